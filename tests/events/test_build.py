"""Another conflict, with what the sample lacks: reports joined, homonyms, a tie and a bloc that change."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from lib.corpus.models import Corpus, Participant
from lib.corpus.read import read_corpus
from lib.events.build import build_tables
from lib.events.filters import Filters
from lib.events.links import links_at
from lib.events.select import select_events
from lib.events.tables import Tables

DELTA = Path(__file__).parent.parent / "corpora" / "delta"


@pytest.fixture(scope="module")
def delta() -> Corpus:
    return read_corpus(DELTA)


@pytest.fixture(scope="module")
def tables(delta: Corpus) -> Tables:
    return build_tables(delta)


def row(tables: Tables, event_id: str) -> pd.Series:
    return tables.events.set_index("event_id").loc[event_id]


def test_another_conflict_reads_without_a_problem(delta: Corpus) -> None:
    assert delta.problems == () and len(delta.articles) == 3


def test_reports_of_one_event_become_one_row_led_by_the_better_graded(tables: Tables) -> None:
    assert "second/1" not in set(tables.events["event_id"])
    assert tables.aliases["second/1"] == "first/1"
    joined = row(tables, "first/1")
    assert joined["articles"] == "first; second" and joined["n_articles"] == 2
    assert (joined["reliability"], joined["credibility"], joined["claim"]) == ("B", "2", "reported")


def test_a_joined_row_takes_the_lowest_minimum_an_open_maximum_and_the_overlap_of_dates(tables: Tables) -> None:
    joined = row(tables, "first/1")

    assert joined["killed_min"] == 2 and pd.isna(joined["killed_max"])
    assert joined["date"] == "2020-03-09" and joined["date_kind"] == "day"


def test_what_reports_tell_differently_is_kept(tables: Tables) -> None:
    told = json.loads(row(tables, "first/1")["differences"])

    assert told["killed"] == {"first/1": "3+", "second/1": "2–5"}
    assert told["claim"] == {"first/1": "reported", "second/1": "alleged"}


def test_a_number_told_actor_by_actor_is_their_sum_on_the_event(tables: Tables) -> None:
    people = tables.participants[tables.participants["event_id"] == "first/1"].set_index("actor_id")

    assert row(tables, "first/1")[["wounded_min", "wounded_max"]].tolist() == [6, 6]
    assert people["wounded_min"].to_dict() == {"river-guard": 4, "fishers-battalion": 2}


def test_a_tie_that_changes_counts_as_of_the_event_s_days(tables: Tables, delta: Corpus) -> None:
    links = links_at(tables, delta, "organisation")

    clash = links[links["event_id"] == "first/1"].iloc[0]
    assert {clash["left_id"], clash["right_id"]} == {"river-guard", "northern-front"} and not clash["open"]


def test_a_tie_that_no_date_settles_stays_as_coded_and_is_open(tables: Tables, delta: Corpus) -> None:
    links = links_at(tables, delta, "organisation")

    agreed = links[links["event_id"] == "third/1"].iloc[0]
    assert {agreed["left_id"], agreed["right_id"]} == {"river-guard", "fishers-battalion"} and agreed["open"]


def test_a_whole_is_counted_by_its_parts(tables: Tables, delta: Corpus) -> None:
    ledger = select_events(tables, delta, Filters()).ledger

    assert ledger.rows("wholes") == ("third/1",)
    assert "third/2" in ledger.rows("shown")


def test_the_tables_do_not_depend_on_the_order_of_files(tables: Tables, delta: Corpus) -> None:
    turned = build_tables(replace(delta, articles=delta.articles[::-1]))

    for name in ("events", "participants", "event_places", "links"):
        pd.testing.assert_frame_equal(getattr(turned, name), getattr(tables, name))


def test_homonyms_stay_two_places(tables: Tables, delta: Corpus) -> None:
    upper = select_events(tables, delta, Filters(regions=frozenset({"governorate:upper"}), background=True))

    assert "first/1" in set(upper.events["event_id"]) and "third/1" not in set(upper.ledger.rows("shown"))


@pytest.fixture(scope="module")
def told_apart(delta: Corpus) -> Corpus:
    """The invented corpus, the second report of the clash at the ford with another actor, place and whole."""
    second = delta.article("second")
    report = replace(second.events[0], roles={"side_a": (Participant("northern-front"),)}, place=("reeds",), origin=("ford-lower",),
                     part_of="third/1")
    changed = replace(second, events=(report, *second.events[1:]))
    return replace(delta, articles=tuple(changed if article is second else article for article in delta.articles))


@pytest.mark.parametrize("asked", ({"actors": "northern-front"}, {"actors": "river-guard"}, {"places": "reeds"},
                                   {"places": "ford-upper"}, {"regions": "area:reeds"}, {"places": "ford-lower"}))
def test_a_filter_finds_an_event_by_what_any_of_its_reports_names(told_apart: Corpus, asked: dict[str, str]) -> None:
    filters = Filters(**{field: frozenset({value}) for field, value in asked.items()})

    assert "first/1" in set(select_events(build_tables(told_apart), told_apart, filters).events["event_id"])


def test_the_row_stays_the_leading_report_s_and_says_where_the_other_differs(told_apart: Corpus) -> None:
    tables = build_tables(told_apart)
    joined = row(tables, "first/1")

    assert (joined["actors"], joined["place_id"]) == ("River Guard; Fishers' Battalion", "ford-upper")
    assert json.loads(joined["differences"])["actors"]["second/1"] == "northern-front"
    assert json.loads(joined["differences"])["origin"] == {"first/1": "", "second/1": "ford-lower"}
    people = tables.participants[tables.participants["event_id"] == "first/1"]
    assert people["actor_id"].tolist() == ["river-guard", "fishers-battalion"]


def test_an_event_is_part_of_the_whole_that_any_of_its_reports_names(told_apart: Corpus) -> None:
    tables = build_tables(told_apart)

    assert row(tables, "first/1")["part_of"] == "third/1"
