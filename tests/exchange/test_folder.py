"""A build writes all of its files or none: killed, twice at once, or on a disk that is full."""

import json
import os
import resource
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from lib.exchange.folder import MARK, FolderError, check_target, write_file, write_folder
from lib.settings import ROOT, SAMPLE

OLD, NEW = {"events.csv": b"old", "manifest.json": b"{}"}, {"events.csv": b"new" * 1000, "manifest.json": b"[]"}
BUILD = [sys.executable, "-m", "lib", "build", str(SAMPLE), "--out"]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def agrees(folder: Path) -> bool:
    """Whether every table is the one that the manifest beside it tells of."""
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    return all(sha256((folder / name).read_bytes()).hexdigest() == file["sha256"] for name, file in told.items())


def test_a_new_build_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", OLD)
    write_folder(tmp_path / "out", NEW)

    assert contents(tmp_path / "out") == NEW
    assert os.listdir(tmp_path) == ["out"]


def test_without_an_exchange_in_one_step_the_old_one_is_moved_aside(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("lib.exchange.folder._exchanged", lambda one, other: False)
    write_folder(tmp_path / "out", OLD)
    write_folder(tmp_path / "out", NEW)

    assert contents(tmp_path / "out") == NEW
    assert os.listdir(tmp_path) == ["out"]


def test_where_the_new_one_cannot_take_the_place_the_old_one_goes_back(tmp_path: Path, monkeypatch) -> None:
    write_folder(tmp_path / "out", OLD)
    monkeypatch.setattr("lib.exchange.folder._exchanged", lambda one, other: False)
    whole = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if (self / "events.csv").exists() and (self / "events.csv").read_bytes() == NEW["events.csv"]:
            raise PermissionError("held open by another program")
        return whole(self, target)

    monkeypatch.setattr(Path, "rename", refused)

    with pytest.raises(PermissionError):
        write_folder(tmp_path / "out", NEW)
    assert contents(tmp_path / "out") == OLD
    assert os.listdir(tmp_path) == ["out"]


def test_where_another_first_build_was_faster_the_later_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Path.rename

    def late(self: Path, target: Path) -> Path:
        if not target.exists():
            write(target, OLD)
        return whole(self, target)

    monkeypatch.setattr(Path, "rename", late)
    write_folder(tmp_path / "out", NEW)

    assert contents(tmp_path / "out") == NEW
    assert os.listdir(tmp_path) == ["out"]


def write(folder: Path, files: dict[str, bytes]) -> None:
    """What another program wrote."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def test_what_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", OLD)

    with pytest.raises(OSError):
        write_folder(tmp_path / "out", NEW | {f"{'x' * 300}.csv": b""})

    assert contents(tmp_path / "out") == OLD
    assert os.listdir(tmp_path) == ["out"]


def test_a_full_disk_leaves_the_old_build_and_says_so(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", OLD)

    ended = subprocess.run(
        [*BUILD, str(tmp_path / "out")],
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},  # or a module's would be kept, cut off
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )

    assert ended.returncode == 1 and "nothing was written" in ended.stderr and "Traceback" not in ended.stderr
    assert "usage" not in ended.stderr
    assert contents(tmp_path / "out") == OLD


KILLED = f"""
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from lib.exchange import folder
step, left = folder.{{step}}, {{after}}
def kill(*given):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return step(*given)
folder.{{step}} = kill
folder.write_folder(Path(sys.argv[1]), {{files}})
"""
AT_ONCE = f"""
import json, os, sys
from hashlib import sha256
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from lib.exchange.folder import write_folder
for number in range(20):
    table = f"{{os.getpid()}} {{number}}".encode() * 10_000
    told = {{"files": {{"events.csv": {{"sha256": sha256(table).hexdigest()}}}}}}
    write_folder(Path(sys.argv[1]), {{"events.csv": table, "manifest.json": json.dumps(told).encode()}})
"""


@pytest.mark.parametrize("step, after", (("_write", 0), ("_write", 1), ("_write", 4), ("_put_in_place", 0), ("_exchanged", 0)))
def test_writing_that_is_killed_leaves_what_was_there(tmp_path: Path, step: str, after: int) -> None:
    write_folder(tmp_path / "out", OLD)

    ended = subprocess.run(
        [
            sys.executable,
            "-c",
            KILLED.format(step=step, after=after, files=NEW | {f"{n}.csv": b"new" for n in range(4)}),
            str(tmp_path / "out"),
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )

    assert ended.returncode == -9
    assert contents(tmp_path / "out") == OLD


def test_what_a_killed_build_left_is_taken_away_later(tmp_path: Path) -> None:
    forgotten, fresh = tmp_path / f"{MARK}old", tmp_path / f"{MARK}new"
    for folder in (forgotten, fresh):
        folder.mkdir()
    os.utime(forgotten, (0, 0))

    write_folder(tmp_path / "out", NEW)

    assert sorted(os.listdir(tmp_path)) == sorted([fresh.name, "out"])


def test_builds_at_once_leave_one_of_them_whole(tmp_path: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", AT_ONCE, str(tmp_path / "out")], cwd=ROOT) for _ in range(3)]

    assert [process.wait() for process in running] == [0, 0, 0]
    assert agrees(tmp_path / "out")
    assert os.listdir(tmp_path) == ["out"]


def test_a_name_that_would_lose_something_is_refused(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "articles").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "file").touch()
    write_folder(tmp_path / "notes", {"thesis.docx": b""})

    refused = {
        "": "empty",
        "  ": "empty",
        str(corpus): "corpus",
        str(corpus / "out"): "corpus",
        str(tmp_path): "corpus",
        str(tmp_path / "link"): "link",
        str(tmp_path / "file"): "file",
        str(tmp_path / "notes"): "thesis.docx",
    }
    for out, why in refused.items():
        with pytest.raises(FolderError, match=why):
            check_target(out, corpus, OLD)


def test_an_earlier_build_may_be_written_over(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", OLD)

    assert check_target(str(tmp_path / "out"), tmp_path / "corpus", OLD) == tmp_path / "out"


def test_a_reader_that_leaves_early_is_no_wrong_usage() -> None:
    ended = subprocess.run(
        f"{sys.executable} -m lib check {SAMPLE} | true; exit ${{PIPESTATUS[0]}}",
        shell=True,
        cwd=ROOT,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode in (0, 1) and ended.stderr == ""


@pytest.mark.parametrize("out", (".", "tables/.."))
def test_the_folder_one_stands_in_is_not_written(out: str) -> None:
    with pytest.raises(FolderError, match="stands in"):
        check_target(out, SAMPLE, ["events.csv"])


def test_one_file_is_written_whole_or_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_file(tmp_path / "one.csv", b"old")
    write_file(tmp_path / "one.csv", b"new" * 1000)
    assert contents(tmp_path) == {"one.csv": b"new" * 1000}

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError):
        write_file(tmp_path / "one.csv", b"newer")
    assert contents(tmp_path) == {"one.csv": b"new" * 1000}


@pytest.mark.parametrize("name", ["../out.csv", "/tmp/out.csv", "a/../../b.csv", "", "a\0.csv"])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    write_folder(tmp_path / "out", OLD | {"notes/a.txt": b"within"})

    with pytest.raises(FolderError):
        write_folder(tmp_path / "out", NEW | {name: b"out"})

    assert contents_within(tmp_path) == {f"out/{known}" for known in (*OLD, "notes/a.txt")}


def contents_within(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
