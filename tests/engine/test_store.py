"""A store is written whole, is known by its corpus, and may lie in any folder."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from lib.engine import conditions, store
from lib.engine.duck import Duck
from lib.engine.store import VALUES, Values, write_store
from lib.events.asking.filters import Filters
from tests.engine.engines import corpus_named, in_memory, tables_named

ASKED = Filters(background=True)


@pytest.mark.parametrize("name", ["a[1]", "all*", "who?", "type=clash", "it's, قاعدة", "year=2020"])
def test_a_store_may_lie_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "store"
    folder.parent.mkdir()
    write_store(tables_named("sample"), corpus_named("sample"), folder)

    found, expected = Duck(folder, corpus_named("sample")), in_memory("sample")
    assert found.tally(ASKED, ("type",)).equals(expected.tally(ASKED, ("type",)))


def test_a_store_is_written_in_the_place_of_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for least in (1, 10**9, 1):
        monkeypatch.setattr(store, "PARTED", least)
        write_store(tables_named("sample"), corpus_named("sample"), tmp_path / "store")
        assert Duck(tmp_path / "store", corpus_named("sample")).ledger(ASKED) == in_memory("sample").ledger(ASKED)
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_a_store_of_another_corpus_is_refused(tmp_path: Path) -> None:
    write_store(tables_named("sample"), corpus_named("sample"), tmp_path / "store")

    with pytest.raises(ValueError, match="another corpus"):
        Duck(tmp_path / "store", replace(corpus_named("sample"), fingerprint="other"))


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"ids": 1}'])
def test_a_damaged_store_is_refused(tmp_path: Path, text: str) -> None:
    write_store(tables_named("sample"), corpus_named("sample"), tmp_path / "store")
    (tmp_path / "store" / VALUES).write_text(text)

    with pytest.raises((ValueError, TypeError)):
        Duck(tmp_path / "store", corpus_named("sample"))


def test_what_a_store_says_of_its_numbers_is_read_as_it_was_written(tmp_path: Path) -> None:
    written = write_store(tables_named("sample"), corpus_named("sample"), tmp_path / "store")

    assert json.loads(json.dumps(asdict(Values.read(tmp_path / "store")))) == json.loads(json.dumps(asdict(written)))


def test_a_search_word_of_very_many_documents_is_asked_for_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_store(tables_named("invented"), corpus_named("invented"), tmp_path / "store")
    expected = in_memory("invented").ledger(Filters(search="report"))
    for few in (0, 10**6):
        monkeypatch.setattr(conditions, "FEW", few)
        assert Duck(tmp_path / "store", corpus_named("invented")).ledger(Filters(search="report")) == expected
    assert expected["shown"] > 100
