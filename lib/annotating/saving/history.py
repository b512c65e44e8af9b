"""Who changed what in an article, and when: a line for each version in articles/.history/<id>.jsonl, which is only ever added to.

A version's line, with the whole of its content, is on the disk before the article's file is replaced. So a kill at any moment
leaves the old file or the new one, and the content of both in the history; which of the two was reached follows from the hashes.
A version that somebody made elsewhere is recorded with the next save, before it is overwritten.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from lib.annotating.saving.disk import article_path, as_bytes, history_path, keep_names, read_content
from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.fields import changes_between, fields_of
from lib.annotating.saving.merge import THE_TEXT
from lib.errors import CorpusError

FOUND, OUTSIDE = "as it was found", "changed outside"


@dataclass(frozen=True)
class Version:
    """One version of an article. `when`: UTC, ISO 8601; `before`, `after`: SHA-256 of the content before and after (before:
    empty where there was none); `changes`: paths of what changed. `reached` is False of one that was written down and whose
    save was then cut off: the file never was it, its content is kept all the same."""

    version: int
    when: str
    who: str
    note: str
    before: str
    after: str
    changes: tuple[str, ...]
    content: str
    reached: bool = True


@dataclass(frozen=True)
class History:
    """Versions, the oldest first; `passed_over` says which lines cannot be read."""

    versions: tuple[Version, ...] = ()
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True)
class Noted:
    """A version's number, and how long its history was before, for taking it back."""

    version: int
    path: Path
    size: int

    def take_back(self) -> None:
        """As if it had not been written; for a save that failed, while nobody else saves."""
        os.truncate(self.path, self.size)


def hash_of(content: str | None) -> str:
    return "" if content is None else hashlib.sha256(as_bytes(content)).hexdigest()


def versions(folder: Path, article_id: str) -> History:
    """All versions of an article. A line that a kill cut is passed over, and said. Raises SavingError where the file cannot be
    read."""
    path = history_path(folder, article_id)
    found: list[Version] = []
    over = []
    for number, line in enumerate((read_content(path) or "").split("\n"), 1):
        version = _read(line)
        if version:
            found.append(version)
        elif line.strip():
            over.append(f"line {number} of {path.name} is cut or is no version, and is passed over")
    reached = hash_of(read_content(article_path(folder, article_id)))
    told: list[Version] = []
    for version in reversed(found):
        was_reached = reached == version.after or reached != version.before
        told.append(replace(version, reached=was_reached))
        reached = version.before
    return History(tuple(reversed(told)), tuple(over))


def restored(folder: Path, article_id: str, number: int) -> str:
    """The content of a version, letter for letter. Raises SavingError where there is none of that number."""
    for version in versions(folder, article_id).versions:
        if version.version == number:
            return version.content
    raise SavingError(f"{article_id} has no version {number}", "the list of its versions says which there are")


def note_version(folder: Path, article_id: str, before: str | None, content: str, who: str, note: str) -> Noted:
    """Write a version down, before its file is replaced; and the content before, where nobody wrote that down. Call it alone.

    Raises OSError, with the history as it was.
    """
    path = history_path(folder, article_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    held = path.read_bytes() if path.exists() else b""
    last = _last(held)
    number = last.version if last else 0
    fresh = []
    if before is not None and (last is None or hash_of(before) not in (last.after, last.before)):
        number += 1
        fresh.append(
            _line(number, "", OUTSIDE if last else FOUND, last.content if last else None, before, last.after if last else "")
        )
    number += 1
    fresh.append(_line(number, who, note, before, content, hash_of(before)))
    cut = b"\n" if held and not held.endswith(b"\n") else b""
    try:
        _append(path, cut + "".join(fresh).encode("ascii"))
    except OSError:
        if path.exists():
            os.truncate(path, len(held))
        raise
    return Noted(number, path, len(held))


def _append(path: Path, lines: bytes) -> None:
    new = not path.exists()
    with path.open("ab") as out:
        out.write(lines)
        out.flush()
        os.fsync(out.fileno())
    if new:
        keep_names(path.parent)
        keep_names(path.parent.parent)


def _line(number: int, who: str, note: str, old: str | None, content: str, before: str) -> str:
    when = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    version = Version(number, when, who, note, before, hash_of(content), _changed(old, content), content)
    return json.dumps({name: value for name, value in asdict(version).items() if name != "reached"}) + "\n"


def _changed(old: str | None, new: str) -> tuple[str, ...]:
    """Paths of what changed; none where either cannot be read, or there was none before."""
    try:
        (was, text), (now, told) = fields_of(old or ""), fields_of(new)
    except CorpusError:
        return ()
    return (*(change.path for change in changes_between(was, now)), *([THE_TEXT] if text != told else []))


def _last(held: bytes) -> Version | None:
    """The last version of a history's bytes; what a kill cut is passed over."""
    end = len(held)
    while end > 0:
        start = held.rfind(b"\n", 0, end) + 1
        version = _read(held[start:end].decode("utf-8", "replace"))
        if version:
            return version
        end = start - 1
    return None


def _read(line: str) -> Version | None:
    try:
        told = json.loads(line)
        texts = {name: told[name] for name in ("when", "who", "note", "before", "after", "content")}
        number, changes = told["version"], tuple(told["changes"])
    except (ValueError, KeyError, TypeError):
        return None
    fits = isinstance(number, int) and all(isinstance(one, str) for one in (*texts.values(), *changes))
    return Version(version=number, changes=changes, **texts) if fits and hash_of(texts["content"]) == texts["after"] else None
