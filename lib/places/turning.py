"""Outlines whose longitudes and latitudes stand the other way round. Degrees turned round are mostly degrees too, so only what else
is known tells it: the corpus's extent, or places with points that were given along."""

import shapely
from shapely.geometry.base import BaseGeometry

from lib.corpus.model.register import Extent
from lib.places.told import Read

HINT = "save them with longitude first, as GeoJSON has it (RFC 7946); nothing is made of them"
LEAST = 0.5  # of the outlines' box, which lies in the corpus's extent where it is turned


def leave_out_turned(reads: list[Read], extent: Extent | None) -> None:
    """Take the areas of each file that has them turned round, which is said. `extent`: of the corpus, if any."""
    points = [(place.lon, place.lat) for read in reads for place in read.places if place.lat is not None and place.lon is not None]
    for read in reads:
        if read.areas and (told := _turned(shapely.total_bounds([area.shape for area in read.areas]), points, extent)):
            read.findings.add(0, "geometry", f"its outlines lie the other way round: {told}", HINT, severity="error")
            read.findings.out["an outline turned round"] += len(read.areas)
            read.areas = []


def _turned(bounds: tuple[float, ...], points: list[tuple[float, float]], extent: Extent | None) -> str:
    """Why outlines within bounds are turned round; "" where nothing says so."""
    west, south, east, north = bounds
    own, turned = shapely.box(west, south, east, north), shapely.box(south, west, north, east)
    if extent is not None:
        room = shapely.box(extent.west, extent.south, extent.east, extent.north)
        if _share(turned, room) >= LEAST > 2 * _share(own, room):
            return "turned they lie in the corpus’s extent, and as they are they do not"
    placed = shapely.points(points) if points else []
    within, other = (int(shapely.intersects(box, placed).sum()) if points else 0 for box in (own, turned))
    return f"turned they hold {other:,} of the places given with them, and as they are {within:,}" if other > within else ""


def _share(box: BaseGeometry, room: BaseGeometry) -> float:
    return float(box.intersection(room).area / box.area) if box.area else 0.0
