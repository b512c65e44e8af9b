"""What somebody has in hand and has not saved: a small JSON file in the corpus's `.drafts/` for each article and session,
written whole at every step, so that neither a killed browser nor a killed server loses it."""

import json
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lib.annotating.saving.disk import DRAFTS, as_bytes, checked_id, drafts_folder, read_content
from lib.annotating.saving.errors import SavingError, of_system
from lib.exchange.folder import write_file

MOST = 500  # drafts that a corpus keeps
OLDEST = 90  # days that one is kept after its last step
LARGEST = 30_000_000  # bytes of one
SUFFIX = ".json"
_SESSION = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class Draft:
    """What was in hand of an article in one session. `kept`: when, UTC, ISO 8601; `data`: as it was given."""

    article: str
    session: str
    kept: str
    data: dict[str, object]


@dataclass(frozen=True)
class Drafts:
    """The drafts of a corpus, the latest first; `passed_over` says which files of the folder are none."""

    drafts: tuple[Draft, ...] = ()
    passed_over: tuple[str, ...] = ()


def keep_draft(folder: Path, article_id: str, session: str, data: Mapping[str, object]) -> tuple[str, ...]:
    """Keep what is in hand, in the place of what the session kept before of this article. `data`: what JSON can hold.

    Returns what was taken away for it, in words: drafts older than 90 days, and the oldest where there are more than 500. Raises
    SavingError, with the last draft as it was, where it cannot be written.
    """
    path = _path(folder, article_id, session)
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    try:
        content = json.dumps({"article": article_id, "session": session, "kept": now, "data": dict(data)}).encode("ascii")
    except (TypeError, ValueError) as wrong:
        raise SavingError("the draft was not kept: it holds what JSON cannot", str(wrong)) from wrong
    if len(content) > LARGEST:
        raise SavingError(f"the draft was not kept: it is larger than {LARGEST / 1e6:.0f} MB", "save the article")
    try:
        drafts_folder(folder)
        write_file(path, content)
        return _bounded(path)
    except OSError as wrong:
        raise of_system("the draft was not kept", wrong) from wrong


def draft(folder: Path, article_id: str, session: str) -> Draft | None:
    """What a session kept of an article; None where that is nothing, or cannot be read."""
    found = _read(_path(folder, article_id, session))
    return found if isinstance(found, Draft) else None


def drafts_of(folder: Path) -> Drafts:
    """All drafts of a corpus; what is half-written or somebody else's is passed over, and said. Nothing raises."""
    found: list[Draft] = []
    over = []
    for path in _files(folder / DRAFTS):
        one = _read(path)
        if isinstance(one, Draft):
            found.append(one)
        else:
            over.append(f"{path.name} {one}")
    return Drafts(tuple(sorted(found, key=lambda one: one.kept, reverse=True)), tuple(over))


def drop_draft(folder: Path, article_id: str, session: str) -> None:
    """Let go of what a session kept of an article, as after a save. Raises SavingError where that cannot be."""
    try:
        _path(folder, article_id, session).unlink(missing_ok=True)
    except OSError as wrong:
        raise of_system("the draft was not taken away", wrong) from wrong


def _path(folder: Path, article_id: str, session: str) -> Path:
    if not _SESSION.fullmatch(session):
        raise SavingError(f"“{session}” is no name of a session", "letters, digits, - and _ make one")
    return folder / DRAFTS / f"{checked_id(article_id)}.{session}{SUFFIX}"


def _files(drafts: Path) -> list[Path]:
    """Files that may be drafts, by name; hidden ones are the folder's own, or a step that was cut off."""
    with suppress(OSError):
        return sorted(path for path in drafts.iterdir() if not path.name.startswith("."))
    return []


def _read(path: Path) -> Draft | str:
    """The draft of a file, or what is wrong with it."""
    try:
        content = read_content(path)
    except SavingError as wrong:
        return wrong.what.removeprefix(f"{path.name} ")
    if content is None:
        return "is gone"
    if len(as_bytes(content)) > LARGEST:
        return "is too large for a draft"
    try:
        told = json.loads(content)
        found = Draft(told["article"], told["session"], told["kept"], told["data"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return "is half-written, or no draft"
    texts = (found.article, found.session, found.kept)
    if not all(isinstance(one, str) for one in texts) or not isinstance(found.data, dict):
        return "is no draft"
    return found if path.name == f"{found.article}.{found.session}{SUFFIX}" else "is a draft under another's name"


def _bounded(kept: Path) -> tuple[str, ...]:
    """Take away what is too old or too much, but never the one just kept, nor what is no draft."""
    files = [path for path in _files(kept.parent) if path.suffixes[1:] and path.name.endswith(SUFFIX) and path != kept]
    ages = {}
    for path in files:
        with suppress(OSError):  # another session let go of it
            ages[path] = time.time() - path.stat().st_mtime
    newest = sorted(ages, key=lambda path: ages[path])
    gone = [path for path in newest if ages[path] > OLDEST * 86_400] + newest[MOST - 1 :]
    said = []
    for path in dict.fromkeys(gone):
        if isinstance(one := _read(path), Draft):
            path.unlink(missing_ok=True)
            said.append(f"the draft of {one.article} of {one.kept} was taken away, being old")
    return tuple(said)
