"""Whether the units of files fit each other: codes that nobody has, areas that do not lie in the unit that they name."""

import shapely
from shapely.geometry.base import BaseGeometry

from lib.places.told import Area, Read

LEAST_WITHIN = 0.5  # of an area, in the unit that it says it lies in
MOST_SHARED = 0.01  # of the smaller of two areas of one level, which files that were drawn by hand share along a line


def say_what_does_not_nest(reads: list[Read]) -> None:
    """Add to each file's findings the units that lie in none of the level above, and the areas that two of a level share."""
    for level in sorted({area.level for read in reads for area in read.areas}):
        _say_what_overlaps([(read, area) for read in reads for area in read.areas if area.level == level])
    areas = [area for read in reads for area in read.areas]
    shapes = {(area.level, area.pcode or area.name): area for area in areas}
    levels = {area.level for area in areas}
    for read in reads:
        for area in read.areas:
            for level, (name, code) in area.parents.items():
                if level not in levels:
                    continue
                parent = shapes.get((level, code or name)) or shapes.get((level, name))
                if parent is None:
                    what = f"“{area.name}” says it lies in {name} {code}".rstrip() + f", which no area of level {level} is"
                    hint = "look at the code, or take both levels from one release"
                    read.findings.add(area.line, f"ADM{level}", what, hint, "a unit above that is not there")
                elif (part := _part_within(area.shape, parent.shape)) < LEAST_WITHIN:
                    what = f"“{area.name}” lies in “{name}” by {part:.0%} of its area alone"
                    hint = "the levels do not nest; take both from one release"
                    read.findings.add(area.line, f"ADM{level}", what, hint, "an area outside the unit above")


def _part_within(shape: shapely.Geometry, parent: shapely.Geometry) -> float:
    return float(shapely.intersection(shape, parent).area / shape.area) if shape.area else 1.0


def _say_what_overlaps(areas: list[tuple[Read, Area]]) -> None:
    """Say which areas of one level lie over each other: a point there would lie in both."""
    shapes = [area.shape for _, area in areas]
    for one, other in zip(*shapely.STRtree(shapes).query(shapes, predicate="intersects").tolist()):
        if one < other and (shared := _shared(shapes[one], shapes[other])) > MOST_SHARED:
            (read, area), (_, beside) = areas[one], areas[other]
            what = f"“{area.name}” and “{beside.name}” of level {area.level} lie over each other, by {shared:.0%} of the smaller"
            read.findings.add(area.line, "geometry", what, "what lies in both is placed in neither", "outlines over each other")


def _shared(one: BaseGeometry, other: BaseGeometry) -> float:
    """The part of the smaller of two areas that lies in both."""
    least = min(one.area, other.area)
    return float(shapely.intersection(one, other).area / least) if least else 0.0
