"""Points that are likely not meant so: outside the corpus's extent, outside the governorate that the place itself names, at
(0, 0), one point for two places, an area as exact as a house. Degrees are WGS 84; outlines are the corpus's own, joined by
lib.corpus.model.regions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lib.corpus.checking.lying import area_of, km_from
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Extent, GeoJson, Place
from lib.corpus.model.regions import Polygon, governorate_id, outlines_of
from lib.errors import Problem

LEAST_KM = 0.01  # a house
NEAR_KM = 25.0  # of an outline: outlines are simplified, and towns stand on borders
STAND_INS = tuple(how.id for how in CODEBOOK.located_by.values() if not how.surveyed)


def extent_doubts(file: str, places: Mapping[str, Place], lines: Mapping[str, int], extent: Extent) -> list[Problem]:
    """Warnings on points outside the extent, where the point turned round or its governorate lies within; and on areas with a
    point as exact as a house. `lines`: place id -> its line of `file`."""
    inside = {
        name
        for place in places.values()
        if place.point and extent.holds(*place.point)
        for name in map(governorate_id, place.governorates)
    }
    found = []
    for place in places.values():
        if place.point is None:
            continue
        if told := _outside(place, *place.point, extent, inside):
            found.append(Problem(file, lines[place.id], "lat", *told, "warning"))
        if told := _too_exact(place):
            found.append(Problem(file, lines[place.id], "radius_km", *told, "warning"))
    return found


def _too_exact(place: Place) -> tuple[str, str] | None:
    """What is wrong with an area that says no radius, or with a radius that is none."""
    if place.radius_km is None and place.exactness.drawn == "circle":
        return (
            f"“{place.name}” is an area with a point and no radius",
            "say how many kilometres it reaches, so that its point is not taken for exact",
        )
    if place.radius_km is not None and place.radius_km < LEAST_KM:
        return f"“{place.name}” reaches {place.radius_km:g} km: too little", "leave radius_km empty where the point is exact"
    return None


def turned_round(lat: float, lon: float) -> dict[str, tuple[float, float]]:
    """What a point may have been before a slip, by the words for the slip."""
    return {"the other way round": (lon, lat), "with another sign": (-lat, lon), "with the other sign": (lat, -lon)}


def _outside(place: Place, lat: float, lon: float, extent: Extent, inside: set[str]) -> tuple[str, str] | None:
    """What is wrong with a point outside the extent that is likely meant within it; `inside`: governorates (ids) with one."""
    if extent.holds(lat, lon) or (lat == 0 and lon == 0):
        return None
    hint = next(
        (
            f"perhaps lat {one:g} and lon {other:g}, {how}"
            for how, (one, other) in turned_round(lat, lon).items()
            if abs(one) <= 90 and extent.holds(one, other)
        ),
        "",
    )
    if hint:
        return f"“{place.name}” lies outside the corpus's extent", hint
    if shared := [name for name in place.governorates if governorate_id(name) in inside]:
        return (
            f"“{place.name}” lies outside the corpus's extent, other places of {shared[0]} in it",
            "look at the point, or at the governorate",
        )
    return None


def point_doubts(file: str, places: Mapping[str, Place], lines: Mapping[str, int], boundaries: GeoJson | None) -> list[Problem]:
    """A warning for each place whose point is doubtful; `lines`: place id -> its line of `file`; `boundaries`: GeoJSON."""
    outlines = outlines_of(boundaries)
    found = []
    for place in places.values():
        if place.point and (told := _at_zero(place) or _elsewhere(place, *place.point, outlines)):
            found.append(Problem(file, lines[place.id], "lat", *told, "warning"))
    return found + [Problem(file, lines[place.id], "lat", *told, "warning") for place, told in _shared(places)]


def _at_zero(place: Place) -> tuple[str, str] | None:
    if place.lat == 0 and place.lon == 0:
        return f"“{place.name}” lies at (0, 0), in the sea off Africa", "where no point is known, leave lat and lon empty"
    return None


def _elsewhere(place: Place, lat: float, lon: float, outlines: Mapping[str, list[Polygon]]) -> tuple[str, str] | None:
    """What is wrong with a point that lies in none of the governorates its place names, nor near one."""
    named = [outlines[name] for name in map(governorate_id, place.governorates) if name in outlines]
    if len(named) < len(place.governorates) or not named or not place.exactness.counts_in_region:
        return None
    reach = NEAR_KM + (place.radius_km or 0.0)

    def lies(north: float, east: float) -> bool:
        return any(distance_km(north, east, polygons) <= reach for polygons in named)

    if lies(lat, lon):
        return None
    hint = next(
        (
            f"perhaps lat {one:g} and lon {other:g}, {how}"
            for how, (one, other) in turned_round(lat, lon).items()
            if abs(one) <= 90 and lies(one, other)
        ),
        "look at the point, or at the governorate",
    )
    return f"“{place.name}” does not lie in {' or '.join(place.governorates)}, nor within {reach:g} km of it", hint


def _shared(places: Mapping[str, Place]) -> Iterator[tuple[Place, tuple[str, str]]]:
    """Places with the very point of an earlier one; a stand-in, or one that lies within the other, may share it."""
    at: dict[tuple[float, float], list[Place]] = defaultdict(list)
    for place in places.values():
        if place.point and place.located_by not in STAND_INS:
            at[place.point].append(place)
    for first, *others in at.values():
        for other in others:
            if first.id not in other.within and other.id not in first.within:
                yield (
                    other,
                    (
                        f"“{other.id}” has the very point of “{first.id}”",
                        "give each its own; where one stands in for the other, write located_by: proxy",
                    ),
                )


def distance_km(lat: float, lon: float, polygons: list[Polygon]) -> float:
    """Kilometres from a point to polygons, 0 inside."""
    return km_from(lat, lon, area_of({"type": "MultiPolygon", "coordinates": polygons}))
