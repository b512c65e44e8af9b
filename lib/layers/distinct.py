"""The rows of a table by what they say: whatever is made of some of their cells is made once for each distinct set of them.

So the work goes with the number of different texts, and each row costs a few numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lib.errors import Severity
from lib.layers.columns import Cells, Columns
from lib.layers.files.grid import Codes, Rows, Texts
from lib.layers.files.opened import Opened

Made = TypeVar("Made")
Which = npt.NDArray[np.bool_]  # one for each row
MOST = 1 << 62  # below which numbers of sets of cells stay


class Note(NamedTuple):
    """What is wrong with some cells, as Findings.add takes it behind a line."""

    column: str
    what: str
    hint: str = ""
    kind: str = ""
    severity: Severity = "warning"


class Notes(list[Note]):
    """What is wrong with the cells that are being read."""

    def add(self, column: str, what: str, hint: str = "", kind: str = "") -> None:
        """Note what is wrong, as a warning."""
        self.append(Note(column, what, hint, kind))


@dataclass(frozen=True)
class Said(Generic[Made]):
    """What rows say: `codes`, for each of them the number of one of the `values`; `notes`: number -> what is wrong with these."""

    codes: Codes
    values: Sequence[Made]
    notes: dict[int, tuple[Note, ...]] = field(default_factory=dict)

    def of(self, which: Which) -> "Said[Made]":
        """Of those rows alone."""
        return Said(self.codes[which], self.values, self.notes)

    def used(self) -> "Said[Made]":
        """Without the values that none of the rows says, in the order in which they first come."""
        codes, first = distinct([self.codes], [len(self.values)], len(self.codes))
        return Said(codes, [self.values[code] for code in self.codes[first].tolist()])

    def by(self, told: Callable[[Made], str]) -> "Said[str]":
        """Something that is told of each value."""
        words: dict[str, int] = {}
        numbers = np.array([words.setdefault(told(value), len(words)) for value in self.values], np.int32)
        return Said(numbers[self.codes], list(words))

    def column(self) -> Texts:
        """As a column of texts, each of them once."""
        said = self.by(str)
        return pa.DictionaryArray.from_arrays(said.codes, pa.array(said.values, pa.string()))

    def noted(self) -> Rows:
        """The places, among the rows, of those with which something is wrong."""
        wrong = np.zeros(len(self.values), bool)
        wrong[list(self.notes)] = True
        return np.flatnonzero(wrong[self.codes])


class Table:
    """The rows of an opened file as they are read: no white space around cells, whole numbers without the .0 of a float."""

    def __init__(self, opened: Opened, columns: Columns):
        self.rows, self.columns, self.day_zero = opened.rows, columns, opened.day_zero

    def column(self, name: str, rows: Rows | None = None) -> Said[str]:
        """What a column says, in all rows or in some."""
        at = self.columns.at[name]
        codes, texts = self.rows.column(at)
        return Said(codes if rows is None else codes[rows], self.columns.clean(at, texts))

    def texts(self, name: str) -> set[str]:
        """All that a column says in any row; nothing of no column."""
        return {text.strip() for text, _ in self.rows.texts(self.columns.at[name])} if name else set()

    def read(
        self, read: Callable[[Cells], Made], columns: Columns, rows: Rows, notes: Notes, beside: Said[Any] | None = None
    ) -> Said[Made]:
        """What some rows say, as it is read of the cells of the columns that were asked for and of what is said `beside`."""
        told: list[Said[Any]] = [self.column(name, rows) for name in columns.used] + ([beside] if beside else [])
        codes, first = distinct([one.codes for one in told], [len(one.values) for one in told], len(rows))
        cells = [[one.values[code] for code in one.codes[first].tolist()] for one in told]
        values: list[Made] = []
        noted: dict[int, tuple[Note, ...]] = {}
        for row in zip(*cells) if cells else [()] * len(first):
            values.append(read(row))
            if notes:
                noted[len(values) - 1] = tuple(notes)
                notes.clear()
        return Said(codes, values, noted)


def distinct(columns: Sequence[npt.NDArray[np.integer]], sizes: Sequence[int], n_rows: int) -> tuple[Codes, Rows]:
    """The number of each row's set of cells, counted as they first come; and the place of the first row of each."""
    key, size = np.zeros(n_rows, np.int64), 1
    for codes, texts in zip(columns, sizes):
        if size * max(texts, 1) >= MOST:
            key, size = _counted(key)
        key, size = key * max(texts, 1) + codes, size * max(texts, 1)
    found, n_found = _counted(key)
    first = np.zeros(n_found, np.int64)
    first[found[::-1]] = np.arange(n_rows)[::-1]
    return found.astype(np.int32), first


def _counted(key: Rows) -> tuple[Rows, int]:
    """Numbers from 0 on in place of any others, as they first come; and how many there are."""
    found = pa.array(key).dictionary_encode()
    return found.indices.to_numpy().astype(np.int64), len(found.dictionary)
