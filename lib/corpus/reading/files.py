"""The one door to a corpus's files: found here, opened here. What cannot be read says why; nothing raises, nothing blocks.

A file's sign (where it lies on the disk, its size, when its contents and when anything of it changed) differs after every
write, also one that keeps the size and sets the time back.
"""

import errno
import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

TABLES = ("corpus.yaml", "actors.yaml", "places.csv")
BOUNDARIES, ROADS, TILES = "boundaries.geojson", "roads.geojson", ".pmtiles"
DISTRICTS, OFFERED = "boundaries-2.geojson", "gazetteer.csv"  # outlines of the second level; places that an author may take
ARTICLES, LAYERS = "articles", "layers"
TEXTS = (".md", ".txt", ".markdown", ".docx", ".odt", ".rtf", ".html", ".yaml", ".yml")  # what somebody may mean as an article
TABULAR = (".csv", ".tsv", ".json", ".geojson", ".xlsx", ".xlsm", ".xls", ".ods")  # what somebody may mean as a table of events
MOST = {ARTICLES: 10_000_000, "": 60_000_000}  # bytes of an article, and of any other file of the corpus
BEGINNING = 65_536  # bytes of a base map that are read with the corpus; its tiles are read when they are drawn
TRIES = 5  # how often a file is read anew that changed under the reader
_HINTS = {
    errno.ELOOP: ("is a link that leads to itself", "delete it, or let it lead to a file"),
    errno.EACCES: ("cannot be read", "look at the file's permissions"),
    errno.EPERM: ("cannot be read", "look at the file's permissions"),
    errno.ENAMETOOLONG: ("has a name that is too long", "give it a shorter one"),
    errno.ENOTDIR: ("is no folder", "articles are files in a folder articles"),
}
FOLDER = ("is a folder", "an article is a file articles/<id>.md")
NO_TABLE = ("is a folder", "put a file of that name in its place")
NO_FILE = ("is no file but a pipe, a device or the like", "put a file there")


class File(NamedTuple):
    """A file of a corpus. `name`: in the corpus, in composed letters. `wrong`: why it is not read, and what would be right."""

    name: str
    path: str
    sign: tuple[int, ...] = ()
    wrong: tuple[str, str] = ("", "")

    @property
    def changed(self) -> int:
        """When it last changed, in nanoseconds; 0 where that is not known. The time that a copy or an archive gives its
        contents may lie years ahead; where the system says when the file itself changed (POSIX), that alone counts."""
        return max(self.sign[-1:] if os.name == "posix" else self.sign[-2:], default=0)


def find_files(folder: Path) -> tuple[File, ...]:
    """The files that make the corpus: tables, outlines, roads, a gazetteer, base maps, those of layers, then articles by name.
    Hidden files and other kinds are not among them, nor a file that goes while it is looked for; what only looks like one is there
    and says why it is not read."""
    tables = (_file(os.path.join(folder, name), name) for name in (*TABLES, BOUNDARIES, ROADS, DISTRICTS, OFFERED))
    return (*filter(None, tables), *_base_maps(folder), *_layers(folder), *_one_of_each_name(_articles(folder)))


def _layers(folder: Path) -> list[File]:
    """All files of `layers/<id>/`."""
    found = []
    for inside in sorted(_folders(os.path.join(folder, LAYERS))):
        try:
            names = sorted(name for name in os.listdir(inside) if not name.startswith("."))
        except OSError:
            continue
        place = f"{LAYERS}/{printable(os.path.basename(inside))}"
        found += [_file(os.path.join(inside, name), f"{place}/{printable(name)}") for name in names]
    return [file for file in found if file and not file.wrong[0]]


def _folders(inside: str) -> list[str]:
    try:
        with os.scandir(inside) as entries:
            return [entry.path for entry in entries if entry.is_dir() and not entry.name.startswith(".")]
    except OSError:
        return []


def _base_maps(folder: Path) -> list[File]:
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(TILES) and not name.startswith("."))
    except OSError:
        return []
    return list(filter(None, (_file(os.path.join(folder, name), printable(name)) for name in names)))


def _articles(folder: Path) -> list[File]:
    try:
        with os.scandir(folder / ARTICLES) as entries:
            names = sorted(entry.name for entry in entries if entry.name.endswith(".md") and not entry.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as wrong:
        return [File(ARTICLES, str(folder / ARTICLES), (), _reason(wrong))]
    inside = os.path.join(folder, ARTICLES, "")
    return list(filter(None, (_file(inside + name, f"{ARTICLES}/{printable(name)}") for name in names)))


def _file(path: str, name: str) -> File | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    except OSError as wrong:
        return File(name, path, (), _reason(wrong))
    kind = _kind(found.st_mode)
    return File(name, path, sign_of(found), NO_TABLE if kind == FOLDER and not name.startswith(f"{ARTICLES}/") else kind)


def _kind(mode: int) -> tuple[str, str]:
    return ("", "") if stat.S_ISREG(mode) else FOLDER if stat.S_ISDIR(mode) else NO_FILE


def _reason(wrong: OSError) -> tuple[str, str]:
    return _HINTS.get(wrong.errno or 0, ("cannot be read", (wrong.strerror or "look at the disk").lower()))


def sign_of(found: os.stat_result) -> tuple[int, ...]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def is_text(words: str) -> bool:
    """Whether words can be written down: half of a sign of two halves, which JSON lets through, cannot."""
    return not any("\ud800" <= letter <= "\udfff" for letter in words)


def printable(name: str) -> str:
    """A file's name in letters that can be printed and compared, whatever the disk holds."""
    if name.isascii() and name.isprintable():  # as nearly all are, and all are looked at before each page
        return name
    written = os.fsencode(name).decode("utf-8", "replace")
    return unicodedata.normalize("NFC", "".join("\ufffd" if unicodedata.category(letter) == "Cc" else letter for letter in written))


def _one_of_each_name(files: list[File]) -> Iterable[File]:
    """The files; of several whose names differ only in how their letters are written one is read, each other says so."""
    bearer: dict[str, File] = {}
    for file in files:
        held = bearer.get(file.name)
        if held is None or (_as_composed(file) and not _as_composed(held)):
            bearer[file.name] = file
    for file in files:
        if bearer[file.name] is file:
            yield file
        else:
            what = f"has the name of “{file.name}” in letters that are written another way"
            hint = "both would have one id: give it another name, or delete one"
            yield file._replace(name=_spelled(file.path), wrong=(what, hint))


def _as_composed(file: File) -> bool:
    return file.path.endswith(file.name)


def _spelled(path: str) -> str:
    """An article's name with marks and odd bytes as their codes, so that it differs in print from one that looks the same."""
    name = os.fsencode(os.path.basename(path)).decode("utf-8", "backslashreplace")
    return f"{ARTICLES}/" + "".join(
        letter if letter.isascii() or unicodedata.category(letter)[0] != "M" else f"\\u{ord(letter):04x}" for letter in name
    )


def read_bytes(file: File) -> tuple[bytes | None, tuple[str, str]]:
    """A file's bytes, or why there are none; of a base map its first, of a layer's file (lib.layers reads it) its
    checksum. A file that changes while it is read is read again."""
    if file.wrong[0]:
        return None, file.wrong
    if file.name.endswith(TILES):
        return _read(file, BEGINNING, True)
    if file.name.startswith(f"{LAYERS}/"):
        return _summed(file)
    most = MOST[ARTICLES if file.name.startswith(f"{ARTICLES}/") else ""]
    return _read(file, most)


def _summed(file: File) -> tuple[bytes | None, tuple[str, str]]:
    try:
        with open(file.path, "rb") as opened:
            return hashlib.file_digest(opened, "sha256").digest(), ("", "")
    except OSError as wrong:
        return None, _reason(wrong)


def _read(file: File, most: int, part: bool = False) -> tuple[bytes | None, tuple[str, str]]:
    try:
        return _opened(file.path, most, part)
    except FileNotFoundError:
        return None, ("is gone", "save it again")
    except OSError as wrong:
        return None, _reason(wrong)


def _opened(path: str, most: int, part: bool) -> tuple[bytes | None, tuple[str, str]]:
    content = b""
    for _ in range(TRIES):
        # a pipe that took the file's place meanwhile must not keep everybody waiting for somebody to write to it
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb", buffering=0) as opened:
            before = os.fstat(descriptor)
            if _kind(before.st_mode)[0]:
                return None, _kind(before.st_mode)
            content = opened.read(most + 1)
            after = os.fstat(descriptor)
        if part and content is not None:
            content = content[:most]
        elif content is None or len(content) > most or before.st_size > most:
            size = f"{max(before.st_size, len(content or b'')) / 1e6:,.0f}"
            return None, (f"holds {size} MB, more than the {most / 1e6:,.0f} MB that are read", "part it into several files")
        if sign_of(before) == sign_of(after):
            break
    return content, ("", "")


def passed_over(folder: Path, found: tuple[File, ...]) -> list[str]:
    """Names of files below articles/ that may be meant as articles, or as tables, and are not among `found`."""
    known, over = {file.path for file in found}, []
    for inside, folders, names in os.walk(folder / ARTICLES):  # follows no links, passes over what it may not enter
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        place = printable(Path(inside).relative_to(folder).as_posix())
        over += [
            f"{place}/{printable(name)}"
            for name in sorted(names)
            if name.lower().endswith((*TEXTS, *TABULAR)) and not name.startswith(".") and os.path.join(inside, name) not in known
        ]
    return over
