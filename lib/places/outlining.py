"""Areas become small outlines: what lacks a level is joined of the areas below it, edges that two areas share stay shared, and
corners are left out only as far as a file is too large."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from lib.corpus.checking.lying import areas_only
from lib.places.told import Area

MOST_BYTES = 1_000_000  # of one file: it goes along with every map
STEPS = (0.0, 0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.03, 0.06)  # degrees
KM = 111.2  # of a degree
DIGITS = 4  # of a degree: 11 metres


class Outlined(NamedTuple):
    """A file of one level: its bytes, how many areas it has, its corners before and now, and how far off one that went was."""

    content: bytes
    n_areas: int
    corners: tuple[int, int]
    km: float


def joined(areas: list[Area], level: int) -> list[Area]:
    """The areas of a level; where there are none, those of the next level below by the unit that they say they lie in."""
    if own := [area for area in areas if area.level == level]:
        return own
    below = min((area.level for area in areas if area.level > level and level in area.parents), default=None)
    parts: dict[tuple[str, str], list[Area]] = defaultdict(list)
    for area in areas:
        if area.level == below and level in area.parents:
            parts[area.parents[level]].append(area)
    return [
        Area(
            name,
            level,
            areas_only(shapely.union_all([part.shape for part in of])),
            "",
            code,
            {number: unit for number, unit in of[0].parents.items() if number < level},
            of[0].line,
            of[0].file,
        )
        for (name, code), of in parts.items()
    ]


def outlined(areas: Iterable[Area], level: int, sources: list[str]) -> Outlined:
    """The file of a level; areas in the order of their names, so that the same areas give the same bytes."""
    ordered = sorted(areas, key=lambda area: (area.parents.get(1, ("",))[0], area.name, area.pcode, area.file, area.line))
    shapes = [area.shape for area in ordered]
    before = sum(map(shapely.get_num_coordinates, shapes))
    content, kept, off = b"", shapes, 0.0
    for step in STEPS:
        kept = [areas_only(one) for one in shapely.coverage_simplify(shapes, step)] if step else shapes
        kept = [one if not one.is_empty else shape for one, shape in zip(kept, shapes)]
        off = _off(shapes, kept) if step else 0.0
        content = _written(ordered, kept, level, sources, off)
        if len(content) <= MOST_BYTES:
            break
    return Outlined(content, len(ordered), (before, sum(map(shapely.get_num_coordinates, kept))), off)


def _off(shapes: list[BaseGeometry], kept: list[BaseGeometry]) -> float:
    """Kilometres that the farthest corner which went is off the line that stands for it."""
    farthest = 0.0
    for shape, less in zip(shapes, kept):
        line = less.boundary
        shapely.prepare(line)
        farthest = max(farthest, float(shapely.distance(line, shapely.points(shapely.get_coordinates(shape))).max()))
    return round(farthest * KM, 2)


def _written(areas: list[Area], shapes: list[BaseGeometry], level: int, sources: list[str], km: float) -> bytes:
    features = []
    for area, shape in zip(areas, shapes):
        told = {
            "name": area.name,
            "name_ar": area.name_ar,
            "level": level,
            "governorate": area.parents.get(1, ("", ""))[0],
            "pcode": area.pcode,
        }
        properties = {key: value for key, value in told.items() if value}
        features.append({"type": "Feature", "properties": properties, "geometry": _rounded(shape)})
    head = {"type": "FeatureCollection", "source": "; ".join(sources), "simplified_km": km, "features": features}
    return (json.dumps(head, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _rounded(shape: BaseGeometry) -> dict[str, object]:
    less = shapely.transform(shape, lambda corners: corners.round(DIGITS))
    return dict(mapping(less))
