"""Another conflict, with what the sample lacks: reports joined, homonyms, a tie and a bloc that change."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from lib.corpus.model.models import Corpus, Dated, Participant, Pay, Quantity
from lib.corpus.reading.read import read_corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.building.build import build_tables
from lib.events.building.from_articles import provenance_of, record_of
from lib.events.building.sources import sources_told
from lib.events.building.stories import Story, join_reports, natural
from lib.events.links import links_at
from lib.events.standings import event_spans
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
    report = replace(
        second.events[0],
        roles={"side_a": (Participant("northern-front"),)},
        place=("reeds",),
        origin=("ford-lower",),
        part_of="third/1",
    )
    changed = replace(second, events=(report, *second.events[1:]))
    return replace(delta, articles=tuple(changed if article is second else article for article in delta.articles))


@pytest.mark.parametrize(
    "asked",
    (
        {"actors": "northern-front"},
        {"actors": "river-guard"},
        {"places": "reeds"},
        {"places": "ford-upper"},
        {"regions": "area:reeds"},
        {"places": "ford-lower"},
    ),
)
def test_a_filter_finds_an_event_by_what_any_of_its_reports_names(told_apart: Corpus, asked: dict[str, str]) -> None:
    filters = Filters(**{field: frozenset({value}) for field, value in asked.items()})

    assert "first/1" in set(select_events(build_tables(told_apart), told_apart, filters).events["event_id"])


def test_the_row_is_led_by_the_better_report_takes_in_who_and_where_the_other_tells_and_says_so(told_apart: Corpus) -> None:
    tables = build_tables(told_apart)
    joined = row(tables, "first/1")

    assert (joined["actors"], joined["place_id"]) == ("River Guard; Northern Front; Fishers' Battalion", "ford-upper")
    assert joined["n_places"] == 2 and joined["places"].startswith(f"{told_apart.places['ford-upper'].name}; ")
    differences = json.loads(joined["differences"])
    assert differences["role:side_a"]["second/1"] == "northern-front" and "wounded 4" in differences["role:side_a"]["first/1"]
    assert differences["origin"] == {"first/1": "", "second/1": "ford-lower"}


def test_who_and_where_are_the_same_in_every_table(told_apart: Corpus) -> None:
    tables = build_tables(told_apart)
    number = tables.row_of.get_loc("first/1")

    def of(frame: pd.DataFrame, column: str) -> set[str]:
        return set(frame.loc[frame["event_id"] == "first/1", column])

    def facet(name: str) -> set[str]:
        found = tables.facets[name]
        return {found.values[code] for code in found.codes[found.rows == number]}

    people = of(tables.participants, "actor_id")
    assert people == {"river-guard", "northern-front", "fishers-battalion"} <= facet("actor")
    assert of(tables.links, "left_id") | of(tables.links, "right_id") == people
    assert of(tables.event_places, "place_id") == facet("place") == {"ford-upper", "reeds", "ford-lower"}


def told_as(delta: Corpus, kind: str, *roles: dict) -> Tables:
    """The tables of the corpus where the two reports of the clash tell of another type, each with these roles."""
    changed = {
        name: replace(
            delta.article(name),
            events=(replace(delta.article(name).events[0], type=kind, roles=told), *delta.article(name).events[1:]),
        )
        for name, told in zip(("first", "second"), roles)
    }
    return build_tables(replace(delta, articles=tuple(changed.get(one.id, one) for one in delta.articles)))


GUARD, FISHERS = (Participant("river-guard"),), (Participant("fishers-battalion"),)


def test_two_reports_that_turn_the_roles_do_not_agree(delta: Corpus) -> None:
    tables = told_as(delta, "attack", {"initiator": GUARD, "target": FISHERS}, {"initiator": FISHERS, "target": GUARD})

    told = json.loads(row(tables, "first/1")["differences"])
    assert told["role:initiator"] == {"first/1": "river-guard", "second/1": "fishers-battalion"}
    links = tables.links[tables.links["event_id"] == "first/1"]
    assert links[["left_id", "right_id"]].to_numpy().tolist() == [["river-guard", "fishers-battalion"]]


def test_which_side_of_a_clash_is_named_first_is_no_difference(delta: Corpus) -> None:
    tables = told_as(delta, "clash", {"side_a": GUARD, "side_b": FISHERS}, {"side_a": FISHERS, "side_b": GUARD})

    assert not any(name.startswith("role:") for name in json.loads(row(tables, "first/1")["differences"]))


@pytest.mark.parametrize(
    "change",
    (
        {"reason": "over wages"},
        {"goods": ("fuel",)},
        {"background": True},
        {"pay": Pay(100, "USD")},
        {"by_force": "true"},
        {"quantities": {"killed": Quantity(2, 6)}},
        {"according_to": "a fisherman"},
    ),
)
def test_each_field_that_two_reports_tell_differently_is_a_difference(delta: Corpus, change: dict) -> None:
    second = delta.article("second")
    told = replace(second, events=(replace(second.events[0], **change), *second.events[1:]))
    tables = build_tables(replace(delta, articles=tuple(told if one is second else one for one in delta.articles)))
    (field,) = change if "quantities" not in change else ("killed",)

    assert field in json.loads(row(tables, "first/1")["differences"])


def test_a_draft_adds_nothing_to_the_report_it_is_joined_to(told_apart: Corpus) -> None:
    second = told_apart.article("second")
    draft = replace(second, events=(replace(second.events[0], status="draft"), *second.events[1:]))
    tables = build_tables(replace(told_apart, articles=tuple(draft if one is second else one for one in told_apart.articles)))

    assert row(tables, "first/1")["actors"] == "River Guard; Fishers' Battalion"
    assert row(tables, "first/1")["n_places"] == 1 and row(tables, "first/1")["killed_min"] == 3


def test_an_event_is_part_of_the_whole_that_any_of_its_reports_names(told_apart: Corpus) -> None:
    tables = build_tables(told_apart)

    assert row(tables, "first/1")["part_of"] == "third/1"


def test_events_sort_by_their_numbers_however_long_one_is() -> None:
    ids = ["a/2", "a/10", f"a/{'9' * 5000}", "a/x"]

    assert sorted(ids, key=natural)[:2] == ids[:2] and len(set(map(natural, ids))) == 4


def test_a_part_of_two_wholes_stands_under_both(told_apart: Corpus) -> None:
    first = told_apart.article("first")
    lead = replace(first.events[0], part_of="second/2")
    corpus = replace(
        told_apart,
        articles=tuple(replace(first, events=(lead, *first.events[1:])) if one is first else one for one in told_apart.articles),
    )
    tables = build_tables(corpus)
    wholes = row(tables, "first/1")["part_of"].split("; ")

    assert wholes == ["second/2", "third/1"]
    number = tables.row_of.get_loc("first/1")
    assert sorted(tables.events["event_id"].iloc[tables.kin.wholes[tables.kin.parts == number]]) == wholes
    for whole in wholes:
        assert number in tables.kin.parts_of(tables.row_of.get_loc(whole))


def test_ties_and_backers_are_asked_for_by_the_same_days(told_apart: Corpus) -> None:
    tables = build_tables(told_apart)
    spans = [story.spans for story in join_reports(sources_told(told_apart)[0])]

    assert list(event_spans(tables, tables.events["event_id"]).values()) == spans


def test_ties_of_an_undated_event_hold_as_of_the_tighter_bound_of_its_article(delta: Corpus) -> None:
    first = delta.article("first")
    bound = Dated("2019-02-03", "day", datetime.date(2019, 2, 3), datetime.date(2019, 2, 3), "day")
    story = Story((record_of(replace(first.events[0], date=None), provenance_of(replace(first, published_by=bound))),))

    assert story.spans == ((None, None), (bound.first, bound.last))
