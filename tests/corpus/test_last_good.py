"""While a file cannot be read as it is, its last good version stays and is marked; nothing of it is lost or mixed up."""

import itertools
import shutil
import threading
from pathlib import Path

import pytest

from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import Reader, read_corpus
from lib.errors import CorpusError
from lib.events.building.build import build_tables
from lib.settings import ROOT

DELTA = ROOT / "tests" / "corpora" / "delta"
ARTICLES = sorted(path.name for path in (DELTA / "articles").glob("*.md"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DELTA, tmp_path / "delta"))


@pytest.fixture
def reader(folder: Path) -> Reader:
    """A reader that has read the whole corpus once."""
    reader = Reader(folder)
    assert not reader.read().left_out
    return reader


def told(corpus: Corpus) -> list[str]:
    assert sorted(build_tables(corpus).aliases) == sorted(event.id for article in corpus.articles for event in article.events)
    return [event.id for article in corpus.articles for event in article.events]


BROKEN = {
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:300]),
    "wrong": lambda path: path.write_text(path.read_text("utf-8").replace("type:", "typ:", 1), "utf-8"),
    "no text": lambda path: path.write_bytes(b"\xff\xfe" * 40),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "a link to itself": lambda path: (path.unlink(), path.symlink_to(path.name)),
}


@pytest.mark.parametrize("case", BROKEN)
def test_an_article_that_no_longer_reads_stays_as_it_was_and_says_so(reader: Reader, folder: Path, case: str) -> None:
    before = reader.read()
    name = f"articles/{ARTICLES[0]}"
    BROKEN[case](folder / name)

    after = reader.read()

    assert (after.articles, told(after), after.left_out) == (before.articles, told(before), ())
    assert after.stale == (name,) and after.fingerprint == before.fingerprint
    found = [problem for problem in after.problems if problem.file == name]
    assert "last good version, read at" in found[0].what and len(found) > 1
    assert {problem.severity for problem in found} == {"warning"}
    assert read_corpus(folder).stale == ()  # who reads it for the first time has no earlier version


def test_an_article_that_is_mended_is_shown_as_it_is(reader: Reader, folder: Path) -> None:
    path = folder / "articles" / ARTICLES[0]
    whole = path.read_text("utf-8")
    BROKEN["cut off"](path)
    reader.read()

    path.write_text(f"{whole}\nMore.", "utf-8")
    corpus = reader.read()

    assert corpus.stale == () and corpus.articles[0].text.endswith("More.") and not corpus.left_out


def test_an_article_that_is_deleted_is_gone(reader: Reader, folder: Path) -> None:
    (folder / "articles" / ARTICLES[0]).unlink()

    assert ARTICLES[0].removesuffix(".md") not in {article.id for article in reader.read().articles}


@pytest.mark.parametrize("name", ("corpus.yaml", "actors.yaml", "places.csv"))
@pytest.mark.parametrize("case", [case for case in BROKEN if case != "wrong"])
def test_a_table_that_no_longer_reads_stays_as_it_was_and_says_so(reader: Reader, folder: Path, case: str, name: str) -> None:
    before = reader.read()
    BROKEN[case](folder / name)

    after = reader.read()

    assert (after.articles, after.actors, after.places) == (before.articles, before.actors, before.places)
    assert after.settings == before.settings and after.fingerprint == before.fingerprint
    assert any(problem.file == name and "last good version" in problem.what for problem in after.problems)
    assert not any(problem.severity == "error" for problem in after.problems)
    try:  # who reads it for the first time has no earlier version: errors, of all of it or of what is cut off
        errors = read_corpus(folder).problems
    except CorpusError as wrong:
        errors = wrong.problems
    assert name in {problem.file for problem in errors if problem.severity == "error"}


def test_tables_that_no_longer_fit_each_other_stay_as_they_were_together(reader: Reader, folder: Path) -> None:
    before = reader.read()
    text = (folder / "corpus.yaml").read_text("utf-8")
    (folder / "corpus.yaml").write_text(text.replace("id: north", "id: up"), "utf-8")

    after = reader.read()

    assert (after.settings, after.articles) == (before.settings, before.articles)


def test_a_last_good_article_never_names_who_is_no_longer_known(reader: Reader, folder: Path) -> None:
    lines = (folder / "places.csv").read_text("utf-8").splitlines()
    used = {place for article in reader.read().articles for event in article.events for place in event.place}
    (folder / "places.csv").write_text(
        "\n".join(line for line in lines if line.split(",")[0] not in used and not used & set(line.split(","))), "utf-8"
    )
    for name in ARTICLES:
        BROKEN["cut off"](folder / "articles" / name)

    told(reader.read())


def test_what_may_be_half_a_save_is_shown_once_it_has_settled(reader: Reader, folder: Path, monkeypatch) -> None:
    lines = (folder / "places.csv").read_text("utf-8").splitlines(keepends=True)
    before = reader.read()
    (folder / "places.csv").write_text("".join(lines[:-1]), "utf-8")  # whole rows: nothing is wrong with what is there

    assert reader.read().places == before.places
    young = reader.mark
    monkeypatch.setattr("lib.corpus.reading.memory.COARSE", -(10**18))  # as if much time had gone by

    assert reader.look() != young
    assert len(reader.read().places) == len(before.places) - 1
    assert reader.look() == reader.mark


def test_no_reading_fails_or_loses_an_event_while_files_are_rewritten(folder: Path) -> None:
    """A writer rewrites an article and the tables in pieces, as editors and scripts do; the reader reads all the while."""
    reader, times = Reader(folder), 60
    whole = told(reader.read())
    names = (f"articles/{ARTICLES[0]}", "places.csv", "actors.yaml", "corpus.yaml")
    contents = {name: (folder / name).read_bytes() for name in names}
    enough = threading.Event()

    def rewrite() -> None:
        for name in itertools.takewhile(lambda name: not enough.is_set(), itertools.cycle(names)):
            with (folder / name).open("wb", buffering=0) as file:
                for at in range(0, len(contents[name]), 40):
                    file.write(contents[name][at : at + 40])

    writer = threading.Thread(target=rewrite)
    writer.start()
    seen = [reader.read() for _ in range(times)]
    enough.set()
    writer.join()

    assert [[event.id for article in corpus.articles for event in article.events] for corpus in seen] == [whole] * times
    assert {told(corpus) == whole for corpus in seen[::12]} == {True}
    assert any(corpus.stale for corpus in seen)  # else nothing was tried
    assert told(reader.read()) == whole and not reader.read().stale
