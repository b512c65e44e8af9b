"""Rows as CSV that spreadsheets open safely.

UTF-8 with BOM, CRLF, every text cell in quotes; missing is an empty cell without quotes. A text cell that starts
with = + - @ ' tab CR gets one leading ', which a program that reads it takes off: such a cell is text, never a formula.
"""

import io

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

BOM = b"\xef\xbb\xbf"
RISKY = pa.array(["=", "+", "-", "@", "'", "\t", "\r"])


def write_csv(rows: pd.DataFrame) -> bytes:
    """Any table as CSV bytes: its rows and columns in their order, days as YYYY-MM-DD, truth as true and false."""
    table = pa.Table.from_pandas(rows, preserve_index=False)
    columns = [_as_cells(column) for column in table.columns]
    cells = pa.table(dict(zip(rows.columns, columns)))
    target = io.BytesIO()
    target.write(BOM)
    csv.write_csv(cells, target, csv.WriteOptions(eol="\r\n", quoting_style="needed", batch_size=8192))
    return target.getvalue()


def _as_cells(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_timestamp(column.type):
        return column.cast(pa.date32())
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return column
    risky = pc.is_in(pc.utf8_slice_codeunits(column, 0, 1), value_set=RISKY.cast(column.type))
    if not pc.any(risky).as_py():
        return column
    guard, nothing = pa.scalar("'", column.type), pa.scalar("", column.type)
    return pc.if_else(risky, pc.binary_join_element_wise(guard, column, nothing), column)
