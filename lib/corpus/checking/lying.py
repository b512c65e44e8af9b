"""Where points lie among outlines: in which, and how far from their lines, in kilometres on the ellipsoid.

Outlines are GeoJSON features in degrees (WGS 84); one that crosses itself is taken as what it encloses.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import shapely
from geopy.distance import geodesic
from shapely.geometry.base import BaseGeometry

Position = tuple[float, float]  # latitude and longitude
POLAR = 89.9  # degrees: nearer to a pole a step of latitude would lead over it
BROKEN = (ValueError, TypeError, IndexError, KeyError, AttributeError, RecursionError, shapely.errors.ShapelyError)


def areas_only(shape: BaseGeometry) -> BaseGeometry:
    """What of a shape is an area; of one that crosses itself, what it encloses."""
    whole = shape if shape.is_valid else shapely.make_valid(shape)
    if whole.geom_type in ("Polygon", "MultiPolygon"):
        return whole
    parts = [part for part in shapely.get_parts(whole) if part.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(parts)


def area_of(geometry: dict[str, Any]) -> BaseGeometry:
    """The area of a GeoJSON geometry. Raises one of BROKEN of what is none."""
    return areas_only(shapely.force_2d(shapely.geometry.shape(geometry)))


def km_from(lat: float, lon: float, shape: BaseGeometry) -> float:
    """Kilometres from a point to the nearest of a shape, 0 on it."""
    nearest = _nearest(lat, lon, shape)
    return float(geodesic((lat, lon), nearest).km) if nearest else float("inf")


def km_to_line(lat: float, lon: float, shape: BaseGeometry) -> float:
    """Kilometres from a point, within or without, to the line around a shape."""
    return km_from(lat, lon, shape.boundary)


def _nearest(lat: float, lon: float, shape: BaseGeometry) -> Position | None:
    """The point of a shape that is nearest, on a plane about the point; None of a shape that is empty."""
    if shape.is_empty:
        return None
    here = max(-POLAR, min(POLAR, lat))
    shrink = geodesic((here, lon - 0.05), (here, lon + 0.05)).km / geodesic((here - 0.05, lon), (here + 0.05, lon)).km
    flat = shapely.transform(shape, lambda corners: (corners - (lon, lat)) * (shrink, 1.0))
    line = shapely.shortest_line(shapely.Point(0.0, 0.0), flat)
    x, y = line.coords[-1]
    return max(-90.0, min(90.0, lat + y)), lon + x / shrink


class Outlines:
    """Named areas in which points are looked for. `features`: GeoJSON, in the order of which they are numbered."""

    def __init__(self, features: Sequence[dict[str, Any]]):
        self.names = [str(feature["properties"]["name"]) for feature in features]
        self.properties = [feature["properties"] for feature in features]
        self.shapes = [area_of(feature["geometry"]) for feature in features]

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.shapes)

    def around(self, positions: Sequence[Position]) -> list[list[int]]:
        """For each point the numbers of the areas that it lies in or on the line of."""
        found: list[list[int]] = [[] for _ in positions]
        if positions and self.shapes:
            points = shapely.points([(lon, lat) for lat, lon in positions])
            for point, area in zip(*self._tree.query(points, predicate="intersects").tolist()):
                found[point].append(area)
        return [sorted(areas) for areas in found]

    def nearest(self, lat: float, lon: float) -> tuple[int, float] | None:
        """Number of the area that is nearest to a point, and how many kilometres off it is; None where there is no area."""
        if not self.shapes:
            return None
        number = int(self._tree.nearest(shapely.Point(lon, lat)))
        return number, km_from(lat, lon, self.shapes[number])
