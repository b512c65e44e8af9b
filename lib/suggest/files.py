"""A raw article's file: its text, its publication date and where the text starts; errors say what would be right."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from lib.corpus.dates import DateError, read_date
from lib.corpus.models import Dated
from lib.errors import FaultlinesError
from lib.suggest.text.words import CUT

LARGEST = 8_000_000  # bytes
TOLD = ("published", "publisher", "title")  # the keys that are read; one of them makes a block metadata
_BESIDE = ("author", "by", "source", "url", "link", "language", "id", "via")  # others that a block may begin with
_TOLD_LINE = re.compile(rf"[ \t]*({'|'.join(TOLD)})[ \t]*:(.*)", re.S | re.I)
_KEY_LINE = re.compile(r"([A-Z][\w -]{0,30}):([ \t]*\S.*)", re.S)
_MARKS = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ARABIC_RUN = re.compile(rb"[\xc0-\xff]{3}")  # words of an Arabic code page; in Latin-1 accents stand alone


class ReadingError(FaultlinesError):
    """A file that is no article's text; `what` and `hint` say why and what would be right; `line` 0: the whole file."""

    def __init__(self, file: Path, what: str, hint: str, line: int = 0):
        self.file, self.what, self.hint, self.line = file, what, hint, line
        super().__init__(f"{shown(file)}{f':{line}' if line else ''}: {what} ({hint})")


class NoDayError(ValueError):
    """A line that should tell the day of publication and does not."""

    def __init__(self, what: str, hint: str, line: int):
        self.what, self.hint, self.line = what, hint, line
        super().__init__(f"{what} ({hint})")


@dataclass(frozen=True)
class Told:
    """One line of metadata."""

    key: str
    value: str
    line: int


@dataclass(frozen=True)
class RawArticle:
    """`text` as it is handed to the engine; `text_offset`: its start in the file, in characters."""

    text: str
    text_offset: int
    title: str
    told: tuple[Told, ...] = ()

    @property
    def metadata(self) -> dict[str, str]:
        """Key, in lower case -> value; of a key told twice the first."""
        return {one.key: one.value for one in reversed(self.told) if one.value}

    def published(self) -> Dated | None:
        """The date of the `Published` line; None without one; NoDayError where it is no date or two of them differ."""
        days: dict[Dated, int] = {}
        for one in self.told:
            if one.key == "published" and one.value:
                try:
                    days.setdefault(read_date(one.value), one.line)
                except DateError as wrong:
                    raise NoDayError(f"“Published: {one.value}” is not a date", wrong.hint, one.line) from wrong
        if len(days) > 1:
            told = " and ".join(day.text for day in days)
            raise NoDayError(f"two days of publication, {told}", "keep the one that is right", max(days.values()))
        return next(iter(days), None)


def shown(file: Path) -> str:
    """A file's name in letters that can be printed, whatever the disk holds."""
    return os.fsencode(file).decode("utf-8", "replace")


def read_raw(file: Path) -> RawArticle:
    """The article of a file; raises ReadingError for what is no text."""
    try:
        content = file.read_bytes()
    except IsADirectoryError as wrong:
        raise ReadingError(file, "is a folder", "name the text files in it") from wrong
    except OSError as wrong:
        raise ReadingError(file, f"cannot be read: {wrong.strerror}", "name a text file") from wrong
    if len(content) > LARGEST:
        raise ReadingError(
            file, f"is {len(content) / 1e6:.1f} MB large", f"an article has at most {LARGEST / 1e6:.0f} MB; split the file"
        )
    whole = _decoded(file, content)
    raw = parse_raw(whole)
    if not any(map(str.isalnum, raw.text)):
        what = "holds no words" if any(map(str.isprintable, whole.replace(" ", ""))) else "is empty"
        raise ReadingError(file, what, "it should hold an article's text")
    return raw


def _decoded(file: Path, content: bytes) -> str:
    form = next((form for mark, form in _MARKS if content.startswith(mark)), "utf-8")
    if content.startswith(b"%PDF") or (form == "utf-8" and b"\0" in content):
        raise ReadingError(file, "is a binary file", "save the article as plain text in UTF-8")
    try:
        text = content.decode(form, errors="strict" if form == "utf-8" else "replace")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        byte = wrong.start - content.rfind(b"\n", 0, wrong.start)
        guess = "Windows-1256 or another Arabic code page" if _ARABIC_RUN.search(content) else "Windows-1252 or Latin-1"
        raise ReadingError(file, f"byte {byte} is not UTF-8", f"it may be {guess}; save it as UTF-8", line) from wrong
    if "\0" in text:
        raise ReadingError(file, "is a binary file", "save the article as plain text in UTF-8")
    return text


def parse_raw(content: str) -> RawArticle:
    """Parts a file's text: a block of `Key: value` lines that tells Published, Publisher or Title, at the beginning or
    behind a title line, is metadata. Behind a title it is blanked out in the text, so that every offset stays."""
    lines = content.splitlines(keepends=True)
    first = _next_text(lines, 0)
    end = _block_end(lines, first, headline=False)
    if end > first:
        text = _next_text(lines, end)
        offset = sum(map(len, lines[:text]))
        return RawArticle(content[offset:], offset, _title(lines, text), _told(lines, first, end))
    start = _next_text(lines, first + 1)
    end = _block_end(lines, start, headline=True)
    before, behind = sum(map(len, lines[:start])), sum(map(len, lines[:end]))
    blanked = re.sub(r"[^\r\n]", CUT, content[before:behind])
    return RawArticle(content[:before] + blanked + content[behind:], 0, _title(lines, first), _told(lines, start, end))


def _block_end(lines: list[str], start: int, headline: bool) -> int:
    """Where the block of metadata ends that starts here; `start` if there is none. Without a headline before it, the first
    line has to bear a key of metadata: “Homs: Clashes” is a headline. Lines that are read need no blank line behind them."""
    keys = []
    for line in lines[start:]:
        if not (found := _key(line)):
            break
        keys.append(found[0])
    if not keys or not (headline or keys[0] in TOLD + _BESIDE):
        return start
    end = start + len(keys)
    if end < len(lines) and not _empty(lines[end]):
        end = start + next((number for number, key in enumerate(keys) if key not in TOLD), len(keys))
    return end if set(keys[: end - start]) & set(TOLD) else start


def _key(line: str) -> tuple[str, str] | None:
    """(key, value) of a line of metadata."""
    line = line.lstrip("\ufeff")
    found = _TOLD_LINE.fullmatch(line) or _KEY_LINE.fullmatch(line)
    return (found[1].strip().lower(), found[2].strip()) if found else None


def _told(lines: list[str], start: int, end: int) -> tuple[Told, ...]:
    return tuple(Told(*_key(line), number) for number, line in enumerate(lines[start:end], start + 1))


def _empty(line: str) -> bool:
    return not line.strip().strip("\ufeff")


def _next_text(lines: list[str], at: int) -> int:
    return next((number for number in range(at, len(lines)) if not _empty(lines[number])), len(lines))


def _title(lines: list[str], at: int) -> str:
    return lines[at].strip().lstrip("\ufeff") if at < len(lines) else ""
