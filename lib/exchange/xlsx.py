"""The events as a workbook, for people: typed days and numbers, a frozen header with filters, what each column means, whom to cite.

Nothing in it runs: text is written as text, whatever it starts with, and addresses as words. A text longer than a cell can be is
cut there, with its place said on the sheet "About".
"""

import datetime
import io
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from lib.events.long_cells import MOST_OF_A_CELL
from lib.exchange.chosen import Chosen, chosen_of
from lib.exchange.companions import companions
from lib.exchange.manifest import Snapshot
from lib.exchange.meanings import ROWS, column_meanings
from lib.exchange.telling import REPLACED, citation_lines, counted, told_lines
from lib.settings import PROGRAM

MOST_ROWS = 1_048_576 - 1  # of a sheet, under its header
MADE = datetime.datetime(1980, 1, 1)  # what a workbook says of when it was made, so that the same events give the same bytes
FIRST_DAY = pd.Timestamp(1900, 3, 1)  # before it spreadsheets disagree on what a day's number is
CUT = " … (cut)"
NARROWEST, WIDEST = 8, 60  # letters
MEASURED = 500  # rows by which a column's width is chosen
SHEETS = {"events": "Events", "participants": "Participants", "event_places": "Places of events", "links": "Links"}
NO_LETTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
RIGHT_TO_LEFT = ("R", "AL")
DIRECTED = (*RIGHT_TO_LEFT, "L")


@dataclass(frozen=True)
class Looks:
    """`text`: left to right, `turned`: right to left; `wide`: a text that is wrapped."""

    head: CellFormat
    day: CellFormat
    text: CellFormat
    turned: CellFormat
    wide: CellFormat


def write_xlsx(snapshot: Snapshot) -> bytes:
    """A sheet for each table, then the columns' meanings, the citations, and what was selected."""
    tables = {"events": snapshot.events}
    if snapshot.beside is not None:
        tables |= companions(snapshot.beside, snapshot.corpus)
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties({"title": snapshot.corpus.settings.title, "author": PROGRAM, "comments": snapshot.words, "created": MADE})
    looks = _looks(book)
    cut = [f"{SHEETS[name]}!{cell}" for name, rows in tables.items() for cell in _sheet(book, SHEETS[name], rows, looks)]
    meanings = {name: column_meanings(name, snapshot.corpus.settings) for name in tables}
    columns = [(SHEETS[name], column, meanings[name][column]) for name, rows in tables.items() for column in rows.columns]
    _words(book, "Columns", ("Sheet", "Column", "What it holds"), columns, looks)
    _words(book, "Citations", ("Citation",), [(line,) for line in citation_lines(snapshot)], looks)
    about = [*told_lines(snapshot), *((f"Rows of {SHEETS[name]}", ROWS[name]) for name in tables)]
    about += [("Not held", sentence) for sentence in xlsx_misses(chosen_of(snapshot))] + [
        ("Cut, as no cell holds more", cell) for cell in cut
    ]
    _words(book, "About", ("What", "Words"), about, looks)
    book.close()
    return target.getvalue()


def xlsx_misses(chosen: Chosen) -> tuple[str, ...]:
    """Events beyond the rows of a sheet, and texts beyond the letters of a cell."""
    more = len(chosen.every(("event_id",))) - MOST_ROWS
    said = [f"{counted(more, 'event')} beyond the {MOST_ROWS:,} rows that a sheet holds are left out."] if more > 0 else []
    if long := chosen.long():
        cells, names = counted(sum(long.values()), "cell"), ", ".join(long)
        said.append(
            f"{cells} ({names}) longer than the {MOST_OF_A_CELL:,} characters that a cell holds: cut there, and marked as cut."
        )
    return tuple(said)


def _looks(book: Workbook) -> Looks:
    made = [
        book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        book.add_format({"reading_order": 1}),
        book.add_format({"reading_order": 2, "align": "right"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    ]
    return Looks(*made)


def _sheet(book: Workbook, name: str, rows: pd.DataFrame, looks: Looks) -> list[str]:
    """Write a table; -> the cells that were cut, as "A2 (name of the column)"."""
    sheet = book.add_worksheet(name)
    held, cut = rows.head(MOST_ROWS), []
    for at, column in enumerate(held.columns):
        sheet.write_string(0, at, column, looks.head)
        widest = len(column) + 2  # and the arrow of its filter
        cells = held[column].astype(object).where(held[column].notna(), None).tolist()
        for line, cell in enumerate(cells, 1):
            if cell is not None and _write(sheet, line, at, cell, looks):
                cut.append(f"{_letters(at)}{line + 1} ({column})")
        widest = max(widest, *(len(str(cell)) for cell in cells[:MEASURED] if cell is not None), 0)
        sheet.set_column(at, at, min(max(widest, NARROWEST), WIDEST))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(held), 1), max(len(held.columns) - 1, 0))
    return cut


def _write(sheet: Worksheet, line: int, at: int, cell: Any, looks: Looks) -> bool:  # a cell of any column of any table
    """Write a cell as what it is; -> whether it was cut."""
    if isinstance(cell, str):
        sheet.write_string(line, at, _fitting(cell), looks.turned if is_right_to_left(cell) else looks.text)
        return len(cell) > MOST_OF_A_CELL // 2 and _length(cell) > MOST_OF_A_CELL
    if isinstance(cell, pd.Timestamp):
        if cell < FIRST_DAY:
            sheet.write_string(line, at, cell.date().isoformat())
        else:
            sheet.write_datetime(line, at, cell.to_pydatetime(), looks.day)
    elif isinstance(cell, bool):
        sheet.write_boolean(line, at, cell)
    else:
        sheet.write_number(line, at, cell)
    return False


def is_right_to_left(text: str) -> bool:
    """Whether its first letter that has a direction is of a script that runs to the left, as the Unicode algorithm asks."""
    if text.isascii():
        return False
    first = next((way for letter in text if (way := unicodedata.bidirectional(letter)) in DIRECTED), "")
    return first in RIGHT_TO_LEFT


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _fitting(text: str) -> str:
    """The text as a cell holds it: control characters are escaped by the library, what no XML may hold is �."""
    text = NO_LETTER.sub(REPLACED, text)
    if len(text) <= MOST_OF_A_CELL // 2 or _length(text) <= MOST_OF_A_CELL:
        return text
    units = text.encode("utf-16-le")[: 2 * (MOST_OF_A_CELL - len(CUT))]
    return units.decode("utf-16-le", "ignore") + CUT


def _letters(at: int) -> str:
    """The name of a column by its number from 0: A, Z, AA."""
    return (_letters(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _words(book: Workbook, name: str, head: tuple[str, ...], lines: list[Any], looks: Looks) -> None:
    """A sheet of words for people; `lines`: a tuple of texts each."""
    sheet = book.add_worksheet(name)
    for at, title in enumerate(head):
        sheet.write_string(0, at, title, looks.head)
        sheet.set_column(at, at, 100 if at == len(head) - 1 else 26)
    for line, texts in enumerate(lines, 1):
        for at, text in enumerate(texts):
            sheet.write_string(line, at, _fitting(text), looks.turned if is_right_to_left(text) else looks.wide)
    sheet.freeze_panes(1, 0)
