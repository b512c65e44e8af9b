"""The questions of the benchmark of very many events are those of the bare SQL beside them."""

from pathlib import Path

import duckdb
import pytest

from benchmarks import scale
from lib.corpus.reading.read import read_corpus
from lib.engine.duck import Duck
from lib.engine.store import Values


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repeated")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(scale, "ARTICLES", 20)
        scale.write_repeated(folder, 0.001)
    return folder


def test_as_many_events_as_were_asked_for_stand_in_files_by_year(folder: Path) -> None:
    engine = Duck(folder / "store", read_corpus(folder))

    assert engine.n_events == 1_000 == sum(engine.ledger(scale.ALL).values())
    assert len(list((folder / "store" / "events").glob("year=*"))) > 5


def test_the_engine_and_bare_sql_are_asked_for_the_same(folder: Path) -> None:
    engine = Duck(folder / "store", read_corpus(folder))
    with duckdb.connect() as bare:
        bare.execute(f"CREATE VIEW events AS SELECT * FROM read_parquet('{folder / 'store' / 'events' / '**' / '*.parquet'}')")
        for name, ask, queries in scale.questions(Values.read(folder / "store").flat):
            told, rows = ask(engine), [row for query in queries for row in bare.execute(query).fetchall()]
            if name == "ledger":
                assert sum(number for _, number in rows) == sum(told.values())
            elif name == "sidebar":
                assert sum(shown for value, shown, _ in rows if value is not None) == sum(
                    sum(each.values()) for each in told[0].values()
                )
            elif isinstance(told, int):
                assert rows == [(told,)] and told > 0
            else:
                assert len(told) == len(rows) > 0, name
                assert "n" not in told or told["n"].sum() == sum(row[-1] for row in rows)


def test_a_line_stands_for_each_question_and_one_for_memory(folder: Path) -> None:
    told = list(scale.measured(folder))

    assert [line.split(",")[0].removeprefix("| ") for line in told[:2]] == ["ledger", "sidebar"]
    assert len(told) == 10 and all("1,000 events" in line for line in told[:-1])
