"""Saved files committed to the git repository that the corpus lies in, without git installed: these files on top of HEAD, and
nothing that is staged besides."""

import os
import stat
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from dulwich.errors import NotGitRepository
from dulwich.file import FileLocked, GitFile
from dulwich.filters import FilterBlobNormalizer
from dulwich.index import Index, index_entry_from_stat
from dulwich.objects import Blob, Commit, ObjectID, Tree
from dulwich.refs import HEADREF, Ref
from dulwich.repo import Repo

from lib.annotating.saving.errors import SavingError, of_system

_UNDER_WAY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
_FOLDER, _FILE, _RUN = 0o040000, 0o100644, 0o100755
Contents = dict[bytes, Blob | None]  # path in the repository -> its content; None: it is gone


def commit(folder: Path, paths: Iterable[Path], who: str, message: str, address: str = "") -> str:
    """Commit exactly these files, as they are on the disk, and return the commit's id; HEAD's where they do not differ from it.

    `folder`: the corpus, in a repository or in a folder of one; `paths`: files of it, one that is gone is committed as gone.
    The author and committer is `who`, with `address` where it is given. Raises SavingError where there is no repository, HEAD
    is on no branch, a merge or the like is under way, or another program holds the index; then nothing is committed.
    """
    author = _author(who, address)
    try:
        repo = Repo.discover(str(folder.resolve()))
    except NotGitRepository as wrong:
        raise SavingError("this corpus lies in no git repository", "run “git init” in its folder first") from wrong
    with repo:
        branch = _branch(repo)
        names = {_name_in(repo, path): path for path in paths}
        try:
            index = GitFile(repo.index_path(), "wb")  # its lock is held until all is done
        except FileLocked as wrong:
            raise _locked(wrong) from wrong
        except OSError as wrong:
            raise of_system("the article is saved, but was not committed", wrong) from wrong
        try:
            staged = _index_with(repo, names)
            made = _committed(repo, branch, names, author, message)
            index.write(staged)
            index.close()
        except FileLocked as wrong:
            raise _locked(wrong) from wrong
        except OSError as wrong:
            raise of_system("the article is saved, but was not committed", wrong) from wrong
        finally:
            index.abort()
    return made


def _locked(wrong: FileLocked) -> SavingError:
    lock = os.path.basename(os.fsdecode(wrong.lockfilename))
    return SavingError(
        f"another program is at work in the git repository, or one that died left its {lock}",
        f"wait for it and commit again; where none runs, delete {lock} in the folder .git",
    )


def _author(who: str, address: str) -> bytes:
    name, mail = _written(who), _written(address)
    if not name:
        raise SavingError("a commit needs its author's name", "give the coder's name")
    return f"{name} <{mail}>".encode("utf-8", "replace")


def _written(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable() and letter not in "<>").strip()


def _branch(repo: Repo) -> Ref:
    """The branch that HEAD is on; it may have no commit yet."""
    under_way = [name for name in _UNDER_WAY if os.path.exists(os.path.join(repo.controldir(), name))]
    if under_way:
        raise SavingError("a merge, a rebase or the like is under way in the git repository", "end it first, then commit")
    names, _ = repo.refs.follow(HEADREF)
    if len(names) < 2:
        raise SavingError("the git repository is on no branch (its HEAD is detached)", "check out a branch, then commit")
    return names[-1]


def _name_in(repo: Repo, path: Path) -> bytes:
    """A file's path in its repository, with slashes."""
    whole = path.parent.resolve() / path.name
    try:
        return whole.relative_to(Path(repo.path).resolve()).as_posix().encode("utf-8", "surrogateescape")
    except ValueError as wrong:
        raise SavingError(f"{path.name} does not lie in the corpus's git repository", "commit files of the corpus alone") from wrong


def _committed(repo: Repo, branch: Ref, names: dict[bytes, Path], author: bytes, message: str) -> str:
    """Write the commit and let the branch stand at it, if nobody moved the branch meanwhile."""
    written = repo.refs.read_ref(branch)
    head = ObjectID(written) if written else None
    before = repo[head] if head else None
    old = before.tree if isinstance(before, Commit) else None
    normal = repo.get_blob_normalizer()
    tree = _tree_with(repo, old, [(name.split(b"/"), path, _blob(normal, name, path)) for name, path in names.items()])
    if head and tree == old:
        return head.decode()
    made = Commit()
    made.tree = tree if tree is not None else _stored(repo, Tree())
    made.parents = [head] if head else []
    made.author = made.committer = author
    made.author_time = made.commit_time = int(time.time())
    made.author_timezone = made.commit_timezone = time.localtime().tm_gmtoff // 60 * 60
    made.encoding = b"UTF-8"
    made.message = (message.strip() or "Save").encode("utf-8", "replace") + b"\n"
    repo.object_store.add_object(made)
    words = b"commit: " + made.message.split(b"\n")[0]
    moved = (
        repo.refs.set_if_equals(branch, head, made.id, message=words, committer=author)
        if head
        else repo.refs.add_if_new(branch, made.id, message=words, committer=author)
    )
    if not moved:
        raise SavingError("somebody else committed in this very moment", "commit again")
    return made.id.decode()


def _blob(normal: FilterBlobNormalizer, name: bytes, path: Path) -> Blob | None:
    """A file's content as git keeps it: with the ends of lines that the repository asks for."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    found: Blob = normal.checkin_normalize(Blob.from_string(content), name)
    return found


def _stored(repo: Repo, tree: Tree) -> ObjectID:
    repo.object_store.add_object(tree)
    return tree.id


def _tree_with(repo: Repo, old: ObjectID | None, files: Sequence[tuple[list[bytes], Path, Blob | None]]) -> ObjectID | None:
    """The id of a tree with other contents of some files; None where nothing is left in it."""
    found = repo[old] if old else Tree()
    tree = Tree()
    for entry in found.items() if isinstance(found, Tree) else ():
        tree.add(entry.path, entry.mode, entry.sha)
    inner: dict[bytes, list[tuple[list[bytes], Path, Blob | None]]] = {}
    for parts, path, blob in files:
        name = parts[0]
        if len(parts) > 1:
            inner.setdefault(name, []).append((parts[1:], path, blob))
        elif blob is None:
            if name in tree:
                del tree[name]
        else:
            repo.object_store.add_object(blob)
            tree[name] = (_mode(path), blob.id)
    for name, within in inner.items():
        held = tree[name] if name in tree else (0, None)
        made = _tree_with(repo, held[1] if held[0] == _FOLDER else None, within)
        if made:
            tree[name] = (_FOLDER, made)
        elif name in tree:
            del tree[name]
    return _stored(repo, tree) if len(tree) else None


def _mode(path: Path) -> int:
    return _RUN if path.stat().st_mode & stat.S_IXUSR else _FILE


def _index_with(repo: Repo, names: dict[bytes, Path]) -> bytes:
    """The bytes of the repository's index with these files as they are now; all else stays as it is staged."""
    with tempfile.TemporaryDirectory(prefix="faultlines-index-") as scratch:
        copy = Path(scratch) / "index"
        if (held := Path(repo.index_path())).exists():
            copy.write_bytes(held.read_bytes())
        index = Index(copy)
        normal = repo.get_blob_normalizer()
        for name, path in names.items():
            blob = _blob(normal, name, path)
            if blob is not None:
                index[name] = index_entry_from_stat(path.stat(), blob.id, mode=_mode(path))
            elif name in index:
                del index[name]
        index.write()
        return copy.read_bytes()
