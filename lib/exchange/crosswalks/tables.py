"""A row of their table for each event that has a place there, cell by cell, with what did not fit.

A text that a spreadsheet would run carries one ' before it, as everywhere, and is named among what did not fit.
"""

import csv
import io
import re
from collections.abc import Iterable

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.long_cells import RISKY
from lib.exchange.crosswalks.coding import Coded
from lib.exchange.crosswalks.crosswalk import Crosswalk, Words
from lib.exchange.crosswalks.loss import Loss, losses_of
from lib.exchange.crosswalks.values import Told, value

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
GUARD = "'"
GUARDED = "A text that a spreadsheet would run carries one ' before it."
NO_COLUMN = "A column of other releases, which this form does not have."
TAKEN = "Another row has this id already; ours stands there."


def table_of(coded: Iterable[Coded], crosswalk: Crosswalk, corpus: Corpus) -> tuple[bytes, list[Loss]]:
    """Their table as CSV in UTF-8, and all that did not fit."""
    into, losses, taken = io.StringIO(newline=""), list[Loss](), set[str]()
    writer = csv.writer(into, lineterminator="\r\n")
    writer.writerow(crosswalk.columns)
    for one in coded:
        if one.out:
            losses += losses_of(one, {})
            continue
        cells = _own(one, one.own, crosswalk, taken, losses) if one.own else _coded(one, crosswalk, corpus)
        taken.add(cells[crosswalk.own_id])
        losses += losses_of(one, cells)
        writer.writerow([_guarded(one, name, cell, crosswalk, losses) for name, cell in cells.items()])
    return into.getvalue().encode("utf-8", "replace"), losses


def _coded(one: Coded, crosswalk: Crosswalk, corpus: Corpus) -> Words:
    told = Told(one, crosswalk, corpus)
    return {column: value(told, name) if name else "" for column, name in crosswalk.columns.items()}


def _own(one: Coded, own: Words, crosswalk: Crosswalk, taken: set[str], losses: list[Loss]) -> Words:
    """The cells of a row that is theirs; its id is ours where another row has it."""
    cells = {column: own.get(column, "") for column in crosswalk.columns}
    theirs, ours = cells[crosswalk.own_id], str(one.row["event_id"])
    if not theirs or theirs in taken:
        why = TAKEN if theirs else "The row has no id; ours stands there."
        losses.append((ours, crosswalk.own_id, "source_row", theirs, ours, why))
        cells[crosswalk.own_id] = ours
    losses += [(ours, "", "source_row", f"{name}: {cell}", "lost", NO_COLUMN) for name, cell in own.items() if name not in cells]
    return cells


def _guarded(one: Coded, column: str, cell: str, crosswalk: Crosswalk, losses: list[Loss]) -> str:
    if not cell.startswith(tuple(RISKY)) or NUMBER.fullmatch(cell):
        return cell
    name = "source_row" if one.own else crosswalk.columns[column]
    ours = name if name in CODEBOOK.columns else "roles"
    losses.append((str(one.row["event_id"]), column, ours, cell, GUARD + cell, GUARDED))
    return GUARD + cell
