"""The cells of a table by column: each text of a column stands once, in an Arrow dictionary; a row is made when it is asked for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa

AT_ONCE = 20_000  # rows that are taken together
Codes = npt.NDArray[np.int32]
Rows = npt.NDArray[np.int64]  # numbers of rows
Texts = Any  # an Arrow array of texts: the stubs of Arrow know less than Arrow does


class Grid(Sequence[list[str]]):
    """The rows of a table, each a list of its cells. `columns`: as many of each as there are rows, none of them null."""

    def __init__(self, columns: Sequence[Texts]):
        self.columns = tuple(columns)

    @staticmethod
    def of(rows: Iterable[Sequence[str]], width: int) -> "Grid":
        """The grid of rows, each of so many cells."""
        builder = GridBuilder(width)
        for row in rows:
            builder.add(row)
        return builder.grid()

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    @overload
    def __getitem__(self, at: int) -> list[str]: ...

    @overload
    def __getitem__(self, at: slice) -> "Grid": ...

    def __getitem__(self, at: int | slice) -> "list[str] | Grid":
        if isinstance(at, slice):
            first, last, step = at.indices(len(self))
            if step != 1:
                raise ValueError("rows are taken one after the other")
            return Grid([column.slice(first, max(last - first, 0)) for column in self.columns])
        return [column[at].as_py() for column in self.columns]

    def __iter__(self) -> Iterator[list[str]]:
        for first in range(0, len(self), AT_ONCE):
            yield from map(list, zip(*(column.slice(first, AT_ONCE).dictionary_decode().to_pylist() for column in self.columns)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(mine == list(theirs) for mine, theirs in zip(self, other))

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def column(self, at: int) -> tuple[Codes, list[str]]:
        """What a column says: for each row the number of its text, and the texts, each once and perhaps more than are used."""
        column = self.columns[at]
        codes: Codes = column.indices.to_numpy()
        return codes, column.dictionary.to_pylist()

    def texts(self, at: int) -> list[tuple[str, int]]:
        """The texts of a column as they first come, each with how many rows say it."""
        codes, texts = self.column(at)
        used, first, counts = np.unique(codes, return_index=True, return_counts=True)
        return [(texts[used[place]], int(counts[place])) for place in np.argsort(first).tolist()]


class GridBuilder:
    """Takes rows and whole columns of rows, in their order, and holds them as a grid does."""

    def __init__(self, width: int):
        self.parts: list[list[Texts]] = [[] for _ in range(width)]
        self.waiting: list[Sequence[str]] = []

    def add(self, row: Sequence[str]) -> None:
        """Take a row."""
        self.waiting.append(row)
        if len(self.waiting) == AT_ONCE:
            self._settle()

    def add_columns(self, columns: Iterable[Texts]) -> None:
        """Take all columns of some rows, each in several parts."""
        self._settle()
        for parts, column in zip(self.parts, columns):
            parts += column.chunks

    def grid(self) -> Grid:
        """All that was taken, of which nothing stays here."""
        self._settle()
        return Grid([_coded(self.parts.pop(0)) for _ in range(len(self.parts))])

    def _settle(self) -> None:
        if self.waiting:
            for parts, cells in zip(self.parts, zip(*self.waiting)):
                parts.append(_strings(cells))
            self.waiting = []


def _strings(cells: Sequence[str]) -> Texts:
    """Cells as Arrow has them; a half of a letter, which is none, is shown as such."""
    try:
        return pa.array(cells, pa.string())
    except UnicodeEncodeError:
        return pa.array([cell.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for cell in cells], pa.string())


def _coded(parts: list[Texts]) -> Texts:
    """One array of the parts of a column, each text in it once."""
    coded = pa.chunked_array(parts, pa.string()).dictionary_encode()
    if not coded.num_chunks:
        return pa.array([], pa.string()).dictionary_encode()
    return coded.chunk(0) if coded.num_chunks == 1 else coded.combine_chunks()
