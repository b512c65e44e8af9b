"""An article saved: one file, written whole or not at all, a line in its history first, and nothing overwritten unseen."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lib.annotating.saving.disk import alone, article_path, as_bytes, read_content, take_away_forgotten, write_content
from lib.annotating.saving.errors import SavingError, of_system
from lib.annotating.saving.fields import Change, Fields, changes_between, composed_fields, composed_of, fields_of
from lib.annotating.saving.history import Noted, note_version, restored, versions
from lib.annotating.saving.merge import Merge, merge
from lib.annotating.saving.written import written_article
from lib.corpus.reading.files import ARTICLES, MOST
from lib.errors import CorpusError

Content = Callable[[str | None], str]  # the content wanted, from what stands there


@dataclass(frozen=True)
class Saved:
    """What stands on the disk now. `version`: its number in the history."""

    path: Path
    content: str
    version: int


@dataclass(frozen=True)
class Conflict:
    """Somebody changed the file meanwhile, and nothing was written. Save again with `theirs` as the base and what is wanted as
    fields.

    `theirs`: the file as it stands; `merged`: fields and text of both, with what clashes; None where theirs, or the base, cannot be
    read. `mine`, `others`: what either side changed since the base.
    """

    theirs: str
    merged: Merge | None
    mine: tuple[Change, ...] = ()
    others: tuple[Change, ...] = ()


def save(folder: Path, article_id: str, fields: Fields, text: str, base: str | None, who: str, note: str = "") -> Saved | Conflict:
    """Save an article into its corpus. `base`: the file as it was when the coder opened it, None where there was none.

    Raises SavingError, with nothing changed, for an id that is taken, a file that vanished, a folder that can only be read, a full
    disk, or somebody else's save that does not end.
    """
    if fields.get("id") != article_id:
        raise SavingError(f"the article says that its id is “{fields.get('id')}”", f"write “{article_id}”, its file's name")
    wanted = (composed_fields(fields), text.rstrip("\r\n"))
    with alone(folder):
        path = article_path(folder, article_id)
        held = read_content(path)
        if held is not None and held != base and _reads_as(held, wanted):  # saved before, and its answer was lost
            return Saved(path, held, _reached(folder, article_id))
        if held != base:
            return _hindered(article_id, held, base, wanted)
        return _put(folder, article_id, held, written_article(fields, text, held or ""), who, note)


def restore(folder: Path, article_id: str, number: int, base: str | None, who: str) -> Saved | Conflict:
    """Make an article what a version of its history was, letter for letter; the versions since stay in the history.

    Raises SavingError as `save` does, and where there is no such version. A file that vanished (base None) comes back.
    """
    content = restored(folder, article_id, number)
    with alone(folder):
        held = read_content(article_path(folder, article_id))
        if held != base:
            return Conflict(held or "", None)
        return _put(folder, article_id, held, content, who, f"version {number} again")


def _put(folder: Path, article_id: str, held: str | None, content: str, who: str, note: str) -> Saved:
    path = article_path(folder, article_id)
    if content == held:
        return Saved(path, content, _reached(folder, article_id))
    if len(as_bytes(content)) > MOST[ARTICLES]:
        most = MOST[ARTICLES] / 1e6
        raise SavingError(f"the article is larger than the {most:,.0f} MB that are read", "part it into several articles")
    noted = None
    try:
        path.parent.mkdir(exist_ok=True)
        take_away_forgotten(path.parent)
        noted = note_version(folder, article_id, held, content, who, note)
        if read_content(path) != held:  # by a program that knows of no lock, since it was read
            raise SavingError("another program changed the article in this very moment", "save again")
        write_content(path, content)
    except OSError as wrong:
        _take_back(noted)
        raise of_system("the article was not saved", wrong) from wrong
    except SavingError:
        _take_back(noted)
        raise
    return Saved(path, content, noted.version)


def _take_back(noted: Noted | None) -> None:
    if noted:
        noted.take_back()


def _hindered(article_id: str, held: str | None, base: str | None, wanted: tuple[Fields, str]) -> Conflict:
    if held is None:
        raise SavingError(f"{article_id}.md is no longer in its folder", "save it as a new article, or put the file back")
    if base is None:
        raise SavingError(f"there is an article “{article_id}” already", "choose another id, or open that article")
    try:
        (was, old), (now, theirs) = fields_of(base), fields_of(held)
    except CorpusError:
        return Conflict(held, None)
    merged = merge(was, wanted[0], now, (old, wanted[1], theirs))
    return Conflict(held, merged, tuple(changes_between(was, wanted[0])), tuple(changes_between(was, now)))


def _reads_as(content: str, wanted: tuple[Fields, str]) -> bool:
    try:
        return composed_of(content) == wanted
    except CorpusError:
        return False


def _reached(folder: Path, article_id: str) -> int:
    """The number of the last version that was reached; 0 where the article has no history."""
    return next((one.version for one in reversed(versions(folder, article_id).versions) if one.reached), 0)
