"""Which of several homonyms a name means most likely: by how well known each is, and by what else the text speaks of."""

import math
from collections import Counter
from dataclasses import replace

from lib.suggest.document import Document
from lib.suggest.models import Candidate
from lib.suggest.places.geometry import kilometres
from lib.suggest.rolls import Place
from lib.suggest.rules import condition

SURE = 20.0  # thousands of people: such a place counts three times for its country
LITTLE_KNOWN, WELL_KNOWN = 60.0, 600.0  # thousands of people
SITE_ABROAD = 100.0  # thousands of people: a site named after a lesser place abroad is not put there
FAR_KM, VERY_FAR_KM = 300.0, 1000.0  # from the places that the text speaks of
NEAR_PLACES = 3  # places of the text's country from which on a namesake far away is told
HINT = 0.5  # what a people or a group named counts for its country, beside a place
OF_COUNTRY, OF_SCENE, OF_GOVERNORATE, MOST_TIMES = 4, 1.5, 0.6, 4  # what counts, beside the logarithm of the people


def rank_homonyms(document: Document) -> None:
    """Order each place's candidates, the likeliest first, and note the country that the text is about."""
    countries = _countries_of_places(document)
    document.scene = _most(countries)
    countries.update({country: HINT * times for country, times in _told(document).items() if country})
    scene = _most(countries)
    governorates = _governorates(document, scene)
    total = sum(countries.values()) or 1

    def score(one: Candidate) -> float:
        return (
            math.log10(one.weight + 1)
            + OF_COUNTRY * countries[one.country] / total
            + OF_SCENE * (one.country == scene)
            + min(governorates[one.governorate], MOST_TIMES) * OF_GOVERNORATE
            - (one.precision == "governorate")  # a bare name means the town before its region
        )

    for entity in document.places.entities:
        entity.candidates.sort(key=score, reverse=True)
        _settle_best(entity, scene)
    _drop_far_namesakes(document)


def _most(countries: Counter[str]) -> str:
    return countries.most_common(1)[0][0] if countries else ""


def _countries_of_places(document: Document) -> Counter[str]:
    """How much the places of the text speak of each country, those of one country alone."""
    countries: Counter[str] = Counter()
    for spot in document.places.spots:
        meanings = document.places.entities[spot.entity].candidates
        found = {one.country for one in meanings if one.country}
        if len(found) == 1:
            sure = max(one.weight for one in meanings) > SURE
            countries[next(iter(found))] += 1 + 2 * sure
    return countries


def _told(document: Document) -> Counter[str]:
    """How often the text names a country's people or a group that is at home there; the corpus's own countries count too."""
    nations, actors = document.known.nationalities, document.actors
    told = Counter(nations[word.key] for word in document.words if word.capital and word.key in nations)
    told.update(actors.entities[spot.entity].country for spot in actors.spots if spot.how != "state")
    told.update(document.known.home)
    return told


def _governorates(document: Document, scene: str) -> Counter[str]:
    """How often the text names places of one governorate alone, of the country that it is about."""
    governorates: Counter[str] = Counter()
    for spot in document.places.spots:
        meanings = [one for one in document.places.entities[spot.entity].candidates if one.country in ("", scene)]
        local = {one.governorate for one in meanings if one.governorate}
        if len(local) == 1:
            governorates[next(iter(local))] += 1
    return governorates


def _settle_best(entity: Place, scene: str) -> None:
    """Give a best candidate without a point that of its namesake; of a site named after a lesser place abroad, take all."""
    best = entity.candidates[0] if entity.candidates else None
    if best is None:
        return
    located = next((one for one in entity.candidates if one.lat is not None), None)
    if best.lat is None and located and (located.name == best.name or located.precision == best.precision == "governorate"):
        entity.candidates[0] = replace(best, lat=located.lat, lon=located.lon)
    if entity.area == "site" and scene and best.country != scene and best.weight < SITE_ABROAD:
        entity.candidates = []


def _drop_far_namesakes(document: Document) -> None:
    """A little known name far from all that the text speaks of is taken for a namesake that no gazetteer has; what the
    gazetteer has is offered behind."""
    best = [one.candidates[0] for one in document.places.entities if one.candidates]
    near = [one for one in best if one.country == document.scene and one.lat is not None and one.precision != "country"]
    if len(near) < NEAR_PLACES:
        return
    for entity in document.places.entities:
        if entity.candidates and not entity.country and is_namesake(document, entity, near):
            entity.elsewhere, entity.candidates = entity.candidates, []


@condition("places.namesake", otherwise=False)
def is_namesake(document: Document, entity: Place, near: list[Candidate]) -> bool:
    """Whether a place of another country is little known and far from the places that the text speaks of."""
    best = entity.candidates[0]
    if best.country == document.scene or best.lat is None:
        return False
    away = min(kilometres(best, one) for one in near)
    little = best.weight < (LITTLE_KNOWN if away < VERY_FAR_KM else WELL_KNOWN)
    return away > FAR_KM and (little or entity.part)
