"""A file of UCDP GED as it is published becomes events that say no more than UCDP knows."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.building.build import build_tables
from lib.events.tables import Tables
from tests.layers.tables import FIGHT, GED, GED_ROWS, corpus_of, ged, read, said, with_layer

NEWER = ("relid", "code_status", "source_office", "source_date", "source_headline", "gwnoa", "gwnob")
OLDER = [name for name in GED if name not in NEWER]
LAYER = frozenset({"ged"})


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return corpus_of(with_layer(tmp_path_factory.mktemp("with") / "corpus"))


@pytest.fixture(scope="module")
def tables(corpus: Corpus) -> Tables:
    return build_tables(corpus)


@pytest.fixture(scope="module")
def rows(tables: Tables) -> pd.DataFrame:
    return tables.events.set_index("event_id")


def test_each_row_is_an_event_of_the_layer_and_articles_are_of_none(rows: pd.DataFrame) -> None:
    assert rows.index[rows["layer"] == "ged"].tolist() == [f"ged:{number}" for number in range(101, 109)]
    assert rows.loc[rows["layer"].isna(), "articles"].notna().all() and rows["source_row"].notna().sum() == 8


def test_a_row_says_who_where_when_and_how_many_in_bounds_with_the_best_kept(rows: pd.DataFrame) -> None:
    row = rows.loc["ged:101"]

    assert row[["type", "initiators", "targets"]].tolist() == ["clash", "Government of Valley", "Hill Front"]
    assert row[["place", "place_precision", "lat", "lon", "country"]].tolist() == ["Ford town", "town", 34.5, 37.5, "SY"]
    assert row[["governorate", "district"]].tolist() == ["Homs", "Ford"]
    assert row[["date", "date_kind", "killed_min", "killed_max"]].tolist() == ["2014-05-01", "day", 1, 4]
    assert json.loads(row["quantity_words"]) == {"killed": "best estimate 2"}
    assert row[["quote", "text", "according_to"]].tolist() == ["Two dead at ford;At the ford", "note", "police; a doctor"]
    assert row[["publishers", "n_articles"]].tolist() == ["Uppsala Conflict Data Program", 0]
    kept = json.loads(row["source_row"])
    assert kept["best"] == "2" and kept["dyad_new_id"] == "700" and kept["event_clarity"] == "1" and kept["deaths_a"] == "1"


@pytest.mark.parametrize(
    "event,precision,radius,lat",
    (
        ("102", "vicinity", 25.0, 34.5),
        ("103", "district", None, 34.5),
        ("104", "governorate", None, None),
        ("105", "area", None, 34.5),
        ("106", "country", None, None),
        ("107", "area", None, 34.5),
    ),
)
def test_a_place_is_as_exact_as_it_is_known(
    rows: pd.DataFrame, event: str, precision: str, radius: float | None, lat: float
) -> None:
    row = rows.loc[f"ged:{event}"]

    assert row["place_precision"] == precision
    assert [None if pd.isna(row[name]) else row[name] for name in ("radius_km", "lat")] == [radius, lat]
    assert "place" in json.loads(row["evidence"])


@pytest.mark.parametrize(
    "event,date,kind",
    (
        ("102", "[2014-05-01..2014-05-03]", "window"),
        ("103", "[2014-05-01..2014-05-07]", "window"),
        ("104", "2014-05-01/2014-05-31", "extent"),
        ("105", "2014-05-01/2014-12-31", "extent"),
    ),
)
def test_a_row_that_is_known_to_a_week_or_sums_a_month_is_on_no_day(rows: pd.DataFrame, event: str, date: str, kind: str) -> None:
    row = rows.loc[f"ged:{event}"]

    assert row[["date", "date_kind"]].tolist() == [date, kind] and "date" in json.loads(row["evidence"])


def test_bounds_that_are_not_in_order_are_kept_as_told_and_said(corpus: Corpus, rows: pd.DataFrame) -> None:
    assert rows.loc["ged:106", ["killed_min", "killed_max"]].tolist() == [2, 9]
    assert json.loads(rows.loc["ged:106", "quantity_words"])["killed"] == "as told: low 9, best 2, high 3"
    assert said(corpus.problems, "layers/ged/ged.csv:22: best: its bounds are not in order: low 9, best 2, high 3")


def test_the_line_of_a_row_is_that_of_the_file_whatever_its_cells_hold() -> None:
    reading = read(ged())

    assert [told.line for told in reading.told] == [2, 6, 10, 14, 18, 22, 26, 30]


def test_one_sided_violence_is_an_attack_on_civilians_and_zero_is_a_number_where_it_is_estimated(rows: pd.DataFrame) -> None:
    row = rows.loc["ged:108"]

    assert row[["type", "targets", "killed_min", "killed_max"]].tolist() == ["attack", "Civilians", 0, 4]


def test_one_name_with_two_points_is_two_places(rows: pd.DataFrame) -> None:
    assert rows.loc["ged:101", "place"] == rows.loc["ged:108", "place"]
    assert rows.loc["ged:101", "place_id"] != rows.loc["ged:108", "place_id"]


def test_actors_are_the_corpus_s_by_their_very_name_else_the_layer_s_own(corpus: Corpus, tables: Tables) -> None:
    people = tables.participants.set_index("event_id")["actor_id"]

    assert people["ged:108"].tolist() == ["ged.7", "civilians"] and corpus.sources[0].matched == {"9999": "civilians"}
    assert corpus.actors["ged.7"].kind == "state" and corpus.actors["ged.8"].kind == "insurgent"


def test_layers_are_counted_where_they_are_chosen_and_nowhere_else(corpus: Corpus, tables: Tables) -> None:
    alone, layer, both = (
        select_events(tables, corpus, Filters(layers=asked, background=True)) for asked in (None, LAYER, LAYER | {"articles"})
    )

    assert set(alone.events["layer"].dropna()) == set() and alone.ledger.count("layers") == 8
    assert layer.events["event_id"].str.startswith("ged:").all() and len(layer.events) == 8
    assert len(both.events) == len(alone.events) + 8 and both.ledger.count("layers") == 0


def test_a_panel_s_row_has_every_column_with_its_meaning(corpus: Corpus) -> None:
    cells = corpus.sources[0].row("ged:104")

    assert [cell.column for cell in cells] == GED and all(cell.meaning for cell in cells)
    assert {cell.column: cell.value for cell in cells} == dict.fromkeys(GED, "") | GED_ROWS[3]


def test_an_older_release_with_fewer_columns_is_read_too() -> None:
    reading = read(ged(columns=OLDER))

    assert len(OLDER) == 42 and len(reading.told) == 8
    assert reading.told[0].quote.startswith('"Valley Post,2014-05-02') and "700" in reading.told[0].kept


def test_the_same_row_again_adds_nothing_and_another_of_its_id_is_said() -> None:
    reading = read(ged(FIGHT, FIGHT, FIGHT | {"best": "3.0"}, FIGHT | {"id": "9", "type_of_violence": "4.0"}))

    assert reading.n_read == 4 == len(reading.told) + sum(reading.out.values())
    assert reading.out == {"the same row again": 1, "an id that is taken": 1, "no type for “4”": 1}
    assert said(
        reading.problems, "table.csv:10: id: “101” is the id of line 2 too", "table.csv:14: type_of_violence: “4” has no type"
    )
    assert [row.line for row in reading.lost] == [10, 14]


def test_rows_that_are_not_asked_for_are_left_out_and_counted() -> None:
    reading = read(ged(FIGHT, FIGHT | {"id": "2", "country": "Iraq"}), country=("Syria",))

    assert len(reading.told) == 1 and reading.out == {"not among the rows asked for (only)": 1} and not reading.lost


def test_what_was_read_of_an_unchanged_file_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = with_layer(tmp_path / "corpus")
    first = corpus_of(folder).sources[0]
    monkeypatch.setattr("lib.layers.reading.read_rows", lambda *_: pytest.fail("these rows are kept"))
    again = corpus_of(folder).sources[0]

    assert list(again.reading.told) == list(first.reading.told) and again.row("ged:105") == first.row("ged:105")
    assert replace(again.reading, told=()) == replace(first.reading, told=())


def test_a_changed_file_or_mapping_is_read_anew(tmp_path: Path) -> None:
    folder = with_layer(tmp_path / "corpus")
    prints = {corpus_of(folder).fingerprint}
    with_layer(folder, table=ged(*GED_ROWS[:3]))
    changed = corpus_of(folder)
    prints.add(changed.fingerprint)
    (folder / "layers" / "ged" / "actors.csv").write_text("theirs,ours,answer\nHill Front,ndf,same\n", encoding="utf-8")
    answered = corpus_of(folder)

    assert len(changed.sources[0].reading.told) == 3 and answered.sources[0].matched == {"8": "ndf"}
    assert len({*prints, answered.fingerprint}) == 3


def test_a_row_that_ends_before_it_begins_stays_without_a_day_and_is_said() -> None:
    reading = read(ged(FIGHT | {"date_end": "2014-04-30"}))

    assert reading.told[0].date == "" and said(reading.problems, "table.csv:2: date_end: ends on 2014-04-30, before it begins")
