"""GeoJSON becomes a header and rows: a feature each, of a collection, a list, or one a line.

Its properties are the columns, and beside them longitude and latitude. Of what is no point nothing but its kind is told.
"""

import re
from array import array
from collections.abc import Iterator
from typing import Any, NamedTuple

from lib.layers.files.grid import Grid
from lib.layers.files.json_text import BROKEN, cell_of, members_before, values_of, whole
from lib.layers.files.opened import NO_TABLE, Opened, refused
from lib.layers.files.text import decode
from lib.layers.findings import Findings

LONGITUDE, LATITUDE, GEOMETRY, ID = "longitude", "latitude", "geometry", "id"
FEATURE = re.compile(r'\{\s*(?:"id"\s*:\s*(?:"[^"]*"|[\w.-]+)\s*,\s*)?"type"\s*:\s*"Feature"')
DEGREES = re.compile(r"CRS:?:?84|EPSG:{1,2}4326|EPSG::4979", re.IGNORECASE)
NO_POINT = "the event stays without a point"
Begins = tuple[int, re.Pattern[str], str]
OTHER_JSON = "JSON of GeoJSON (features) and of FollowTheMoney (entities) is read; take any other as CSV"


class Feature(NamedTuple):
    """A feature as it is read: `cells` of its properties; its point as text; its kind where it is no point; its own id."""

    line: int
    cells: dict[str, str]
    longitude: str = ""
    latitude: str = ""
    geometry: str = ""
    id: str = ""


def open_features(data: bytes, findings: Findings) -> Opened:
    """The table of a file's bytes. JSON that is no GeoJSON has no column, which is said."""
    text = decode(data, findings)
    found = begins(text, findings)
    if found is None:
        return NO_TABLE
    features: list[Feature] = []
    n_read = 0
    for line, value in values_of(text, *found, findings):
        n_read += 1
        if feature := _feature(line, value, findings):
            features.append(feature)
    if not features:
        return refused(findings, "holds no feature", OTHER_JSON)
    return _table(features, n_read, findings)


def begins(text: str, findings: Findings) -> Begins | None:
    """Where the first feature may be, how others begin, and what ends them; None, which is said, of what has none."""
    if text.lstrip()[:1] == "[":
        return text.index("[") + 1, FEATURE, "]"
    try:
        told, at = members_before(text.lstrip("\x1e"), "features")
    except (ValueError, RecursionError):
        return (0, FEATURE, "") if FEATURE.search(text) else _no_geojson("is JSON that is broken", findings)
    if at >= 0:
        _say_grid(told.get("crs"), findings)
        return at + len(text) - len(text.lstrip("\x1e")), FEATURE, "]"
    kind = told.get("type")
    if kind == "Feature":
        return 0, FEATURE, ""
    return _no_geojson(f"is a {kind}, and holds no features" if isinstance(kind, str) else "is JSON, and no GeoJSON", findings)


def _no_geojson(what: str, findings: Findings) -> Begins | None:
    refused(findings, what, OTHER_JSON)
    return None


def _say_grid(crs: object, findings: Findings) -> None:
    """Coordinates in degrees are usual and all that is read; of another grid each point is said to be none."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if name and not DEGREES.search(name):
        findings.add(1, "crs", f"its points are said to be in “{name}”", "take it in degrees (WGS 84); others are no points here")


def _feature(line: int, value: Any, findings: Findings) -> Feature | None:
    """What a value says as a feature; None, which is said, of one that is none."""
    if value is BROKEN:
        return None
    if not isinstance(value, dict) or value.get("type") != "Feature":
        findings.leave_out(line, "no feature", "", "is no feature", 'a feature says {"type": "Feature", "properties": …}')
        return None
    properties = value.get("properties") or {}
    if not isinstance(properties, dict):
        findings.leave_out(line, "properties that are no properties", "properties", "says no names and values", "an object")
        return None
    cells = {whole(name): cell_of(told) for name, told in properties.items()}
    return Feature(line, cells, *_where(value.get("geometry"), line, findings), cell_of(value.get("id")))


def _where(geometry: object, line: int, findings: Findings) -> tuple[str, str, str]:
    """Longitude, latitude, and the kind of what is no point."""
    if geometry is None:
        return "", "", ""
    kind, told = (geometry.get("type"), geometry.get("coordinates")) if isinstance(geometry, dict) else ("", None)
    if kind == "MultiPoint" and isinstance(told, list) and len(told) == 1:
        kind, told = "Point", told[0]
    if kind == "Point" and told == []:
        return "", "", ""
    if kind == "Point" and isinstance(told, list) and len(told) > 1 and not any(isinstance(one, dict | list) for one in told[:2]):
        return cell_of(told[0]), cell_of(told[1]), ""
    if kind == "Point" or not isinstance(kind, str) or not kind:
        findings.add(line, GEOMETRY, "is no geometry that can be read", f"[longitude, latitude]; {NO_POINT}", "no geometry")
        return "", "", kind if isinstance(kind, str) else ""
    findings.add(line, GEOMETRY, f"is a {kind}, and no point", NO_POINT, f"a {kind}")
    return "", "", kind


def _table(features: list[Feature], n_read: int, findings: Findings) -> Opened:
    names = list(dict.fromkeys(name for feature in features for name in feature.cells))
    columns = [[feature.cells.get(name, "") for feature in features] for name in names]
    for name, own in _own_columns(features):
        if name in names and not _same(columns[names.index(name)], own):
            number = next(number for number in range(2, len(names) + 3) if f"{name} ({number})" not in names)
            what = f"“{name}” is a property too, and says otherwise"
            findings.add(0, name, what, f"what the feature itself says is read as “{name} ({number})”")
            name = f"{name} ({number})"
        if name not in names:
            names.append(name)
            columns.append(own)
    rows = Grid.of(zip(*columns), len(names))
    return Opened(tuple(names), rows, array("q", (feature.line for feature in features)), n_read)


def _own_columns(features: list[Feature]) -> Iterator[tuple[str, list[str]]]:
    """What features say beside their properties: an id and a kind only where one has it."""
    yield LONGITUDE, [feature.longitude for feature in features]
    yield LATITUDE, [feature.latitude for feature in features]
    for name in (GEOMETRY, ID):
        if any(cells := [str(getattr(feature, name)) for feature in features]):
            yield name, cells


def _same(told: list[str], own: list[str]) -> bool:
    """Whether two columns say the same, number for number, where the feature itself says anything."""
    return all(not mine or theirs == mine or _number(theirs) == _number(mine) is not None for theirs, mine in zip(told, own))


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
