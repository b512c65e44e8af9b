"""What the file of an OpenDocument workbook (.ods) says that no reader of cells tells: how far its sheets reach, with all that is
repeated, faults, and cells that are merged."""

import html
import re
import zipfile
from collections.abc import Iterator

from lib.layers.files.archives import pieces
from lib.layers.files.sheets import LONGEST_ROW, NO_VALUE, Plan, Sheet

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
_VALUE = r"""=["']([^"']*)["']"""
_TABLE = re.compile(rf"<table:table\s[^>]*?\btable:name{_VALUE}")
_ROWS = re.compile(rf"<table:table-row\s[^>]*?\btable:number-rows-repeated{_VALUE}")
_CELL = re.compile(r"<(/?)table:(?:covered-)?table-cell\b([^<>]*?)(/?)>")  # as it begins, ends, or does both
_REPEATED = re.compile(rf"\btable:number-columns-repeated{_VALUE}")
_SPANNED = re.compile(r"""\btable:number-(columns|rows)-spanned=["'](\d+)""")
_ERROR = re.compile(r"""\bcalcext:value-type=["']error""")
_WORDS = re.compile(r"<text:p[^>]*>([^<]*)")


def plan_of_ods(archive: zipfile.ZipFile) -> Plan:
    """What the files of a workbook say. Raises one of lib.layers.files.archives.DAMAGED."""
    names = set(archive.namelist())
    plan = Plan(macros=any(name.startswith(("Basic/", "Scripts/")) for name in names))
    if MANIFEST in names and b"encryption-data" in b"".join(pieces(archive, MANIFEST)):
        plan.locked = True
        return plan
    sheet = Sheet()
    for row in _rows(archive):
        if found := _TABLE.search(row):
            sheet = plan.sheets.setdefault(html.unescape(found[1]), Sheet())
            sheet.n_rows = 0
        if "<table:table-row" in row:
            _read(row, sheet)
    for name in names - {CONTENT}:
        if name.endswith(".xml"):
            for _ in pieces(archive, name):
                pass  # no longer than it says that it is
    for sheet in plan.sheets.values():
        sheet.n_rows = sheet.last_row
    return plan


def _read(row: str, sheet: Sheet) -> None:
    """How far a row reaches, and what is to be said of its cells; empty cells at its end are none."""
    repeated, at, width = _ROWS.search(row), 0, 0
    for attributes, words in _cells(row):
        times = int(many[1]) if (many := _REPEATED.search(attributes)) else 1
        if "value-type=" in attributes or words:
            width = at + times
        if attributes:
            _say(sheet, (sheet.n_rows, at), attributes, words)
        at += times
    sheet.n_rows += int(repeated[1]) if repeated else 1
    if width:
        sheet.last_row, sheet.n_columns = sheet.n_rows, max(sheet.n_columns, width)


def _cells(row: str) -> Iterator[tuple[str, str]]:
    """What is said of each cell, and in it."""
    begun: re.Match[str] | None = None
    for found in _CELL.finditer(row):
        if found[1] and begun:
            yield begun[2], row[begun.end() : found.start()]
        elif found[3]:
            yield found[2], ""
        begun = None if found[1] or found[3] else found


def _say(sheet: Sheet, at: tuple[int, int], attributes: str, words: str) -> None:
    if _ERROR.search(attributes):
        sheet.fault(*at, html.unescape(told[1]) if (told := _WORDS.search(words)) else "an error")
    elif "table:formula=" in attributes and "office:value-type=" not in attributes:
        sheet.fault(*at, NO_VALUE)
    spans = {name: int(number) for name, number in _SPANNED.findall(attributes)}
    if max(spans.values(), default=1) > 1:
        sheet.merged.append((at, (at[0] + spans.get("rows", 1) - 1, at[1] + spans.get("columns", 1) - 1)))


def _rows(archive: zipfile.ZipFile) -> Iterator[str]:
    """What stands up to the end of each row, one after the other."""
    rest = b""
    for piece in pieces(archive, CONTENT):
        *rows, rest = (rest + piece).split(b"</table:table-row>")
        for row in rows:
            yield row.decode("utf-8", "replace")
        if len(rest) > LONGEST_ROW:
            raise ValueError(CONTENT)
    yield rest.decode("utf-8", "replace")
