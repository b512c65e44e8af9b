"""What was asked last is made once for all who ask, and memory has a bound."""

import pandas as pd

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.recent import Recent
from lib.events.asking.select import Selection, select_events
from lib.events.memo import once_for_selection
from lib.events.tables import Tables


def test_what_was_asked_longest_ago_goes_first() -> None:
    shelf: Recent[str] = Recent(most=2, most_rows=100)

    for asked in ("a", "b", "a", "c"):
        shelf.keep(asked, asked.upper(), 1) if shelf.find(asked) is None else None

    assert [shelf.find(asked) for asked in "abc"] == ["A", None, "C"]


def test_many_rows_push_out_what_else_is_held_but_not_themselves() -> None:
    shelf: Recent[str] = Recent(most=10, most_rows=100)

    shelf.keep("small", "s", 60)
    shelf.keep("huge", "h", 1_000)

    assert shelf.find("small") is None and shelf.find("huge") == "h" and len(shelf) == 1


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
