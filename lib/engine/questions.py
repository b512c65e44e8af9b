"""What pages ask of the events, whoever answers: a few questions, and never a frame of all events.

An event has columns (those of the codebook, and MORE) and stands in relations of several rows each: its actors, the places
where it happened, its links at a level. A question is of what `Filters` leave, and may be narrowed further by `Where`s; it names
the columns it wants. Both engines (lib.engine.in_memory, lib.engine.duck) answer all of them alike, and pass one set of tests.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

import pandas as pd
import pyarrow as pa

from lib.corpus.model.codebook import CODEBOOK
from lib.events.asking.filters import Filters
from lib.events.asking.options import Counts
from lib.events.row_types import Row

Order = str  # a column of lib.events.asking.sorting, with - before it for falling; "" as read
Scalar = str | bool | int | None
MORE = {  # columns of an event beside the codebook's
    "certainty": "one of lib.events.counting.doubt.CERTAINTIES",
    "core": "bloc that acts or ends up holding",
    "ring": "the other bloc",
    "told_last": "last day of the publication, or of the tighter bound that it gives",
}
LEVELS = ("actor", "organisation", "state", "bloc")
LANES = ("actor", "bloc")
OWN_COLUMNS: dict[str, tuple[str, ...]] = {  # of each relation; each row of one event stands once
    "places": ("place_id",),
    "near": ("place_id",),
    "origins": ("place_id",),
    "documents": ("document_id",),
    "sources": ("source_id",),
    "people": ("actor_id", "role"),
    **{f"links:{level}": ("left_id", "right_id", "kind", "mutual", "open") for level in LEVELS},
    **{f"lanes:{by}": ("lane_id",) for by in LANES},
    **{f"behind:{level}": ("end_id", "actor_id", "backer_id", "how") for level in LEVELS},
}
FACETS = (
    "actor",
    "place",
    "region",
    "group",
    "type",
    "issue",
    "kind",
    "claim",
    "stage",
    "publisher",
    "reliability",
    "credibility",
    "severity",
    "backer",
    "reports",
)
EVENTS = "events"  # the relation of an event to itself
Reason = Literal["shown", "drafts", "background", "wholes", "parts", "twins", "filtered", "read", "matching"]


def own_columns(over: str) -> tuple[str, ...]:
    """The columns of a relation that are not the event's; KeyError where there is no such relation."""
    if over == EVENTS:
        return ()
    return ("value",) if over.removeprefix("facet:") in FACETS else OWN_COLUMNS[over]


def event_columns() -> tuple[str, ...]:
    """All columns of an event."""
    return (*CODEBOOK.columns, *MORE)


def columns_known(names: Iterable[str], over: str) -> None:
    """Raise KeyError where there is no such relation, or a name is a column neither of it nor of the event."""
    known = (*own_columns(over), *event_columns())
    for name in names:
        if name not in known:
            raise KeyError(f"no column {name} of events over {over}")


@dataclass(frozen=True)
class Where:
    """Events with at least one row in a relation in which each of these columns has one of these values (None: missing);
    `none`: events without such a row. Columns are the relation's own; over "events", the event's."""

    over: str
    values: tuple[tuple[str, tuple[Scalar, ...]], ...]
    none: bool = False

    def __post_init__(self) -> None:
        known = own_columns(self.over) or event_columns()
        for name, _ in self.values:
            if name not in known:
                raise KeyError(f"no column {name} of {self.over}")


def where(over: str = EVENTS, none: bool = False, **values: Scalar | tuple[Scalar, ...]) -> Where:
    """A Where in the words of its columns: where("places", place_id=("homs", "hama"))."""
    told = tuple((name, value if isinstance(value, tuple) else (value,)) for name, value in values.items())
    return Where(over, told, none)


class Engine(Protocol):
    """Who answers. Unknown columns and relations raise KeyError; what filters do not know of simply leaves nothing."""

    @property
    def n_events(self) -> int:
        """Events that were read."""

    def ledger(self, filters: Filters) -> dict[str, int]:
        """Reason (lib.events.asking.select.REASONS) -> number of events; together all that were read."""

    def options(self, filters: Filters) -> tuple[Counts, Counts]:
        """As lib.events.asking.options.count_shown_and_hidden."""

    def number(self, filters: Filters, wheres: tuple[Where, ...] = (), reason: Reason = "shown") -> int:
        """How many events."""

    def tally(self, filters: Filters, by: tuple[str, ...], over: str = EVENTS, wheres: tuple[Where, ...] = ()) -> pd.DataFrame:
        """The columns `by` (one at least, of the event or of the relation) and n: how many of the shown events have each
        combination, an event once in each; sorted by the columns, what is missing last."""

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

    def doubled(self, filters: Filters, by: tuple[str, ...], over: str = EVENTS) -> pd.DataFrame:
        """event_id, maybe_same_as and `by` of the shown events that are perhaps the same as another; in the order of the table, and
        then of the columns."""

    def event(self, event_id: str) -> Row | None:
        """The row of an event, by its id or by that of any of its reports; None where there is none."""

    def export(self, filters: Filters, columns: tuple[str, ...], wheres: tuple[Where, ...] = ()) -> Iterator[pa.RecordBatch]:
        """The shown events in the order of the table, some at a time."""
