"""Where articles, their histories and drafts lie in a corpus; reading and writing them so that a kill at any moment halves
nothing."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from lib.annotating.saving.errors import SavingError, of_system
from lib.corpus.reading.files import ARTICLES
from lib.corpus.reading.written import ID_FORM
from lib.exchange.folder import MARK, write_file

DRAFTS, HISTORY, LOCK = ".drafts", ".history", ".lock"
SAID = 60  # letters of what cannot be an id that are said
WAIT = 10.0  # seconds that one waits for somebody else's save
LONGEST_NAME = 255  # bytes of a file's name, on most systems
FORGOTTEN = 60.0  # seconds after which a file that a killed save left beside is taken away


def article_path(folder: Path, article_id: str) -> Path:
    """The file of an article; of a link what it leads to. Raises SavingError for what cannot be an id."""
    path = folder / ARTICLES / f"{checked_id(article_id)}.md"
    try:
        return path.resolve() if path.is_symlink() else path
    except OSError as wrong:
        raise of_system(f"{path.name} cannot be read", wrong) from wrong


def history_path(folder: Path, article_id: str) -> Path:
    return folder / ARTICLES / HISTORY / f"{checked_id(article_id)}.jsonl"


def checked_id(article_id: str) -> str:
    """The id, where it can be the name of an article's file. Raises SavingError."""
    bare = article_id.startswith(".") or "\\" in article_id
    if bare or not re.fullmatch(ID_FORM, article_id):
        said = article_id if len(article_id) <= SAID else f"{article_id[:SAID]}…"
        hint = "an id has no spaces, slashes, commas or colons, begins with no dot, and has at most 120 letters"
        raise SavingError(f"“{said}” cannot be an article's id", hint)
    if len(as_bytes(f"{article_id}.md")) > LONGEST_NAME:
        raise SavingError(f"“{article_id[:SAID]}…” cannot be an article's id", "the name of its file would be too long")
    return article_id


def read_content(path: Path) -> str | None:
    """What a file holds, letter for letter; bytes that are no UTF-8 come back as they were when it is written. None: no such file.
    Raises SavingError where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return None
    except OSError as wrong:
        raise of_system(f"{path.name} cannot be read", wrong) from wrong


def as_bytes(content: str) -> bytes:
    return content.encode("utf-8", "surrogateescape")


def write_content(path: Path, content: str) -> None:
    """Put a file in its place, whole, and see that the disk has its name too. Raises OSError, with nothing changed."""
    write_file(path, as_bytes(content))
    keep_names(path.parent)


def keep_names(folder: Path) -> None:
    """Have the names of a folder on the disk, where the system can be asked for it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def drafts_folder(folder: Path) -> Path:
    """The corpus's `.drafts/`, made where it is not there; git passes over what lies in it. Raises OSError."""
    drafts = folder / DRAFTS
    drafts.mkdir(exist_ok=True)
    ignore = drafts / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return drafts


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """While this holds, nobody else saves in the corpus. The system lets go of the lock of a process that died.

    Raises SavingError where the folder cannot be written to, or somebody holds the lock for longer than one waits.
    """
    try:
        lock = FileLock(drafts_folder(folder) / LOCK, timeout=WAIT)
        lock.acquire()
    except Timeout as wrong:
        raise SavingError("somebody else is saving in this corpus", "wait a moment and save again") from wrong
    except OSError as wrong:
        raise of_system("the article was not saved", wrong) from wrong
    try:
        yield
    finally:
        lock.release()


def take_away_forgotten(folder: Path) -> None:
    """What saves that were killed left beside their files. Call it alone."""
    for path in folder.glob(f"{MARK}*"):
        with suppress(OSError):
            if path.is_file() and time.time() - path.stat().st_mtime > FORGOTTEN:
                path.unlink()
