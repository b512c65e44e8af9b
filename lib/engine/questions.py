"""What pages ask of the events, whoever answers: a few questions, and never a frame of all events.

An event has columns (those of the codebook, and MORE) and stands in relations of several rows each: its actors, the places
where it happened, its links at a level. A question is of what `Filters` leave, and may be narrowed further by `Where`s; it names
the columns it wants. Both engines (lib.engine.in_memory, lib.engine.duck) answer all of them alike, and pass one set of tests.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import pandas as pd
import pyarrow as pa

from lib.corpus.model.codebook import CODEBOOK
from lib.engine.gathered import GATHERED, Gathered, Over
from lib.events.asking.choice_names import Known
from lib.events.asking.filters import Filters
from lib.events.asking.options import Counts
from lib.events.asking.select import REASONS
from lib.events.asking.select import Reason as Reason
from lib.events.building.cells import QUANTITIES
from lib.events.counting.casualties import COUNTED
from lib.events.row_types import Row

Order = str  # a column of lib.events.asking.sorting, with - before it for falling; "" as read
Scalar = str | bool | int | float | datetime.date | None
PYTHON: dict[str, type | tuple[type, ...]] = {
    "text": str,
    "flag": bool,
    "day": datetime.date,
    "number": (int, float),
    "count": int,
    "bound": int,
}
MORE = {  # columns of an event beside the codebook's
    "certainty": "one of lib.events.counting.doubt.CERTAINTIES",
    "core": "bloc that acts or ends up holding",
    "ring": "the other bloc",
    "told_last": "last day of the publication, or of the tighter bound that it gives",
    "counts_from": "first day for which it counts; missing where it counts in no period",
    "counts_to": "last day for which it counts",
    "nth": "its place in the order of the table, from 0",
    "family": "the nth of the first event that it belongs together with, as lib.events.building.kin says; -1: it stands alone",
    "twins": "number of its group of perhaps the same events; -1: alone",
    "long": "its columns whose cells are longer than a spreadsheet holds, joined by '; '; missing where there are none",
    "backed": "one of lib.events.counting.dyad_parts.RANKED: who stands behind the sides of its hostile links",
}
OF_MORE: dict[str, type] = {
    "told_last": datetime.date,
    "counts_from": datetime.date,
    "counts_to": datetime.date,
    "nth": int,
    "family": int,
    "twins": int,
}
LEVELS = ("actor", "organisation", "state", "bloc")
LANES = ("actor", "bloc")
PARTICIPANT = ("actor_id", "role", "described", *(f"{name}_{side}" for name in QUANTITIES for side in ("min", "max", "about")))
OWN_COLUMNS: dict[str, tuple[str, ...]] = {  # of each relation; each row of one event stands once
    "places": ("place_id",),
    "near": ("place_id",),
    "origins": ("place_id",),
    "documents": ("document_id",),
    "sources": ("source_id",),
    "told_as": ("report_id",),
    "wholes": ("whole_id",),
    "people": ("actor_id", "role"),
    "participants": PARTICIPANT,
    "event_places": ("place_id", "role"),
    **{f"tolls:{quantity}": ("at", "actor_id", "described", "least", "most", "about") for quantity in COUNTED},
    **{f"links:{level}": ("left_id", "right_id", "kind", "mutual", "open") for level in LEVELS},
    **{f"lanes:{by}": ("lane_id",) for by in LANES},
    **{f"behind:{level}": ("left_id", "right_id", "kind", "mutual", "end_id", "actor_id", "backer_id", "how") for level in LEVELS},
    "shared": ("backer_id",),
}
FACETS = (
    *("actor", "place", "region", "group", "type", "issue", "kind", "claim", "stage"),
    *("publisher", "reliability", "credibility", "severity", "backer", "reports", "layer", "review"),
)
OF_RELATIONS: dict[str, type] = {  # what a relation's columns hold, where that is no text
    **dict.fromkeys(("mutual", "open", "about", *(name for name in PARTICIPANT if name.endswith("_about"))), bool),
    **dict.fromkeys(("at", "least", "most", *(name for name in PARTICIPANT if name.endswith(("_min", "_max")))), int),
}
EVENTS = "events"  # the relation of an event to itself
TOLD = "told"  # that of an event to whatever folded words it is told in; for a Where alone, and of its words alone


def own_columns(over: Over) -> tuple[str, ...]:
    """The columns of a relation that are not the event's; KeyError where there is no such relation."""
    if isinstance(over, Gathered):
        own = own_columns(over.over)
        if not set(over.by) <= set(own):
            raise KeyError(f"{over.over} is not gathered by {over.by}")
        return (GATHERED, *own)
    if over == EVENTS:
        return ()
    if over == TOLD:
        return ("phrase",)
    return ("value",) if over.removeprefix("facet:") in FACETS else OWN_COLUMNS[over]


def event_columns() -> tuple[str, ...]:
    """All columns of an event."""
    return (*CODEBOOK.columns, *MORE)


def columns_known(names: Iterable[str], over: Over) -> None:
    """Raise KeyError where there is no such relation, or a name is a column neither of it nor of the event."""
    known, names = (*own_columns(over), *event_columns()), tuple(names)
    if over == TOLD:
        raise KeyError("nothing is counted over all words")
    if not names:
        raise KeyError("no column is asked for")
    for name in names:
        if name not in known:
            raise KeyError(f"no column {name} of events over {over}")


def key_columns(over: Over) -> tuple[str, ...]:
    """Those of a relation's own columns that no two of its rows of one event share: what is `open` is said of the rest."""
    return tuple(name for name in own_columns(over) if name != "open")


@dataclass(frozen=True)
class Range:
    """Days or numbers from one to another, both among them; None: without end. What is missing lies in none."""

    low: datetime.date | int | None = None
    high: datetime.date | int | None = None


@dataclass(frozen=True)
class Where:
    """Events with at least one row in a relation in which each of these columns has one of these values (None: missing; a
    Range: any within it); `none`: events without such a row. `others`: or any of these holds. Columns are the relation's own;
    over "events", the event's; without any, it is asked whether there is a row. A value of another type than its column's is
    refused (TypeError)."""

    over: str
    values: tuple[tuple[str, tuple[Scalar | Range, ...]], ...]
    none: bool = False
    others: tuple["Where", ...] = ()

    def __post_init__(self) -> None:
        known = own_columns(self.over) or event_columns()
        for name, values in self.values:
            if name not in known:
                raise KeyError(f"no column {name} of {self.over}")
            for value in values:
                ends = (value.low, value.high) if isinstance(value, Range) else (value,)
                if any(end is not None and not isinstance(end, python_type(name, self.over)) for end in ends):
                    raise TypeError(f"{name} of {self.over} is never {value!r}")


def where(over: str = EVENTS, none: bool = False, **values: Scalar | Range | tuple[Scalar | Range, ...]) -> Where:
    """A Where in the words of its columns: where("places", place_id=("homs", "hama"))."""
    told = tuple((name, value if isinstance(value, tuple) else (value,)) for name, value in values.items())
    return Where(over, tuple((name, tuple(map(plain, asked))) for name, asked in told), none)


def either(first: Where, *others: Where) -> Where:
    """What holds where any of these does."""
    return replace(first, others=(*first.others, *others))


def plain(value: object) -> Scalar | Range:
    """A value of a frame as Python's own."""
    if isinstance(value, pd.Timestamp):
        return value.date()
    found: Scalar | Range = value.item() if isinstance(value, np.generic) else value  # type: ignore[assignment]  # checked by Where
    return found


def python_type(name: str, over: str) -> type | tuple[type, ...]:
    """What the values of a column are."""
    if over != EVENTS:
        return OF_RELATIONS.get(name, str)
    if name in MORE:
        return OF_MORE.get(name, str)
    return PYTHON[CODEBOOK.columns[name].holds]


NO_EVENT = where(event_id=())


def reason_known(reason: str) -> None:
    """Raise KeyError where no event can have gone that way."""
    if reason not in (*REASONS, "read", "matching"):
        raise KeyError(f"no reason {reason}")


class Engine(Protocol):
    """Who answers. Unknown columns and relations raise KeyError; what filters do not know of simply leaves nothing."""

    @property
    def n_events(self) -> int:
        """Events that were read."""

    def forget(self) -> None:
        """Let go of what is remembered of earlier questions: another engine answers from now on."""

    @property
    def known(self) -> Known:
        """What things are called."""

    def ledger(self, filters: Filters, wheres: tuple[Where, ...] = ()) -> dict[str, int]:
        """Reason (lib.events.asking.select.REASONS) -> number of events; together all that were read."""

    def options(self, filters: Filters) -> tuple[Counts, Counts]:
        """As lib.events.asking.options.count_shown_and_hidden."""

    def number(self, filters: Filters, wheres: tuple[Where, ...] = (), reason: Reason = "shown") -> int:
        """How many events."""

    def tally(
        self, filters: Filters, by: tuple[str, ...], over: Over = EVENTS, wheres: tuple[Where, ...] = (), reason: Reason = "shown"
    ) -> pd.DataFrame:
        """The columns `by` (one at least, of the event or of the relation) and n: how many of the events have each combination, an
        event once in each; sorted by the columns, what is missing last."""

    def rows(
        self,
        filters: Filters,
        columns: tuple[str, ...],
        wheres: tuple[Where, ...] = (),
        reason: Reason = "shown",
        order: Order = "",
        first: int = 0,
        most: int | None = None,
    ) -> pd.DataFrame:
        """These columns of at most so many events, from the one at place `first` of the order; the index counts from 0."""

    def doubled(
        self, filters: Filters, by: tuple[str, ...], over: Over = EVENTS, wheres: tuple[Where, ...] = (), reason: Reason = "shown"
    ) -> pd.DataFrame:
        """event_id, maybe_same_as and `by` of the events that are perhaps the same as another; in the order of the table, and then
        of the columns."""

    def event(self, event_id: str) -> Row | None:
        """The row of an event, by its id or by that of any of its reports; None where there is none."""

    def export(
        self, filters: Filters, columns: tuple[str, ...], wheres: tuple[Where, ...] = (), over: str = EVENTS
    ) -> Iterator[pa.RecordBatch]:
        """The shown events in the order of the table, or their rows of a relation, some at a time; of none, once without rows."""
