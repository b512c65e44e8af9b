"""Where events happened, as geometries of GeoJSON: points, circles within which a place lies, lines of what moved.

Degrees of WGS 84, longitude first (RFC 7946): rings run against the clock, and what crosses 180° is cut there. A place without
a sourced point has no geometry: None, never a stand-in.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import pandas as pd
from geopy.distance import geodesic

from lib.corpus.model.codebook import CODEBOOK
from lib.exchange.companions import companions
from lib.exchange.manifest import Snapshot
from lib.exchange.plain import Plain, plain_rows

CORNERS = 64  # of a circle
DIGITS = 6  # of a degree: a tenth of a metre
MARKED = [precision.id for precision in CODEBOOK.precisions.values() if precision.marked]
OF_POINTS = ("lat", "place_precision")  # what says whether an event has one
OWN_PLACE = ["event_id", "place_id", "place", "place_precision", "lat", "lon", "radius_km", "located_by", "place_source"]
Point = tuple[float, float]  # longitude and latitude
Geometry = dict[str, object]
Row = dict[str, Plain]


class Shape(NamedTuple):
    """`kind`: place, halo or movement; `place`: the row of event_places that it is of; `start`: of a movement, where from."""

    kind: str
    geometry: Geometry | None
    place: Row
    start: Row | None = None


def shapes_of(snapshot: Snapshot) -> dict[str, list[Shape]]:
    """event_id -> its places in their order, each with its halo where it has one, then its movements, from each origin to each
    place where it happened; an event without a place is not in it."""
    found: dict[str, list[Row]] = {}
    for row in plain_rows(_event_places(snapshot)):
        found.setdefault(str(row["event_id"]), []).append(row)
    return {event: list(_shapes(places)) for event, places in found.items()}


def _event_places(snapshot: Snapshot) -> pd.DataFrame:
    """A row for each event, place and role; of a snapshot with nothing beside, the first place of each event."""
    if snapshot.beside is not None:
        return companions(snapshot.beside, snapshot.corpus)["event_places"]
    own = snapshot.events.loc[snapshot.events["place_id"].notna(), OWN_PLACE]
    return own.assign(role="at", on_map=has_point(own))


def has_point(events: pd.DataFrame) -> pd.Series:
    """Mask: the map draws a point at the event's first place."""
    return events["lat"].notna() & events["place_precision"].isin(MARKED)


def _shapes(places: list[Row]) -> Iterator[Shape]:
    for place in places:
        point = point_of(place)
        yield Shape("place", {"type": "Point", "coordinates": list(point)} if point else None, place)
        if point and isinstance(place["radius_km"], float) and place["radius_km"] > 0:
            yield Shape("halo", circle(*point, place["radius_km"]), place)
    for start in (place for place in places if place["role"] == "origin"):
        for end in (place for place in places if place["role"] == "at"):
            ends = point_of(start), point_of(end)
            if ends[0] and ends[1] and ends[0] != ends[1]:
                yield Shape("movement", line(ends[0], ends[1]), end, start)


def point_of(place: Row) -> Point | None:
    """Where the map draws it; None where no source gives a point, and of what is no point: a province, a border."""
    lat, lon = place["lat"], place["lon"]
    return (lon, lat) if place["on_map"] and isinstance(lat, float) and isinstance(lon, float) else None


@lru_cache(maxsize=10_000)
def circle(lon: float, lat: float, radius_km: float) -> Geometry:
    """A circle on the ellipsoid; a MultiPolygon where it crosses 180°. Shared: never changed."""
    distance = geodesic(kilometers=radius_km)
    around = (distance.destination((lat, lon), -360 * corner / CORNERS) for corner in range(CORNERS))
    ring = [(_near(float(end.longitude), lon), float(end.latitude)) for end in around]
    sides = [turned for turn in (-360, 0, 360) if (turned := _between([(x + turn, y) for x, y in ring]))]
    closed = [[[round(x, DIGITS), round(y, DIGITS)] for x, y in (*side, side[0])] for side in sides]
    if len(closed) == 1:
        return {"type": "Polygon", "coordinates": closed}
    return {"type": "MultiPolygon", "coordinates": [[side] for side in closed]}


def line(start: Point, end: Point) -> Geometry:
    """The straight line of the map; a MultiLineString where the short way crosses 180°."""
    x = _near(end[0], start[0])
    if -180 <= x <= 180:
        return {"type": "LineString", "coordinates": [list(start), list(end)]}
    edge = 180.0 if x > 180 else -180.0
    lat = start[1] + (end[1] - start[1]) * (edge - start[0]) / (x - start[0])
    crossing = round(lat, DIGITS)
    return {"type": "MultiLineString", "coordinates": [[list(start), [edge, crossing]], [[-edge, crossing], list(end)]]}


def _near(lon: float, other: float) -> float:
    """The same longitude, at most half a turn from another."""
    return (lon - other + 180) % 360 - 180 + other


def _between(ring: list[Point]) -> list[Point]:
    """What of a ring lies from 180° west to 180° east."""
    for edge, sign in ((-180.0, 1), (180.0, -1)):
        kept: list[Point] = []
        for (x, y), (to_x, to_y) in pairwise((*ring, *ring[:1])):
            inside, then = sign * (x - edge) >= 0, sign * (to_x - edge) >= 0
            kept += [(x, y)] if inside else []
            if inside != then:
                kept.append((edge, y + (to_y - y) * (edge - x) / (to_x - x)))
        ring = kept
    return ring if len(ring) > 2 else []
