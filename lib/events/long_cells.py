"""Cells of a table that are longer than a spreadsheet holds, so that it would cut them in silence."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

MOST_OF_A_CELL = 32_767  # characters (UTF-16 units) that a cell of a spreadsheet holds
RISKY = ("=", "+", "-", "@", "'", "\t", "\r")  # a text that begins so is kept from being a formula, by a ' before it


@dataclass(frozen=True, order=True)
class LongCell:
    """A cell that holds more characters than a spreadsheet does."""

    row: int
    column: str
    characters: int


def long_cells(rows: pd.DataFrame) -> tuple[LongCell, ...]:
    """Cells longer than a spreadsheet holds, by row (from 1, the line of names not counted) and column."""
    return tuple(sorted(_long(rows)))


def _long(rows: pd.DataFrame) -> Iterator[LongCell]:
    table = pa.Table.from_pandas(rows, preserve_index=False)
    for name in table.column_names:
        if not (pa.types.is_string(table[name].type) or pa.types.is_large_string(table[name].type)):
            continue
        perhaps = pc.greater(pc.binary_length(table[name]), pa.scalar(MOST_OF_A_CELL - 1)).fill_null(False)
        if pc.any(perhaps).as_py():
            numbers = pc.indices_nonzero(perhaps).to_pylist()
            measured = ((number, _length(table[name][number].as_py())) for number in numbers)
            yield from (LongCell(number + 1, name, length) for number, length in measured if length > MOST_OF_A_CELL)


def _length(text: str) -> int:
    """Characters of a text as a spreadsheet counts them, with the ' that keeps it from being a formula."""
    return len(text.encode("utf-16-le")) // 2 + (text[:1] in RISKY)


def long_columns(rows: pd.DataFrame) -> pd.Series:
    """For each row the columns whose cells are too long, joined by "; "; missing where there are none. With the index of `rows`."""
    found: dict[int, list[str]] = {}
    for cell in long_cells(rows):
        found.setdefault(cell.row - 1, []).append(cell.column)
    return pd.Series(["; ".join(found[row]) if row in found else None for row in range(len(rows))], rows.index, dtype="str")
