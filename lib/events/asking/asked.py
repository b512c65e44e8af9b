"""Filters to query parameters and back, as ids."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from lib.address.pages import PAGES
from lib.address.query import OPEN, TOO_LONG, Query, is_within, own_values
from lib.corpus.model.models import Corpus
from lib.events.asking.choice_names import Known
from lib.events.asking.choices import CHOICES, names_of
from lib.events.asking.filters import DEFAULTS, Filters
from lib.events.asking.near import has_point
from lib.events.asking.search import LONGEST

FIRST_DAY, LAST_DAY = datetime.date.min, datetime.date.max  # what a filter may ask for
LEAST_KM, MOST_KM = 1.0, 20_000.0


@dataclass(frozen=True)
class Asked:
    """What an address asks for; `stale`: (field, value) pairs that mean nothing here, and are reported."""

    filters: Filters
    stale: tuple[tuple[str, str], ...] = ()


def known_values(known: Known, corpus: Corpus) -> dict[str, frozenset[str]]:
    """Field -> ids that exist in this corpus or in the codebook."""
    located = frozenset(place.id for place in corpus.places.values() if has_point(place))
    return {"near_place": located} | {choice.name: frozenset(names_of(known, corpus, choice.name)) for choice in CHOICES}


def to_query(filters: Filters) -> dict[str, list[str]]:
    """Query parameters of the filters; what was not asked is left out, so that an empty address shows all."""
    asked = {choice.parameter: getattr(filters, choice.name) for choice in CHOICES}
    query = {name: sorted(chosen) or [""] for name, chosen in asked.items() if chosen is not None}
    usual = filters.near_km == DEFAULTS["near_km"]
    single = {
        "q": filters.search,
        "between": "1" if filters.between else "",
        "near": filters.near_place,
        "km": f"{filters.near_km:g}" if filters.near_place and not (usual and "km" in dict(filters.vain)) else "",
        "from": filters.first_day.isoformat() if filters.first_day else "",
        "to": filters.last_day.isoformat() if filters.last_day else "",
        "undated": "" if filters.undated is None else str(int(filters.undated)),
        "background": "1" if filters.background else "",
        "count": "" if filters.count == "acts" else filters.count,
        "once": "1" if filters.once else "",
        "drafts": "1" if filters.drafts else "",
    }
    query |= {name: [value] for name, value in single.items() if value}
    for name, value in (one for one in filters.vain if one[0] != TOO_LONG):
        query[name] = [*query.get(name, ()), value]
    return query


def from_query(query: Query, known: Mapping[str, frozenset[str]]) -> Asked:
    """The filters of an address. Unknown ids are reported and the rest kept; a field of which every id is unknown becomes
    an empty set, and a single value that means nothing here goes to `vain`: both give no events. Names that are no
    parameters are reported alone."""
    stale: list[tuple[str, str]] = []
    sets = {}
    for choice in CHOICES:
        if given := query.get(choice.parameter):
            sets[choice.name] = frozenset(given) & known[choice.name]
            stale += [(choice.name, value) for value in given if value not in known[choice.name]]
    asked = {name: values for name in SINGLE if (values := list(filter(None, query.get(name, ()))))}
    single = {name: SINGLE[name].read(values[0], known) if len(set(values)) == 1 else None for name, values in asked.items()}
    if not single.get("near") and single.get("km"):
        stale.append(("km", f"{asked['km'][0]}, of no place"))
        del asked["km"], single["km"]
    if single.get("between") and "actors" not in sets:
        stale.append(("between", "no actor is chosen"))
    vain = [(name, value) for name, values in asked.items() for value in values if single[name] is None]
    stale += [(name, values[0] if values else "") for name, values in query.items() if not _is_ours(name)]
    if len(_first(query, "q")) > LONGEST:
        stale.append(("search", f"more than its first {LONGEST} letters"))
    said = {SINGLE[name].field: value for name, value in single.items() if value is not None}
    return Asked(Filters().changed(**said, **sets, vain=tuple(dict.fromkeys(vain))), tuple(stale))


def from_address(address: str, known: Known, corpus: Corpus) -> Asked:
    """The filters of a view's address, with or without its host. Raises ValueError where it is the address of no page."""
    parts = urlsplit(address.strip())
    path = parts.path.rpartition("/")[2]
    if path not in {page.path for page in PAGES}:
        raise ValueError(f"{address!r} is the address of no view: no page is called {path!r}")
    query = parse_qs(parts.query, keep_blank_values=True)
    (_, several, _), asked = own_values(query, path), from_query(query, known_values(known, corpus))
    return replace(asked, filters=asked.filters.changed(vain=(*asked.filters.vain, *several)))


def _is_ours(name: str) -> bool:
    return name.startswith("_") or name in SINGLE or any(name == choice.parameter for choice in CHOICES) or name in OPEN


def _first(query: Query, name: str) -> str:
    return (query.get(name) or [""])[0]


def _day(text: str, known: object) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def _kilometres(text: str, known: object) -> float | None:
    return float(text) if is_within(text, LEAST_KM, MOST_KM) else None


def _among(**meanings: object) -> Callable[[str, object], object]:
    return lambda text, known: meanings.get(text)


def _near(text: str, known: Mapping[str, frozenset[str]]) -> str | None:
    return text if text in known["near_place"] else None


class Single(NamedTuple):
    """A parameter of one value: the field of Filters that it sets, and how it is read; None: nothing, or nothing that exists."""

    field: str
    read: Callable[[str, Mapping[str, frozenset[str]]], object]


YES = _among(**{"0": False, "1": True})
SINGLE = {
    "q": Single("search", lambda text, known: text[:LONGEST]),
    "between": Single("between", YES),
    "near": Single("near_place", _near),
    "km": Single("near_km", _kilometres),
    "from": Single("first_day", _day),
    "to": Single("last_day", _day),
    "undated": Single("undated", YES),
    "background": Single("background", YES),
    "count": Single("count", _among(acts="acts", incidents="incidents")),
    "once": Single("once", YES),
    "drafts": Single("drafts", YES),
}
