"""GeoJSON boundaries of any level, as published by OCHA (ADM1_EN, ADM1_PCODE), geoBoundaries (shapeName, shapeISO, shapeType) or
with a plain `name`: each feature becomes an area with its level, code and the units that it lies in."""

import re
from typing import Any

from shapely import is_valid_reason
from shapely.geometry import shape as shape_of

from lib.corpus.checking.lying import BROKEN, area_of
from lib.layers.files.features import begins
from lib.layers.files.json_text import BROKEN as NO_JSON
from lib.layers.files.json_text import cell_of, values_of
from lib.layers.findings import Findings
from lib.places.columns import Names, columns_of, units_of
from lib.places.told import Area

_IN_NAME = re.compile(r"adm(?:in|bnda)?_?-?(?:adm)?([0-5])|boundaries-([2-5])", re.IGNORECASE)
LEVELS = {"country": 0, "governorate": 1, "province": 1, "state": 1, "district": 2, "subdistrict": 3}
NAMES, ARABIC_NAMES, CODES = ("shapeName", "name", "NAME", "name_en"), ("name_ar", "shapeName_ar"), ("pcode", "shapeISO", "shapeID")


def read_boundaries(text: str, file: str, findings: Findings) -> list[Area]:
    """The areas of a GeoJSON text; features that are none are left out, which is said."""
    found = begins(text, findings)
    areas: list[Area] = []
    unsaid = 0
    for number, (line, value) in enumerate(values_of(text, *found, findings) if found else (), 1):
        if value is NO_JSON or not _is_feature(value, number, line, findings):
            continue
        units, level = _units(value["properties"], file)
        if not units:
            named = ", ".join(list(value["properties"])[:8]) or "none"
            what, hint = f"feature {number} has no name", f"ADM1_EN, shapeName or name among its properties; there are: {named}"
            findings.leave_out(line, "no name", "properties", what, hint)
        elif area := _area(value["geometry"], units, level or 1, (number, line), file, findings):
            unsaid += level is None
            areas.append(area)
    if unsaid:
        hint = "say it in properties.level, or in the file's name (adm2)"
        findings.add(0, "level", f"features that do not say their level: {unsaid:,}; they are taken as of the first", hint)
    return _once(areas, findings)


def _is_feature(value: Any, number: int, line: int, findings: Findings) -> bool:
    if isinstance(value, dict) and value.get("type") == "Feature" and isinstance(value.get("properties"), dict):
        geometry = value.get("geometry")
        if isinstance(geometry, dict) and geometry.get("type") in ("Polygon", "MultiPolygon", "GeometryCollection"):
            return True
        kind = geometry.get("type") if isinstance(geometry, dict) else "without geometry"
        what = f"feature {number} is no area: {kind}"
        findings.leave_out(line, "no area", "geometry", what, "a Polygon or MultiPolygon")
        return False
    findings.leave_out(
        line, "no feature", "", f"feature {number} is no feature with properties", '{"type": "Feature", "properties": …}'
    )
    return False


def _units(properties: dict[str, Any], file: str) -> tuple[dict[int, Names], int | None]:
    """What a feature calls its unit and those above it, and its level, None where it does not say."""
    cells = {name: cell_of(value) for name, value in properties.items()}
    if units := units_of(cells, columns_of(cells)):
        return units, max(units)
    name = next((cells[key] for key in NAMES if cells.get(key, "").strip()), "").strip()
    if not name:
        return {}, None
    level = _level(cells, file)
    names = Names(
        name,
        next((cells[key] for key in ARABIC_NAMES if cells.get(key)), ""),
        (),
        next((cells[key] for key in CODES if cells.get(key)), ""),
    )
    parents = {1: Names(cells["governorate"])} if level == 2 and cells.get("governorate") else {}
    return parents | {level or 1: names}, level


def _level(cells: dict[str, str], file: str) -> int | None:
    told = cells.get("shapeType") or cells.get("level") or cells.get("admin_level") or ""
    if found := re.fullmatch(r"(?:adm)?([0-5])", told.strip(), re.IGNORECASE):
        return int(found[1])
    if told.strip().lower() in LEVELS:
        return LEVELS[told.strip().lower()]
    in_name = _IN_NAME.search(file)
    return int(in_name[1] or in_name[2]) if in_name else None


def _area(
    geometry: dict[str, Any], units: dict[int, Names], level: int, at: tuple[int, int], file: str, findings: Findings
) -> Area | None:
    """`at`: number of the feature, and its line."""
    (number, line), names = at, units[level]
    try:
        raw, area = shape_of(geometry), area_of(geometry)
    except BROKEN as wrong:
        what = f"feature {number}, “{names.name}”, has an outline that cannot be read: {wrong}"
        findings.leave_out(line, "a broken outline", "geometry", what, "rings of at least four points, each [longitude, latitude]")
        return None
    if area.is_empty:
        findings.leave_out(
            line,
            "an empty outline",
            "geometry",
            f"feature {number}, “{names.name}”, encloses nothing",
            "a ring of at least four points",
        )
        return None
    west, south, east, north = area.bounds
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        turned = max(abs(west), abs(east)) <= 90 and max(abs(south), abs(north)) <= 180
        hint = "its longitudes and latitudes are the other way round" if turned else "save the file in WGS 84 (EPSG:4326)"
        what = (
            f"feature {number}, “{names.name}”, has coordinates that are no degrees: {west:g} to {east:g}, {south:g} to {north:g}"
        )
        findings.leave_out(line, "no degrees", "geometry", what, hint)
        return None
    if not raw.is_valid:
        what = f"feature {number}, “{names.name}”, has an invalid outline: {is_valid_reason(raw)}"
        hint = f"it was made valid; its area is {area.area:.4g} square degrees, {raw.area:.4g} before"
        findings.add(line, "geometry", what, hint, "an invalid outline")
    if east - west > 180:
        what = f"feature {number}, “{names.name}”, reaches from {west:g} to {east:g}, round the world"
        findings.add(line, "geometry", what, "cut an area that crosses 180° there (RFC 7946)", "an area round the world")
    if not _is_closed(geometry):
        what = f"feature {number}, “{names.name}”, has a ring that does not end where it begins"
        findings.add(line, "geometry", what, "it was closed by a straight line", "a ring that is open")
    parents = {above: (unit.name, unit.pcode) for above, unit in units.items() if above < level}
    return Area(names.name, level, area, names.name_ar, names.pcode, parents, line, file)


def _is_closed(geometry: dict[str, Any]) -> bool:
    """Whether the rings of a geometry that could be read end where they begin."""
    if geometry["type"] == "GeometryCollection":
        return all(map(_is_closed, (one for one in geometry["geometries"] if one["type"] in ("Polygon", "MultiPolygon"))))
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return all(list(ring[0][:2]) == list(ring[-1][:2]) for polygon in polygons for ring in polygon if ring)


def _once(areas: list[Area], findings: Findings) -> list[Area]:
    """The areas without those whose code another of their level has."""
    first: dict[tuple[int, str], Area] = {}
    kept = []
    for area in areas:
        before = first.setdefault((area.level, area.pcode), area) if area.pcode else area
        if before is area:
            kept.append(area)
            continue
        what = f"{area.pcode} is the code of “{area.name}” here and of “{before.name}” on line {before.line}"
        findings.leave_out(area.line, "a code twice", "", what, "give each its own; the first is taken", area.pcode)
    return kept
