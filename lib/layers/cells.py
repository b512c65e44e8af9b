"""The cells of a layer's rows, as published: kept on disk by thousands, so that a panel reads those of its row alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

AT_ONCE = 2_000  # rows that are read for one of them


class RowCells(Protocol):
    """Whatever knows the cells of each row."""

    def row(self, number: int) -> Sequence[str]:
        """The cells of a row, counted from 0 among those that were opened."""
        ...


@dataclass(frozen=True)
class InMemory:
    rows: list[list[str]]

    def row(self, number: int) -> Sequence[str]:
        return self.rows[number]


@dataclass(frozen=True)
class OnDisk:
    path: Path

    def row(self, number: int) -> Sequence[str]:
        group = pq.ParquetFile(self.path).read_row_group(number // AT_ONCE)
        at = number % AT_ONCE
        return [column[at].as_py() for column in group.columns]


def write_cells(rows: list[list[str]], width: int, path: Path) -> None:
    """Write the rows, each of so many cells, for OnDisk to read."""
    columns = [pa.array(cells, pa.string()) for cells in zip(*rows)] or [pa.array([], pa.string())] * width
    pq.write_table(pa.table(columns, names=[str(at) for at in range(width)]), path, row_group_size=AT_ONCE, compression="zstd")
