"""A corpus at a revision of the repository that holds it: read, and nothing of the repository changed."""

import shutil
from pathlib import Path

import pytest
from dulwich import porcelain

from lib.comparing.revisions import RevisionError, corpus_at, is_in_git
from lib.corpus.reading.read import read_corpus
from lib.settings import ROOT

DELTA = ROOT / "tests" / "corpora" / "delta"
WHO = {"author": b"A <a@example.org>", "committer": b"A <a@example.org>"}


def commit(folder: Path, words: bytes) -> str:
    porcelain.add(str(folder), paths=[str(path) for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts])
    return porcelain.commit(str(folder), message=words, **WHO).decode()


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A repository with a corpus in a folder of it, and two commits of it: the second is without one of its articles."""
    root = tmp_path_factory.mktemp("history")
    porcelain.init(str(root)).close()
    shutil.copytree(DELTA, root / "work" / "delta")
    first = commit(root, b"as it was")
    gone = next(iter(sorted((root / "work" / "delta" / "articles").glob("*.md"))))
    porcelain.rm(str(root), paths=[str(gone)])
    return root / "work" / "delta", [first, commit(root, b"one less")]


def ids(corpus) -> set[str]:
    return {event.id for article in corpus.articles for event in article.events}


def test_each_commit_gives_the_corpus_as_it_stood_there(history) -> None:
    folder, (first, second) = history

    name, before = corpus_at(folder, first[:12])
    assert name == first and ids(before) == ids(read_corpus(DELTA))
    assert ids(corpus_at(folder, second)[1]) == ids(read_corpus(folder)) < ids(before)


@pytest.mark.parametrize("written, commit", [("HEAD", 1), ("HEAD~1", 0), (" HEAD ", 1), ("HEAD^", 0)])
def test_a_revision_is_named_as_git_names_it(history, written: str, commit: int) -> None:
    folder, commits = history

    assert corpus_at(folder, written)[0] == commits[commit]


@pytest.mark.parametrize("written", ["nowhere", "HEAD~99", "", "-x", "../..", "HEAD:corpus.yaml", "deadbeef" * 5, "é\0"])
def test_what_is_no_revision_is_refused_with_what_is_one(history, written: str) -> None:
    with pytest.raises(RevisionError, match="a commit's id, a branch, a tag or HEAD~1 is one"):
        corpus_at(history[0], written)


def test_a_folder_that_was_not_there_is_said(history) -> None:
    folder, (first, _) = history
    other = folder.parent / "later"
    other.mkdir()

    with pytest.raises(RevisionError, match="the corpus's folder was not there at"):
        corpus_at(other, first)


def test_reading_leaves_the_repository_as_it_is(history) -> None:
    folder, (first, _) = history
    files = {path: path.stat().st_mtime_ns for path in folder.parents[1].rglob("*")}

    corpus_at(folder, first)
    assert {path: path.stat().st_mtime_ns for path in folder.parents[1].rglob("*")} == files


def test_a_folder_without_a_repository_is_known(tmp_path: Path, history) -> None:
    assert (is_in_git(tmp_path), is_in_git(history[0])) == (False, True)
