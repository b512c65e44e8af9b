"""Facets: for every multiple-choice filter, which event has which values, as integer codes.

An actor stands for its units and persons, a place for its governorate, district and named areas.
"""

import re
import unicodedata
from collections.abc import Iterable

import numpy as np

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Corpus, Place
from lib.events.stories import Story, joined_date
from lib.events.tables import Facet
from lib.events.ties import UNKNOWN, wholes_above

Pairs = Iterable[tuple[int, str]]


def slug(text: str) -> str:
    """An id made of a name: lower case, words joined by hyphens; letters of any script stay."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"\W+", "-", bare).strip("-") or "unnamed"


def make_facet(pairs: Pairs) -> Facet:
    """Facet of (event row, value) pairs; repeated pairs count once, values are sorted."""
    distinct = sorted(set(pairs))
    values = tuple(sorted({value for _, value in distinct}))
    code = {value: number for number, value in enumerate(values)}
    return Facet(values, np.array([row for row, _ in distinct], np.int32),
                 np.array([code[value] for _, value in distinct], np.int32))


def build_facets(stories: tuple[Story, ...], corpus: Corpus, link_kinds: Pairs) -> dict[str, Facet]:
    """All facets of the corpus's stories; row i is story i.

    An event has the actors, places and publishers of all of its reports; of everything else its row's own value.
    """
    regions = {place.id: region_ids(place, corpus) for place in corpus.places.values()}
    leads = [(row, story.lead.event) for row, story in enumerate(stories)]
    places = [(row, place) for row, story in enumerate(stories) for place in story.places()]
    simple = {name: make_facet((row, getattr(event, name)) for row, event in leads if getattr(event, name))
              for name in ("type", "issue", "claim", "stage", "credibility")}
    return simple | {
        "actor": make_facet(_actors(stories, corpus)),
        "place": make_facet(places),
        "region": make_facet((row, region) for row, place in places for region in regions[place]),
        "group": make_facet((row, CODEBOOK.types[event.type].group) for row, event in leads),
        "kind": make_facet(link_kinds),
        "publisher": make_facet((row, slug(report.article.publisher))
                                for row, story in enumerate(stories) for report in story.reports),
        "reliability": make_facet((row, story.lead.article.reliability) for row, story in enumerate(stories)),
    }


def _actors(stories: tuple[Story, ...], corpus: Corpus) -> Pairs:
    known: dict[tuple, frozenset[str]] = {}
    for row, story in enumerate(stories):
        date = joined_date(story)
        span = (date.first, date.last) if date else UNKNOWN
        for named in story.actors():
            key = (named, span)
            if key not in known:
                known[key] = wholes_above(corpus, *key)
            yield from ((row, actor) for actor in known[key])


def region_ids(place: Place, corpus: Corpus) -> tuple[str, ...]:
    """Ids of the regions a place lies in: "governorate:…", "district:…", "area:…" (its own, if it is one)."""
    found = [f"governorate:{slug(name)}" for name in place.governorates]
    if place.district:
        found.append(f"district:{slug(place.district)}")
    return (*found, *(f"area:{area}" for area in _areas(place, corpus)))


def _areas(place: Place, corpus: Corpus) -> list[str]:
    waiting, found = [place.id] if place.precision in ("area", "line") else list(place.within), []
    while waiting:
        area = waiting.pop(0)
        if area in found:
            continue
        found.append(area)
        waiting.extend(corpus.places[area].within if area in corpus.places else ())
    return found


def facet_labels(corpus: Corpus) -> dict[str, dict[str, str]]:
    """Labels of region and publisher ids; the governorates among the regions once more by their names alone."""
    governorates = {f"governorate:{slug(name)}": name for place in corpus.places.values() for name in place.governorates}
    regions = {region: f"{name} (governorate)" for region, name in governorates.items()}
    for place in corpus.places.values():
        regions |= {f"district:{slug(place.district)}": f"{place.district} (district)"} if place.district else {}
        if place.precision in ("area", "line"):
            regions[f"area:{place.id}"] = place.name
    return {"region": regions, "governorate": governorates,
            "publisher": {slug(article.publisher): article.publisher for article in corpus.articles}}
