"""A country dump of GeoNames, as published: 19 columns between tabs, no header. Populated places, units and the sites that events
are told of are taken; rivers, hills and the like are counted and left out."""

import re
import unicodedata

from lib.layers.findings import Findings
from lib.places.columns import ARABIC, is_formula, point_of
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
HEADER = "geonameid"  # the first name of a header, which some copies have
ALTERNATE = "is GeoNames’ table of other names, without points", "take the country’s own file, such as SY.zip, which has them too"
_ROW = re.compile(rb"(?:geonameid\t[^\n]*\n)?\d+\t[^\t]*\t[^\t]*\t[^\t]*\t[^\t\n]*\t[^\t\n]*\t[A-Z]?\t")
_ALTERNATE = re.compile(rb"\d+\t\d+\t[a-z_-]{0,7}\t[^\t\n]*(?:\t[^\t\n]*){4,6}\r?\n")
_LATIN = re.compile(r"[\x20-\u024f\u1e00-\u1eff‘’ʻʼʿʾ]+")
_UNIT_WORDS = frozenset("governorate province district region state muhafazat mohafazat mintaqat".split())


def is_dump(data: bytes) -> bool:
    """Whether a file begins as a dump does."""
    return _ROW.match(data.removeprefix(b"\xef\xbb\xbf")) is not None


def is_alternate(data: bytes) -> bool:
    """Whether a file begins as the table of other names does."""
    return _ALTERNATE.match(data.removeprefix(b"\xef\xbb\xbf")) is not None


def read_dump(text: str, findings: Findings) -> list[Told]:
    """The places of a dump; what is left out, and why, is among the findings."""
    kept: list[tuple[Told, tuple[str, str, str]]] = []
    names: dict[tuple[str, ...], str] = {}
    lines: dict[str, int] = {}
    for line, row in enumerate(text.split("\n"), 1):
        cells = row.rstrip("\r").split("\t")
        if not row.strip() or cells[0] == HEADER or (told := _told(cells, line, findings)) is None:
            continue
        if (first := lines.setdefault(cells[0], line)) != line:
            what = f"{cells[0]} is the id of “{told.name}” here, and of another row on line {first}"
            findings.leave_out(line, "an id twice", "geonameid", what, "the first is taken; take the country’s file anew", cells[0])
            continue
        kept.append((told, (cells[8], cells[10], cells[11])))
        if cells[7] in ("ADM1", "ADM2"):
            names[(cells[8], cells[10]) if cells[7] == "ADM1" else (cells[8], cells[10], cells[11])] = told.name
    return [told._replace(governorate=names.get(key[:2], ""), district=names.get(key, "") if key[2] else "") for told, key in kept]


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
    point = point_of(cells[4], cells[5])
    if point.lat is None:
        findings.leave_out(line, "no point", "latitude", point.wrong or "has no point", point.hint, cells[0])
        return None
    if point.wrong:
        findings.add(line, "latitude", point.wrong, point.hint, "a point written otherwise")
    name, arabic, aliases = _names(cells)
    if not name or is_formula(name):
        what = f"“{name}” is a formula, no name" if name else "has no name"
        findings.leave_out(line, "no name", "name", what, "", cells[0])
        return None
    name = _bare_unit(name) if unit in (1, 2) else name
    lat, lon = (None, None) if unit in (0, 1) else point[:2]
    kind, precision = _kind(cells, unit, code)
    others = tuple(alias for alias in aliases if alias != name)
    return Told(name, kind, precision, arabic, others, lat, lon, "", "", cells[8], "", f"GeoNames {cells[0]}", line)


def _bare_unit(name: str) -> str:
    """A unit's name without the word for what it is, before or behind it: Muḩāfaz̧at Ḩimş, Homs Governorate."""
    words = name.split(" ")
    if len(words) > 1 and _plain(words[0]) in _UNIT_WORDS:
        return " ".join(words[1:])
    return " ".join(words[:-1]) if len(words) > 1 and _plain(words[-1]) in _UNIT_WORDS else name


def _plain(word: str) -> str:
    """A word in small letters without marks."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word.lower()) if letter.isalpha())


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
    others = [one.replace("|", " ") for one in told if one not in (name, arabic) and _is_read(one)]
    return name, arabic if arabic != name else "", tuple(dict.fromkeys(others))[:MOST_ALIASES]


def _is_read(name: str) -> bool:
    """Whether a name is in Latin or Arabic letters, and no formula."""
    return bool(_LATIN.fullmatch(name) or ARABIC.search(name)) and not is_formula(name)
