"""Originals of articles (`articles/.originals/<sha256>.<ending>` and the record `<sha256>.yaml`) that are not what they were.

A warning for bytes that are no longer those of their name, and for a record whose bytes are gone; nothing else rests on them.
"""

import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lib.corpus.model.models import Article
from lib.corpus.reading.files import ARTICLES, sign_of
from lib.errors import Problem

ORIGINALS, RECORD = ".originals", ".yaml"
FOLDER = f"{ARTICLES}/{ORIGINALS}"
MOST_AT_ONCE = 50_000_000  # bytes of all originals that are read with the corpus; of more only `check` reads the bytes
_NAME = re.compile(r"([0-9a-f]{64})(\.[\w.]{1,20})")
GONE = "its bytes are gone, but for this record of them"
BACK = "put the file back under its SHA-256, or delete the record too"
ALTERED = "was altered: its bytes are no longer those of its name"
RESTORE = "put the file back as it was, from a copy or from version control"


@dataclass
class Originals:
    """The originals of one corpus; which bytes each had is kept for as long as its file is the same."""

    folder: Path
    most: int = MOST_AT_ONCE
    held: dict[str, tuple[tuple[int, ...], str]] = field(default_factory=dict)

    def problems(self, articles: Iterable[Article] = ()) -> list[Problem]:
        """A warning for each original that was altered or is gone; an empty list where none is kept."""
        files = self._files()
        bytes_of = {digest for digest, ending in files if ending != RECORD}
        named = {article.sha256.lower(): article.id for article in articles if article.sha256}
        found = [
            Problem(f"{FOLDER}/{digest}{RECORD}", 0, "", GONE, _hint(BACK, named.get(digest, "")), "warning")
            for digest, ending in files
            if ending == RECORD and digest not in bytes_of
        ]
        kept = {key: value for key, value in files.items() if key[1] != RECORD}
        if sum(size for _, size, _ in kept.values()) > self.most:
            return found
        for (digest, ending), (path, _, sign) in kept.items():
            if self._digest(path, sign) not in (digest, ""):
                name = f"{FOLDER}/{digest}{ending}"
                found.append(Problem(name, 0, "", ALTERED, _hint(RESTORE, named.get(digest, "")), "warning"))
        self.held = {path: self.held[path] for path, _, _ in kept.values() if path in self.held}
        return sorted(found)

    def _files(self) -> dict[tuple[str, str], tuple[str, int, tuple[int, ...]]]:
        """(digest, ending) -> path, size and sign of each file that is named as originals are."""
        found = {}
        try:
            with os.scandir(self.folder / ARTICLES / ORIGINALS) as entries:
                for entry in entries:
                    if (name := _NAME.fullmatch(entry.name)) and entry.is_file():
                        told = os.stat(entry.path)
                        found[name[1], name[2]] = entry.path, told.st_size, sign_of(told)
        except OSError:  # none is kept, or one went meanwhile: then the next look sees the rest
            pass
        return dict(sorted(found.items()))

    def _digest(self, path: str, sign: tuple[int, ...]) -> str:
        held = self.held.get(path)
        if held is None or held[0] != sign:
            try:
                held = self.held[path] = sign, digest_of(Path(path))
            except OSError:
                return ""
        return held[1]


def altered(corpus_folder: Path, articles: Iterable[Article] = ()) -> list[Problem]:
    """The same of every original, whatever all of them hold: each is read."""
    return Originals(corpus_folder, most=2**63).problems(articles)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file. Raises OSError."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _hint(hint: str, article: str) -> str:
    return f"the article {article} names it; {hint}" if article else hint
