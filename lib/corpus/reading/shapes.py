"""A corpus's own GeoJSON, outlines and roads, looked through before anything draws it: what a map cannot take is said.

A file is looked through once for its contents. One that no longer reads, as when it is half saved, stays as it last read well.
"""

import json
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from lib.corpus.model.models import GeoJson
from lib.corpus.reading.base import last_good
from lib.corpus.reading.files import BOUNDARIES, DISTRICTS, ROADS, is_text
from lib.corpus.reading.memory import Content
from lib.errors import Problem

DEPTHS = {"Polygon": 2, "MultiPolygon": 3, "LineString": 1, "MultiLineString": 2}  # lists round a list of points, less one
AREAS = ("Polygon", "MultiPolygon")
KINDS = {BOUNDARIES: AREAS, DISTRICTS: AREAS, ROADS: ("LineString", "MultiLineString")}
NAMED = ("is not a GeoJSON collection of named areas", "each feature has properties.name and a Polygon or MultiPolygon")
SHAPES = {
    BOUNDARIES: NAMED,
    DISTRICTS: NAMED,
    ROADS: ("is not a GeoJSON collection of lines", "each feature has a LineString or MultiLineString"),
}
LEAST = {BOUNDARIES: 4, DISTRICTS: 4, ROADS: 2}  # points of a ring, of a line
MOST_ROADS = 2_000_000  # bytes: they go along with every map


class Looked(NamedTuple):
    """Contents that were looked through: GeoJSON, or what is wrong with it and what would be right."""

    content: Content
    shapes: GeoJson | None
    wrong: tuple[str, str] = ("", "")
    when: str = ""


class Shapes(NamedTuple):
    """What a map may draw of a file, None where it does without; `used`: the digest of the version before, where that stays."""

    shapes: GeoJson | None
    problems: tuple[Problem, ...] = ()
    used: str = ""


@dataclass
class ShapesFile:
    """One file of shapes, read again and again."""

    name: str
    last: Looked | None = None
    good: Looked | None = None

    def read(self, content: Content | None) -> Shapes:
        """Its shapes as the file now is, or as it last read well; None where it is not there. What is wrong is a warning."""
        if content is None:
            self.last = self.good = None
            return Shapes(None)
        if self.last is None or (self.last.content.digest, self.last.content.wrong) != (content.digest, content.wrong):
            self.last = _looked(self.name, content)
        shapes, wrong = self.last.shapes, self.last.wrong
        if shapes is not None and not (self.good and content.is_begun(self.good.content)):
            self.good = self.last
            return Shapes(shapes)
        said = (Problem(self.name, 0, "", *wrong, "warning"),) if shapes is None else ()
        if self.good is None:
            return Shapes(None, said)
        return Shapes(self.good.shapes, (last_good(self.name, self.good.when), *said), self.good.content.digest)


def _looked(name: str, content: Content) -> Looked:
    data = content.data
    if data is None:
        return Looked(content, None, content.wrong)
    if name == ROADS and len(data) > MOST_ROADS:
        wrong = f"is larger than {MOST_ROADS // 1_000_000} MB", "thin its lines, or leave the lesser roads out"
        return Looked(content, None, wrong)
    try:
        shapes: GeoJson = json.loads(data)
        found = _wrong(name, shapes["features"])
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        found = SHAPES[name]
    return Looked(content, None, found) if found else Looked(content, shapes, when=time.strftime("%H:%M:%S"))


def _wrong(name: str, features: Any) -> tuple[str, str] | None:
    """What is wrong with the first feature that a map cannot take, and what would be right."""
    if not isinstance(features, list):
        raise TypeError
    for number, feature in enumerate(features, 1):
        if wrong := _wrong_feature(name, feature):
            return f"feature {number}: {wrong[0]}", wrong[1]
    return None


def _wrong_feature(name: str, feature: Any) -> tuple[str, str] | None:
    geometry = feature["geometry"]
    label = feature["properties"]["name"] if name != ROADS else "road"
    if not isinstance(label, str) or not label.strip() or not is_text(label) or geometry["type"] not in KINDS[name]:
        return SHAPES[name]
    lines = list(_lines(geometry["coordinates"], DEPTHS[geometry["type"]] - 1))
    if not lines or min(map(len, lines)) < LEAST[name]:
        return "has no points, or too few", f"a line of at least {LEAST[name]} points, each a longitude and a latitude"
    points = [point for line in lines for point in line]
    if not all(_is_point(point) for point in points):
        return "has coordinates that are no numbers", "each point is [longitude, latitude]"
    if any(abs(point[0]) > 180 or abs(point[1]) > 90 for point in points):
        return (
            "has coordinates that are no degrees",
            "longitudes lie within 180, latitudes within 90: save the file in WGS 84 (EPSG:4326)",
        )
    return None


def _lines(coordinates: Any, depth: int) -> Iterator[list[Any]]:
    """The lists of points in lists nested `depth` deep. Raises TypeError where one is no list."""
    if not isinstance(coordinates, list):
        raise TypeError
    if depth == 0:
        yield coordinates
        return
    for part in coordinates:
        yield from _lines(part, depth - 1)


def _is_point(point: object) -> bool:
    return (
        isinstance(point, list)
        and len(point) >= 2
        and all(type(number) in (int, float) and math.isfinite(number) for number in point[:2])
    )
