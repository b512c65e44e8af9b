"""Rows as CSV that spreadsheets open safely.

UTF-8 with BOM, CRLF, every text cell in quotes; missing is an empty cell without quotes. A text cell that starts
with = + - @ ' tab CR gets one leading ', which a program that reads it takes off: such a cell is text, never a formula.
"""

import io
from collections.abc import Iterable
from itertools import chain
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from lib.events.long_cells import RISKY

BOM = b"\xef\xbb\xbf"


OPTIONS = csv.WriteOptions(  # type: ignore[call-arg]  # the stubs of pyarrow do not know eol
    eol="\r\n", quoting_style="needed", batch_size=8192
)


def write_csv(rows: pd.DataFrame) -> bytes:
    """Any table as CSV bytes: its rows and columns in their order, days as YYYY-MM-DD, truth as true and false."""
    return write_parts([pa.Table.from_pandas(rows, preserve_index=False)])


def write_parts(parts: Iterable[pa.Table | pa.RecordBatch]) -> bytes:
    """The same of a table that comes in parts, at least one: no more than one is in hand at once."""
    target = io.BytesIO(BOM)
    target.seek(len(BOM))
    tables = (part if isinstance(part, pa.Table) else pa.Table.from_batches([part]) for part in parts)
    each = (pa.Table.from_arrays([_as_cells(column) for column in part.columns], names=part.column_names) for part in tables)
    first = next(each)
    with csv.CSVWriter(target, first.schema, write_options=OPTIONS) as writer:
        for cells in chain([first], each):
            writer.write_table(cells)
    return target.getvalue()


def _as_cells(column: "pa.ChunkedArray[Any]") -> "pa.ChunkedArray[Any]":
    if pa.types.is_timestamp(column.type):
        return column.cast(pa.date32())
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return column
    risky = pc.is_in(pc.utf8_slice_codeunits(column, 0, 1), value_set=pa.array(RISKY, column.type))
    if not pc.any(risky).as_py():
        return column
    guard, nothing = pa.scalar("'", column.type), pa.scalar("", column.type)
    joined = pc.binary_join_element_wise(guard, column, nothing)  # type: ignore[call-overload]  # which the stubs want all of one kind
    guarded: pa.ChunkedArray[Any] = pc.if_else(risky, joined, column)
    return guarded
