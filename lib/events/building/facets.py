"""Facets: for every multiple-choice filter, which event has which values, as integer codes.

An actor stands for its units and persons, a place for its governorate, district and named areas.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus, Place
from lib.corpus.model.regions import district_id, governorate_id, slug
from lib.corpus.model.review import state_of
from lib.corpus.text.spellings import names_of
from lib.events.affiliation import Span, wholes_above
from lib.events.building.backing import BACKED
from lib.events.building.stories import Story
from lib.events.counting.dyads import HOSTILE
from lib.events.tables import Facet

Pairs = Iterable[tuple[int, str]]
REPORTS = {"one": "one article alone", "several": "several articles"}


def make_facet(pairs: Pairs) -> Facet:
    """Facet of (event row, value) pairs; repeated pairs count once, values are sorted."""
    distinct = sorted(set(pairs))
    values = tuple(sorted({value for _, value in distinct}))
    code = {value: number for number, value in enumerate(values)}
    return Facet(
        values, np.array([row for row, _ in distinct], np.int32), np.array([code[value] for _, value in distinct], np.int32)
    )


def build_facets(stories: tuple[Story, ...], corpus: Corpus, link_kinds: Pairs, backing: pd.DataFrame) -> dict[str, Facet]:
    """All facets of the corpus's stories; row i is story i.

    An event has the actors, places and publishers of all of its reports; of everything else its row's own value. Its
    regions are those of the places where it happened, its places also those near it or of its origin. What has a severity is
    hostile, also where one side is not told and so nobody is linked.
    """
    return facets_beside_places(stories, corpus, link_kinds, backing) | place_facets(stories, corpus)


def place_facets(stories: tuple[Story, ...], corpus: Corpus) -> dict[str, Facet]:
    """The facets of where something happened."""
    places = [(row, role, place) for row, story in enumerate(stories) for role, ids in story.places.items() for place in ids]
    regions = {place: region_ids(corpus.places[place], corpus) for place in {place for _, _, place in places}}
    return {
        "place": make_facet((row, place) for row, _, place in places),
        "region": make_facet((row, region) for row, role, place in places if role == "at" for region in regions[place]),
    }


def facets_beside_places(stories: tuple[Story, ...], corpus: Corpus, link_kinds: Pairs, backing: pd.DataFrame) -> dict[str, Facet]:
    """All other facets."""
    row_of = {story.id: row for row, story in enumerate(stories)}
    leads = [(row, story.lead) for row, story in enumerate(stories)]
    severity = {row: CODEBOOK.severity(lead.type, lead.mode) for row, lead in leads}
    simple = {
        name: make_facet((row, getattr(lead, name)) for row, lead in leads if getattr(lead, name))
        for name in ("type", "issue", "claim", "stage", "credibility")
    }
    return simple | {
        "actor": make_facet(_actors(stories, corpus)),
        "layer": make_facet((row, report.rests_on.source) for row, story in enumerate(stories) for report in story.told),
        "group": make_facet((row, CODEBOOK.types[lead.type].group) for row, lead in leads),
        "kind": make_facet([*link_kinds, *((row, HOSTILE) for row, rung in severity.items() if rung)]),
        "severity": make_facet((row, rung) for row, rung in severity.items() if rung),
        "backer": make_facet(
            (row_of[event], backer)
            for event, backer, how in zip(backing["event_id"], backing["backer_id"], backing["how"])
            if how == BACKED
        ),
        "publisher": make_facet(
            (row, slug(report.rests_on.publisher)) for row, story in enumerate(stories) for report in story.told
        ),
        "reports": make_facet((row, reports) for row, story in enumerate(stories) if (reports := reports_of(story))),
        "review": make_facet((row, state_of(lead.review).id) for row, lead in leads),
        "reliability": make_facet((row, story.lead.rests_on.reliability) for row, story in enumerate(stories)),
    }


def reports_of(story: Story) -> str:
    """Whether one article alone tells of it or several do: an id of REPORTS; "" where one does beside another source, or none."""
    documents = {report.rests_on.document: report.rests_on for report in story.told}.values()
    articles = sum(bool(document.article) for document in documents)
    return "several" if articles > 1 else "one" if articles == len(documents) else ""


def _actors(stories: tuple[Story, ...], corpus: Corpus) -> Pairs:
    known: dict[tuple[str, Span], frozenset[str]] = {}
    for row, story in enumerate(stories):
        span = story.spans[0]
        for named in {one.actor for people in story.roles.values() for one in people}:
            if (named, span) not in known:
                known[named, span] = wholes_above(corpus, named, span)
            yield from ((row, actor) for actor in known[named, span])


def region_ids(place: Place, corpus: Corpus) -> tuple[str, ...]:
    """Ids of the regions a place lies in: "governorate:…", "district:…", "area:…" (its own, if it is one).

    A line (a border, a road) and a whole country lie in no governorate: what happened along them is counted beside.
    """
    whole = place.exactness.counts_in_region
    found = [governorate_id(name) for name in place.governorates if whole]
    if place.district and whole:
        found.append(district_id(place.district))
    return (*found, *(f"area:{area}" for area in _areas(place, corpus)))


def _areas(place: Place, corpus: Corpus) -> list[str]:
    waiting, found = [place.id] if place.exactness.own_region else list(place.within), []
    while waiting:
        area = waiting.pop(0)
        if area in found:
            continue
        found.append(area)
        waiting.extend(corpus.places[area].within if area in corpus.places else ())
    return found


def sources_of(stories: tuple[Story, ...]) -> Facet:
    """Which sources beside the articles tell of which events."""
    beside = ((row, report.rests_on) for row, story in enumerate(stories) for report in story.told)
    return make_facet((row, rests_on.source) for row, rests_on in beside if not rests_on.article)


def publishers_of(stories: Iterable[Story], corpus: Corpus, beside: Iterable[str] = ()) -> dict[str, str]:
    """Id -> name of who published an article of the corpus, or what any of the stories rests on; and of others `beside`."""
    articles = {slug(article.publisher): article.publisher for article in corpus.articles}
    others = {report.rests_on.publisher for story in stories for report in story.reports if not report.rests_on.article}
    others |= set(beside)
    return articles | {slug(publisher): publisher for publisher in sorted(others)}


def facet_labels(corpus: Corpus, publishers: dict[str, str]) -> dict[str, dict[str, str]]:
    """Labels of the ids of regions, publishers and reports; the governorates among the regions once more by their names alone."""
    governorates = {governorate_id(name): name for place in corpus.places.values() for name in place.governorates}
    regions = {region: f"{name} ({corpus.settings.level(1)})" for region, name in governorates.items()}
    for place in corpus.places.values():
        regions |= {district_id(place.district): f"{place.district} ({corpus.settings.level(2)})"} if place.district else {}
        if place.exactness.own_region:
            regions[f"area:{place.id}"] = place.name
    return {"region": regions, "governorate": governorates, "reports": REPORTS, "publisher": publishers}


def region_names(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """All that each region is called, its bare name first: a governorate as its place is too, an area as its own place."""
    found: dict[str, tuple[str, ...]] = {}
    for place in corpus.places.values():
        governorates = {governorate_id(name): (name,) for name in place.governorates}
        district = {district_id(place.district): (place.district,)} if place.district else {}
        for region, names in (governorates | district).items():
            found.setdefault(region, names)
        if place.exactness.level == 1 and len(governorates) == 1:
            region = next(iter(governorates))
            found[region] = tuple(dict.fromkeys((*found[region], *names_of(place))))
        if place.exactness.own_region:
            found[f"area:{place.id}"] = names_of(place)
    return found
