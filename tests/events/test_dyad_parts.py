"""What stands behind the dyads' numbers, counted another way; and each number opens just what it counts."""

import sys
from pathlib import Path

import pandas as pd
import pytest

from benchmarks.synthetic import write_corpus
from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.events.affiliation import backers_of, state_of
from lib.events.asking.filters import Filters
from lib.events.asking.options import count_options
from lib.events.asking.pick import from_text
from lib.events.asking.picks import PARTS, dyad_keys
from lib.events.asking.select import Selection, select_events
from lib.events.building.build import build_tables
from lib.events.counting.doubt import certainty
from lib.events.counting.dyad_parts import (
    COUNTED,
    backed_by_dyad,
    backers_of_ends,
    behind_ends,
    hostile_by_backing,
    hostile_without_pair,
    owners_of_ends,
    shared_backers,
    split_cells,
    split_dyads,
)
from lib.events.counting.dyads import ALL, DYAD, HOSTILE, Dyads, count_cells, count_dyads
from lib.events.links import links_at
from lib.events.tables import Tables
from tests.asked import opened, shown_of

LEVELS = ("actor", "organisation", "state", "bloc")
KINDS = (ALL, "hostile", "violent", "coercive", "verbal", "transfer", "support", "talks")


@pytest.fixture(scope="module")
def selection(sample: Corpus, sample_tables: Tables) -> Selection:
    return select_events(sample_tables, sample, Filters(background=True))


def dyads_at(level: str, kind: str, selection: Selection, tables: Tables, corpus: Corpus) -> Dyads:
    return count_dyads(links_at(tables, corpus, level), selection.events, kind, level, corpus)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("level", LEVELS)
def test_every_number_of_every_dyad_opens_just_its_events(
    sample: Corpus, sample_tables: Tables, selection: Selection, level: str, kind: str
) -> None:
    dyads = dyads_at(level, kind, selection, sample_tables, sample)
    parts = split_dyads(dyads, selection.events)
    shown = selection.events.set_index("event_id")

    for key, row, part in zip(dyad_keys(dyads.counts), dyads.counts.to_dict("records"), parts.to_dict("records")):
        of_dyad = opened(from_text(f"dyad:{key}:{level}"), shown_of(sample_tables, sample, selection.filters), sample).event_ids
        assert len(of_dyad) == row["events"] > 0
        assert len(set(of_dyad)) == len(of_dyad) and set(of_dyad) <= set(shown.index)
        for name in COUNTED:
            if part[name]:
                found = opened(from_text(f"dyad:{key}:{level}:{name}"), shown_of(sample_tables, sample, selection.filters), sample)
                assert len(found.event_ids) == part[name] and set(found.event_ids) <= set(of_dyad)
                assert PARTS[name].lower() in found.title


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("level", LEVELS)
def test_every_cell_and_every_end_opens_just_its_events(
    sample: Corpus, sample_tables: Tables, selection: Selection, level: str, kind: str
) -> None:
    dyads = dyads_at(level, kind, selection, sample_tables, sample)

    for row in count_cells(dyads.links, kind).to_dict("records"):
        pick = f"cell:{row['left_id']}:{row['right_id']}:{row['side']}:{level}"
        found = opened(from_text(pick), shown_of(sample_tables, sample, selection.filters), sample)
        one_way = dyads.links[
            (dyads.links["left_id"] == row["left_id"]) & (dyads.links["right_id"] == row["right_id"]) & ~dyads.links["mutual"]
        ]
        assert len(found.event_ids) == row["events"]
        assert found.title.endswith(", both-way ones included") == row["mutual"]
        assert row["mutual"] or set(found.event_ids) <= set(one_way["event_id"])
        assert found.title.startswith("Within ") == (row["left_id"] == row["right_id"])
    for end, events in zip(dyads.ends["end_id"], dyads.ends["events"]):
        assert (
            len(
                opened(
                    from_text(f"actor:{end}:{kind}:{level}"), shown_of(sample_tables, sample, selection.filters), sample
                ).event_ids
            )
            == events
        )


@pytest.mark.parametrize("level", LEVELS)
def test_parts_of_certainty_and_of_severity_add_up(sample: Corpus, sample_tables: Tables, selection: Selection, level: str) -> None:
    dyads = dyads_at(level, ALL, selection, sample_tables, sample)
    parts, cells = split_dyads(dyads, selection.events), count_cells(dyads.links, ALL)

    assert (parts[["done", "not_done", "alleged", "denied"]].sum(axis=1) == dyads.counts["events"]).all()
    severe = parts[["violent", "coercive", "verbal"]].sum(axis=1)
    assert (severe == dyads.counts["events"].where(dyads.counts["kind"] == HOSTILE, 0)).all()
    of_cells = split_cells(cells, dyads, ALL, selection.events)
    assert (of_cells[["done", "not_done", "alleged", "denied"]].sum(axis=1) == cells["events"]).all()


def test_hostile_is_the_sum_of_its_severities(sample: Corpus, sample_tables: Tables, selection: Selection) -> None:
    counts = {kind: dyads_at("organisation", kind, selection, sample_tables, sample).counts for kind in KINDS}

    by_pair = [
        counts[kind].groupby(["left_id", "right_id", "mutual"])["events"].sum() for kind in ("violent", "coercive", "verbal")
    ]
    assert pd.concat(by_pair).groupby(level=[0, 1, 2]).sum().to_dict() == (
        counts[HOSTILE].groupby(["left_id", "right_id", "mutual"])["events"].sum().to_dict()
    )


def test_hostile_is_the_sum_of_its_severities_in_filters_too_though_one_side_is_not_told(
    sample: Corpus, sample_tables: Tables, selection: Selection
) -> None:
    counts = count_options(sample_tables, sample, Filters(background=True))

    hostile = select_events(sample_tables, sample, Filters(background=True, kinds=frozenset(("hostile",)))).events["event_id"]

    assert counts["kind"]["hostile"] == sum(counts["severity"].values()) == len(hostile)
    assert set(hostile) == {event for ids in hostile_by_backing(sample_tables, selection.events).values() for event in ids} | set(
        hostile_without_pair(sample_tables, selection.events)
    )


def test_an_event_counts_once_by_who_stands_behind_its_sides(sample: Corpus, sample_tables: Tables, selection: Selection) -> None:
    told = hostile_by_backing(sample_tables, selection.events)

    hostile = sample_tables.links[sample_tables.links["kind"] == HOSTILE]
    assert sum(map(len, told.values())) == hostile["event_id"].nunique() == len({one for ids in told.values() for one in ids})
    by_hand = set()
    for event, left, right in zip(hostile["event_id"], hostile["left_id"], hostile["right_id"]):
        sides = []
        for actor in (left, right):
            state = state_of(sample, actor, ((None, None),)).ids[0]
            own = {state} if sample.actors[state].kind == "state" else set()
            sides.append(own | set(backers_of(sample, actor, ((None, None),)).ids))
        if sides[0] & sides[1]:
            by_hand.add(event)
    assert set(told["same"]) == by_hand
    shared = shared_backers(sample_tables, told["same"])
    assert next(iter(shared)) == "iran" and max(shared.values()) <= len(told["same"]) <= sum(shared.values())


def test_who_backs_a_part_of_a_side_is_not_said_to_back_the_side(
    sample: Corpus, sample_tables: Tables, selection: Selection
) -> None:
    dyads = dyads_at("organisation", ALL, selection, sample_tables, sample)
    behind = behind_ends(dyads, sample_tables, sample, "organisation")
    backed = backed_by_dyad(dyads, behind, sample)

    assert "russia" not in backers_of_ends(behind, sample).get("syrian-government-forces", ())
    words = {*backed["left"], *backed["right"]}
    words = {one for entry in words for one in entry.split("; ")}
    assert "Russia (Fourth Legion)" in words and "Russia" not in words
    assert "Iran (its own)" in words and owners_of_ends(behind)["iranian-forces"] == ("iran",)
    assert not any("its own" in name for end, name in zip(dyads.counts["left_id"], backed["left"]) if end == "hezbollah")
    assert len(backed) == len(dyads.counts) and backers_of_ends(behind, sample)["hezbollah"] == ("iran",)


def test_what_is_hostile_and_links_nobody_is_named_and_completes_the_number_by_severity(
    sample_tables: Tables, selection: Selection
) -> None:
    alone, told = hostile_without_pair(sample_tables, selection.events), hostile_by_backing(sample_tables, selection.events)

    assert "ndf-dissolution/5" in alone  # a killing by nobody who is told
    assert len(alone) + sum(map(len, told.values())) == selection.events["severity"].notna().sum()


def test_certainty_is_one_for_each_event_and_the_gravest(selection: Selection) -> None:
    found = certainty(selection.events)

    assert found.index.equals(selection.events.index)
    denied = selection.events["claim"] == "denied"
    assert set(found[denied]) <= {"denied"} and not (found[~denied] == "denied").any()


def test_no_events_have_no_parts(sample: Corpus, sample_tables: Tables) -> None:
    none = count_dyads(links_at(sample_tables, sample, "actor"), sample_tables.events.head(0), ALL, "actor", sample)

    assert split_dyads(none, sample_tables.events.head(0)).empty and none.counts.columns.tolist() == [*DYAD, "events"]


def calls_to_draw_one(folder: Path, articles: int) -> int:
    """How many calls it takes to say who stands behind one event, once the page was drawn before; with backers and dated ties."""
    write_corpus(folder, articles)
    corpus = read_corpus(folder)
    tables, calls = build_tables(corpus), [0]
    shown = tables.events.head(1)
    dyads = count_dyads(links_at(tables, corpus, "organisation"), shown, ALL, "organisation", corpus)

    def draw() -> None:
        backed_by_dyad(dyads, behind_ends(dyads, tables, corpus, "organisation"), corpus)
        shared_backers(tables, hostile_by_backing(tables, shown)["same"])

    def note(frame, event: str, argument: object) -> None:
        calls[0] += event in ("call", "c_call")

    draw()
    sys.setprofile(note)
    draw()
    sys.setprofile(None)
    assert not corpus.problems and tables.backing["how"].nunique() == 2
    return calls[0]


def test_who_stands_behind_one_event_is_no_more_work_in_a_larger_corpus(tmp_path: Path) -> None:
    few, more = (calls_to_draw_one(tmp_path / str(articles), articles) for articles in (5, 20))

    assert more < 1.3 * few
