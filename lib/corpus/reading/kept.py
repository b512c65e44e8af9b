"""What was read is kept between starts, in a folder of its own outside the corpus; deleting it costs only time.

The folder is FAULTLINES_CACHE, else XDG_CACHE_HOME/faultlines, else ~/.cache/faultlines; where it cannot be written, or others
may write to it, nothing is kept. Each entry is plain JSON with a checksum in a SQLite file, under a key of all that it was
made of: contents and the program itself. It is no pickle: whoever can write there could have the program run anything.
"""

import hashlib
import os
import platform
import sqlite3
import stat
import zlib
from collections.abc import Iterable
from contextlib import closing
from functools import cache
from importlib.metadata import version
from pathlib import Path

from lib.settings import ROOT, cache_folder, codebook_file

# what the reading of a file depends on, beside the file
SOURCES = ("lib/errors.py", "lib/address", "lib/corpus", "lib/events", "lib/engine", "lib/layers")
PACKAGES = (
    "charset-normalizer",
    "duckdb",
    "edtf",
    "geopy",
    "numpy",
    "pandas",
    "pandera",
    "pmtiles",
    "pyarrow",
    "pydantic",
    "pydantic_core",
    "python-calamine",
    "pyyaml",
    "rapidfuzz",
    "shapely",
)  # all that these import
SPARE = 2  # times as many entries as are in use are kept, for whoever goes back and forth
FEW = 500  # keys up to which each is looked up by itself
WAIT = 1.0  # seconds for another process that is writing
MAKE = "create table if not exists entries (key text primary key, sum integer, value text) without rowid"


@cache
def program_mark() -> str:
    """The same for the same program: its sources, its codebook, what it reads with, and Python."""
    whole = hashlib.sha256(platform.python_version().encode())
    for name in PACKAGES:
        whole.update(f"{name} {version(name)}".encode())
    for path in (path for source in SOURCES for path in _files(ROOT / source)):
        whole.update(path.name.encode() + path.read_bytes())
    whole.update(codebook_file().read_bytes())
    return whole.hexdigest()


def _files(source: Path) -> list[Path]:
    return [source] if source.is_file() else sorted(path for path in source.rglob("*") if path.suffix in (".py", ".yaml", ".csv"))


def key_of(*parts: str) -> str:
    """The key of an entry that was made of these parts by this program."""
    return hashlib.sha256("\0".join((program_mark(), *parts)).encode()).hexdigest()


def file_for(corpus: Path, suffix: str) -> Path:
    """Where something that was made of a corpus is kept."""
    return cache_folder() / (hashlib.sha256(os.fsencode(corpus.resolve())).hexdigest()[:16] + suffix)


class Store:
    """The entries of one corpus. Whatever is wrong with the file or its folder, nothing is found and nothing is raised."""

    def __init__(self, corpus: Path):
        self.file = file_for(corpus, ".sqlite")

    def find(self, keys: Iterable[str]) -> dict[str, str]:
        """Those of the keys that are kept, with their values; a value whose checksum is wrong is not among them."""
        wanted = set(keys)
        try:
            if not self.file.is_file() or not is_own(self.file.parent):
                return {}
            with closing(self._open()) as base:
                return {key: value for key, checksum, value in _rows(base, wanted) if key in wanted and _sum(value) == checksum}
        except (OSError, sqlite3.Error, UnicodeError, TypeError, AttributeError):
            return {}

    def keep(self, entries: dict[str, str], used: Iterable[str]) -> None:
        """Keep entries; of those that are not among the `used`, drop what goes beyond the spare."""
        try:
            if is_own(self.file.parent):
                self._write(entries, set(used) | set(entries))
        except (OSError, sqlite3.OperationalError):  # no room, no permission, somebody else is writing
            return
        except sqlite3.DatabaseError:
            self._drop()

    def _write(self, entries: dict[str, str], used: set[str]) -> None:
        with closing(self._open()) as base, base:
            base.execute(MAKE)
            base.executemany(
                "insert or replace into entries values (?, ?, ?)", [(key, _sum(value), value) for key, value in entries.items()]
            )
            held = {key for (key,) in base.execute("select key from entries")}
            if len(held) > SPARE * len(used):
                base.executemany("delete from entries where key = ?", [(key,) for key in held - used])

    def _open(self) -> sqlite3.Connection:
        os.close(os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600))  # a corpus may not be for everybody's eyes
        base = sqlite3.connect(self.file, timeout=WAIT)
        base.execute("pragma trusted_schema = off")  # a schema that somebody else wrote may call nothing
        base.execute("pragma synchronous = off")  # what a crash spoils is made again
        return base

    def _drop(self) -> None:
        """A file that is no database any more is deleted; the next reading makes it anew."""
        try:
            self.file.unlink(missing_ok=True)
        except OSError:
            return


def _rows(base: sqlite3.Connection, keys: set[str]) -> Iterable[tuple[str, int, str]]:
    """The rows of a few keys, or all rows where most are wanted."""
    if len(keys) > FEW:
        return base.execute("select key, sum, value from entries")
    return (row for key in keys for row in base.execute("select key, sum, value from entries where key = ?", (key,)))


def is_own(folder: Path) -> bool:
    """Whether the folder, made where it is missing, is this user's and nobody else may write to it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.stat()
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _sum(value: str) -> int:
    return zlib.crc32(value.encode())
