"""Which unit's name or code a column or a property tells, in the spellings in which P-code tables and boundaries are published:
ADM1_EN, admin1Name_en, adm1_name, ADM1_PCODE, admin2Pcode, shapeName."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lib.layers.values import degrees

_UNIT = re.compile(
    r"(?:adm|admin|adminlevel|admin_level)_?([0-5])"
    r"(?:_?(name|pcode|code|ref|altname|alt\d?)?\d?(?:name)?(?:_?(?:alt)?\d?_?([a-z]{2}))?)?",
    re.IGNORECASE,
)
LATITUDES = ("lat", "latitude", "latitude_y", "y", "lat_y", "center_lat", "centroid_lat", "point_y", "y_coord")
LONGITUDES = ("lon", "long", "longitude", "longitude_x", "x", "lon_x", "center_lon", "centroid_lon", "point_x", "x_coord")
ARABIC = re.compile("[\u0600-\u06ff]")


class Names(NamedTuple):
    """What a unit is called: the name that leads, the Arabic one, all others; and its code."""

    name: str = ""
    name_ar: str = ""
    aliases: tuple[str, ...] = ()
    pcode: str = ""


class Column(NamedTuple):
    level: int
    holds: str  # name, alias, code
    language: str = ""


def column_of(name: str) -> Column | None:
    """What a column tells of a unit; None of any other."""
    found = _UNIT.fullmatch(name.strip())
    if not found:
        return None
    level, holds, language = found[1], (found[2] or "name").lower(), (found[3] or "").lower()
    if holds in ("pcode", "code"):
        return Column(int(level), "code")
    return Column(int(level), "alias" if holds.startswith(("alt", "ref")) or "alt" in name.lower() else "name", language)


def columns_of(header: Iterable[str]) -> dict[str, Column]:
    return {name: column for name in header if (column := column_of(name))}


def units_of(row: Mapping[str, str], columns: Mapping[str, Column]) -> dict[int, Names]:
    """Level -> what a row calls the unit of it; of those that it names at all. English leads, then what says no language."""
    found: dict[int, list[tuple[int, str, Column]]] = {}
    for header, column in columns.items():
        if cell := row.get(header, "").strip():
            rank = 9 if column.holds == "alias" else {"en": 0, "": 1, "ar": 8}.get(column.language, 5)
            found.setdefault(column.level, []).append((rank, cell, column))
    return {level: names for level, told in sorted(found.items()) if (names := _names(told)).name}


def _names(told: list[tuple[int, str, Column]]) -> Names:
    code = next((cell for _, cell, column in told if column.holds == "code"), "")
    names = [(cell, column) for _, cell, column in sorted(told, key=lambda one: one[0]) if column.holds != "code"]
    arabic = next((cell for cell, column in names if column.language == "ar" or ARABIC.search(cell)), "")
    others = dict.fromkeys(cell for cell, _ in names if cell != arabic)
    name = next(iter(others), arabic)
    return Names(name, arabic if arabic != name else "", tuple(cell for cell in others if cell != name), code)


def point_columns(header: Iterable[str]) -> tuple[str, str]:
    """The columns of latitude and longitude, "" where there are none."""
    lower = {name.strip().lower(): name for name in header}
    lat, lon = (next((lower[one] for one in names if one in lower), "") for names in (LATITUDES, LONGITUDES))
    return (lat, lon) if lat and lon else ("", "")


class Point(NamedTuple):
    """A point of two cells; without one, or where it is written otherwise than usual, what is wrong and what would be right."""

    lat: float | None = None
    lon: float | None = None
    wrong: str = ""
    hint: str = ""


def point_of(lat: str, lon: str) -> Point:
    """The point of two cells, each in degrees; with a decimal comma, or in degrees and minutes, it is read and said."""
    north, east = degrees(lat.strip(), "."), degrees(lon.strip(), ".")
    wrong, hint = next(((told.wrong, told.hint) for told in (north, east) if told.wrong), ("", ""))
    if not isinstance(north.value, float) or not isinstance(east.value, float):
        half = bool(lat.strip()) != bool(lon.strip())
        return Point(None, None, wrong or ("is half a point" if half else ""), hint or ("both degrees, or neither" if half else ""))
    if (north.value, east.value) == (0, 0):
        return Point(None, None, "0, 0 stands where no point is known", "leave both empty")
    if abs(north.value) <= 90 and abs(east.value) <= 180:
        return Point(round(north.value, 5), round(east.value, 5), wrong, "write decimal degrees, as in 35.7" if wrong else "")
    turned = abs(east.value) <= 90 and abs(north.value) <= 180
    hint = f"perhaps lat {east.value:g} and lon {north.value:g}, the other way round" if turned else "decimal degrees of WGS 84"
    return Point(None, None, f"{north.value:g}, {east.value:g} lies on no map", hint)


def is_formula(name: str) -> bool:
    """Whether a spreadsheet would reckon with a name; no place is called so."""
    return name.startswith(("=", "+", "@", "-"))
