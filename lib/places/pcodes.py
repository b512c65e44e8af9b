"""A P-code table as OCHA publishes it (CSV or a sheet of a workbook): each unit and place that its rows name, once."""

from dataclasses import replace

from lib.layers.files.opened import Opened
from lib.layers.findings import Findings
from lib.places.columns import Column, Names, columns_of, degrees, point_columns, units_of
from lib.places.told import KINDS, PRECISIONS, Told


def is_pcodes(header: tuple[str, ...]) -> bool:
    """Whether a table has a column of names and one of codes of one level."""
    told = columns_of(header).values()
    return bool({one.level for one in told if one.holds == "name"} & {one.level for one in told if one.holds == "code"})


def read_pcodes(table: Opened, country: str, findings: Findings) -> list[Told]:
    """Every unit that a row names, by its code; the deepest of a row has the row's point. `country`: ISO 3166-1, "" for none."""
    columns, (lat, lon) = columns_of(table.header), point_columns(table.header)
    found: dict[tuple[int, str], Told] = {}
    deepest: dict[tuple[int, str], int] = {}
    for line, cells in zip(table.lines, table.rows):
        row = dict(zip(table.header, cells))
        if any(cell.startswith("#adm") for cell in cells):
            findings.leave_out(line, "a row of HXL tags")
            continue
        units = units_of(row, columns)
        if not units:
            findings.leave_out(line, "no name", "", "names no unit", "a name in one of the columns of names", "")
            continue
        point = _point(row.get(lat, ""), row.get(lon, ""), line, lat, findings)
        for level, names in units.items():
            own = level == max(units)
            _enter(found, deepest, level, names, _told(level, units, columns, point if own else None, country, line), own, findings)
    return list(found.values())


def _enter(
    found: dict[tuple[int, str], Told],
    deepest: dict[tuple[int, str], int],
    level: int,
    names: Names,
    told: Told,
    own: bool,
    findings: Findings,
) -> None:
    """Enter a unit once; two of one code with other names are said, and the first stays."""
    key = (level, names.pcode or f"{told.governorate}/{told.district}/{told.name}")
    before = found.setdefault(key, told)
    if names.pcode and before.name != told.name:
        what = f"{names.pcode} is the code of “{told.name}” here and of “{before.name}” on line {before.line}"
        findings.leave_out(told.line, "a code twice", "", what, "give each its own; the first is taken", names.pcode)
    elif own and key in deepest and names.pcode:
        what = f"{names.pcode}, “{told.name}”, stands on line {deepest[key]} too"
        findings.add(told.line, "", what, "one row a unit; the first is taken", "a code twice")
    elif own:
        deepest[key] = told.line
        if before.lat is None and told.lat is not None:
            found[key] = replace(before, lat=told.lat, lon=told.lon)


def _told(
    level: int, units: dict[int, Names], columns: dict[str, Column], point: tuple[float, float] | None, country: str, line: int
) -> Told:
    names = units[level]
    lat, lon = point if point and level > 1 else (None, None)
    return Told(
        names.name,
        KINDS[level],
        PRECISIONS[level],
        names.name_ar,
        names.aliases,
        lat,
        lon,
        units[1].name if 1 in units and level >= 1 else "",
        units[2].name if 2 in units and level >= 2 else "",
        country or next((units[0].pcode for _ in (0,) if 0 in units and len(units[0].pcode) == 2), ""),
        names.pcode,
        f"OCHA P-code {names.pcode}".strip(),
        line,
    )


def _point(lat: str, lon: str, line: int, column: str, findings: Findings) -> tuple[float, float] | None:
    point = degrees(lat, lon)
    if point is None:
        return None
    if isinstance(point[0], str):
        findings.add(line, column, point[0], str(point[1]), "no point", "error")
        return None
    return round(point[0], 5), round(float(point[1]), 5)
