"""What is in hand is kept at every step, and what is no draft harms nobody."""

import os
import time
from pathlib import Path

import pytest

from lib.annotating.saving import drafts
from lib.annotating.saving.drafts import draft, drafts_of, drop_draft, keep_draft
from lib.annotating.saving.errors import SavingError
from lib.corpus.reading.read import read_corpus
from lib.settings import SAMPLE


def test_a_draft_comes_back_as_it_was_given_and_the_next_takes_its_place(tmp_path: Path) -> None:
    keep_draft(tmp_path, "a.b", "s1", {"text": "ا😀\n", "cards": [{"id": "1", "at": [0, 4], "state": None}]})
    keep_draft(tmp_path, "a.b", "s2", {"text": "another's"})
    keep_draft(tmp_path, "a.b", "s1", {"text": "ا😀\r\n"})

    assert draft(tmp_path, "a.b", "s1").data == {"text": "ا😀\r\n"}
    assert [(one.article, one.session) for one in drafts_of(tmp_path).drafts] == [("a.b", "s1"), ("a.b", "s2")]
    assert drafts_of(tmp_path).passed_over == ()


def test_a_draft_that_is_dropped_is_gone_and_may_be_dropped_again(tmp_path: Path) -> None:
    keep_draft(tmp_path, "a", "s", {})

    drop_draft(tmp_path, "a", "s")
    drop_draft(tmp_path, "a", "s")

    assert draft(tmp_path, "a", "s") is None and drafts_of(tmp_path).drafts == ()


def test_what_is_no_draft_is_passed_over_and_said(tmp_path: Path) -> None:
    keep_draft(tmp_path, "a", "s", {"text": "mine"})
    folder = tmp_path / ".drafts"
    whole = (folder / "a.s.json").read_text()
    for name, content in {"half.s.json": whole[:-9], "b.s.json": whole, "list.s.json": "[]", "notes.txt": "by hand"}.items():
        (folder / name).write_text(content)
    (folder / "typed.s.json").write_text('{"article": "typed", "session": "s", "kept": 3, "data": {}}')
    (folder / "deep.s.json").write_text("[" * 100_000)
    (folder / "folder.s.json").mkdir()

    found = drafts_of(tmp_path)

    assert [one.article for one in found.drafts] == ["a"]
    assert {line.partition(" ")[0]: line.partition(" ")[2] for line in found.passed_over} == {
        "b.s.json": "is a draft under another's name",
        "deep.s.json": "is half-written, or no draft",
        "folder.s.json": "cannot be read: is a directory",
        "half.s.json": "is half-written, or no draft",
        "list.s.json": "is half-written, or no draft",
        "notes.txt": "is half-written, or no draft",
        "typed.s.json": "is no draft",
    }


def test_a_step_that_cannot_be_written_leaves_the_last_and_is_said(tmp_path: Path, monkeypatch) -> None:
    keep_draft(tmp_path, "a", "s", {"text": "last"})

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(SavingError, match="the draft was not kept: the disk is full"):
        patched.setattr("os.fsync", full)
        keep_draft(tmp_path, "a", "s", {"text": "next"})
    with pytest.raises(SavingError, match="it holds what JSON cannot"):
        keep_draft(tmp_path, "a", "s", {"text": object()})
    with monkeypatch.context() as patched, pytest.raises(SavingError, match="larger than 0 MB; save the article"):
        patched.setattr(drafts, "LARGEST", 20)
        keep_draft(tmp_path, "a", "s", {"text": "next"})

    assert draft(tmp_path, "a", "s").data == {"text": "last"} and sorted(os.listdir(tmp_path / ".drafts")) == [
        ".gitignore",
        "a.s.json",
    ]


@pytest.mark.parametrize("name, session", [("../a", "s"), ("a", "../s"), ("a", ""), ("", "s")])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str, session: str) -> None:
    with pytest.raises(SavingError):
        keep_draft(tmp_path, name, session, {})

    assert list(tmp_path.iterdir()) == []


def test_old_drafts_and_the_oldest_of_too_many_are_taken_away_and_said(tmp_path: Path, monkeypatch) -> None:
    for name in ("old", "b", "c"):
        keep_draft(tmp_path, name, "s", {})
    (tmp_path / ".drafts" / "notes.json").write_text("by hand")
    now = time.time()
    for name, days in {"old": 91, "b": 2, "c": 1}.items():
        os.utime(tmp_path / ".drafts" / f"{name}.s.json", (now - days * 86_400,) * 2)

    said = keep_draft(tmp_path, "d", "s", {})
    assert len(said) == 1 and said[0].startswith("the draft of old of ") and said[0].endswith("was taken away, being old")

    monkeypatch.setattr(drafts, "MOST", 3)
    assert [line.split()[3] for line in keep_draft(tmp_path, "e", "s", {})] == ["b"]
    assert [one.article for one in drafts_of(tmp_path).drafts] == ["e", "d", "c"] and (tmp_path / ".drafts" / "notes.json").exists()


def test_the_reader_of_a_corpus_sees_neither_drafts_nor_histories(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    for path in SAMPLE.rglob("*"):
        if path.is_file():
            target = corpus / path.relative_to(SAMPLE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    before = read_corpus(corpus)

    keep_draft(corpus, "ashara-clash", "s", {})
    (corpus / "articles" / ".history").mkdir()
    (corpus / "articles" / ".history" / "ashara-clash.jsonl").write_text("{}\n")

    assert read_corpus(corpus) == before and not before.problems
