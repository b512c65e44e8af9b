"""Rows as CSV that spreadsheets open safely.

UTF-8 with BOM, CRLF, every text cell in quotes; missing is an empty cell without quotes. A text cell that starts
with = + - @ ' tab CR gets one leading ', which a program that reads it takes off: such a cell is text, never a formula.
"""

import io
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

BOM = b"\xef\xbb\xbf"
RISKY = pa.array(["=", "+", "-", "@", "'", "\t", "\r"])


def write_csv(rows: pd.DataFrame) -> bytes:
    """Any table as CSV bytes: its rows and columns in their order, days as YYYY-MM-DD, truth as true and false."""
    table = pa.Table.from_pandas(rows, preserve_index=False)
    cells = pa.Table.from_arrays([_as_cells(column) for column in table.columns], names=table.column_names)
    target = io.BytesIO()
    target.write(BOM)
    options = csv.WriteOptions(  # type: ignore[call-arg]  # the stubs of pyarrow do not know eol
        eol="\r\n", quoting_style="needed", batch_size=8192
    )
    csv.write_csv(cells, target, options)
    return target.getvalue()


def _as_cells(column: "pa.ChunkedArray[Any]") -> "pa.ChunkedArray[Any]":
    if pa.types.is_timestamp(column.type):
        return column.cast(pa.date32())
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return column
    risky = pc.is_in(pc.utf8_slice_codeunits(column, 0, 1), value_set=RISKY.cast(column.type))
    if not pc.any(risky).as_py():
        return column
    guard, nothing = pa.scalar("'", column.type), pa.scalar("", column.type)
    joined = pc.binary_join_element_wise(guard, column, nothing)  # type: ignore[call-overload]  # which the stubs want all of one kind
    guarded: pa.ChunkedArray[Any] = pc.if_else(risky, joined, column)
    return guarded
