"""Filters as a value and in words: what is asked is said, each part of it can be taken off, and no more goes with it."""

import datetime
from collections.abc import Callable

import pytest

from lib.corpus.model.models import Corpus
from lib.events.asking.chips import chips, in_words
from lib.events.asking.choices import CHOICES, Choice
from lib.events.asking.filters import Filters
from lib.events.tables import Tables

Said = Callable[[Filters], list[str]]
DAY = datetime.date(2021, 3, 5)
ASKED = Filters(
    search="bridge",
    actors=frozenset({"ndf", "hezbollah"}),
    near_place="homs",
    near_km=12.5,
    first_day=DAY,
    last_day=DAY,
    undated=True,
    types=frozenset({"clash"}),
    claims=frozenset(),
    background=True,
)


@pytest.fixture
def said(sample: Corpus, sample_tables: Tables) -> Callable[[Filters], list[str]]:
    """The words of the chips of filters."""
    return lambda filters: [chip.words for chip in chips(filters, sample_tables, sample)]


def test_what_is_asked_is_said_in_the_order_of_the_sidebar(said: Said, sample: Corpus, sample_tables: Tables) -> None:
    hezbollah, ndf = (sample.actors[actor].name for actor in ("hezbollah", "ndf"))

    assert said(ASKED) == [
        "search: bridge",
        f"actor: {hezbollah}",
        f"actor: {ndf}",
        f"within 12.5 km of {sample.places['homs'].name}",
        "from 5 March 2021",
        "to 5 March 2021",
        "with undated",
        "type: Clash",
        "claim: nothing that exists",
        "with background",
    ]
    assert in_words(ASKED, sample_tables, sample) == "; ".join(said(ASKED))


def test_nothing_asked_is_all_events(said: Said, sample: Corpus, sample_tables: Tables) -> None:
    assert said(Filters()) == [] and in_words(Filters(), sample_tables, sample) == "all events"
    assert not Filters().active and not Filters(near_km=7).active


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.name)
def test_an_empty_choice_is_said_and_is_not_nothing_asked(sample: Corpus, sample_tables: Tables, choice: Choice) -> None:
    empty = Filters(**{choice.name: frozenset()})

    assert empty.active and empty != Filters()
    assert [(chip.field, chip.value) for chip in chips(empty, sample_tables, sample)] == [(choice.name, "")]


def test_between_is_said_where_actors_are_chosen(said: Said, sample: Corpus) -> None:
    assert said(Filters(actors=frozenset({"ndf"}), between=True)) == [f"between: {sample.actors['ndf'].name}"]


def test_labels_that_only_the_tables_know_are_used_and_an_id_stands_for_itself(sample: Corpus, sample_tables: Tables) -> None:
    region, label = next(iter(sample_tables.labels["region"].items()))
    asked = Filters(regions=frozenset({region, "zz:stale"}))

    assert {chip.words for chip in chips(asked, sample_tables, sample)} == {f"region: {label}", "region: zz:stale"}
    assert label != region


@pytest.mark.parametrize("last_off", (False, True))
def test_every_chip_takes_off_itself_and_nothing_else(said: Said, sample: Corpus, sample_tables: Tables, last_off: bool) -> None:
    left, order = ASKED, said(ASKED)

    while order:
        at = -1 if last_off else 0
        chip = chips(left, sample_tables, sample)[at]
        left = left.without(chip.field, chip.value)
        order.pop(at)
        assert said(left) == order

    assert not left.active


def test_without_a_value_the_whole_field_is_taken_off() -> None:
    asked = Filters(actors=frozenset({"ndf", "hezbollah"}), between=True, types=frozenset({"clash", "killing"}))

    assert asked.without("actors") == Filters(types=asked.types)
    assert asked.without("types") == Filters(actors=asked.actors, between=True)


def test_between_stays_while_an_actor_is_chosen_and_goes_with_the_last() -> None:
    one = Filters(actors=frozenset({"ndf", "hezbollah"}), between=True).without("actors", "ndf")

    assert one == Filters(actors=frozenset({"hezbollah"}), between=True)
    assert one.without("actors", "hezbollah") == Filters()


def test_undated_events_are_kept_until_a_day_is_chosen_or_as_asked() -> None:
    days = ({"first_day": DAY}, {"last_day": DAY})

    assert Filters().keeps_undated and not Filters(undated=False).keeps_undated
    assert not any(Filters(**day).keeps_undated for day in days)
    assert all(Filters(**day, undated=True).keeps_undated for day in days)
