"""Compound files: workbooks of before 2007 (.xls), and those of any kind that are locked with a password.

What a workbook's own records say is looked at before a reader is given it, as lib.layers.files.sheets does for newer ones.
"""

import struct
from collections.abc import Iterator

from lib.layers.files.opened import Opened, refused
from lib.layers.files.sheets import DAY_ZERO_1904, Plan, Sheet
from lib.layers.files.workbooks import DAMAGE, LOCKED, open_planned
from lib.layers.findings import Findings

MOST_SHEETS = 1_000
ENDS = 0xFFFFFFFA  # from which on a number of a sector means something else
BOF, EOF, LOCK, DATES, SHEET = 0x0809, 0x000A, 0x002F, 0x0022, 0x0085
FORMULA, ERROR_OR_BOOL, MANY = 0x0006, 0x0205, (0x00BD, 0x00BE)
CELLS = frozenset((FORMULA, ERROR_OR_BOOL, *MANY, 0x0203, 0x00FD, 0x0204, 0x027E, 0x0201, 0x00D6))
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def open_compound(data: bytes, findings: Findings, sheet: str) -> Opened:
    """The table of a compound file that is a workbook; none, which is said, of any other."""
    try:
        streams = dict(_streams(data))
        if "EncryptedPackage" in streams:
            return refused(findings, *LOCKED)
        if not streams:
            return refused(findings, *DAMAGE)
        book = streams.get("Workbook", streams.get("Book"))
        if book is None:
            return refused(findings, "is a document or message of an older program, no workbook", "save its table as .xlsx or CSV")
        plan = plan_of_xls(book)
    except (struct.error, ValueError, IndexError):
        return refused(findings, *DAMAGE)
    plan.macros = "_VBA_PROJECT" in streams
    return open_planned(data, plan, sum(one.area for one in plan.sheets.values()), findings, sheet)


def _streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each stream; of those that are packed with small ones, which no workbook is, no bytes."""
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
    first, small = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 56)[0]
    sectors = list(struct.unpack_from("<109I", data, 76))
    following = struct.unpack_from("<I", data, 68)[0]
    for _ in range(len(data) // size):
        if following >= ENDS:
            break
        *more, following = struct.unpack_from(f"<{size // 4}I", data, (following + 1) * size)
        sectors += more
    table = [number for at in sectors if at < ENDS for number in struct.unpack_from(f"<{size // 4}I", data, (at + 1) * size)]
    folder = _chain(data, first, table, size)
    for at in range(0, len(folder) - 127, 128):
        length, kind = struct.unpack_from("<H", folder, at + 64)[0], folder[at + 66]
        begins, n_bytes = struct.unpack_from("<II", folder, at + 116)
        name = folder[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if kind in (1, 2):
            yield name, _chain(data, begins, table, size)[:n_bytes] if kind == 2 and n_bytes >= small else b""


def _chain(data: bytes, at: int, table: list[int], size: int) -> bytes:
    parts = []
    while at < ENDS:
        parts.append(data[(at + 1) * size : (at + 2) * size])
        if len(parts) > len(table):
            raise ValueError("a chain without an end")
        at = table[at]
    return b"".join(parts)


def plan_of_xls(book: bytes) -> Plan:
    """What the records of a workbook say. Raises struct.error or ValueError of one that is damaged."""
    plan, named = Plan(), []
    for kind, record in _records(book, 0):
        if kind == LOCK:
            plan.locked = True
            return plan
        if kind == DATES and record[:1] == b"\x01":
            plan.day_zero = DAY_ZERO_1904
        if kind == SHEET:
            named.append((struct.unpack_from("<I", record)[0], record[5], _name(record)))
    if len(named) > MOST_SHEETS:
        raise ValueError("more sheets than can be meant")
    for begins, what, name in named:
        if what == 0:
            plan.sheets[name] = _sheet(book, begins)
    return plan


def _name(record: bytes) -> str:
    length, wide = record[6], record[7] & 1
    return record[8 : 8 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Kind and contents of each record, up to the end of the part that begins there."""
    depth = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        depth += (kind == BOF) - (kind == EOF)
        if depth == 1:
            yield kind, book[at + 4 : at + 4 + length]
        if depth <= 0:
            return
        at += 4 + length


def _sheet(book: bytes, begins: int) -> Sheet:
    sheet = Sheet()
    for kind, record in _records(book, begins):
        if kind in CELLS:
            row, column = struct.unpack_from("<HH", record)
            last = struct.unpack_from("<H", record, len(record) - 2)[0] if kind in MANY else column
            sheet.n_rows, sheet.n_columns = max(sheet.n_rows, row + 1), max(sheet.n_columns, last + 1)
            if kind == ERROR_OR_BOOL and record[7]:
                sheet.fault(row, column, ERRORS.get(record[6], "an error"))
            elif kind == FORMULA and record[12:14] == b"\xff\xff" and record[6] == 2:
                sheet.fault(row, column, ERRORS.get(record[8], "an error"))
    return sheet
