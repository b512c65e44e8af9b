"""Tables that were kept are the tables that were built; other contents, another program or damage builds them anew."""

import dataclasses
import os
import shutil
import stat
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from lib.corpus.reading.kept import file_for
from lib.corpus.reading.read import Reader, read_corpus
from lib.events.building import kept
from lib.events.building.build import build_tables
from lib.settings import ROOT, SAMPLE

DELTA = ROOT / "tests" / "corpora" / "delta"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("FAULTLINES_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def built(monkeypatch) -> list[str]:
    """Fingerprints of what is built from here on."""
    found, whole = [], kept.build_tables
    monkeypatch.setattr(kept, "build_tables", lambda corpus: found.append(corpus.fingerprint) or whole(corpus))
    return found


def same(one: object, other: object) -> None:
    """Fails where two values of tables differ in anything, types too."""
    assert type(one) is type(other)
    if isinstance(one, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other, check_freq=False)
    elif isinstance(one, pd.Series):
        pd.testing.assert_series_equal(one, other)
    elif isinstance(one, np.ndarray):
        assert one.dtype == other.dtype and one.tolist() == other.tolist()
    elif isinstance(one, dict):
        assert list(one) == list(other)
        for name in one:
            same(one[name], other[name])
    elif dataclasses.is_dataclass(one):
        for field in dataclasses.fields(one):
            same(getattr(one, field.name), getattr(other, field.name))
    else:
        assert one == other


@pytest.mark.parametrize("folder", (SAMPLE, DELTA))
def test_what_was_kept_is_what_was_built(folder: Path, built: list[str]) -> None:
    corpus = read_corpus(folder)
    kept.tables_of(corpus)

    again = kept.tables_of(corpus)

    assert len(built) == 1
    same(again, build_tables(corpus))


def test_a_corpus_without_events_is_kept_too(tmp_path: Path, built: list[str]) -> None:
    folder = shutil.copytree(DELTA, tmp_path / "delta", ignore=shutil.ignore_patterns("*.md"))
    corpus = read_corpus(Path(folder))
    kept.tables_of(corpus)

    same(kept.tables_of(corpus), build_tables(corpus))
    assert len(built) == 1


def test_other_contents_addresses_or_programs_build_anew(built: list[str], monkeypatch) -> None:
    corpus = read_corpus(DELTA)
    kept.tables_of(corpus)

    kept.tables_of(dataclasses.replace(corpus, fingerprint="another"))
    monkeypatch.setenv("FAULTLINES_URL", "https://faultlines.example.org")
    kept.tables_of(dataclasses.replace(corpus, fingerprint="another"))
    monkeypatch.setattr("lib.corpus.reading.kept.program_mark", lambda: "a later one")
    kept.tables_of(dataclasses.replace(corpus, fingerprint="another"))

    assert len(built) == 4


def flipped(file: Path, at: float) -> None:
    content = bytearray(file.read_bytes())
    content[int(at * len(content))] ^= 0xFF
    file.write_bytes(content)


DAMAGE = {
    "empty": lambda file: file.write_bytes(b""),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:9000]),
    "no zip": lambda file: file.write_bytes(b"PK" + b"x" * 900),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
    **{f"a byte at {at}": (lambda file, at=at: flipped(file, at)) for at in (0.02, 0.3, 0.6, 0.9, 0.999)},
}


@pytest.mark.parametrize("case", DAMAGE)
def test_damage_costs_only_time(case: str) -> None:
    corpus = read_corpus(DELTA)
    kept.tables_of(corpus)
    DAMAGE[case](file_for(DELTA, ".tables"))

    same(kept.tables_of(corpus), build_tables(corpus))


def test_without_a_folder_to_write_to_nothing_is_kept(monkeypatch, built: list[str]) -> None:
    monkeypatch.setenv("FAULTLINES_CACHE", "/dev/null/cache")
    corpus = read_corpus(DELTA)
    kept.tables_of(corpus)

    same(kept.tables_of(corpus), build_tables(corpus))
    assert len(built) == 2


def left_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_cannot_be_put_in_place_leaves_nothing_behind(monkeypatch) -> None:
    corpus, place = read_corpus(DELTA), file_for(DELTA, ".tables")
    place.mkdir(parents=True)
    (place / "other").touch()

    for _ in range(3):
        kept.tables_of(corpus)

    assert left_in(place.parent) == {place.name}


@pytest.mark.parametrize("wrong", (OSError(28, "No space left on device"), KeyboardInterrupt()))
def test_writing_that_breaks_off_leaves_nothing_behind_and_what_was_kept(wrong: BaseException, monkeypatch) -> None:
    corpus, place = read_corpus(DELTA), file_for(DELTA, ".tables")
    kept.tables_of(corpus)
    before = place.read_bytes()

    def fails(*_) -> None:
        raise wrong

    monkeypatch.setattr(kept.zipfile.ZipFile, "writestr", fails)
    try:
        kept.tables_of(dataclasses.replace(corpus, fingerprint="another"))
    except KeyboardInterrupt:
        assert isinstance(wrong, KeyboardInterrupt)

    assert left_in(place.parent) == {place.name} and place.read_bytes() == before


def test_what_an_ended_process_left_is_taken_away_once_it_is_old() -> None:
    corpus, folder = read_corpus(DELTA), file_for(DELTA, ".tables").parent
    for name, age in ((".tables-old", 7200), (".tables-new", 0)):
        (folder / name).mkdir(parents=True, mode=0o700)
        (folder / name / "part").touch()
        os.utime(folder / name, (then := os.stat(folder / name).st_mtime - age, then))

    kept.tables_of(corpus)

    assert left_in(folder) == {".tables-new", file_for(DELTA, ".tables").name}


def test_others_may_not_read_what_is_kept() -> None:
    kept.tables_of(read_corpus(DELTA))

    assert stat.S_IMODE(file_for(DELTA, ".tables").stat().st_mode) == 0o600


def test_tables_of_what_stands_as_it_was_last_read_are_not_those_of_the_next_start(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "tests" / "corpora" / "plain", tmp_path / "plain")
    article, actors = folder / "articles" / "wells.md", folder / "actors.yaml"
    article.write_text(article.read_text("utf-8").replace("side_a: [guard]", "side_a: [the Guard]"), "utf-8")
    reader = Reader(folder, kept=True)
    assert len(kept.tables_of(reader.read()).events) == 3

    actors.write_text(actors.read_text("utf-8").replace("the Guard", "the Old Guard"), "utf-8")
    reader.look()
    held = reader.read()
    assert held.stale and len(kept.tables_of(held).events) == 3

    started = Reader(folder, kept=True).read()
    assert started.articles == () and len(kept.tables_of(started).events) == 0
