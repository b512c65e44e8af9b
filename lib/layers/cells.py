"""The cells of a layer's rows, as published: kept on disk by thousands, so that a panel reads those of its row alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from lib.layers.files.grid import Grid, Texts

AT_ONCE = 20_000  # rows that are read for one of them
SEVERAL = 2  # rows for each text of a column, from which on each text of some rows is written once
Part = tuple[int, list[Texts]]  # the number of the first of some rows, and their cells by column


class RowCells(Protocol):
    """Whatever knows the cells of each row."""

    def row(self, number: int) -> Sequence[str]:
        """The cells of a row, counted from 0 among those that were opened."""
        ...

    def parts(self, places: Sequence[int]) -> Iterator[Part]:
        """The cells of all rows in columns at some places, some rows after the other."""
        ...


@dataclass(frozen=True)
class InMemory:
    rows: Grid

    def row(self, number: int) -> Sequence[str]:
        return self.rows[number]

    def parts(self, places: Sequence[int]) -> Iterator[Part]:
        yield 0, [self.rows.columns[place] for place in places]


@dataclass(frozen=True)
class OnDisk:
    path: Path

    def row(self, number: int) -> Sequence[str]:
        group = pq.ParquetFile(self.path).read_row_group(number // AT_ONCE)
        at = number % AT_ONCE
        return [column[at].as_py() for column in group.columns]

    def parts(self, places: Sequence[int]) -> Iterator[Part]:
        with pq.ParquetFile(self.path) as file:
            for group in range(file.num_row_groups):
                read = file.read_row_group(group, columns=[str(place) for place in places])
                yield group * AT_ONCE, [column.combine_chunks() for column in read.columns]


def write_cells(rows: Grid, path: Path) -> None:
    """Write the rows for OnDisk to read."""
    columns = {str(at): _as_written(column) for at, column in enumerate(rows.columns)}
    repeated: Any = [name for name, column in columns.items() if pa.types.is_dictionary(column.type)]
    whole = pa.table(columns)
    with pq.ParquetWriter(path, whole.schema, compression="zstd", use_dictionary=repeated, write_statistics=False) as file:
        file.write_table(whole, row_group_size=AT_ONCE)


def _as_written(column: Texts) -> Texts:
    """A column as it is, or without its dictionary where few of its texts stand more than once."""
    return column if SEVERAL * len(column.dictionary) < len(column) else column.dictionary_decode()
