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
from typing import Protocol

from charset_normalizer import from_bytes

from lib.layers.files.opened import Opened, refused, table_of
from lib.layers.findings import Findings

DELIMITERS = (",", ";", "\t", "|")
NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}
CANDIDATES = ["cp1256", "cp1252", "cp1254", "cp1251", "iso8859_6"]
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # which begins as UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 200_000  # bytes by which an encoding without a mark is told
BROKEN = "\ufffd"
SEVERAL = 4  # whole letters for each broken byte, from which on a file is UTF-8 with faults and no other encoding
LIMIT = threading.Lock()


class Reader(Protocol):
    """What the csv module reads with."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


def open_text(data: bytes, usual: str, findings: Findings) -> Opened:
    """The table of a file's bytes; `usual`: the delimiter that its format has. A file without a header has no column."""
    text = decode(data, findings)
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


def _opened(text: str, usual: str, findings: Findings) -> Opened:
    delimiter = _delimiter(text, usual)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = next((row for row in reader if any(map(str.strip, row))), [])
    if delimiter != usual and len(header) > 1:
        hint = f"{NAMES[usual]} are usual here; it is read so all the same"
        findings.add(reader.line_num, "", f"its columns are parted by {NAMES[delimiter]}", hint)
    if not header:
        return refused(findings, "is empty", "a header, and rows below it")
    rows = _mended(_numbered(reader), text, delimiter, findings)
    return replace(table_of(header, reader.line_num, rows, findings), delimiter=delimiter)


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
    numbered = ((begins + line, row) for line, row in _numbered(csv.reader(io.StringIO(rest, newline=""), delimiter=delimiter)))
    yield from _mended(numbered, rest, delimiter, findings, begins)


def _numbered(reader: Reader) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins."""
    begins = reader.line_num + 1
    for row in reader:
        yield begins, row
        begins = reader.line_num + 1


def decode(data: bytes, findings: Findings) -> str:
    """The text of a file, its encoding told by its mark, its bytes, or the letters that they would be."""
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "") or _utf_16(data)
    if encoding.startswith(("utf-16", "utf-32")):
        findings.add(0, "", f"is in {encoding[:6].upper()}", "it is read so all the same; UTF-8 is usual")
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8-sig")
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
    text = data.decode("utf-8-sig", "replace")
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
