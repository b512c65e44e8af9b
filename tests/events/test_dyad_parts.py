"""What stands behind the dyads' numbers, counted another way; and each number opens just what it counts."""

import pandas as pd
import pytest

from lib.corpus.model.models import Corpus
from lib.engine.answers import ONE_SIDED
from lib.engine.backers import behind_dyads, behind_ends, hostile_by_backing, shared_backers
from lib.engine.dyads import Links, count_cells, count_dyads
from lib.engine.questions import where
from lib.engine.shown import Shown
from lib.events.affiliation import backers_of, state_of
from lib.events.asking.filters import Filters
from lib.events.asking.pick import from_text
from lib.events.asking.picks import PARTS, dyad_keys
from lib.events.asking.select import Selection, select_events
from lib.events.counting.doubt import certainty
from lib.events.counting.dyad_parts import COUNTED
from lib.events.counting.dyads import ALL, DYAD, HOSTILE, Dyads
from lib.events.tables import Tables
from lib.ui.relations_picks import behind_parts
from tests.asked import count_options, opened, shown_of

LEVELS = ("actor", "organisation", "state", "bloc")
KINDS = (ALL, "hostile", "violent", "coercive", "verbal", "transfer", "support", "talks")
OF_ALL = ("hostile", "transfer", "support", "talks")  # whose dyads are among those of all kinds
BY_THEMSELVES = tuple(kind for kind in KINDS if kind not in OF_ALL)


@pytest.fixture(scope="module")
def selection(sample: Corpus, sample_tables: Tables) -> Selection:
    return select_events(sample_tables, sample, Filters(background=True))


@pytest.fixture(scope="module")
def shown(sample: Corpus, sample_tables: Tables, selection: Selection) -> Shown:
    return shown_of(sample_tables, sample, selection.filters)


def dyads_at(level: str, kind: str, shown: Shown, corpus: Corpus) -> Dyads:
    return count_dyads(Links(shown, level, kind), corpus)


@pytest.mark.parametrize("kind", BY_THEMSELVES)
@pytest.mark.parametrize("level", LEVELS)
def test_every_number_of_every_dyad_opens_just_its_events(
    sample: Corpus, selection: Selection, shown: Shown, level: str, kind: str
) -> None:
    dyads, ids = dyads_at(level, kind, shown, sample), set(selection.events["event_id"])

    for key, row, part in zip(dyad_keys(dyads.counts), dyads.counts.to_dict("records"), dyads.parts.to_dict("records")):
        of_dyad = opened(from_text(f"dyad:{key}:{level}"), shown, sample).event_ids
        assert len(of_dyad) == row["events"] > 0
        assert len(set(of_dyad)) == len(of_dyad) and set(of_dyad) <= ids
        for name in COUNTED:
            if part[name]:
                found = opened(from_text(f"dyad:{key}:{level}:{name}"), shown, sample)
                assert len(found.event_ids) == part[name] and set(found.event_ids) <= set(of_dyad)
                assert PARTS[name].lower() in found.title


@pytest.mark.parametrize("kind", OF_ALL)
@pytest.mark.parametrize("level", LEVELS)
def test_the_dyads_of_a_kind_are_those_of_all_kinds_that_are_of_it(sample: Corpus, shown: Shown, level: str, kind: str) -> None:
    every, own = dyads_at(level, ALL, shown, sample), dyads_at(level, kind, shown, sample)

    for part in ("counts", "parts"):
        of_kind = every.counts["kind"] == kind
        told, among = (pd.concat([one.counts[DYAD], getattr(one, part)], axis=1) for one in (own, every))
        assert sorted(told.to_numpy().tolist()) == sorted(among[of_kind].to_numpy().tolist()) != []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("level", LEVELS)
def test_every_cell_and_every_end_opens_just_its_events(sample: Corpus, shown: Shown, level: str, kind: str) -> None:
    links, dyads = Links(shown, level, kind), dyads_at(level, kind, shown, sample)

    for row in count_cells(dyads, links).to_dict("records"):
        pick = f"cell:{row['left_id']}:{row['right_id']}:{row['side']}:{level}"
        found = opened(from_text(pick), shown, sample)
        one_way = shown.rows(
            ("event_id",), wheres=(where(links.over, left_id=row["left_id"], right_id=row["right_id"], mutual=False),)
        )
        assert len(found.event_ids) == row["events"]
        assert found.title.endswith(", both-way ones included") == row["mutual"]
        assert row["mutual"] or set(found.event_ids) <= set(one_way["event_id"])
        assert found.title.startswith("Within ") == (row["left_id"] == row["right_id"])
    for end, events in zip(dyads.ends["end_id"], dyads.ends["events"]):
        assert len(opened(from_text(f"actor:{end}:{kind}:{level}"), shown, sample).event_ids) == events


@pytest.mark.parametrize("level", LEVELS)
def test_parts_of_certainty_and_of_severity_add_up(sample: Corpus, shown: Shown, level: str) -> None:
    dyads = dyads_at(level, ALL, shown, sample)
    parts, cells = dyads.parts, count_cells(dyads, Links(shown, level, ALL))

    assert (parts[["done", "not_done", "alleged", "denied"]].sum(axis=1) == dyads.counts["events"]).all()
    severe = parts[["violent", "coercive", "verbal"]].sum(axis=1)
    assert (severe == dyads.counts["events"].where(dyads.counts["kind"] == HOSTILE, 0)).all()
    assert (cells[["done", "not_done", "alleged", "denied"]].sum(axis=1) == cells["events"]).all()


def test_hostile_is_the_sum_of_its_severities(sample: Corpus, shown: Shown) -> None:
    counts = {kind: dyads_at("organisation", kind, shown, sample).counts for kind in KINDS}

    by_pair = [
        counts[kind].groupby(["left_id", "right_id", "mutual"])["events"].sum() for kind in ("violent", "coercive", "verbal")
    ]
    assert pd.concat(by_pair).groupby(level=[0, 1, 2]).sum().to_dict() == (
        counts[HOSTILE].groupby(["left_id", "right_id", "mutual"])["events"].sum().to_dict()
    )


def test_hostile_is_the_sum_of_its_severities_in_filters_too_though_one_side_is_not_told(
    sample: Corpus, sample_tables: Tables, shown: Shown
) -> None:
    counts = count_options(sample_tables, sample, Filters(background=True))

    hostile = select_events(sample_tables, sample, Filters(background=True, kinds=frozenset(("hostile",)))).events["event_id"]

    assert counts["kind"]["hostile"] == sum(counts["severity"].values()) == len(hostile)
    assert set(hostile) == {event for part in behind_parts() for event in part.of(shown).ids()}


def test_an_event_counts_once_by_who_stands_behind_its_sides(sample: Corpus, sample_tables: Tables, shown: Shown) -> None:
    told = hostile_by_backing(shown)

    hostile = sample_tables.links[sample_tables.links["kind"] == HOSTILE]
    assert sum(told.values()) == hostile["event_id"].nunique()
    by_hand = set()
    for event, left, right in zip(hostile["event_id"], hostile["left_id"], hostile["right_id"]):
        sides = []
        for actor in (left, right):
            state = state_of(sample, actor, ((None, None),)).ids[0]
            own = {state} if sample.actors[state].kind == "state" else set()
            sides.append(own | set(backers_of(sample, actor, ((None, None),)).ids))
        if sides[0] & sides[1]:
            by_hand.add(event)
    assert set(behind_parts()[0].of(shown).ids()) == by_hand and len(by_hand) == told["same"]
    shared = shared_backers(shown)
    assert next(iter(shared)) == "iran" and max(shared.values()) <= told["same"] <= sum(shared.values())


def test_who_backs_a_part_of_a_side_is_not_said_to_back_the_side(sample: Corpus, shown: Shown) -> None:
    links, dyads = Links(shown, "organisation", ALL), dyads_at("organisation", ALL, shown, sample)
    backers, owners = behind_ends(links, sample)
    backed = behind_dyads(links, dyads.counts, sample)

    assert "russia" not in backers.get("syrian-government-forces", ())
    words = {*backed["left"], *backed["right"]}
    words = {one for entry in words for one in entry.split("; ")}
    assert "Russia (Fourth Legion)" in words and "Russia" not in words
    assert "Iran (its own)" in words and owners["iranian-forces"] == ("iran",)
    assert not any("its own" in name for end, name in zip(dyads.counts["left_id"], backed["left"]) if end == "hezbollah")
    assert len(backed) == len(dyads.counts) and backers["hezbollah"] == ("iran",)


def test_what_is_hostile_and_links_nobody_is_named_and_completes_the_number_by_severity(shown: Shown, selection: Selection) -> None:
    alone = behind_parts()[-1].of(shown).ids()

    assert "ndf-dissolution/5" in alone  # a killing by nobody who is told
    assert len(alone) == shown.number(*ONE_SIDED)
    assert len(alone) + sum(hostile_by_backing(shown).values()) == selection.events["severity"].notna().sum()


def test_certainty_is_one_for_each_event_and_the_gravest(selection: Selection) -> None:
    found = certainty(selection.events)

    assert found.index.equals(selection.events.index)
    denied = selection.events["claim"] == "denied"
    assert set(found[denied]) <= {"denied"} and not (found[~denied] == "denied").any()


def test_no_events_have_no_parts(sample: Corpus, sample_tables: Tables) -> None:
    nothing = shown_of(sample_tables, sample, Filters(types=frozenset()))
    none = count_dyads(Links(nothing, "actor", ALL), sample)

    assert none.parts.empty and none.counts.columns.tolist() == [*DYAD, "events"]
    assert behind_dyads(Links(nothing, "actor", ALL), none.counts, sample).empty
    assert behind_ends(Links(nothing, "actor", ALL), sample) == ({}, {})
