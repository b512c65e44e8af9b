"""Places within a distance of a place, on the ellipsoid; a halo that only touches the circle counts, and is said.

Measured on a ball first, which is quick, and on the ellipsoid where the ball does not decide: exact where it matters.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
from geopy.distance import geodesic

from lib.corpus.model.models import Corpus, Place
from lib.events.memo import once
from lib.events.tables import Tables

RADIUS_KM = 6371.009  # the Earth's mean
SHORTEST, LONGEST = 0.994, 1.006  # by how much the ellipsoid's distances are shorter or longer than that ball's, and a little more


@dataclass(frozen=True)
class Near:
    """Ids of places inside the circle, and of those whose halo only touches it."""

    inside: frozenset[str]
    touching: frozenset[str]


def has_point(place: Place) -> bool:
    """Whether the place may be drawn: it has a sourced point and is no governorate or country."""
    return place.point is not None and place.exactness.located


def places_near(corpus: Corpus, centre_id: str, km: float) -> Near:
    """Places whose point, or halo of `radius_km`, lies within `km` kilometres of a place's point (geodesic, WGS 84).

    A centre that is unknown or has no point is near nothing.
    """
    centre = corpus.places.get(centre_id)
    if centre is None or not has_point(centre):
        return Near(frozenset(), frozenset())
    inside, touching = set(), set()
    placed = [place for place in corpus.places.values() if has_point(place)]
    for place, rough in zip(placed, _on_a_sphere(centre, placed)):
        radius = place.radius_km or 0.0
        unsure = any(SHORTEST * rough <= edge <= LONGEST * rough for edge in (km - radius, km + radius))
        distance = geodesic((centre.lat, centre.lon), (place.lat, place.lon)).km if unsure else rough
        if distance + radius <= km or place.id == centre_id:
            inside.add(place.id)
        elif distance - radius <= km:
            touching.add(place.id)
    return Near(frozenset(inside), frozenset(touching))


@once
def nearness(tables: Tables, corpus: Corpus) -> Callable[[str, float], Near]:
    """What places_near gives of a place and a distance in this corpus, measured once for the circles asked for lately."""
    return lru_cache(maxsize=16)(partial(places_near, corpus))


def _on_a_sphere(centre: Place, places: list[Place]) -> list[float]:
    """Kilometres from a place to each of the places, as if the Earth were a ball (haversine formula)."""
    lats, lons = (np.radians([getattr(place, name) for place in places]) for name in ("lat", "lon"))
    lat, lon = np.radians(np.array([centre.lat, centre.lon], float))
    part = np.sin((lats - lat) / 2) ** 2 + np.cos(lat) * np.cos(lats) * np.sin((lons - lon) / 2) ** 2
    distances: list[float] = (2 * RADIUS_KM * np.arcsin(np.sqrt(np.clip(part, 0, 1)))).tolist()
    return distances
