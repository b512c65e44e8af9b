"""Workbooks made in tests: of cells, in each of the forms that are read, and broken in ways that happen."""

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence
from html import escape

import xlsxwriter

from lib.layers.files.opened import Opened
from lib.layers.findings import Findings
from lib.layers.opening import open_table

Sheets = dict[str, Sequence[Sequence[object]]]
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_NAMES = (
    "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "manifest"))
    + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def opened(data: bytes, sheet: str = "") -> tuple[Opened, list[str]]:
    """The table of a file's bytes, and what is wrong with it in words."""
    findings = Findings("t")
    return open_table(data, ",", findings, sheet), [f"{problem.severity}: {problem}" for problem in findings.all()]


def xlsx(sheets: Sheets, **options: object) -> bytes:
    """A workbook; text is never taken for a formula, ("=", words, value) is one, and "" is no cell."""
    into = io.BytesIO()
    book = xlsxwriter.Workbook(into, {"in_memory": True, "default_date_format": "yyyy-mm-dd"} | options)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for at, cell in enumerate(row):
                if isinstance(cell, tuple):
                    sheet.write_formula(number, at, cell[1], None, cell[2])
                elif isinstance(cell, str):
                    sheet.write_string(number, at, cell) if cell else None
                else:
                    sheet.write(number, at, cell)
    book.close()
    return into.getvalue()


def changed(data: bytes, name: str, *changes: tuple[bytes, bytes], more: dict[str, bytes] | None = None) -> bytes:
    """A zip with other words in one of its files, and with more files."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as after:
        for one in before.namelist():
            text = before.read(one)
            for old, new in changes if one == name else ():
                assert old in text, (one, old)
                text = text.replace(old, new)
            after.writestr(one, text)
        for one, text in (more or {}).items():
            after.writestr(one, text)
    return into.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return into.getvalue()


def ods_cell(value: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{escape(value)}</text:p></table:table-cell>'


def ods(tables: dict[str, Iterable[str]], manifest: str = "") -> bytes:
    """An OpenDocument workbook; rows as its XML has them."""
    body = "".join(f'<table:table table:name="{escape(name)}">{"".join(rows)}</table:table>' for name, rows in tables.items())
    body = f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
    root = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
    return zipped(
        {
            "mimetype": ODS_TYPE.encode(),
            "META-INF/manifest.xml": f"<manifest:manifest{ODS_NAMES}>{root}{manifest}</manifest:manifest>".encode(),
            "content.xml": f"<office:document-content{ODS_NAMES}>{body}</office:document-content>".encode(),
        }
    )


def ods_row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(map(ods_cell, cells))}</table:table-row>"


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of streams, each of a sector of 4,096 bytes or more."""
    padded = {name: data + b"\0" * max(4096 - len(data), -len(data) % 512) for name, data in streams.items()}
    table, body, entries = [0xFFFFFFFD], b"", [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    entries[0] = entries[0][:76] + struct.pack("<I", 1) + entries[0][80:]
    n_entries = -(-(len(padded) + 1) // 4)
    table += [*range(2, n_entries + 1), 0xFFFFFFFE]
    names = list(padded)
    for number, name in enumerate(names):
        data, first = padded[name], len(table)
        after = number + 2 if number + 1 < len(names) else 0xFFFFFFFF
        entries.append(_entry(name, 2, first, len(data), after))
        table += [*range(first + 1, first + len(data) // 512), 0xFFFFFFFE]
        body += data
    assert len(table) <= 128
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    folder = b"".join(entries).ljust(n_entries * 512, b"\0")
    return head + struct.pack("<128I", *table, *[0xFFFFFFFF] * (128 - len(table))) + folder + body


def _entry(name: str, kind: int, first: int, size: int, after: int = 0xFFFFFFFF) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(letters), kind, 1, 0xFFFFFFFF, after, 0xFFFFFFFF)
        + b"\0" * 36
        + struct.pack("<III", first, size, 0)
    )


def xls(rows: Sequence[Sequence[object]], *globals_: bytes, name: str = "Old") -> bytes:
    """A workbook of before 2007: text, numbers, and {error: code}."""
    return compound({"Workbook": book_of(rows, *globals_, name=name)})


def book_of(rows: Sequence[Sequence[object]], *globals_: bytes, name: str = "Old") -> bytes:
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)) + b"".join(globals_)
    bound = 4 + 8 + 2 * len(name)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            sheet += _cell(number, at, cell)
    begins = len(start) + bound + 4
    told = struct.pack("<IBBBB", begins, 0, 0, len(name), 1) + name.encode("utf-16-le")
    return start + record(0x0085, told) + record(0x000A, b"") + sheet + record(0x000A, b"")


def _cell(row: int, at: int, cell: object) -> bytes:
    where = struct.pack("<HHH", row, at, 0)
    if isinstance(cell, dict):
        return record(0x0205, where + bytes((cell["error"], 1)))
    if isinstance(cell, str):
        return record(0x0204, where + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")) if cell else b""
    return record(0x0203, where + struct.pack("<d", cell))


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
