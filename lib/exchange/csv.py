"""Event rows as CSV that spreadsheets open safely, and back again with the same types.

UTF-8 with BOM, CRLF, every text cell in quotes; missing is an empty cell without quotes. A text cell that starts
with = + - @ ' tab CR gets one leading ', which reading back takes off: such a cell is text, never a formula.
"""

import io

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from lib.corpus.codebook import CODEBOOK
from lib.errors import SnapshotError
from lib.events.schema import event_dtypes

BOM = b"\xef\xbb\xbf"
RISKY = pa.array(["=", "+", "-", "@", "'", "\t", "\r"])
GUARDED = r"\A'([=+\-@'\t\r])"  # what write_csv puts before a risky cell, and nothing else
ARROW_TYPES = {"str": pa.string(), "bool": pa.bool_(), "datetime64[s]": pa.timestamp("s"), "float64": pa.float64()}
LONGEST = 2**31 - 2  # bytes that the parser takes as one block: then no row can lie across two


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


def read_csv(content: bytes) -> pd.DataFrame:
    """The event rows of a snapshot's CSV, typed as in the event table, numbered from 0.

    Raises SnapshotError on a file with other columns, with cells that do not fit them, or that is no CSV in UTF-8.
    """
    dtypes = event_dtypes()
    types = {name: ARROW_TYPES.get(dtype, pa.int64()) for name, dtype in dtypes.items()}
    cells = _read_cells(content, types)
    _check_complete(cells, dtypes)
    texts = {name: _without_guard(cells[name]) for name, dtype in dtypes.items() if dtype == "str"}
    table = pa.table({name: texts.get(name, cells[name]) for name in dtypes})
    return table.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get).astype(dtypes)


def _read_cells(content: bytes, types: dict[str, pa.DataType]) -> pa.Table:
    if not content.removeprefix(BOM).strip():
        raise SnapshotError("The file is empty; a snapshot's CSV starts with a line of column names.")
    whole = content if content.endswith(b"\n") else content + b"\r\n"
    try:
        cells = csv.read_csv(
            io.BytesIO(whole),
            csv.ReadOptions(block_size=min(max(len(whole), 2**20), LONGEST)),
            csv.ParseOptions(newlines_in_values=True),
            csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True,
                               quoted_strings_can_be_null=False),
        )
        _check_columns(cells.column_names)
    except (pa.ArrowInvalid, UnicodeDecodeError) as wrong:
        raise SnapshotError(f"This is not the CSV of a snapshot in UTF-8: {wrong}") from wrong
    return cells


def _check_columns(found: list[str]) -> None:
    expected = list(CODEBOOK.columns)
    if found == expected:
        return
    missing = _few([name for name in expected if name not in found])
    unknown = _few([name for name in found if name not in expected])
    raise SnapshotError("The columns are not those of the event table in the codebook's order; "
                        f"missing: {missing}; not known: {unknown}.")


def _few(names: list[str]) -> str:
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return (", ".join(names[:5]) or "none") + more


def _check_complete(cells: pa.Table, dtypes: dict[str, str]) -> None:
    """Numbers and truths that every event has must be there: a missing one is an error, never 0 or false."""
    for name in (name for name, dtype in dtypes.items() if dtype in ("bool", "int64")):
        if cells[name].null_count:
            row = pc.index(pc.is_null(cells[name]), True).as_py() + 1
            raise SnapshotError(f"Row {row} has no {name}; every event has one.")


def _without_guard(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.replace_substring_regex(column, GUARDED, r"\1", max_replacements=1)
