"""Content decides: a change is seen whatever size and times say, and only what changed is opened."""

import os
from pathlib import Path

import pytest

from lib.corpus.reading import memory
from lib.corpus.reading.memory import Memory


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """Names of the files that are opened from here on."""
    names, whole = [], memory.read_bytes
    monkeypatch.setattr(memory, "read_bytes", lambda file: names.append(file.name) or whole(file))
    return names


@pytest.fixture
def settled(folder: Path, monkeypatch) -> Memory:
    """A memory of a folder whose two articles were written long ago, by the clock it goes by."""
    for name in ("a", "b"):
        (folder / "articles" / f"{name}.md").write_text(f"---\nid: {name}\n---\nOne.\n")
    monkeypatch.setattr(memory, "COARSE", 0)
    known = Memory(folder)
    known.look()
    return known


def test_a_change_of_same_size_and_time_is_seen(settled: Memory, folder: Path) -> None:
    path, before = folder / "articles" / "a.md", settled.look()
    stat = path.stat()

    while path.stat().st_ctime_ns == stat.st_ctime_ns:  # until the disk's clock has gone on
        path.write_text("---\nid: a\n---\nTwo.\n")
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert path.stat().st_size == stat.st_size and path.stat().st_mtime_ns == stat.st_mtime_ns
    assert settled.look().mark != before.mark


def test_a_change_that_no_clock_shows_is_seen_while_the_file_is_young(folder: Path, monkeypatch) -> None:
    path = folder / "articles" / "a.md"
    path.write_text("One.")
    known, sign = Memory(folder), (1, 2, 4, *(2 * (2**62,)))
    monkeypatch.setattr("lib.corpus.reading.files.sign_of", lambda stat: sign)
    before = known.look()

    path.write_text("Two.")

    assert known.look().mark != before.mark


@pytest.mark.parametrize(
    "change",
    (
        lambda folder: (folder / "articles" / "new.md").write_text("---\n"),
        lambda folder: (folder / "places.csv").write_text("id,name\n"),
        lambda folder: (folder / "articles" / "a.md").unlink(),
        lambda folder: (folder / "articles" / "a.md").rename(folder / "articles" / "c.md"),
    ),
)
def test_a_look_differs_when_a_file_of_the_corpus_does(settled: Memory, folder: Path, change) -> None:
    before = settled.look()

    change(folder)

    assert settled.look().mark != before.mark


def test_a_look_is_the_same_for_what_is_no_file_of_the_corpus_and_for_a_time_alone(settled: Memory, folder: Path) -> None:
    before = settled.look()

    (folder / "notes.txt").write_text("mine")
    (folder / "articles" / ".draft.md").write_text("---\n")
    (folder / "articles" / "gone.md").symlink_to(folder / "nowhere.md")
    os.utime(folder / "actors.yaml", ns=(1, 1))

    assert settled.look().mark == before.mark


def test_only_what_changed_is_opened(settled: Memory, folder: Path, opened: list[str]) -> None:
    first = settled.look()
    assert opened == [] and settled.look() is first

    (folder / "articles" / "b.md").write_text("Other.")
    settled.look()

    assert opened == ["articles/b.md"]


def test_a_patient_look_waits_until_a_save_has_settled(settled: Memory, folder: Path, monkeypatch) -> None:
    path, whole = folder / "articles" / "a.md", "---\nid: a\n---\nA longer text.\n"
    saved = iter((whole[:10], whole[:20], whole))

    def go_on(seconds: float) -> None:
        path.write_text(next(saved, whole))

    monkeypatch.setattr(memory.time, "sleep", go_on)
    settled.patient = True
    path.write_text("")

    assert settled.look().named("articles/a.md").data == whole.encode()


def test_a_patient_look_waits_for_a_file_that_an_editor_replaces(settled: Memory, folder: Path, monkeypatch) -> None:
    path = folder / "articles" / "a.md"
    monkeypatch.setattr(memory.time, "sleep", lambda seconds: path.write_text("back"))
    settled.patient = True
    path.unlink()

    assert settled.look().named("articles/a.md").data == b"back"


def test_a_patient_look_ends_though_a_file_never_rests(settled: Memory, folder: Path, monkeypatch) -> None:
    pauses = []
    monkeypatch.setattr(
        memory.time, "sleep", lambda seconds: (pauses.append(seconds), (folder / "articles" / "a.md").write_text(str(len(pauses))))
    )
    settled.patient = True
    (folder / "articles" / "a.md").write_text("begun")

    settled.look()

    assert len(pauses) == memory.LOOKS


def test_what_is_remembered_is_a_part_of_what_the_files_hold(folder: Path) -> None:
    text = "".join(f"On day {number} the guard and the militia fought each other at the ford.\n" for number in range(2000))
    (folder / "articles" / "a.md").write_text(text)
    known = Memory(folder)

    content = known.look().named("articles/a.md")

    assert content.data == text.encode()
    held = [value for content in known.held.values() for value in vars(content).values() if isinstance(value, bytes)]
    assert sum(map(len, held)) < len(text) / 3


def test_a_file_whose_contents_are_of_tomorrow_settles_like_any_other(settled: Memory, folder: Path, opened: list[str]) -> None:
    path = folder / "articles" / "a.md"
    os.utime(path, (2**33, 2**33))  # as a copy from a machine whose clock is wrong
    settled.look()
    opened.clear()

    settled.look()

    assert opened == []
