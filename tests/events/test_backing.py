"""Who backs whom as of an event's days: an attribute of a side, never an end of a link."""

from lib.corpus.model.models import Corpus
from lib.events.links import links_at
from lib.events.roles import beside_the_arrow
from lib.events.tables import Tables


def test_no_level_makes_an_actor_of_a_backer(sample: Corpus, sample_tables: Tables) -> None:
    coded = set(sample_tables.links["left_id"]) | set(sample_tables.links["right_id"])
    above, waiting = set(coded), list(coded)
    while waiting:
        fresh = {tie.actor for tie in sample.actors[waiting.pop()].part_of} - above
        above |= fresh
        waiting += fresh

    for level in ("actor", "organisation", "state"):
        links = links_at(sample_tables, sample, level)
        assert set(links["left_id"]) | set(links["right_id"]) <= above


def test_at_the_level_of_states_a_unit_counts_as_the_state_it_is_part_of(sample: Corpus, sample_tables: Tables) -> None:
    at_states = links_at(sample_tables, sample, "state")
    ends = set(at_states["left_id"]) | set(at_states["right_id"])

    assert "iran" in ends and not ends & {"irgc", "quds-force", "iranian-forces"}
    assert "hezbollah" in ends  # backed by Iran and no part of it: it acts as itself


def test_what_a_state_backs_and_what_is_its_own_are_told_apart(sample_tables: Tables) -> None:
    told = sample_tables.backing.drop_duplicates(["actor_id", "backer_id", "how"]).set_index("actor_id")

    assert tuple(told.loc["hezbollah", ["backer_id", "how"]]) == ("iran", "backed")
    assert tuple(told.loc["irgc", ["backer_id", "how"]]) == ("iran", "own")


def test_the_columns_say_who_stands_behind_each_actor_of_a_side(sample: Corpus, sample_tables: Tables) -> None:
    events = sample_tables.events.set_index("event_id")
    backing = sample_tables.backing[sample_tables.backing["actor_id"] != sample_tables.backing["backer_id"]]

    for side, column in (("left", "initiators_backed_by"), ("right", "targets_backed_by")):
        told = backing[backing["side"] == side].groupby("event_id")["actor_id"].nunique()
        entries = events[column].dropna().str.split("; ").str.len()
        assert entries.to_dict() == told.to_dict()
    assert events.loc["ashara-clash/1", "targets_backed_by"] == "Islamic Revolutionary Guard Corps: Iran (its own)"
    assert "Hezbollah: Iran" in events.loc["smuggling-headquarters/22", "initiators_backed_by"]
    assert events["initiators_backed_by"].dropna().str.split("; ").explode().str.contains(": ").all()


def test_a_role_that_is_no_end_of_the_arrow_is_named_beside_the_actor() -> None:
    assert beside_the_arrow("defection", "initiator") == "initiator"
    assert beside_the_arrow("hq_handover", "giver") == beside_the_arrow("statement", "initiator") == ""


def test_a_filter_by_backer_finds_the_events_with_a_side_it_backs(sample_tables: Tables) -> None:
    facet, backing = sample_tables.facets["backer"], sample_tables.backing
    mask = facet.rows_with(frozenset({"russia"}), len(sample_tables.events))

    backed = backing[(backing["backer_id"] == "russia") & (backing["how"] == "backed")]
    assert set(sample_tables.events.loc[mask, "event_id"]) == set(backed["event_id"])
