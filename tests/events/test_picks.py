"""A descriptor stands for the same events as the mark, ribbon or number it was made of; a stale one for none."""

import pandas as pd
import pytest

from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.engine.dyads import Links, count_dyads
from lib.engine.picks import Part, of_ids
from lib.events.asking.filters import Filters
from lib.events.asking.pick import from_text, of_page
from lib.events.asking.picks import LEVELS, dyad_keys
from lib.events.asking.select import REASONS, Selection, select_events
from lib.events.building.build import build_tables
from lib.events.tables import Tables
from tests.asked import Opened, opened, shown_of
from tests.events.test_build import DELTA

PARTS = (Part(of_page("on-map"), "on the map", of_ids(("ndf-dissolution/5", "ashara-clash/1"))),)


@pytest.fixture(scope="module")
def selection(sample: Corpus, sample_tables: Tables) -> Selection:
    return select_events(sample_tables, sample, Filters(groups=frozenset({"violence", "ground"})))


@pytest.fixture
def picked(sample: Corpus, sample_tables: Tables, selection: Selection):
    shown = shown_of(sample_tables, sample, selection.filters)
    return lambda text: opened(from_text(text), shown, sample, PARTS)


@pytest.mark.parametrize("reason", ("read", "matching", *REASONS))
def test_a_number_of_the_ledger_opens_its_rows(picked, selection: Selection, reason: str) -> None:
    found = picked(f"ledger:{reason}")

    assert found.event_ids == selection.ledger.rows(reason) and found.title


def test_a_part_of_the_page_opens_its_own_events(picked) -> None:
    assert picked("part:on-map") == picked("part:on the map") == Opened("On the map", ("ashara-clash/1", "ndf-dissolution/5"))


def test_a_mark_opens_every_event_that_happened_at_its_place_and_no_other(
    picked, sample: Corpus, sample_tables: Tables, selection: Selection
) -> None:
    shown = set(selection.events["event_id"])
    told = {
        place: [event.id for article in sample.articles for event in article.events if place in event.place and event.id in shown]
        for place in sample.places
    }

    for place, events in told.items():
        found = picked(f"place:{place}")
        assert (found.title, sorted(found.event_ids)) == (sample.places[place].name, sorted(events))
    assert sum(map(len, told.values())) > len({event for events in told.values() for event in events})


def test_a_mark_of_several_places_names_each_with_its_events_and_opens_all(picked, selection: Selection) -> None:
    one, other = selection.events["place_id"].value_counts().index[:2]

    both = picked(f"place:{one},{other}")

    first, second = picked(f"place:{one}"), picked(f"place:{other}")
    assert both.title == " · ".join(f"{found.title} ({len(found.event_ids)})" for found in (first, second))
    assert set(both.event_ids) == {*first.event_ids, *second.event_ids}
    assert len(both.event_ids) > len(first.event_ids) > 0


@pytest.mark.parametrize("level", LEVELS)
def test_each_dyad_opens_as_many_events_as_it_says(
    picked, sample: Corpus, sample_tables: Tables, selection: Selection, level: str
) -> None:
    counts = count_dyads(Links(shown_of(sample_tables, sample, selection.filters), level, "all"), sample).counts

    assert len(counts)
    for key, number in zip(dyad_keys(counts), counts["events"]):
        found = picked(f"dyad:{key}:{level}").event_ids
        assert len(found) == number and set(found) <= set(selection.events["event_id"]), key


def test_an_actor_opens_all_events_that_it_has_a_link_in(picked, sample_tables: Tables, selection: Selection) -> None:
    links = sample_tables.links[sample_tables.links["event_id"].isin(selection.events["event_id"])]
    linked = links["event_id"][(links["left_id"] == "irgc") | (links["right_id"] == "irgc")]

    assert set(picked("actor:irgc:actor").event_ids) == set(linked) != set()


def test_chosen_events_are_found_whatever_the_filters_hide(picked, sample_tables: Tables, selection: Selection) -> None:
    hidden = selection.ledger.rows("filtered")[:2]

    assert set(picked("ids:" + ",".join(hidden)).event_ids) == set(hidden) and len(hidden) == 2


def test_the_id_of_a_joined_report_finds_its_event() -> None:
    delta = read_corpus(DELTA)
    tables = build_tables(delta)

    assert opened(from_text("ids:second/1"), shown_of(tables, delta), delta).event_ids == ("first/1",)


@pytest.mark.parametrize(
    "stale",
    (
        "",
        "nothing",
        "ledger:guessed",
        "part:of another page",
        "place:nowhere",
        "ids:",
        "ids:a/1",
        "dyad:ndf",
        "actor:",
        "dyad:ndf:irgc:hostile:galaxy",
        "dyad:nobody:irgc:hostile:actor",
        "cell:nobody:nobody:all:bloc",
        "actor:nobody:actor",
    ),
)
def test_what_means_nothing_any_more_opens_nothing_and_breaks_nothing(picked, stale: str) -> None:
    assert picked(stale).event_ids == ()


def test_keys_tell_a_link_both_ways_from_a_link_one_way() -> None:
    counts = pd.DataFrame({"left_id": ["a", "a"], "right_id": ["b", "b"], "kind": ["hostile", "hostile"], "mutual": [True, False]})

    assert dyad_keys(counts) == ["a:b:hostile~", "a:b:hostile"]
