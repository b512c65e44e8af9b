"""Rows of UCDP GED and ACLED become a layer, events, and rows again: every cell comes back, less exactly what loss.csv names.

A whole number is the same written 101.0 or 101, and a cell with white space around it or without, as the layer reads them.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.building.build import build_tables
from lib.events.tables import Tables
from lib.exchange.manifest import Snapshot
from lib.layers.columns import as_whole
from lib.layers.layer_file import format_named
from tests.exchange.crossed import Crossed, crossed
from tests.exchange.taken import taken
from tests.layers.tables import ACLED, ACLED_ROWS, CLASH, FIGHT, GED, GED_ROWS, as_csv, corpus_of, read, with_layer

FULL = {name: f"{name} of 110" for name in GED if name not in FIGHT} | {"priogrid_gid": "181154.0", "gwnob": "", "relid": "=1+1"}
GED_FILE = (
    *GED_ROWS,
    FIGHT | FULL | {"id": "110", "number_of_sources": "-1.0", "side_a": "حكومة الوادي"},
    FIGHT | {"id": "111", "source_headline": "- Two dead;\r\n'Three' at \"the\" ford", "where_description": "  at the ford "},
    FIGHT | {"id": "112", "date_start": "01/05/2014", "date_end": "", "latitude": "34.50", "longitude": "-0.250", "adm_1": "+Homs"},
    FIGHT | {"id": "113", "best": "0", "low": "0.0", "high": "7", "source_office": "@post; \tradio", "region": "Ford, and East"},
    FIGHT | {"id": "114", "where_prec": "9", "date_prec": "", "best": "", "low": "", "high": "", "side_a": "", "side_b": ""},
)
ACLED_FILE = (
    *ACLED_ROWS[:-1],
    CLASH | {"event_id_cnty": "VAL110", "inter1": "1.0", "inter2": "8", "interaction": "18", "iso": "760.0", "year": "2022.0"},
    CLASH
    | {"event_id_cnty": "VAL111", "notes": '=1+1, said "the post",\r\nand\nmore', "tags": "@crowd; -9", "source": "- Post; Radio"},
    CLASH
    | {"event_id_cnty": "VAL112", "event_date": "05 June 2022", "latitude": "-34.50", "admin3": "Ford", "actor1": "حراس المخاضة"},
    CLASH
    | {"event_id_cnty": "VAL113", "timestamp": "1653000000.0", "fatalities": "", "location": "", "latitude": "", "longitude": ""},
    CLASH | {"event_id_cnty": "VAL114", "sub_event_type": "Mob violence", "geo_precision": "4", "time_precision": "x"},
)
ACLED_LAYER = "title: ACLED\nformat: acled\nfile: acled.csv\n"
FORMS = {"ged": ("ucdp-ged", GED, GED_FILE, "id"), "acled": ("acled", ACLED, ACLED_FILE, "event_id_cnty")}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = with_layer(tmp_path_factory.mktemp("with") / "corpus", table=as_csv(GED_FILE, GED))
    with_layer(folder, ACLED_LAYER, as_csv(ACLED_FILE, ACLED), "acled.csv", "acled")
    return corpus_of(with_layer(folder, ACLED_LAYER, as_csv(ACLED_FILE[:2], ACLED), "acled.csv", "older"))


@pytest.fixture(scope="module")
def tables(corpus: Corpus) -> Tables:
    return build_tables(corpus)


def of_layers(tables: Tables, corpus: Corpus, *layers: str) -> Snapshot:
    return taken(tables, corpus, Filters(layers=frozenset(layers)))


def as_read(row: Mapping[str, str], name: str) -> dict[str, str]:
    """Cells as the layer reads them."""
    _, header, _, _ = FORMS[name]
    numeric = format_named(FORMS[name][0]).numeric
    cells = {column: row.get(column, "").strip() for column in header}
    return {column: as_whole(cell) if column in numeric else cell for column, cell in cells.items()}


def differing(told: Crossed, name: str) -> set[tuple[str, str]]:
    """Event and column of every cell that is not what it was."""
    _, _, rows, key = FORMS[name]
    found = set()
    for row in rows:
        before, after = as_read(row, name), as_read(told.rows[as_whole(row[key])], name)
        found |= {(f"{name}:{before[key]}", column) for column in before if before[column] != after[column]}
    return found


@pytest.mark.parametrize("name", FORMS)
def test_every_cell_comes_back_but_those_that_the_loss_names(name: str, tables: Tables, corpus: Corpus) -> None:
    told = crossed(name, of_layers(tables, corpus, name))
    named = {(row["event_id"], row["their_field"]) for row in told.losses}

    assert list(told.rows) == [as_whole(row[FORMS[name][3]]) for row in FORMS[name][2]]
    assert differing(told, name) == named and len(named) == len(told.losses) == {"ged": 4, "acled": 3}[name]
    assert all(list(row) == FORMS[name][1] for row in told.rows.values())
    assert {row["became"] for row in told.losses} == {f"'{row['our_value']}" for row in told.losses}


@pytest.mark.parametrize("name", FORMS)
def test_what_comes_back_is_read_as_the_same_events(name: str, tables: Tables, corpus: Corpus) -> None:
    form, header, rows, _ = FORMS[name]
    told = crossed(name, of_layers(tables, corpus, name))
    plain = [{column: cell.removeprefix("'") for column, cell in row.items()} for row in told.rows.values()]

    first, again = (read(as_csv(some, header), form) for some in (rows, plain))
    assert [one._replace(line=0) for one in again.told] == [one._replace(line=0) for one in first.told]
    assert again.places == first.places and again.names == first.names


def test_rows_of_both_in_one_selection_are_each_in_the_form_they_came_in(tables: Tables, corpus: Corpus) -> None:
    snapshot = of_layers(tables, corpus, "ged", "acled", "articles")
    told = crossed("acled", snapshot)

    assert {row["event_id_cnty"] for row in ACLED_FILE} < set(told.rows)
    coded = told.rows["ged:101"]
    assert [coded["sub_event_type"], coded["fatalities"], coded["actor2"]] == ["Armed clash", "1", "Hill Front"]
    assert ("fatalities", "killed") in told.lost("ged:101") and not told.lost("acled:VAL101")
    assert len(told.rows) + len(told.left_out()) == len(snapshot.events)


def test_an_id_that_stands_twice_is_ours_the_second_time_and_named(tables: Tables, corpus: Corpus) -> None:
    told = crossed("acled", of_layers(tables, corpus, "acled", "older"))

    assert set(told.rows) >= {"VAL101", "older:VAL101", "VAL102", "older:VAL102"}
    assert told.lost("older:VAL101") == {("event_id_cnty", "source_row")} and told.lost("acled:VAL101") == set()


def test_columns_of_older_releases_are_named_as_lost(tmp_path: Path) -> None:
    row = CLASH | {"data_id": "7", "population_best": "12"}
    corpus = corpus_of(
        with_layer(tmp_path / "corpus", ACLED_LAYER, as_csv([row], [*ACLED, "data_id", "population_best"]), "acled.csv", "acled")
    )
    told = crossed("acled", of_layers(build_tables(corpus), corpus, "acled"))

    assert [(row["our_value"], row["became"]) for row in told.losses] == [("data_id: 7", "lost"), ("population_best: 12", "lost")]
    assert "1 events of 1" in told.readme or "1 event of 1, 1 of them as their publisher gave them" in told.readme


@pytest.mark.parametrize("change", ({"n_articles": 1}, {"layer": None}, {"source_row": '{"type_of_violence":"1"}'}))
def test_what_articles_tell_too_and_rows_of_other_forms_are_coded(change: dict, tables: Tables, corpus: Corpus) -> None:
    snapshot = of_layers(tables, corpus, "ged")
    events = snapshot.events.assign(
        **{
            name: pd.Series([cell] * len(snapshot.events), snapshot.events.index, snapshot.events[name].dtype)
            for name, cell in change.items()
        }
    )

    told = crossed("ged", replace(snapshot, events=events))
    assert "ged:101" in told.rows and told.rows["ged:101"]["relid"] == "" and ("", "summary") in told.lost("ged:101")


@pytest.mark.parametrize("name", FORMS)
def test_what_is_coded_of_articles_is_read_by_the_layer_without_a_problem(name: str, tables: Tables, corpus: Corpus) -> None:
    form, header, _, _ = FORMS[name]
    told = crossed(name, of_layers(tables, corpus, "articles", "ged", "acled"))
    rows = [row for event, row in told.rows.items() if event in set(tables.events["event_id"])]

    reading = read(as_csv(rows, header), form)
    assert len(rows) > 5 and reading.n_read == len(rows)
    left = {reason: number for reason, number in reading.out.items() if reason != "no type for “Other”"}
    assert left == {} and len(reading.told) + sum(reading.out.values()) == len(rows)
