"""A raw article's file becomes its text; errors say what would be right, and nothing waits for what never ends."""

import os
import re
import stat
from pathlib import Path

from lib.errors import FaultlinesError
from lib.suggest.metadata import RawArticle, parse_raw

LARGEST = 8_000_000  # bytes
_MARKS = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ARABIC_RUN = re.compile(rb"[\xc0-\xff]{3}")  # words of an Arabic code page; in Latin-1 accents stand alone


class ReadingError(FaultlinesError):
    """A file that is no article's text; `what` and `hint` say why and what would be right; `line` 0: the whole file."""

    def __init__(self, file: Path, what: str, hint: str, line: int = 0):
        self.file, self.what, self.hint, self.line = file, what, hint, line
        super().__init__(f"{shown(file)}{f':{line}' if line else ''}: {what} ({hint})")


def shown(file: Path) -> str:
    """A file's name in letters that can be printed, whatever the disk holds."""
    return os.fsencode(file).decode("utf-8", "replace")


def read_raw(file: Path) -> RawArticle:
    """The article of a file; raises ReadingError for what is no text."""
    try:
        _check_kind(file, file.stat())
        with file.open("rb") as opened:  # a file that grows, or of a kernel that tells no size, may not end either
            content = opened.read(LARGEST + 1)
        _check_size(file, len(content))
    except OSError as wrong:
        raise ReadingError(file, f"cannot be read: {wrong.strerror}", "name a text file") from wrong
    whole = _decoded(file, content)
    raw = parse_raw(whole)
    if not any(map(str.isalnum, raw.text)):
        what = "holds no words" if any(map(str.isprintable, whole.replace(" ", ""))) else "is empty"
        raise ReadingError(file, what, "it should hold an article's text")
    return raw


def _check_kind(file: Path, told: os.stat_result) -> None:
    """Refuse, before it is opened, what is no file of an article's size: a pipe would wait, a device never end."""
    if stat.S_ISDIR(told.st_mode):
        raise ReadingError(file, "is a folder", "name the text files in it")
    if not stat.S_ISREG(told.st_mode):
        raise ReadingError(file, "is a pipe or a device", "save the article as a text file and name that")
    _check_size(file, told.st_size)


def _check_size(file: Path, size: int) -> None:
    if size > LARGEST:
        raise ReadingError(file, f"is {size / 1e6:.1f} MB large", f"an article has at most {LARGEST / 1e6:.0f} MB; split the file")


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
