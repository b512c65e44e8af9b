"""Points for areas beside a known place and for sites in one; each says where it was put and why."""

from collections import defaultdict
from dataclasses import replace

from lib.suggest.document import Document
from lib.suggest.models import Candidate
from lib.suggest.places.geometry import direction, kilometres, moved
from lib.suggest.rolls import Place
from lib.suggest.rules import rule
from lib.suggest.text.knowledge import Knowledge, at_governorate
from lib.suggest.text.spots import Spot

AWAY_KM = 28.0  # how far from a town its "eastern countryside" is put where nothing else is known
SEAT_KM, SEAT_PEOPLE = 200.0, 15.0  # a town of so many thousands, so near the centre, stands for its governorate
CENTRE_KM, CENTRE_TURN = 15.0, 67.0  # the centre is taken where it lies farther off, on that side give or take so many degrees

BySentence = dict[int, list[Spot]]


def find_points(document: Document) -> None:
    """Put areas and sites at a point; a name that nothing locates stays without one."""
    by_sentence: BySentence = defaultdict(list)
    for spot in document.places.spots:
        by_sentence[document.words[spot.first].sentence].append(spot)
    for spot in document.places.spots:
        entity = document.places.entities[spot.entity]
        if entity.area == "countryside" and entity.candidates:
            entity.candidates = [countryside(document, one, entity) or one for one in entity.candidates]
            entity.area = "done"
        elif not entity.candidates:
            hosted = beside(document, spot, by_sentence)
            entity.candidates = [hosted or Candidate(entity.name, "site"), *entity.elsewhere]


@rule("points.countryside")
def countryside(document: Document, one: Candidate, entity: Place) -> Candidate:
    """An area beside a known place: on the side that is told, at the governorate's centre, or at the place."""
    here = replace(one, name=entity.name, precision="area", id="")
    if one.lat is None:
        return here
    centre = _centre_of(document.known, one)
    if entity.bearing is None:
        told = f"centre of {one.governorate}"
        return (at_governorate(document.known, one.governorate, entity.name, told) or here) if centre else here
    if centre and kilometres(one, centre) > CENTRE_KM and _turned(direction(one, centre), entity.bearing) <= CENTRE_TURN:
        told = f"centre of {one.governorate}, on that side of {one.name}"
        return replace(centre, name=entity.name, precision="area", id="", source=told)
    lat, lon = moved(one, entity.bearing, AWAY_KM)
    return replace(here, lat=lat, lon=lon, source=f"{AWAY_KM:.0f} km from {one.name} on that side")


def _centre_of(known: Knowledge, one: Candidate) -> Candidate | None:
    """The centre of a town's governorate where the town stands for it; None where it does not."""
    centre = known.centres.get(one.governorate) if one.precision != "governorate" else None
    if centre is None or centre.lat is None or one.weight < SEAT_PEOPLE or kilometres(one, centre) >= SEAT_KM:
        return None
    return centre


def _turned(one: float, other: float) -> float:
    """Degrees between two directions."""
    return abs((one - other + 180) % 360 - 180)


@rule("points.beside")
def beside(document: Document, spot: Spot, by_sentence: BySentence) -> Candidate | None:
    """A place without a point is put at the located place nearest to it: in its sentence, or the last told before it."""
    places, sentence = document.places.entities, document.words[spot.first].sentence
    for back in range(sentence + 1):
        near = [
            other
            for other in by_sentence.get(sentence - back, ())
            if not places[other.entity].country and places[other.entity].candidates and places[other.entity].best.lat is not None
        ]
        if near:
            other = min(near, key=lambda other: abs(other.first - spot.first)) if not back else near[-1]
            host, name = places[other.entity].best, places[spot.entity].name
            source = f"put at {host.name}, the place told beside it"
            return replace(host, name=name, precision="site", id="", source=source)
    return None
