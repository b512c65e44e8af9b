"""Who answers for a corpus: tables in memory where events are few, a store on disk where they are many, or as is told."""

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from lib.engine import choice
from lib.engine.choice import engine_of, store_folder
from lib.engine.duck import Duck
from lib.engine.in_memory import InMemory
from lib.errors import CorpusError
from lib.events.asking.filters import Filters


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FAULTLINES_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def no_tables(_: object) -> None:
    raise AssertionError("tables were built")


def test_few_events_are_held_in_memory_and_nothing_is_written(sample, cache: Path) -> None:
    assert isinstance(engine_of(sample), InMemory)
    assert list(cache.glob("*.store-*")) == []


@pytest.mark.parametrize("most, kind", [(76, Duck), (77, InMemory)])
def test_beyond_so_many_events_they_stay_on_disk(sample, monkeypatch, most: int, kind: type) -> None:
    monkeypatch.setattr(choice, "MOST_IN_MEMORY", most)

    assert type(engine_of(sample)) is kind


def test_what_is_told_goes_before_the_number(sample, monkeypatch) -> None:
    assert type(engine_of(sample, "duckdb")) is Duck
    monkeypatch.setattr(choice, "MOST_IN_MEMORY", 1)
    assert type(engine_of(sample, "pandas")) is InMemory


def test_both_answer_the_same(sample) -> None:
    assert engine_of(sample, "duckdb").ledger(Filters()) == engine_of(sample, "pandas").ledger(Filters())


def test_a_store_that_was_kept_answers_without_any_tables(sample, monkeypatch) -> None:
    before = engine_of(sample, "duckdb").ledger(Filters())
    monkeypatch.setattr(choice, "tables_of", no_tables)

    assert engine_of(sample, "duckdb").ledger(Filters()) == before


def test_a_store_of_few_events_is_not_taken_where_nobody_asks_for_it(sample) -> None:
    engine_of(sample, "duckdb")

    assert type(engine_of(sample)) is InMemory


@pytest.mark.parametrize("harm", ["values.json", "events"])
def test_a_damaged_store_is_written_anew(sample, harm: str) -> None:
    engine_of(sample, "duckdb")
    broken = store_folder(sample) / harm
    shutil.rmtree(broken) if broken.is_dir() else broken.write_text("{", "utf-8")

    assert engine_of(sample, "duckdb").ledger(Filters()) == engine_of(sample, "pandas").ledger(Filters())


def test_a_store_that_others_may_write_to_is_not_believed(sample, monkeypatch) -> None:
    engine_of(sample, "duckdb")
    store_folder(sample).chmod(0o777)
    monkeypatch.setattr(choice, "tables_of", no_tables)

    with pytest.raises(AssertionError, match="tables were built"):
        engine_of(sample, "duckdb")


def test_another_corpus_has_another_store_and_the_old_one_goes_a_day_later(sample, cache: Path) -> None:
    engine_of(sample, "duckdb")
    other = replace(sample, fingerprint="changed")
    engine_of(other, "duckdb")
    assert len(list(cache.glob("*.store-*"))) == 2

    long_ago = time.time() - choice.UNUSED - 60
    os.utime(store_folder(sample), (long_ago, long_ago))
    shutil.rmtree(store_folder(other))
    engine_of(other, "duckdb")
    assert list(cache.glob("*.store-*")) == [store_folder(other)]


def test_where_nothing_can_be_written_events_are_held_in_memory(sample, cache: Path, monkeypatch) -> None:
    cache.mkdir(mode=0o777)
    cache.chmod(0o777)  # others may write to it: nothing is kept there

    assert type(engine_of(sample, "duckdb")) is InMemory


def test_what_stands_as_it_was_last_read_is_not_kept(sample, cache: Path) -> None:
    assert type(engine_of(replace(sample, stale=("places.csv",)), "duckdb")) is InMemory
    assert list(cache.glob("*.store-*")) == []


def test_an_engine_that_there_is_not_is_refused(sample) -> None:
    with pytest.raises(CorpusError) as refused:
        engine_of(sample, "polars")
    assert str(refused.value) == "FAULTLINES_ENGINE: no engine “polars” (pandas or duckdb; or leave it unset)"
