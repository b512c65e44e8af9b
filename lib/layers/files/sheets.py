"""What a workbook's own files say that no reader of cells tells: how far its sheets reach, faults, cells that are merged, macros.

All of each file is unpacked once, by and by, before a reader is given it: so a sheet that would not fit in memory is never opened.
"""

import datetime
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree import ElementTree

from lib.layers.files.archives import pieces
from lib.layers.files.opened import DAY_ZERO

MAIN = "xl/workbook.xml"
MOST_PLAN = 20_000_000  # bytes of the file that lists the sheets
DAY_ZERO_1904 = datetime.date(1904, 1, 1)
MOST_FAULTS = 100_000
NO_VALUE = "a formula without its value"
LONGEST_ROW = 64_000_000  # bytes
_REFERENCE = rb"""\br=["']([A-Z]{1,3})(\d{1,7})["'][^<>]{0,400}>\s*"""
_FORMULA = rb"<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*"
_PLACE = re.compile(rb""" r=["']([A-Z]{0,3})(\d{1,7})["']""")  # of a row, or of a cell
_CELL = re.compile(rb"<(?:\w+:)?c(?=[ />])")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c (?=[^<>]{0,400}\bt=["']e["'])[^<>]{0,400}?""" + _REFERENCE + rb"(?:" + _FORMULA + rb")?<(?:\w+:)?v>([^<]*)<"
)
_NO_VALUE = re.compile(
    rb"""<(?:\w+:)?c (?![^<>]{0,400}\bt=["']str["'])[^<>]{0,400}?"""
    + _REFERENCE
    + _FORMULA
    + rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class Fault(NamedTuple):
    """A cell that has no value, counted from 0, and why."""

    row: int
    column: int
    what: str


@dataclass
class Sheet:
    """How far the cells of a sheet reach, and which of them have no value of their own. `merged`: (row, column) of the first and
    the last cell of each group, where the file itself had to be asked."""

    n_rows: int = 0
    n_columns: int = 0
    last_row: int = 0  # below which nothing stands, as far as it was told
    faults: list[Fault] = field(default_factory=list)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)

    @property
    def area(self) -> int:
        return self.n_rows * self.n_columns

    def fault(self, row: int, column: int, what: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(row, column, what))


@dataclass
class Plan:
    """`sheets`: by name; `macros`: whether it brings programs with it; `locked`: whether all of it is."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    macros: bool = False
    day_zero: datetime.date = DAY_ZERO
    locked: bool = False


def plan_of(archive: zipfile.ZipFile) -> Plan:
    """What the files of a workbook (.xlsx, .xlsm) say. Raises one of lib.layers.files.archives.DAMAGED."""
    names = set(archive.namelist())
    book = _tree(archive, MAIN)
    properties = book.find("{*}workbookPr")
    late = properties is not None and properties.get("date1904", "0") in ("1", "true")
    plan = Plan(macros=any(name.endswith("vbaProject.bin") for name in names), day_zero=DAY_ZERO_1904 if late else DAY_ZERO)
    targets = {one.get("Id", ""): _path(one.get("Target", "")) for one in _tree(archive, "xl/_rels/workbook.xml.rels")}
    parts = {targets.get(one.get(_RELATION) or one.get(_STRICT) or ""): one.get("name", "") for one in book.findall(".//{*}sheet")}
    for name in sorted(names):
        if name.endswith((".xml", ".rels")) or name in parts:
            plan.sheets[parts.get(name, f"/{name}")] = _sheet(archive, name)  # whatever is called a sheet elsewhere
    return plan


def _path(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _tree(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """A small file as a tree; one that defines words of its own is taken for damaged."""
    if archive.getinfo(name).file_size > MOST_PLAN:
        raise ValueError(name)
    text = b"".join(pieces(archive, name))
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise ValueError(name)
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as wrong:
        raise ValueError(name) from wrong


def _sheet(archive: zipfile.ZipFile, name: str) -> Sheet:
    sheet, columns = Sheet(), set[bytes]()
    for piece in _whole_rows(archive, name):
        places = _PLACE.findall(piece)
        columns |= {column for column, _ in places}
        n_rows = piece.count(b"<row") + piece.count(b":row")
        sheet.n_rows = max([sheet.n_rows + n_rows, *map(int, {row for _, row in places})])
        if piece.count(b"<c") + piece.count(b":c") > len(places):  # cells that do not say where they stand
            sheet.n_columns = max(sheet.n_columns, *(len(_CELL.findall(row)) for row in piece.split(b"row>")))
        for column, row, words in _ERROR.findall(piece) if b'"e"' in piece or b"'e'" in piece else ():
            sheet.fault(int(row) - 1, number_of(column), words.decode("utf-8", "replace"))
        for column, row in _NO_VALUE.findall(piece) if b"<f" in piece or b":f" in piece else ():
            sheet.fault(int(row) - 1, number_of(column), NO_VALUE)
    sheet.n_columns = max(sheet.n_columns, *(number_of(column) + 1 for column in columns), 0)
    return sheet


def _whole_rows(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """What a sheet says, in pieces that end where a row does."""
    rest = b""
    for piece in pieces(archive, name):
        whole = rest + piece
        at = whole.rfind(b"row>") + 4
        if at > 3:
            yield whole[:at]
        rest = whole[at:] if at > 3 else whole
        if len(rest) > LONGEST_ROW:
            raise ValueError(name)
    yield rest


def number_of(letters: bytes) -> int:
    """The number of a column, A being 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def letters_of(number: int) -> str:
    """The letters of a column, 0 being A."""
    letters = ""
    number += 1
    while number:
        number, at = divmod(number - 1, 26)
        letters = chr(65 + at) + letters
    return letters
