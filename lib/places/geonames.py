"""A country dump of GeoNames, as published: 19 columns between tabs, no header. Populated places, units and the sites that events
are told of are taken; rivers, hills and the like are counted and left out."""

import re
from dataclasses import replace

from lib.layers.findings import Findings
from lib.places.columns import ARABIC, degrees
from lib.places.told import KINDS, PRECISIONS, Told

COLUMNS = 19
LICENCE = "GeoNames (geonames.org), CC BY 4.0"
MOST_ALIASES = 12
UNITS = {"PCLI": 0, "ADM1": 1, "ADM2": 2, "ADM3": 3}
SITES = {
    "S.AIRP": "airport", "S.AIRB": "air base", "S.AIRF": "airfield", "S.AIRH": "heliport", "S.INSM": "military installation",
    "S.FT": "fort", "S.CSTL": "castle", "S.PRN": "prison", "S.DAM": "dam", "S.BDG": "bridge", "S.PS": "power station",
    "S.PSH": "hydroelectric power station", "S.OILR": "oil refinery", "S.PSTB": "border post", "S.CSTM": "customs post",
    "S.CMP": "camp", "S.CMPRF": "refugee camp", "S.HSP": "hospital", "S.PRT": "port", "S.GOVL": "seat of local government",
    "L.MILB": "military base", "L.PRT": "port", "L.OILF": "oil field", "L.GASF": "gas field", "L.CMPRF": "refugee camp",
}  # fmt: skip
_ROW = re.compile(rb"\d+\t[^\t]*\t[^\t]*\t[^\t]*\t-?\d+(?:\.\d+)?\t-?\d+(?:\.\d+)?\t")
_LATIN = re.compile(r"[\x20-\u024f\u1e00-\u1eff‘’ʻʼʿʾ]+")
_UNIT_WORDS = re.compile(r"^(?:muhafazat|mohafazat|mintaqat) | (?:governorate|province|district|region|state)$", re.IGNORECASE)


def is_dump(data: bytes) -> bool:
    """Whether a file begins as a dump does."""
    return _ROW.match(data.removeprefix(b"\xef\xbb\xbf")) is not None


def read_dump(text: str, findings: Findings) -> list[Told]:
    """The places of a dump; what is left out, and why, is among the findings."""
    kept: list[tuple[Told, tuple[str, str, str]]] = []
    names: dict[tuple[str, ...], str] = {}
    for line, row in enumerate(text.split("\n"), 1):
        cells = row.rstrip("\r").split("\t")
        if not any(map(str.strip, cells)):
            continue
        if (told := _told(cells, line, findings)) is None:
            continue
        country, first, second = cells[8], cells[10], cells[11]
        kept.append((told, (country, first, second)))
        if cells[7] in ("ADM1", "ADM2"):
            names[(country, first) if cells[7] == "ADM1" else (country, first, second)] = told.name
    return [replace(told, governorate=names.get(key[:2], ""), district=names.get(key, "") if key[2] else "") for told, key in kept]


def _told(cells: list[str], line: int, findings: Findings) -> Told | None:
    if len(cells) != COLUMNS:
        what = f"has {len(cells)} cells between tabs; a row of GeoNames has {COLUMNS}"
        findings.leave_out(line, "another number of cells", "", what, "take the country's file anew", cells[0])
        return None
    code = f"{cells[6]}.{cells[7]}"
    unit = UNITS.get(cells[7]) if cells[6] == "A" else None
    if unit is None and cells[6] != "P" and code not in SITES:
        findings.leave_out(line, f"feature class {cells[6] or '(none)'}")
        return None
    point = degrees(cells[4], cells[5])
    if point is None or isinstance(point[0], str):
        what, hint = (str(point[0]), str(point[1])) if point else ("has no point", "latitude and longitude")
        findings.leave_out(line, "no point", "latitude", what, hint, cells[0])
        return None
    if not cells[1].strip():
        findings.leave_out(line, "no name", "name", "has no name", "", cells[0])
        return None
    name, arabic, aliases = _names(cells)
    kind, precision = _kind(cells, unit, code)
    name = _UNIT_WORDS.sub("", name) if unit in (1, 2) else name
    aliases = tuple(alias for alias in aliases if alias != name)
    told = Told(name, kind, precision, arabic, aliases, country=cells[8], source=f"GeoNames {cells[0]}", line=line)
    return told if unit in (0, 1) else replace(told, lat=round(float(point[0]), 5), lon=round(float(point[1]), 5))


def _kind(cells: list[str], unit: int | None, code: str) -> tuple[str, str]:
    if unit is not None:
        return KINDS[unit], PRECISIONS[unit]
    if cells[6] != "P":
        return SITES[code], "site"
    if cells[7] == "PPLX":
        return "neighbourhood", "site"
    return {"PPLQ": "abandoned place", "PPLH": "former place"}.get(cells[7], "town"), "town"


def _names(cells: list[str]) -> tuple[str, str, tuple[str, ...]]:
    """The name, the first one in Arabic letters, and the others in Latin or Arabic letters, the ASCII name first."""
    name, told = cells[1].strip(), [one.strip() for one in (cells[2], *cells[3].split(",")) if one.strip()]
    arabic = next((one for one in (name, *told) if ARABIC.search(one)), "")
    others = [one.replace("|", " ") for one in told if one not in (name, arabic) and (_LATIN.fullmatch(one) or ARABIC.search(one))]
    return name, arabic if arabic != name else "", tuple(dict.fromkeys(others))[:MOST_ALIASES]
