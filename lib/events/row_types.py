"""What a row of a table is: as it is made (a tuple whose fields are the table's columns) and as it is read (by column).

The event table has the codebook's columns; their types stand in lib.events.building.schema. Arrays that choose rows are named
here too.
"""

import datetime
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.integer]  # numbers of rows of the event table
Mask = npt.NDArray[np.bool_]  # one for each event
Cell = str | int | float | datetime.date | None  # of the event table, before it is one; flags are ints


class Row(Protocol):
    """A row as it is read from a frame: a Series or one of its records. What is missing in it is NaN, NaT or NA."""

    def __getitem__(self, column: str, /) -> Any: ...  # a cell's type is its column's


class LinkRow(NamedTuple):
    """Who does what to whom in one event."""

    event_id: str
    left_id: str
    right_id: str
    kind: str
    mutual: bool


class PlaceRow(NamedTuple):
    """A place of one event; role: "at", "origin" or "near"."""

    event_id: str
    place_id: str
    role: str


class BackingRow(NamedTuple):
    """Who stands behind an actor on one side of an event; how: "backed" or "own"."""

    event_id: str
    actor_id: str
    side: str
    backer_id: str
    how: str
