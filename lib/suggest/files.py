"""A raw article's file: its text, its publication date and where the text starts; errors say what would be right."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from lib.errors import FaultlinesError

LARGEST = 8_000_000  # bytes
_KEY_LINE = re.compile(r"[A-Z][\w -]{0,30}:[ \t]*\S.*")
_BLANK = re.compile(r"[ \t]*\Z")


class ReadingError(FaultlinesError):
    """A file that is no article's text; `what` and `hint` say why and what would be right."""

    def __init__(self, file: Path, what: str, hint: str):
        self.file, self.what, self.hint = file, what, hint
        super().__init__(f"{file}: {what} ({hint})")


@dataclass(frozen=True)
class RawArticle:
    """`text` as it is handed to the engine; `text_offset`: its start in the file, in characters."""

    text: str
    text_offset: int
    title: str
    metadata: dict[str, str]

    def published(self) -> datetime.date | None:
        """The day of the `Published` line; None without one; ValueError where it is no day."""
        told = self.metadata.get("published", "").strip()
        return datetime.date.fromisoformat(told) if told else None


def read_raw(file: Path) -> RawArticle:
    """The article of a file; raises ReadingError for what is no text."""
    try:
        content = file.read_bytes()
    except OSError as wrong:
        raise ReadingError(file, f"cannot be read: {wrong.strerror}", "name a text file") from wrong
    if not content.strip():
        raise ReadingError(file, "is empty", "it should hold an article's text")
    if len(content) > LARGEST:
        raise ReadingError(
            file, f"is {len(content) / 1e6:.0f} MB large", f"an article has at most {LARGEST / 1e6:.0f} MB; split the file"
        )
    return parse_raw(_decoded(file, content))


def _decoded(file: Path, content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise ReadingError(file, "is a binary file", "save the article as plain text in UTF-8")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        guess = (
            "Windows-1256 or another Arabic code page"
            if sum(byte > 0xC0 for byte in content) > len(content) / 4
            else "Windows-1252 or Latin-1"
        )
        raise ReadingError(
            file, f"line {line}: byte {wrong.start + 1} is not UTF-8", f"it may be {guess}; save it as UTF-8"
        ) from wrong


def parse_raw(content: str) -> RawArticle:
    """Parts a file's text: a leading block of `Key: value` lines, before or behind a title line and ended by a blank
    line, is metadata. Behind a title it is blanked out in the text, so that every offset stays."""
    lines = content.splitlines(keepends=True)
    first = next((number for number, line in enumerate(lines) if not _empty(line)), None)
    if first is None:
        return RawArticle(content, 0, "", {})
    for start in (first, _behind_title(lines, first)):
        if start is None:
            continue
        end = start
        while end < len(lines) and _KEY_LINE.fullmatch(lines[end].lstrip("\ufeff").rstrip("\r\n")):
            end += 1
        if end > start and (end == len(lines) or _empty(lines[end])):
            metadata = {
                key.strip().lower(): value.strip()
                for key, _, value in (line.lstrip("\ufeff").partition(":") for line in lines[start:end])
            }
            before = sum(map(len, lines[:start]))
            block = sum(map(len, lines[start:end]))
            if start == first:
                offset = before + block + sum(len(line) for line in lines[end : _next_text(lines, end)])
                return RawArticle(content[offset:], offset, _title(lines, _next_text(lines, end)), metadata)
            blanked = re.sub(r"[^\r\n]", " ", content[before : before + block])
            return RawArticle(
                content[:before] + blanked + content[before + block :], 0, lines[first].strip().lstrip("\ufeff"), metadata
            )
    return RawArticle(content, 0, _title(lines, first), {})


def _empty(line: str) -> bool:
    return not line.strip().lstrip("\ufeff")


def _next_text(lines: list[str], at: int) -> int:
    return next((number for number in range(at, len(lines)) if not _empty(lines[number])), len(lines))


def _behind_title(lines: list[str], first: int) -> int | None:
    behind = _next_text(lines, first + 1)
    return behind if behind < len(lines) else None


def _title(lines: list[str], at: int) -> str:
    return lines[at].strip().lstrip("\ufeff") if at < len(lines) else ""
