"""How many died: bounds summed, nobody twice, doubt apart, and what gives no number named."""

from pathlib import Path

import pytest

from lib.corpus.model.models import Actor, Article, Bloc, Corpus, CorpusSettings, Event, Extent, Participant, Quantity, Span
from lib.engine.questions import NO_EVENT, where
from lib.engine.shown import Some
from lib.engine.subsets import subset
from lib.engine.tolls import Casualties, casualties, tolls_by
from lib.events.building.build import build_tables
from lib.events.counting.casualties import Toll
from lib.events.tables import Tables
from tests.asked import shown_of
from tests.by_event import tolls_of_groups

SETTINGS = CorpusSettings("Valley", ("QX",), Extent(0, 0, 1, 1), (Bloc("north", "North", "blue"),))
ACTORS = {name: Actor(name, name.title(), "militia", "north") for name in ("reds", "blues")}


def event(number: int, least: int | None = None, most: int | None = None, **said) -> Event:
    told = {} if least is None and most is None else {"killed": Quantity(least, most, said.pop("about", False))}
    return Event(
        f"a/{number}",
        said.pop("type", "clash"),
        f"Event {number}.",
        Span(0, 4, "they"),
        said.pop("roles", {"side_a": (Participant("reds"),), "side_b": (Participant("blues"),)}),
        quantities=told,
        **said,
    )


def killed(*events: Event) -> Casualties:
    article = Article("a", "articles/a.md", "A", "The Post", "they fought", "full", events)
    corpus = Corpus(Path(), SETTINGS, ACTORS, {}, (article,), (), (), "")
    tables = build_tables(corpus)
    return casualties("killed", all_of(tables, corpus))


def all_of(tables: Tables, corpus: Corpus) -> Some:
    """All events of a corpus, wholes and parts alike."""
    return Some(shown_of(tables, corpus), (), "read")


def bounds(*events: Event, claim: str = "reported") -> tuple[int | None, int | None]:
    number = killed(*events).claims[claim].number
    return (number.min, number.max)


@pytest.mark.parametrize(
    "events,summed",
    (
        ((event(1, 2, 4), event(2, 1, 1)), (3, 5)),
        ((event(1, 2, 4), event(2, 1)), (3, None)),  # a minimum stays "at least"
        ((event(1, None, 5),), (None, 5)),
        ((event(1, None, 5), event(2, 2, 2)), (2, 7)),
        ((event(1, 0, 0), event(2)), (0, 0)),  # none told is not "not told"
        ((event(1, 3, 3), event(2, 2, 2, maybe_same_as=("a/1",))), (2, 5)),  # one event or two
        ((event(1, 5, 5), event(2, 2, 2, part_of="a/1"), event(3, 1, 4, part_of="a/1")), (5, 5)),
        ((event(1, 5, 9), event(2, 4, 4, part_of="a/1"), event(3, 3, 3, part_of="a/1")), (7, 9)),
        ((event(1, 2, 2), event(2, 4, 6, part_of="a/1")), (4, 6)),  # the parts tell more than the whole
        ((event(1), event(2, 4, 4, part_of="a/1"), event(3, 3, 3, part_of="a/1")), (7, 7)),
        ((event(1, 5, 5), event(2, part_of="a/1"), event(3, 2, 2, part_of="a/2")), (5, 5)),  # a part of a part without a number
    ),
)
def test_bounds_are_summed_and_nobody_counts_twice(events: tuple[Event, ...], summed: tuple) -> None:
    assert bounds(*events) == summed


def test_doubt_is_summed_apart() -> None:
    found = killed(event(1, 2, 2), event(2, 3, 3, claim="alleged"), event(3, 4, 4, claim="denied"))

    assert {claim: (toll.number.min, toll.events) for claim, toll in found.claims.items()} == {
        "reported": (2, 1),
        "alleged": (3, 1),
        "denied": (4, 1),
    }
    assert found.told == 3


@pytest.mark.parametrize("tie", ({"maybe_same_as": ("a/1",)}, {"part_of": "a/1"}))
def test_who_may_be_counted_as_reported_adds_nothing_at_the_least_as_alleged(tie: dict) -> None:
    events = event(1, 2, 2), event(2, 3, 3, claim="alleged", **tie)

    assert bounds(*events) == (2, 2) and bounds(*events, claim="alleged") == (0, 3)


def test_what_is_planned_or_ordered_has_killed_nobody_and_what_was_attempted_may_have() -> None:
    found = killed(event(1, 9, 9, stage="planned"), event(2, 8, 8, stage="ordered"), event(3, 1, 1, stage="attempted"))

    assert found.claims["reported"] == Toll(Quantity(1, 1), 1) and found.ahead == 2


def test_violent_events_without_a_number_are_named_and_others_are_not() -> None:
    found = killed(event(1), event(2, 1, 1), event(3, type="meeting", roles={"participants": (Participant("reds"),)}))

    assert found.silent == 1 and found.claims["alleged"].number is None


def test_what_is_about_so_stays_about_so() -> None:
    assert killed(event(1, 5, 5, about=True), event(2, 1, 1)).claims["reported"].number == Quantity(6, 6, True)


def test_whose_dead_they_are_is_told_side_by_side() -> None:
    roles = {
        "side_a": (Participant("reds", quantities={"killed": Quantity(1, None)}),),
        "side_b": (Participant("blues", "two guards", {"killed": Quantity(2, 2)}),),
    }
    found = killed(event(1, 3, None, roles=roles), event(2, 4, 4, roles=roles, maybe_same_as=("a/1",)))

    assert {who: (toll.number.min, toll.number.max) for who, toll in found.whose.items()} == {
        ("reported", "reds", ""): (1, None),
        ("reported", "blues", "two guards"): (2, 4),
    }
    assert found.claims["reported"].perhaps_twice == ("a/1", "a/2")


def test_the_dead_of_the_sample_are_those_of_its_three_stories(sample: Corpus, sample_tables: Tables) -> None:
    some = all_of(sample_tables, sample)
    found = casualties("killed", some)

    assert subset("killed/reported", some).ids() == ("ndf-dissolution/5", "smuggling-headquarters/22")
    assert subset("killed/alleged", some).ids() == ("homs-ndf-leadership/1",)
    assert (found.claims["reported"].events, found.claims["alleged"].events) == (2, 1)
    assert found.claims["reported"].number.max is None


def test_tolls_of_many_groups_are_those_of_each_alone(sample: Corpus, sample_tables: Tables) -> None:
    events, some = sample_tables.events, all_of(sample_tables, sample)
    groups = {(kind,): rows["event_id"].tolist() for kind, rows in events.groupby("type")}

    found = tolls_by("killed", some, ("type",))

    assert tolls_of_groups("killed", groups, events, sample_tables) == found and len(found) == 3
    for kind in events["type"].unique():
        alone = casualties("killed", some.also(where(type=kind))).claims
        assert found.get((kind,), {}) == {claim: toll for claim, toll in alone.items() if toll.number}


def test_no_events_tell_nothing(sample: Corpus, sample_tables: Tables) -> None:
    found = casualties("wounded", all_of(sample_tables, sample).also(NO_EVENT))

    assert found.told == found.silent == 0 and all(toll.number is None for toll in found.claims.values())
