"""Workbooks (.xlsx, .xlsm, .xls, .ods) become a header and rows of text, each with its row of the sheet.

Days and times are written as ISO 8601 has them, whole numbers without a fraction. Which of several sheets is read, what has no
value, and what a workbook does that is not followed here (macros, formulas, merged cells) is said.
"""

import datetime
import io
import zipfile
from dataclasses import replace

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from lib.corpus.checking.checking import near_miss
from lib.layers.files.archives import ANEW, DAMAGED
from lib.layers.files.open_documents import CONTENT, plan_of_ods
from lib.layers.files.opened import NO_TABLE, Opened, refused, table_of
from lib.layers.files.sheets import MAIN, NO_VALUE, Plan, Sheet, letters_of, plan_of
from lib.layers.findings import Findings

ANOTHER = "choose another (in layer.yaml by sheet:)"
MOST_CELLS = 60_000_000  # of the area that cells span, with what is empty between them
LOCKED = ("is locked with a password", "open it with the password, save it without one, and take that")
DAMAGE = ("is a damaged workbook, which cannot be read", ANEW)
TOO_WIDE = "cells so far apart that they span {:,}, empty ones among them; nothing of it was opened"
Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta
Numbered = list[tuple[int, list[str]]]
Merged = list[tuple[tuple[int, int], tuple[int, int]]]  # (row, column) of the first cell and of the last


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is what a program for workbooks or texts wrote."""
    names = set(archive.namelist())
    return "[Content_Types].xml" in names or {"mimetype", CONTENT} <= names


def open_workbook(data: bytes, archive: zipfile.ZipFile, findings: Findings, sheet: str) -> Opened:
    """The table of a workbook that is packed as a zip."""
    names = set(archive.namelist())
    try:
        if MAIN in names:
            plan = plan_of(archive)
            return open_planned(data, plan, max((one.area for one in plan.sheets.values()), default=0), findings, sheet)
        if "xl/workbook.bin" in names:
            return refused(findings, "is a workbook in the binary form (.xlsb)", "save it as .xlsx")
        if CONTENT in names and archive.read("mimetype").startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            plan = plan_of_ods(archive)
            return open_planned(data, plan, sum(one.area for one in plan.sheets.values()), findings, sheet)
    except DAMAGED:
        return refused(findings, *DAMAGE)
    return refused(findings, "is a text document or a presentation, no workbook", "save its table as .xlsx or CSV")


def open_planned(data: bytes, plan: Plan, area: int, findings: Findings, sheet: str) -> Opened:
    """The table of a workbook whose own files were looked at; `area`: how many cells a reader of it has to hold at once."""
    if plan.locked:
        return refused(findings, *LOCKED)
    if area > MOST_CELLS:
        return refused(findings, f"has {TOO_WIDE.format(area)}", "take its table as CSV")
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = _chosen(book, findings, sheet)
    except CalamineError:
        return refused(findings, *DAMAGE)
    except BaseException as wrong:
        if type(wrong).__name__ != "PanicException":  # as the reader ends where a file is not what it says; no class of its own
            raise
        return refused(findings, *DAMAGE)
    if found is None:
        return NO_TABLE
    if plan.macros:
        findings.add(0, "", "brings macros with it", "they are not run; its cells are read as they were saved last")
    name, rows, merged = found
    looked = plan.sheets.get(name, Sheet())
    sheets = tuple(one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet)
    return replace(_table(rows, looked, merged or looked.merged, findings), day_zero=plan.day_zero, sheets=sheets)


def _chosen(book: CalamineWorkbook, findings: Findings, asked: str) -> tuple[str, Numbered, Merged] | None:
    """Name, rows and merged cells of the sheet that is asked for, else of the first that holds a table; None, which is said, where
    there is none."""
    sheets = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    names = [one.name for one in sheets]
    if asked and asked not in names:
        what = f"has no sheet “{asked}”; its sheets: {_quoted(names)}"
        findings.add(0, "sheet", what, near_miss(asked, names), severity="error")
        return None
    shown = sorted(sheets, key=lambda one: one.visible != SheetVisibleEnum.Visible)
    for name in [asked] if asked else [one.name for one in shown]:
        sheet = book.get_sheet_by_name(name)
        rows = _rows(sheet)
        if asked or _holds_table(rows):
            others = [one.name for one in sheets if one.name != name]
            if others and not asked:
                findings.add(0, "", f"its sheet “{name}” is read, and not {_quoted(others)}", ANOTHER)
            return name, rows, sheet.merged_cell_ranges or []
    refused(findings, f"holds no table of more than one column; its sheets: {_quoted(names)}", "give its table a header")
    return None


def _quoted(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names[:20]) + (f" and {len(names) - 20:,} more" if len(names) > 20 else "")


def _rows(sheet: CalamineSheet) -> Numbered:
    """The rows of a sheet, each with its number from 1; those above the first that says anything are left out."""
    above, _ = sheet.start or (0, 0)
    rows = sheet.to_python(skip_empty_area=False)
    return [(number, list(map(text_of, row))) for number, row in enumerate(rows[above:], above + 1)]


def text_of(value: Value) -> str:
    """A cell as text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return value.isoformat()


def _filled(cells: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _holds_table(rows: Numbered) -> bool:
    return any(_filled(cells) > 1 for _, cells in rows)


def _table(rows: Numbered, looked: Sheet, merged: Merged, findings: Findings) -> Opened:
    """The table below the first row of several cells, without columns that say nothing."""
    begins = next((at for at, (_, cells) in enumerate(rows) if _filled(cells) > 1), 0)
    for number, cells in rows[:begins]:
        if words := " ".join(" ".join(cells).split()):
            findings.add(number, "", f"“{words}” stands above the table", "it is not read", "words above the table")
    if not rows or not _filled(rows[begins][1]):
        return refused(findings, "its sheet is empty", "give its table a header")
    (line, first), *below = rows[begins:]
    said = [at for at, cell in enumerate(first) if cell.strip() or any(cells[at].strip() for _, cells in below)]
    if len(said) < len(first):
        first, below = [first[at] for at in said], [(number, [cells[at] for at in said]) for number, cells in below]
    opened = table_of(first, line, below, findings)
    _say_faults(looked, merged, line, dict(zip(said, opened.header)), findings)
    return opened


def _say_faults(looked: Sheet, merged: Merged, line: int, columns: dict[int, str], findings: Findings) -> None:
    """Say which cells of a table have no value of their own."""
    for row, column, what in looked.faults:
        if row >= line - 1:
            _say_fault(row, column, what, columns.get(column, letters_of(column)), findings)
    for (top, left), (bottom, right) in merged:
        if bottom >= line - 1:
            cells = f"{letters_of(left)}{top + 1}:{letters_of(right)}{bottom + 1}"
            hint = "what they say is read in the first of them alone; unmerge and fill them where it holds for all"
            findings.add(top + 1, columns.get(left, letters_of(left)), f"its cells {cells} are merged", hint, "merged cells")


def _say_fault(row: int, column: int, what: str, name: str, findings: Findings) -> None:
    cell = f"{letters_of(column)}{row + 1}"
    if what == NO_VALUE:
        hint = "open and save the workbook in a spreadsheet, which works it out; the cell is read as empty"
        findings.add(row + 1, name, f"{cell} holds {NO_VALUE}", hint, NO_VALUE)
    else:
        findings.add(
            row + 1, name, f"{cell} holds {what} in place of a value", "the cell is read as empty", "an error in place of a value"
        )
