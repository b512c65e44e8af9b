"""A comparison in words, and as a table to take away."""

import pandas as pd

from lib.comparing.changes import WAYS, Changes
from lib.corpus.model.codebook import CODEBOOK

NOTHING = "No event differs"


def sentence(changes: Changes) -> str:
    """How many events came, went, changed and stayed as they were, in one sentence; all that either side has are in it."""
    n_cells = len(changes.cells)
    cells = {"changed": f" (in {n_cells:,} {'cell' if n_cells == 1 else 'cells'})"}
    told = [f"{changes.number(way):,} {words}{cells.get(way, '')}" for way, words in WAYS.items() if changes.number(way)]
    if not told:
        return f"{NOTHING}: all {changes.same:,} stand on both sides, alike in every column that both have."
    return f"{', '.join(told)}; {changes.same:,} the same."


def column_label(column: str) -> str:
    """A column's name for people."""
    return column.replace("_", " ")


def column_meaning(column: str) -> str:
    """What a column holds, "" where the codebook does not know it."""
    term = CODEBOOK.columns.get(column)
    return term.meaning if term else ""


def change_table(changes: Changes) -> pd.DataFrame:
    """event_id, change, with, column, old, new: a row for each cell that changed, one for each event that came, went, was joined or
    split; in the order of Changes.ways."""
    cells = changes.cells.assign(change="changed")
    whole = changes.ways[changes.ways["way"] != "changed"].rename(columns={"way": "change"})
    order = {event: number for number, event in enumerate(changes.ways["event_id"])}
    told = pd.concat([cells, whole], ignore_index=True).reindex(columns=["event_id", "change", "with", "column", "old", "new"])
    return told.sort_values("event_id", key=lambda ids: ids.map(order), kind="stable", ignore_index=True).astype("str")
