"""What one process knows of a corpus's files: which contents they had, so that only what changed is opened again.

A file counts as known while its sign is the same and older than the clocks of disks are coarse; until then it is opened at
every look and its content decides. While a save is going on the reader waits for it, for a second at most.
"""

import hashlib
import time
import zlib
from dataclasses import dataclass, field
from operator import is_not
from pathlib import Path

from lib.corpus.reading.files import TILES, File, find_files, read_bytes

COARSE = 2_000_000_000  # nanoseconds: the coarsest clock of a disk in use
PAUSE, LOOKS = 0.05, 20  # seconds between two looks at a file that is being saved, and how many at most
FAST = 1  # of zlib's levels: a third of the bytes of a text, in little time
LARGE = 32_768  # bytes from which on that is worth it
FRESH = 1_000_000_000  # nanoseconds after a change within which more of it may follow


@dataclass(frozen=True)
class Content:
    """What a file held when it was last opened: kept for as long as the program runs, so a large one is `squeezed`."""

    file: File
    packed: bytes | None
    squeezed: bool
    digest: str
    wrong: tuple[str, str]
    settled: bool

    @property
    def data(self) -> bytes | None:
        """Its bytes; None where it could not be opened, and `wrong` says why."""
        return zlib.decompress(self.packed) if self.packed is not None and self.squeezed else self.packed

    def is_begun(self, before: "Content | None") -> bool:
        """Whether this may be the first part of a save: it changed a moment ago and holds the beginning of what was before."""
        if self.settled or before is None or self.digest == before.digest:
            return False
        begun, whole = self.data, before.data
        return begun is not None and whole is not None and len(begun) < len(whole) and whole.startswith(begun)


@dataclass(frozen=True)
class Look:
    """All files of a corpus as they were at one moment. `mark`: the same for the same names and contents, on any machine."""

    contents: tuple[Content, ...]
    mark: str

    def named(self, name: str) -> Content | None:
        return next((content for content in self.contents if content.file.name == name), None)


@dataclass
class Memory:
    """The contents of one corpus's files. `patient`: whether to wait for saves to settle."""

    folder: Path
    patient: bool = False
    held: dict[str, Content] = field(default_factory=dict)
    last: Look | None = None

    def look(self) -> Look:
        """The files as they are now; opens those alone that changed or have not settled."""
        before, found = self.last, self._look()
        for _ in range(LOOKS if self.patient else 0):
            if (before and before.mark == found.mark) or not _may_follow(before, found):
                break
            time.sleep(PAUSE)
            before, found = found, self._look()
        return found

    def _look(self) -> Look:
        contents = tuple(map(self._content, find_files(self.folder)))
        if self.last is None or len(contents) != len(self.last.contents) or any(map(is_not, contents, self.last.contents)):
            self.held = {content.file.path: content for content in contents}
            self.last = Look(contents, mark_of([(content.file.name, content.digest) for content in contents]))
        return self.last

    def _content(self, file: File) -> Content:
        known = self.held.get(file.path)
        if known and known.settled and known.file == file:
            return known
        now = time.time_ns()
        data, wrong = read_bytes(file)
        digest = hashlib.sha256(data + _size(file)).hexdigest() if data is not None else ""
        settled = file.changed + COARSE < now
        if known and (known.file, known.digest, known.wrong, known.settled) == (file, digest, wrong, settled):
            return known
        squeezed = data is not None and len(data) >= LARGE
        return Content(file, zlib.compress(data, FAST) if data and squeezed else data, squeezed, digest, wrong, settled)


def _size(file: File) -> bytes:
    """What a base map's beginning does not tell of it."""
    return str(file.sign[2:3]).encode() if file.name.endswith(TILES) else b""


def _may_follow(before: Look | None, found: Look) -> bool:
    """Whether a change may be half of one: a file changed a moment ago, or one that was there is gone."""
    soon = time.time_ns() - FRESH
    return any(content.file.changed > soon for content in found.contents) or (
        before is not None and len(found.contents) < len(before.contents)
    )


def mark_of(parts: list[tuple[str, str]]) -> str:
    """sha256 over names and digests."""
    whole = hashlib.sha256()
    for name, digest in parts:
        whole.update(f"{name}\0{digest}\0".encode())
    return whole.hexdigest()
