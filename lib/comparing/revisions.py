"""A corpus as it was at a revision of the git repository that holds it; the repository is read and never written."""

import tempfile
import warnings
from pathlib import Path, PurePosixPath

from dulwich.errors import NotGitRepository
from dulwich.objects import Commit, ShaFile, Tag, Tree
from dulwich.objectspec import parse_commit, parse_object
from dulwich.repo import Repo

from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.errors import FaultlinesError, shortened


class RevisionError(FaultlinesError):
    """A revision that cannot be read; its text says what would be one."""


def is_in_git(folder: Path) -> bool:
    """Whether a folder lies in a git repository."""
    try:
        Repo.discover(str(folder.resolve())).close()
    except (NotGitRepository, OSError):
        return False
    return True


def corpus_at(folder: Path, revision: str) -> tuple[str, Corpus]:
    """The commit's id and the corpus as it stood there. Raises RevisionError where there is none, CorpusError where it cannot be
    read."""
    with Repo.discover(str(folder.resolve())) as repo, tempfile.TemporaryDirectory(prefix="faultlines-revision-") as scratch:
        commit = _commit(repo, revision)
        tree = _folder_of(repo, commit, folder)
        if tree is None:
            raise RevisionError(f"the corpus's folder was not there at {shortened(revision)}")
        target = Path(scratch) / folder.resolve().name
        _write(repo, tree, target)
        return commit.id.decode(), read_corpus(target)


def _commit(repo: Repo, revision: str) -> Commit:
    asked = revision.strip()
    try:
        if not asked:
            raise ValueError("nothing is asked for")
        with warnings.catch_warnings(action="ignore"):  # of dulwich, on how it looks a name up itself
            found = _named(repo, asked.encode())
        while isinstance(found, Tag):
            found = repo[found.object[1]]
        if not isinstance(found, Commit):
            raise ValueError("no commit")
        return found
    except (KeyError, ValueError, AssertionError, IndexError) as wrong:
        raise RevisionError(
            f"no revision “{shortened(revision)}” in this repository; a commit's id, a branch, a tag or HEAD~1 is one"
        ) from wrong


def _named(repo: Repo, asked: bytes) -> ShaFile:
    """What a name stands for; dulwich has one way for names with ~ and ^, and another for the first letters of an id."""
    try:
        return parse_object(repo, asked)
    except KeyError:
        return parse_commit(repo, asked)


def _folder_of(repo: Repo, commit: Commit, folder: Path) -> Tree | None:
    """The tree of the corpus's folder in a commit; None where it was not there."""
    tree, root = repo[commit.tree], Path(repo.path).resolve()
    for name in PurePosixPath(folder.resolve().relative_to(root).as_posix()).parts:
        found = {entry.path: entry.sha for entry in tree.items()} if isinstance(tree, Tree) else {}
        if name.encode() not in found:
            return None
        tree = repo[found[name.encode()]]
    return tree if isinstance(tree, Tree) else None


def _write(repo: Repo, tree: Tree, folder: Path) -> None:
    """The files of a tree, with their folders; neither links nor other repositories within it."""
    folder.mkdir()
    for entry in tree.items():
        name = entry.path.decode("utf-8", "surrogateescape")
        if entry.mode == 0o040000:
            _write(repo, repo[entry.sha], folder / name)  # type: ignore[arg-type]  # what has this mode is a tree
        elif entry.mode in (0o100644, 0o100755, 0o100664):
            (folder / name).write_bytes(repo[entry.sha].as_raw_string())
