"""Countries as those who publish tables of events have them: codes and names, by the two letters of ISO 3166-1.

countries.csv has their other codes there, Gleditsch and Ward's numbers as UCDP uses them, and the regions of ACLED and UCDP."""

import csv
from functools import cache

from lib.exchange.crosswalks.crosswalk import FOLDER

NONE: dict[str, str] = {}
GOVERNMENTS = ("Government of {}", "{} government", "{}n government", "{}i government", "{}ian government", "{}ese government")


@cache
def _countries() -> dict[str, dict[str, str]]:
    with (FOLDER / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


@cache
def _by_name() -> dict[str, dict[str, str]]:
    """What a state may be called -> its country; nothing of what two may be called."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in _countries().values():
        for name in {row["name"], row["ged_name"]} - {""}:
            for form in (name, *(form.format(name) for form in GOVERNMENTS)):
                found.setdefault(form.casefold(), {})[row["code"]] = row
    return {form: next(iter(rows.values())) for form, rows in found.items() if len(rows) == 1}


def country(code: str) -> dict[str, str]:
    """iso3, iso, name, gw (Gleditsch and Ward), acled_region, ged_name, ged_region; only the name of one that is not known."""
    return _countries().get(code) or ({"name": code, "ged_name": code} if code else NONE)


def country_named(*names: str) -> dict[str, str]:
    """The same of the one country that bears one of the very names, or whose government is called so; nothing where none does."""
    found = {row["code"]: row for name in names if (row := _by_name().get(name.casefold()))}
    return next(iter(found.values())) if len(found) == 1 else NONE
