"""A download is the same bytes whoever answers, in however many parts it comes."""

import pytest

from lib.corpus.model.codebook import CODEBOOK
from lib.engine import duck, in_memory
from lib.engine.shown import Shown
from lib.events.asking.filters import Filters
from lib.events.asking.select import REASONS, select_events
from lib.exchange.chosen import chosen_of
from lib.exchange.companions import beside
from lib.exchange.csv import write_csv, write_parts
from lib.exchange.formats import FORMATS
from lib.exchange.snapshot import Snapshot, write_zip
from lib.ui.downloads import beside_shown, chosen_shown, snapshot_shown
from tests.engine.engines import CORPORA, ENGINES, corpus_named, tables_named

COLUMNS = tuple(CODEBOOK.columns)


@pytest.mark.parametrize(
    "filters", (Filters(), Filters(background=True, groups=frozenset({"violence"})), Filters(types=frozenset()))
)
@pytest.mark.parametrize("way", ENGINES)
@pytest.mark.parametrize("name", CORPORA)
def test_the_csv_is_that_of_the_rows_shown(name: str, way: str, filters: Filters, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = write_csv(select_events(tables_named(name), corpus_named(name), filters).events)
    for batch in (7, 50_000):
        monkeypatch.setattr(duck, "BATCH", batch)
        monkeypatch.setattr(in_memory, "BATCH", batch)
        assert write_parts(ENGINES[way](name).export(filters, COLUMNS)) == expected


@pytest.mark.parametrize("way", ENGINES)
@pytest.mark.parametrize("name", CORPORA)
def test_the_zip_is_that_of_the_rows_shown(name: str, way: str) -> None:
    tables, corpus, filters = tables_named(name), corpus_named(name), Filters(groups=frozenset({"violence", "politics"}))
    selection, shown = select_events(tables, corpus, filters), Shown(ENGINES[way](name), filters)
    ledger = {reason: selection.ledger.count(reason) for reason in REASONS}

    expected = write_zip(Snapshot(selection.events, corpus, ledger, beside=beside(selection.events, tables, corpus)))
    assert write_zip(Snapshot(shown.every(COLUMNS), corpus, shown.ledger, beside=beside_shown(shown, corpus))) == expected


@pytest.mark.parametrize("form", ("acled", "ged", "plover"))
@pytest.mark.parametrize("name", CORPORA)
def test_what_is_in_others_codes_and_what_it_misses_is_the_same(name: str, form: str) -> None:
    corpus, filters = corpus_named(name), Filters(background=True)
    shown = [Shown(engine(name), filters) for engine in ENGINES.values()]
    first, second = (snapshot_shown(one, corpus, "words", "/map") for one in shown)

    assert FORMATS[form].make(first) == FORMATS[form].make(second)
    said = FORMATS[form].misses(chosen_of(first))
    assert said and [FORMATS[form].misses(chosen_shown(one, corpus)) for one in shown] == [said, said]
