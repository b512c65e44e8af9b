"""Places within a distance of a place, on the ellipsoid; a halo that only touches the circle counts, and is said."""

from dataclasses import dataclass

from geopy.distance import geodesic

from lib.corpus.models import Corpus, Place


@dataclass(frozen=True)
class Near:
    """Ids of places inside the circle, and of those whose halo only touches it."""

    inside: frozenset[str]
    touching: frozenset[str]


def has_point(place: Place) -> bool:
    """Whether the place may be drawn: it has a sourced point and is no governorate or country."""
    return place.lat is not None and place.lon is not None and place.precision not in ("governorate", "country")


def places_near(corpus: Corpus, centre_id: str, km: float) -> Near:
    """Places whose point, or halo of `radius_km`, lies within `km` kilometres of a place's point (geodesic, WGS 84).

    A centre that is unknown or has no point is near nothing.
    """
    centre = corpus.places.get(centre_id)
    if centre is None or not has_point(centre):
        return Near(frozenset(), frozenset())
    inside, touching = set(), set()
    for place in filter(has_point, corpus.places.values()):
        distance, radius = geodesic((centre.lat, centre.lon), (place.lat, place.lon)).km, place.radius_km or 0.0
        if distance + radius <= km or place.id == centre_id:
            inside.add(place.id)
        elif distance - radius <= km:
            touching.add(place.id)
    return Near(frozenset(inside), frozenset(touching))
