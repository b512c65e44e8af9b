"""A P-code table as OCHA publishes it (CSV or a sheet of a workbook): each unit and place that its rows name, once."""

from dataclasses import dataclass, field

from lib.layers.files.opened import Opened
from lib.layers.findings import Findings
from lib.places.columns import Names, columns_of, is_formula, point_columns, point_of, units_of
from lib.places.told import KINDS, PRECISIONS, Told


def is_pcodes(header: tuple[str, ...]) -> bool:
    """Whether a table has a column of names and one of codes of one level."""
    told = columns_of(header).values()
    return bool({one.level for one in told if one.holds == "name"} & {one.level for one in told if one.holds == "code"})


def read_pcodes(table: Opened, country: str, findings: Findings) -> list[Told]:
    """Every unit that a row names, by its code; the deepest of a row has the row's point. `country`: ISO 3166-1, "" for none."""
    columns, (lat, lon) = columns_of(table.header), point_columns(table.header)
    entered = _Entered(findings)
    for line, cells in zip(table.lines, table.rows):
        row = dict(zip(table.header, cells))
        if any(cell.startswith("#adm") for cell in cells):
            findings.leave_out(line, "a row of HXL tags")
            continue
        units = units_of(row, columns)
        if not units:
            findings.leave_out(line, "no name", "", "names no unit", "a name in one of the columns of names", "")
            continue
        if formula := next((names.name for names in units.values() if is_formula(names.name)), ""):
            findings.leave_out(line, "no name", "", f"“{formula}” is a formula, no name", "", "")
            continue
        point = _point(row.get(lat, ""), row.get(lon, ""), line, lat, findings)
        for level, names in units.items():
            own = level == max(units)
            entered.enter(names, level, _told(level, units, point if own else None, country, line), own)
    return list(entered.found.values())


@dataclass
class _Entered:
    """Units by level and code; `deepest`: of those with a row of their own its line."""

    findings: Findings
    found: dict[tuple[int, str], Told] = field(default_factory=dict)
    deepest: dict[tuple[int, str], int] = field(default_factory=dict)

    def enter(self, names: Names, level: int, told: Told, own: bool) -> None:
        """Enter a unit once; two of one code with other names are said, and the first stays. `own`: the row is of this unit."""
        key = (level, names.pcode or f"{told.governorate}/{told.district}/{told.name}")
        before = self.found.setdefault(key, told)
        if names.pcode and before.name != told.name:
            what = f"{names.pcode} is the code of “{told.name}” here and of “{before.name}” on line {before.line}"
            self.findings.leave_out(told.line, "a code twice", "", what, "give each its own; the first is taken", names.pcode)
        elif own and key in self.deepest and names.pcode:
            what = f"{names.pcode}, “{told.name}”, stands on line {self.deepest[key]} too"
            self.findings.add(told.line, "", what, "one row a unit; the first is taken", "a code twice")
        elif own:
            self.deepest[key] = told.line
            if before.lat is None and told.lat is not None:
                self.found[key] = before._replace(lat=told.lat, lon=told.lon)


def _told(level: int, units: dict[int, Names], point: tuple[float, float] | None, country: str, line: int) -> Told:
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
        country or (units[0].pcode if 0 in units and len(units[0].pcode) == 2 else ""),
        names.pcode,
        f"OCHA P-code {names.pcode}".strip(),
        line,
    )


def _point(lat: str, lon: str, line: int, column: str, findings: Findings) -> tuple[float, float] | None:
    point = point_of(lat, lon)
    if point.lat is None or point.lon is None:
        if point.wrong:
            findings.add(line, column, point.wrong, point.hint, "no point", "error")
        return None
    if point.wrong:
        findings.add(line, column, point.wrong, point.hint, "a point written otherwise")
    return point.lat, point.lon
