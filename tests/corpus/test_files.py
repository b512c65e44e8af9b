"""The door: whatever lies where a file of a corpus belongs, it is read or it is said why not; nothing waits, nothing raises."""

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.corpus.reading import files
from lib.corpus.reading.read import read_corpus
from lib.errors import CorpusError
from lib.events.building.build import build_tables

FRONT = """events:
  - id: 1
    type: clash
    side_a: [river-guard]
    side_b: [northern-front]
    summary: They fight.
    quote: the River Guard shot at the Northern Front"""


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def large(path: Path) -> None:
    with path.open("wb") as file:  # takes no room on the disk
        file.truncate(files.MOST[""] + 1)


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link to itself": (loop, "leads to itself"),
    "a folder": (Path.mkdir, "is a folder"),
    "a pipe that nobody writes to": (os.mkfifo, "a pipe"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "a device"),
    "an enormous file": (large, "more than the"),
    "bytes that are no text": (lambda path: path.write_bytes(b"\xff\xfe\x00"), "not UTF-8"),
    "nothing": (Path.touch, ""),
}


@pytest.mark.parametrize("case", ODD)
def test_what_is_no_article_is_said_and_the_others_read(read, folder: Path, case: str) -> None:
    put, what = ODD[case]
    put(folder / "articles" / "odd.md")

    corpus = read(a=FRONT)

    assert [article.id for article in corpus.articles] == ["a"]
    assert [what in problem.what for problem in corpus.problems if problem.file == "articles/odd.md"] == [True]


@pytest.mark.parametrize("name", files.TABLES)
@pytest.mark.parametrize("case", ODD)
def test_what_is_no_table_stops_the_reading_and_names_it(folder: Path, case: str, name: str) -> None:
    put, what = ODD[case]
    (folder / name).unlink()
    put(folder / name)

    with pytest.raises(CorpusError) as caught:
        read_corpus(folder)

    found = next(problem for problem in caught.value.problems if problem.file == name)
    assert what in found.what


@pytest.mark.parametrize("case", ODD)
def test_outlines_that_are_none_are_a_warning(read, folder: Path, case: str) -> None:
    put, _ = ODD[case]
    put(folder / "boundaries.geojson")

    corpus = read(a=FRONT)

    assert [(problem.file, problem.severity) for problem in corpus.problems] == [("boundaries.geojson", "warning")]
    assert corpus.boundaries is None and len(corpus.articles) == 1


@pytest.mark.parametrize("put", (loop, Path.touch, os.mkfifo))
def test_articles_that_are_no_folder_are_said(folder: Path, put) -> None:
    (folder / "articles").rmdir()
    put(folder / "articles")

    assert "articles" in {problem.file for problem in read_corpus(folder).problems}


def test_a_file_that_may_not_be_read_is_left_out_and_said(read, folder: Path, monkeypatch) -> None:
    read(a=FRONT, b=FRONT)
    whole = os.open

    def guarded(path, *more):
        if str(path).endswith("b.md"):
            raise PermissionError(13, "Permission denied")
        return whole(path, *more)

    monkeypatch.setattr(files.os, "open", guarded)
    corpus = read_corpus(folder)

    assert corpus.left_out == ("articles/b.md",) and len(corpus.articles) == 1
    assert (corpus.problems[0].what, corpus.problems[0].hint) == ("cannot be read", "look at the file's permissions")


def test_a_pipe_that_takes_a_files_place_under_the_reader_is_not_waited_for(read, folder: Path) -> None:
    read(a=FRONT)
    found = files.find_files(folder)[-1]
    Path(found.path).unlink()
    os.mkfifo(found.path)

    assert files.read_bytes(found) == (None, files.NO_FILE)


def test_a_file_that_changes_while_it_is_read_is_read_again(read, folder: Path, monkeypatch) -> None:
    read(a=FRONT)
    found, whole, signs = files.find_files(folder)[-1], Path(folder / "articles" / "a.md").read_bytes(), iter((1, 2, 3, 3))
    monkeypatch.setattr(files, "sign_of", lambda stat: next(signs))

    assert files.read_bytes(found) == (whole, ("", ""))
    assert next(signs, None) is None


@pytest.mark.parametrize("first", ("NFC", "NFD"))
def test_of_two_names_that_differ_only_in_how_letters_are_written_the_second_is_said(read, folder: Path, first: str) -> None:
    names = [unicodedata.normalize(form, "café-أثر") for form in (first, {"NFC": "NFD", "NFD": "NFC"}[first])]
    corpus = read(**dict.fromkeys(names, FRONT))

    (problem,) = corpus.problems

    assert [article.id for article in corpus.articles] == [unicodedata.normalize("NFC", names[0])]
    assert corpus.left_out == (problem.file,) and problem.severity == "error"
    assert problem.file.startswith("articles/cafe\\u0301-") and "articles/café-" in problem.what
    told = [event.id for article in corpus.articles for event in article.events]
    assert sorted(build_tables(corpus).aliases) == sorted(told)


def test_two_names_of_odd_bytes_are_not_one_article(read, folder: Path) -> None:
    read(a=FRONT)
    for odd in (b"\xfe", b"\xff"):
        (folder / os.fsdecode(b"articles/" + odd + b".md")).write_bytes((folder / "articles" / "a.md").read_bytes())

    corpus = read_corpus(folder)

    assert [article.id for article in corpus.articles] == ["a"] and len(set(corpus.left_out)) == 2
    assert all(problem.file.isprintable() for problem in corpus.problems)


def test_only_what_may_be_meant_as_an_article_is_passed_over_with_a_word(folder: Path) -> None:
    (folder / "articles" / "old").mkdir()
    for name in ("old/deep.md", "loud.MD", "notes.txt", "scan.pdf", ".hidden.md", "read.md"):
        (folder / "articles" / name).write_text("x")
    (folder / "articles" / "gone.md").symlink_to("nowhere.md")

    assert files.passed_over(folder, files.find_files(folder)) == [
        "articles/gone.md",
        "articles/loud.MD",
        "articles/notes.txt",
        "articles/old/deep.md",
    ]
