"""A table becomes a file that a manifest can tell of: its bytes, its rows, and the cells that a spreadsheet would cut."""

from collections import Counter
from collections.abc import Iterator

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from lib.corpus.model.models import CorpusSettings
from lib.events.memo import once
from lib.events.tables import Tables
from lib.exchange.csv import RISKY, write_csv
from lib.exchange.manifest import LongCell, TableFile
from lib.exchange.meanings import ROWS, column_meanings

MOST_OF_A_CELL = 32_767  # characters (UTF-16 units) that a cell of a spreadsheet holds


def table_file(table: str, rows: pd.DataFrame, settings: CorpusSettings) -> TableFile:
    """A table (one of lib.exchange.meanings.ROWS) as CSV, with what its rows and each of its columns hold."""
    known = column_meanings(table, settings)
    return TableFile(
        f"{table}.csv", len(rows), write_csv(rows), ROWS[table], {name: known[name] for name in rows.columns}, long_cells(rows)
    )


def long_cells(rows: pd.DataFrame) -> tuple[LongCell, ...]:
    """Cells longer than a spreadsheet holds, by row (from 1, the line of names not counted) and column."""
    return tuple(sorted(_long(rows)))


@once
def _long_of_all(tables: Tables) -> dict[str, set[str]]:
    """Event id -> its columns that are too long, for the few that have any."""
    found: dict[str, set[str]] = {}
    for cell in long_cells(tables.events):
        found.setdefault(str(tables.events["event_id"].iat[cell.row - 1]), set()).add(cell.column)
    return found


def long_columns(events: pd.DataFrame, tables: Tables) -> dict[str, int]:
    """Of rows of the event table: column -> how many of its cells are longer than a spreadsheet holds."""
    known = _long_of_all(tables)
    there = events.loc[events["event_id"].isin(list(known)), "event_id"] if known else ()
    return dict(sorted(Counter(column for event in there for column in known[event]).items()))


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
    return len(text.encode("utf-16-le")) // 2 + (text[:1] in RISKY.to_pylist())
