"""What was asked last is made once for all who ask, and memory has a bound."""

import weakref

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.building.build import build_tables
from lib.events.recent import Recent
from lib.events.tables import Tables


def test_what_was_asked_longest_ago_goes_first() -> None:
    shelf: Recent[str] = Recent(most=2, most_rows=100)

    for asked in ("a", "b", "a", "c"):
        shelf.keep(asked, asked.upper(), 1) if shelf.find(asked) is None else None

    assert [shelf.find(asked) for asked in "abc"] == ["A", None, "C"]


def test_many_rows_push_out_what_else_is_held_but_not_the_newest() -> None:
    shelf: Recent[str] = Recent(most=10, most_rows=100)

    for asked, rows in (("small", 60), ("huge", 1_000), ("vast", 5_000)):
        shelf.keep(asked, asked[0], rows)

    assert shelf.find("small") is None and [shelf.find(asked) for asked in ("huge", "vast")] == ["h", "v"]


def test_the_two_newest_do_not_push_each_other_out_at_every_click() -> None:
    shelf: Recent[str] = Recent(most=10, most_rows=100)
    made: list[str] = []

    for _ in range(5):
        for asked in ("of these days", "of all days"):
            if shelf.find(asked) is None:
                made.append(asked)
                shelf.keep(asked, asked, 80)

    assert made == ["of these days", "of all days"]


def test_tables_that_are_no_more_in_use_go_with_what_was_made_of_them(sample: Corpus) -> None:
    tables = build_tables(sample)
    select_events(tables, sample, Filters())
    gone = weakref.ref(tables)
    tables.selections.clear()

    del tables

    assert gone() is None


def test_the_same_filters_are_one_selection_and_others_are_not(sample: Corpus, sample_tables: Tables) -> None:
    asked = Filters(actors=frozenset({"ndf"}))

    assert select_events(sample_tables, sample, asked) is select_events(sample_tables, sample, asked.changed())
    assert select_events(sample_tables, sample, asked) is not select_events(sample_tables, sample, asked.changed(once=True))
