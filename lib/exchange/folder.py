"""A folder of files written as a whole: a folder beside it is filled first and then takes its place, or nothing changes.

Where the system can (Linux), the two folders change places in one step; elsewhere the old one is moved aside first.
"""

import ctypes
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from lib.errors import FaultlinesError

MARK = ".faultlines-build-"
FORGOTTEN = 3600  # seconds after which what an interrupted build left beside is taken away
_EXCHANGE, _AT_CWD = 2, -100  # RENAME_EXCHANGE and AT_FDCWD of renameat2(2)


class FolderError(FaultlinesError):
    """A folder that may not be written to; its text says why and what would be right."""


def check_target(out: str, corpus: Path, names: Iterable[str]) -> Path:
    """The folder that `--out` names, where a build may write `names` and nothing else is lost.

    Raises FolderError for an empty name, a link, a file, a folder in or around the corpus, and one that holds other files.
    """
    if not out.strip():
        raise FolderError("--out is empty; name a folder, such as --out tables")
    target = Path(out)
    if target.name in ("", ".."):
        raise FolderError(f"{target} is a folder that one stands in; name one to write, such as --out tables")
    if target.is_symlink():
        raise FolderError(f"{target} is a link to {target.readlink()}; name the folder itself")
    if target.exists() and not target.is_dir():
        raise FolderError(f"{target} is a file; --out names a folder")
    here, home = target.resolve(), corpus.resolve()
    if here == home or home in here.parents or here in home.parents:
        raise FolderError(f"{target} is, lies in or holds the corpus; tables are written elsewhere, such as beside it")
    others = sorted(path.name for path in target.iterdir() if path.name not in set(names)) if target.exists() else []
    if others:
        more = f" and {len(others) - 3} more" if len(others) > 3 else ""
        raise FolderError(f"{target} holds other files ({', '.join(others[:3])}{more}); name a folder for the tables alone")
    return target


def write_folder(target: Path, files: dict[str, bytes]) -> None:
    """Write all files, by name, as the folder `target`, or none: what stood there stays until all are on the disk.

    A name may be a path within the folder. Raises OSError, with nothing changed, where they cannot be written, and FolderError for
    a name that leads out of it.
    """
    for name in files:
        if not name or PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or "\0" in name:
            raise FolderError(f"“{name}” is no file within {target}")
    target.parent.mkdir(parents=True, exist_ok=True)
    _take_away_forgotten(target.parent)
    beside = Path(tempfile.mkdtemp(prefix=MARK, dir=target.parent))
    try:
        for name, content in files.items():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            _write(beside / name, content)
        beside.chmod(0o777 & ~_umask())
        _put_in_place(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def write_file(target: Path, content: bytes) -> None:
    """Write one file whole or not at all; it keeps the permissions of the file whose place it takes.

    Raises OSError, with nothing changed, where it cannot be written.
    """
    handle, beside = tempfile.mkstemp(prefix=MARK, dir=target.parent)
    os.close(handle)
    try:
        _write(Path(beside), content)
        Path(beside).chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask())
        os.replace(beside, target)
    finally:
        Path(beside).unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _put_in_place(beside: Path, target: Path) -> None:
    if not target.exists():
        try:
            beside.rename(target)
            return
        except OSError:
            if not target.exists():
                raise  # else another was faster
    if _exchanged(beside, target):
        return
    aside = Path(tempfile.mkdtemp(prefix=MARK, dir=target.parent))
    try:
        target.rename(aside / "old")
        try:
            beside.rename(target)
        except OSError:
            (aside / "old").rename(target)
            raise
        shutil.rmtree(aside, ignore_errors=True)
    finally:
        if aside.exists() and not any(aside.iterdir()):
            aside.rmdir()


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the two folders changed places in one step; False where the system or the disk has no such step."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    return rename is not None and not rename(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), _EXCHANGE)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _take_away_forgotten(folder: Path) -> None:
    for path in folder.glob(f"{MARK}*"):
        try:
            forgotten = time.time() - path.stat().st_mtime > FORGOTTEN
        except FileNotFoundError:  # another build's, just put in place
            continue
        if forgotten:
            shutil.rmtree(path, ignore_errors=True)
