"""A move is written into the article's file with a line of its history, or nothing changes and it is said why."""

import shutil
from pathlib import Path

import pytest

from lib.annotating.reviewing.acting import Seen, act, seen_of
from lib.annotating.reviewing.again import coded_again
from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.history import hash_of, versions
from lib.corpus.reading.read import read_corpus
from lib.settings import SAMPLE

FILE = '---\nid: "a"  # ours\ntitle: "One"\nreview: {state: in_review, coder: Lina}\nevents: []\n---\nThe text.\n'


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text(FILE, encoding="utf-8")
    return tmp_path


def accept(corpus: Path, article: str = "a", seen: str = "in_review") -> str:
    review = {"state": "accepted", "coder": "Lina"}
    return act(corpus, article, Seen(seen, hash_of(FILE)), lambda fields: fields | {"review": review}, "Sam", "accepted").content


def test_the_state_alone_changes_and_the_history_says_who_did_it(corpus: Path) -> None:
    assert accept(corpus) == FILE.replace("in_review", "accepted")

    last = versions(corpus, "a").versions[-1]
    assert (last.who, last.note, last.changes) == ("Sam", "accepted", ("review.state",))


@pytest.mark.parametrize(
    ("before", "article", "why"),
    (
        (FILE.replace("in_review", "rejected"), "a", "somebody else was first: the article is “rejected” by now"),
        (FILE.replace("review: {state: in_review, coder: Lina}\n", ""), "a", "the article is without a state by now"),
        ("---\nid: [\n", "a", "articles/a.md does not read"),
        (FILE.replace("events: []", "events: [{id: 1}]"), "a", "somebody else saved the article while it lay open here"),
        (FILE, "b", "articles/b.md is no longer in its folder"),
        (FILE, "../b", "cannot be an article's id"),
    ),
)
def test_what_is_no_longer_as_it_was_seen_is_left_alone(corpus: Path, before: str, article: str, why: str) -> None:
    path = corpus / "articles" / "a.md"
    path.write_text(before, encoding="utf-8")

    with pytest.raises(SavingError) as refused:
        accept(corpus, article)

    assert why in str(refused.value) and path.read_text(encoding="utf-8") == before
    assert versions(corpus, "a").versions == ()


def test_what_was_saved_after_the_page_read_the_corpus_was_not_seen_by_who_looks_at_it(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))
    corpus = read_corpus(folder)
    path = folder / corpus.articles[0].file
    later = path.read_text(encoding="utf-8").replace("title:", "title: # read again\n ", 1)
    path.write_text(later, encoding="utf-8")

    with pytest.raises(SavingError, match="somebody else saved the article while it lay open here"):
        act(folder, corpus.articles[0].id, seen_of(corpus, corpus.articles[0]), lambda fields: fields, "Sam", "accepted")
    anew = read_corpus(folder)
    assert act(folder, anew.articles[0].id, seen_of(anew, anew.articles[0]), lambda fields: fields, "Sam", "").content == later


def test_second_codings_are_found_by_the_names_of_their_files(corpus: Path) -> None:
    assert coded_again(corpus) == {}
    (corpus / "articles" / ".codings").mkdir()
    for name in ("a.mona.md", "a.sam-okafor.md", "b.2.mona.md", ".a.x.md", "notes.txt", "mona.md"):
        (corpus / "articles" / ".codings" / name).write_text("", encoding="utf-8")

    assert coded_again(corpus) == {"a": ("mona", "sam-okafor"), "b.2": ("mona",)}
