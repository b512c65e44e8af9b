"""The address of a view: filters to query parameters and back, as ids. Pure: nothing here touches a page."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Corpus
from lib.events.filters import DEFAULTS, SET_FIELDS, Filters
from lib.events.near import has_point
from lib.events.tables import Tables

PARAMETERS = {  # field of Filters -> name in the address
    "actors": "actor", "regions": "region", "places": "place", "groups": "group", "types": "type", "issues": "issue",
    "kinds": "link", "claims": "claim", "stages": "stage", "publishers": "publisher", "reliability": "reliability",
    "credibility": "credibility",
}
FIRST_DAY, LAST_DAY = datetime.date(1500, 1, 1), datetime.date(2200, 12, 31)  # what a filter may ask for
LEAST_KM, MOST_KM = 1.0, 20_000.0
Query = Mapping[str, list[str]]


@dataclass(frozen=True)
class Asked:
    """What an address asks for; `stale`: (field, value) pairs that mean nothing here, and are reported."""

    filters: Filters
    stale: tuple[tuple[str, str], ...] = ()


def known_values(tables: Tables, corpus: Corpus) -> dict[str, frozenset[str]]:
    """Field -> ids that exist in this corpus or in the codebook."""
    known = {field: frozenset(tables.facets[facet].values) for field, facet in SET_FIELDS}
    return known | {
        "actors": frozenset(corpus.actors), "places": frozenset(corpus.places),
        "near_place": frozenset(place.id for place in corpus.places.values() if has_point(place)),
        "regions": known["regions"] | frozenset(tables.labels["region"]),
        "groups": frozenset(CODEBOOK.groups), "types": frozenset(CODEBOOK.types),
        "issues": frozenset(CODEBOOK.issues), "kinds": frozenset(CODEBOOK.link_kinds),
        "claims": frozenset(CODEBOOK.claims), "stages": frozenset(CODEBOOK.stages),
        "reliability": frozenset(CODEBOOK.reliability), "credibility": frozenset(CODEBOOK.credibility),
    }


def to_query(filters: Filters) -> dict[str, list[str]]:
    """Query parameters of the filters; what was not asked is left out, so that an empty address shows all."""
    query = {name: sorted(chosen) or [""] for field, name in PARAMETERS.items()
             if (chosen := getattr(filters, field)) is not None}
    single = {
        "q": filters.search, "between": "1" if filters.between else "", "near": filters.near_place,
        "km": f"{filters.near_km:g}" if filters.near_place else "",
        "from": filters.first_day.isoformat() if filters.first_day else "",
        "to": filters.last_day.isoformat() if filters.last_day else "",
        "undated": "" if filters.undated is None else str(int(filters.undated)),
        "background": "1" if filters.background else "",
    }
    return query | {name: [value] for name, value in single.items() if value}


def fits(query: Query) -> bool:
    """Whether an address may be so long; Streamlit reads one of more than 1,000 values as empty, servers stop at 64 KB."""
    return sum(map(len, query.values())) < 900 and len(urlencode(query, doseq=True)) < 30_000


def from_query(query: Query, known: Mapping[str, frozenset[str]]) -> Asked:
    """The filters of an address. Unknown ids are reported and the rest kept; a field of which every id is unknown
    becomes an empty set, which gives no events."""
    stale: list[tuple[str, str]] = []
    sets = {}
    for field, name in PARAMETERS.items():
        if given := query.get(name):
            sets[field] = frozenset(given) & known[field]
            stale += [(field, value) for value in given if value not in known[field]]
    first, last = _day(query, "from", stale), _day(query, "to", stale)
    near = _first(query, "near")
    if near and near not in known["near_place"]:
        stale.append(("near_place", near))
    filters = Filters(
        search=_first(query, "q"), between=_first(query, "between") == "1",
        near_place=near if near in known["near_place"] else "", near_km=_kilometres(query, stale),
        first_day=first, last_day=last, background=_first(query, "background") == "1",
        undated={"0": False, "1": True}.get(_first(query, "undated")),
    )
    return Asked(replace(filters, **sets), tuple(stale))


def _first(query: Query, name: str) -> str:
    return (query.get(name) or [""])[0]


def _day(query: Query, name: str, stale: list) -> datetime.date | None:
    text = _first(query, name)
    try:
        day = datetime.date.fromisoformat(text) if text else None
    except ValueError:
        day = datetime.date.min
    if day is None or FIRST_DAY <= day <= LAST_DAY:
        return day
    stale.append((name, text))
    return None


def _kilometres(query: Query, stale: list) -> float:
    text = _first(query, "km")
    try:
        value = float(text) if text else DEFAULTS["near_km"]
    except ValueError:
        value = -1.0
    if not LEAST_KM <= value <= MOST_KM:
        stale.append(("km", text))
        return DEFAULTS["near_km"]
    return value
