"""A table of text (CSV, TSV and their like) becomes a header and rows: encoding and delimiter are recognised, and said."""

import codecs
import csv
import io
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from charset_normalizer import from_bytes

from lib.layers.files.opened import Making, Opened, refused
from lib.layers.files.pieces import SIZE, columns_of, piece_of
from lib.layers.findings import Findings

DELIMITERS = (",", ";", "\t", "|")
NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}
CANDIDATES = ["cp1256", "cp1252", "cp1254", "cp1251", "iso8859_6"]
UTF_8 = "utf-8-sig"
MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32"),  # which begins as UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
HEADER = 1 << 16  # bytes in which a header is looked for first
SAMPLE = 200_000  # bytes by which an encoding without a mark is told
BROKEN = "\ufffd"
SEVERAL = 4  # whole letters for each broken byte, from which on a file is UTF-8 with faults and no other encoding
LIMIT = threading.Lock()


def open_text(data: bytes, usual: str, findings: Findings) -> Opened:
    """The table of a file's bytes; `usual`: the delimiter that its format has. A file without a header has no column."""
    text = _in_utf_8(data, findings)
    with cells_of_any_length():
        return _opened(text, usual, findings)


@contextmanager
def cells_of_any_length() -> Iterator[None]:
    """Read without the bound on cells, which is one for the whole process: elsewhere long ones are refused."""
    with LIMIT:
        before = csv.field_size_limit(sys.maxsize)
        try:
            yield
        finally:
            csv.field_size_limit(before)


def _opened(text: memoryview, usual: str, findings: Findings) -> Opened:
    delimiter = _delimiter(str(text[: 4 * SAMPLE], "utf-8", "ignore"), usual)
    header, n_lines, at = _header(text, delimiter)
    if delimiter != usual and len(header) > 1:
        hint = f"{NAMES[usual]} are usual here; it is read so all the same"
        findings.add(n_lines, "", f"its columns are parted by {NAMES[delimiter]}", hint)
    if not header:
        return refused(findings, "is empty", "a header, and rows below it")
    making = Making(header, n_lines, findings)
    _take(text[at:], delimiter, n_lines, making)
    return replace(making.opened(), delimiter=delimiter)


def _header(text: memoryview, delimiter: str) -> tuple[list[str], int, int]:
    """The cells of the header, the number of lines and of bytes down to its end."""
    piece = piece_of(text, delimiter, 1, HEADER)
    reader = csv.reader(io.StringIO(piece.words if piece else "", newline=""), delimiter=delimiter)
    for end, row in zip(piece.ends.tolist() if piece else (), reader):
        if any(map(str.strip, row)):
            return row, reader.line_num, end
    lines = io.StringIO(str(text, "utf-8"), newline="")
    reader = csv.reader(iter(lines.readline, ""), delimiter=delimiter)
    header = next((row for row in reader if any(map(str.strip, row))), [])
    return header, reader.line_num, len(lines.getvalue()[: lines.tell()].encode())


def _take(text: memoryview, delimiter: str, above: int, making: Making) -> None:
    """Take the rows of a text, above which so many lines stand: by column where it is written alike for all, else sign by sign."""
    while len(text):
        piece = piece_of(text, delimiter, above + 1)
        if piece is None:
            words = str(text, "utf-8")
            for begins, row in _mended(_numbered(words, delimiter, above), words, delimiter, making.findings, above):
                making.add(begins, row)
            return
        columns = columns_of(piece, delimiter, len(making.header))
        if columns is None:
            for begins, row in _numbered(piece.words, delimiter, above):
                making.add(begins, row)
        else:
            making.add_columns(columns, piece.lines)
        text, above = text[len(piece.text) :], above + piece.n_lines


def _mended(
    rows: Iterator[tuple[int, list[str]]], text: str, delimiter: str, findings: Findings, before: int = 0
) -> Iterator[tuple[int, list[str]]]:
    """The rows, and in place of a last one that opens a quote which nothing closes that one alone, then those that were taken for a
    part of it. `before`: lines of the file above the text."""
    last: tuple[int, list[str]] | None = None
    for row in rows:
        if last:
            yield last
        last = row
    if last is None:
        return
    begins, _ = last
    lines = list(islice(io.StringIO(text, newline=""), begins - before - 1, None))
    if sum(line.count('"') for line in lines) % 2 == 0:
        yield last
        return
    findings.add(begins, "", "opens a quote that nothing closes", "it is closed at the end of its line", "an open quote")
    yield begins, next(csv.reader([lines[0].rstrip("\r\n") + '"'], delimiter=delimiter))
    rest = "".join(lines[1:])
    yield from _mended(_numbered(rest, delimiter, begins), rest, delimiter, findings, begins)


def _numbered(text: str, delimiter: str, above: int) -> Iterator[tuple[int, list[str]]]:
    """Each row of a text, above which so many lines stand, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = above + 1
    for row in reader:
        yield begins, row
        begins = above + reader.line_num + 1


def _in_utf_8(data: bytes, findings: Findings) -> memoryview:
    """The text of a file as UTF-8 without its mark: the file's own bytes where they are that."""
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "") or _utf_16(data) or UTF_8
    if encoding == UTF_8 and _is_utf_8(data):
        return memoryview(data)[len(codecs.BOM_UTF8) * data.startswith(codecs.BOM_UTF8) :]
    return memoryview(decode(data, findings).encode())


def _is_utf_8(data: bytes) -> bool:
    """Whether all of it is, looked at part by part."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for first in range(0, len(data), SIZE):
            decoder.decode(memoryview(data)[first : first + SIZE])
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def decode(data: bytes, findings: Findings) -> str:
    """The text of a file, its encoding told by its mark, its bytes, or the letters that they would be."""
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "") or _utf_16(data)
    if encoding.startswith(("utf-16", "utf-32")):
        findings.add(0, "", f"is in {encoding[:6].upper()}", "it is read so all the same; UTF-8 is usual")
        return data.decode(encoding, "replace")
    try:
        return data.decode(UTF_8)
    except UnicodeDecodeError:
        return _no_utf_8(data, findings)


def as_utf_8(data: bytes, findings: Findings) -> bytes:
    """The same text in UTF-8 where a file is in UTF-16 or UTF-32, which is said; any other file as it is."""
    told = any(data.startswith(mark) for mark, name in MARKS if name != "utf-8-sig") or bool(_utf_16(data))
    return decode(data, findings).encode() if told else data


def _utf_16(data: bytes) -> str:
    """The encoding of UTF-16 without a mark, of whose bytes every other is empty in Latin letters."""
    even, odd = data[:1000:2].count(0), data[1:1000:2].count(0)
    return "utf-16-le" if odd > 100 > even else "utf-16-be" if even > 100 > odd else ""


def _no_utf_8(data: bytes, findings: Findings) -> str:
    text = data.decode(UTF_8, "replace")
    broken, whole = text.count(BROKEN), sum(letter > "\x7f" for letter in text) - text.count(BROKEN)
    if whole >= SEVERAL * broken:
        for number, line in enumerate(text.split("\n"), 1):
            if BROKEN in line:
                findings.add(number, "", "holds bytes that are no UTF-8", "they are shown as �; take the file anew", "broken bytes")
        return text
    sample = b"\n".join(line for line in data[: 20 * SAMPLE].split(b"\n") if not line.isascii())[:SAMPLE]
    best = from_bytes(sample, cp_isolation=CANDIDATES).best()
    encoding = best.encoding if best else "cp1252"
    findings.add(0, "", f"is not in UTF-8 but, by its letters, in {encoding}", "look at the names; better take it in UTF-8")
    return data.decode(encoding, "replace")


def _delimiter(text: str, usual: str) -> str:
    """The delimiter that parts the header into most cells; the usual one where others do not part it further."""
    first = next((line for line in text[:SAMPLE].splitlines() if line.strip()), "")
    bare = re.sub('"[^"]*"', "", first)
    return max(DELIMITERS, key=lambda sign: (bare.count(sign), sign == usual))
