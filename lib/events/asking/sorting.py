"""The orders of the event table: by a column, rising or falling; ties stay as read, what the column does not tell comes last."""

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.events.building.cells import QUANTITIES
from lib.events.row_types import Rows

NEWEST = "-date"
OLD_ORDERS = {"newest": NEWEST}  # what links of the first version say
OWN = ("killed", "wounded")  # quantities with a column of their own
OTHERS = tuple(name for name in QUANTITIES if name not in OWN)


def asked_order(written: str) -> str:
    """An order as an address says it: a column, with - before it for falling; "" (as read) for what is none."""
    order = OLD_ORDERS.get(written, written)
    return order if order.removeprefix("-") in ORDERS else ""


def sorted_rows(events: pd.DataFrame, order: str) -> Rows:
    """The places of the rows in an order; ties stay as read, and what the column does not tell comes last either way."""
    order = asked_order(order)
    column, falling = order.removeprefix("-"), order.startswith("-")
    if column in ("", "id"):
        return np.arange(len(events))[:: -1 if falling else 1]
    keys = KEYS[column](events, falling).reset_index(drop=True)
    return keys.sort_values(ascending=not falling, na_position="last", kind="stable").index.to_numpy()


def columns_of(order: str) -> list[str]:
    """The columns that an order is made of; one at least."""
    return list(COLUMNS.get(asked_order(order).removeprefix("-"), ("event_id",)))


def _days(events: pd.DataFrame, falling: bool) -> pd.Series:
    first, last = ("last_day", "first_day") if falling else ("first_day", "last_day")
    return events[first].fillna(events[last]).fillna(events["not_after"])


def _numbers(names: tuple[str, ...]) -> Callable[[pd.DataFrame, bool], pd.Series]:
    """The largest of some numbers, each by its least, or by its most where that alone is told."""
    return lambda events, _: pd.DataFrame({name: events[f"{name}_min"].fillna(events[f"{name}_max"]) for name in names}).max(axis=1)


def _words(*names: str) -> Callable[[pd.DataFrame, bool], pd.Series]:
    """Words of the first column that has any, whatever their capitals."""

    def words(events: pd.DataFrame, _: bool) -> pd.Series:
        found = events[names[0]]
        for name in names[1:]:
            found = found.fillna(events[name])
        return found.str.casefold()

    return words


def _terms(name: str, terms: Iterable[str]) -> Callable[[pd.DataFrame, bool], pd.Series]:
    """The place of a term in the codebook's own order."""
    places = {term: place for place, term in enumerate(terms)}
    return lambda events, _: events[name].map(places).astype("Int64")


KEYS = {
    "date": _days,
    "type": _terms("type", CODEBOOK.types),
    "event": _words("summary"),
    "who": _words("initiators", "targets"),
    "where": _words("place"),
    "killed": _numbers(("killed",)),
    "wounded": _numbers(("wounded",)),
    "numbers": _numbers(OTHERS),
    "claim": _terms("claim", CODEBOOK.claims),
    "stage": _terms("stage", CODEBOOK.stages),
    "source": _words("publishers"),
    "grade": _words("reliability", "credibility"),
}
COLUMNS = {
    "date": ("first_day", "last_day", "not_after"),
    "type": ("type",),
    "event": ("summary",),
    "who": ("initiators", "targets"),
    "where": ("place",),
    "killed": ("killed_min", "killed_max"),
    "wounded": ("wounded_min", "wounded_max"),
    "numbers": tuple(f"{name}_{side}" for name in OTHERS for side in ("min", "max")),
    "claim": ("claim",),
    "stage": ("stage",),
    "source": ("publishers",),
    "grade": ("reliability", "credibility"),
}
ORDERS = (*KEYS, "id")
