"""Which rows of several publishers are perhaps one place: one name in some spelling, one kind, and points that lie near each other.
They are named to each other and never merged: which of two points is better, the files do not say."""

from collections import defaultdict
from collections.abc import Sequence
from math import cos, hypot, radians
from typing import NamedTuple

from lib.corpus.text.folding import spelling
from lib.places.told import Told

NEAR_KM = 5.0  # publishers put one town's point on its middle, its mosque or its municipality
KM = 111.2  # of a degree
POINTED = frozenset(("town", "site", "area"))  # whose point tells them apart; units are told apart by what they lie in


class Pair(NamedTuple):
    """Two rows by their numbers, and the kilometres between their points, None where one has none."""

    one: int
    other: int
    km: float | None


def alike(places: Sequence[Told]) -> list[Pair]:
    """The pairs of places that are perhaps one; of one publisher none are, for it tells them apart."""
    if len({publisher_of(place.source) for place in places}) < 2:
        return []
    bearers: dict[tuple[str, str, str], dict[int, None]] = defaultdict(dict)
    for number, place in enumerate(places):
        for name in filter(None, (place.name, place.name_ar, *place.aliases)):
            bearers[spelling(name), place.precision, place.country][number] = None
    found: dict[tuple[int, int], Pair] = {}
    for numbers in bearers.values():
        several = list(numbers) if len({publisher_of(places[number].source) for number in numbers}) > 1 else []
        for at, one in enumerate(several):
            for other in several[at + 1 :]:
                if (one, other) not in found and (pair := _pair(places, one, other)):
                    found[one, other] = pair
    return sorted(found.values())


def publisher_of(source: str) -> str:
    """Whose row it is, by what its source begins with: GeoNames, OCHA."""
    return source.split(" ", 1)[0]


def km_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points that are near each other; of far ones, that they are far."""
    (lat, lon), (north, east) = one, other
    return KM * hypot(north - lat, (east - lon) * cos(radians((lat + north) / 2)))


def _pair(places: Sequence[Told], one: int, other: int) -> Pair | None:
    first, second = places[one], places[other]
    if publisher_of(first.source) == publisher_of(second.source):
        return None
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return Pair(one, other, None) if first.precision not in POINTED and _lie_alike(first, second) else None
    km = km_between((first.lat, first.lon), (second.lat, second.lon))
    far = km > NEAR_KM and first.precision in POINTED
    return None if far or (first.precision not in POINTED and not _lie_alike(first, second)) else Pair(one, other, round(km, 1))


def _lie_alike(one: Told, other: Told) -> bool:
    """Whether two units lie in one governorate, as far as both say it; a governorate lies in itself."""
    told = {spelling(place.governorate) for place in (one, other) if place.governorate and place.precision != "governorate"}
    return len(told) < 2
