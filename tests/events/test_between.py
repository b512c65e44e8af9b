"""What is between chosen actors: ties count as of the event's days, and each option says what choosing it leaves."""

import datetime
from dataclasses import replace

import pytest

from lib.corpus.model.models import Corpus, Participant, Tie
from lib.corpus.reading.read import read_corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.building.build import build_tables
from lib.events.tables import Tables
from tests.asked import count_options
from tests.events.test_build import DELTA


@pytest.fixture(scope="module")
def parted() -> Corpus:
    """The invented corpus, its guard a part of the state until 2016 alone; its clash is of 2020."""
    delta = read_corpus(DELTA)
    guard = replace(delta.actors["river-guard"], part_of=(Tie("delta-state", last=datetime.date(2016, 12, 31)),))
    first = delta.article("first")
    clash = replace(first.events[0], roles={"side_a": (Participant("river-guard"),), "side_b": (Participant("fishers-battalion"),)})
    return replace(
        delta,
        actors=delta.actors | {"river-guard": guard},
        articles=tuple(replace(first, events=(clash, *first.events[1:])) if one is first else one for one in delta.articles),
    )


def between(corpus: Corpus, *actors: str) -> set[str]:
    tables = build_tables(corpus)
    return set(select_events(tables, corpus, Filters(actors=frozenset(actors), between=True, background=True)).events["event_id"])


def test_a_tie_that_had_ended_puts_no_event_between(parted: Corpus) -> None:
    assert "first/1" not in between(parted, "delta-state", "fishers-battalion")
    assert "first/1" in between(parted, "river-guard", "fishers-battalion")


@pytest.mark.parametrize("chosen", ((), ("hezbollah",), ("irgc", "hezbollah"), ("ndf",)))
@pytest.mark.parametrize("once", (False, True))
def test_each_actor_says_how_many_events_stay_once_it_is_chosen_too(
    sample: Corpus, sample_tables: Tables, chosen: tuple[str, ...], once: bool
) -> None:
    filters = Filters(actors=frozenset(chosen), between=True, once=once)
    counts = count_options(sample_tables, sample, filters)["actor"]

    for actor, number in counts.items():
        asked = replace(filters, actors=filters.actors | {actor})
        assert number == len(select_events(sample_tables, sample, asked).events), actor
    assert any(counts.values())


def test_two_ends_within_one_of_two_nested_bodies_are_not_between_them(sample: Corpus, sample_tables: Tables) -> None:
    chosen = Filters(actors=frozenset(("syrian-government-forces", "syrian-arab-army")), between=True, background=True)
    within = Filters(actors=frozenset(("syrian-arab-army",)), between=True, background=True)

    inside = set(select_events(sample_tables, sample, within).events["event_id"])
    assert inside and not inside & set(select_events(sample_tables, sample, chosen).events["event_id"])
