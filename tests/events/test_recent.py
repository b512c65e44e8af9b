"""What was asked last is made once for all who ask, and memory has a bound."""

import weakref

import pandas as pd

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import MOST_MADE, Selection, select_events
from lib.events.building.build import build_tables
from lib.events.memo import once_for_selection
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


def test_what_is_made_of_a_selection_has_a_bound_however_much_is_opened(sample: Corpus, sample_tables: Tables) -> None:
    @once_for_selection
    def figure(selection: Selection, chosen: str) -> list[str]:
        return [chosen]

    selection = select_events(sample_tables, sample, Filters())
    first = figure(selection, "0")
    for number in range(1, 200):
        figure(selection, str(number))

    assert len(selection.made) <= MOST_MADE and figure(selection, "199") is figure(selection, "199")
    assert figure(selection, "0") == first and figure(selection, "0") is not first


def test_the_same_filters_are_one_selection_and_others_are_not(sample: Corpus, sample_tables: Tables) -> None:
    asked = Filters(actors=frozenset({"ndf"}))

    assert select_events(sample_tables, sample, asked) is select_events(sample_tables, sample, asked.changed())
    assert select_events(sample_tables, sample, asked) is not select_events(sample_tables, sample, asked.changed(once=True))


def test_what_is_made_of_a_selection_is_made_once_for_each_wish(sample: Corpus, sample_tables: Tables) -> None:
    made: list[str] = []

    @once_for_selection
    def numbers(selection: Selection, column: str) -> pd.Series:
        made.append(column)
        return selection.events[column].value_counts()

    first, again = (numbers(select_events(sample_tables, sample, Filters()), column) for column in ("type", "type"))
    other = numbers(select_events(sample_tables, sample, Filters(background=True)), "type")

    assert first is again and made == ["type", "type"] and other.sum() > first.sum()
