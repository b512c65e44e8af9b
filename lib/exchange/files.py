"""A table becomes a file that a manifest can tell of: its bytes, its rows, and the cells that a spreadsheet would cut."""

from collections import Counter

import pandas as pd

from lib.corpus.model.models import CorpusSettings
from lib.events.long_cells import long_cells
from lib.exchange.csv import write_csv
from lib.exchange.manifest import TableFile
from lib.exchange.meanings import ROWS, column_meanings


def table_file(table: str, rows: pd.DataFrame, settings: CorpusSettings) -> TableFile:
    """A table (one of lib.exchange.meanings.ROWS) as CSV, with what its rows and each of its columns hold."""
    known = column_meanings(table, settings)
    return TableFile(
        f"{table}.csv", len(rows), write_csv(rows), ROWS[table], {name: known[name] for name in rows.columns}, long_cells(rows)
    )


def long_columns(told: pd.DataFrame) -> dict[str, int]:
    """Column -> how many of its cells are longer than a spreadsheet holds; of a tally of the events' `long`."""
    found: Counter[str] = Counter()
    for columns, number in told[["long", "n"]].dropna().itertuples(index=False):
        found.update(dict.fromkeys(columns.split("; "), number))
    return dict(sorted(found.items()))
