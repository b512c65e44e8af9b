"""What a page makes of a selection is kept with it, for everybody, by theme and wish, and has a bound."""

import pytest

from lib.corpus.model.models import Corpus
from lib.engine.shown import MOST_MADE
from lib.events.asking.filters import Filters
from lib.events.tables import Tables
from lib.figures.theme import Theme, theme_of
from lib.ui.map_beside import events_beside
from lib.ui.view import View, made_once
from tests.asked import shown_of


@pytest.fixture
def view(sample: Corpus, sample_tables: Tables) -> View:
    return View("", "", sample, theme_of("light"), shown_of(sample_tables, sample))


def test_what_is_made_of_a_selection_has_a_bound_however_much_is_opened(view: View) -> None:
    @made_once
    def figure(view: View, chosen: str) -> list[str]:
        return [chosen]

    first = figure(view, "0")
    for number in range(1, 200):
        figure(view, str(number))

    assert len(view.shown.made) <= MOST_MADE and figure(view, "199") is figure(view, "199")
    assert figure(view, "0") == first and figure(view, "0") is not first


def test_it_is_made_once_for_each_wish_theme_and_selection(view: View, sample: Corpus, sample_tables: Tables) -> None:
    made: list[tuple[Theme, str, Filters]] = []

    @made_once
    def numbers(view: View, column: str) -> dict[str, int]:
        made.append((view.theme, column, view.filters))
        return view.shown.tally(column).set_index(column)["n"].to_dict()

    dark = View("", "", sample, theme_of("dark"), view.shown)
    other = View("", "", sample, view.theme, shown_of(sample_tables, sample, Filters(background=True)))
    first, again = numbers(view, "type"), numbers(View("Map", "map", sample, view.theme, view.shown), "type")

    assert first is again and made == [(view.theme, "type", Filters())]
    assert numbers(dark, "type") == first and sum(numbers(other, "type").values()) > sum(first.values())
    assert numbers(view, "group") != first and len(made) == 4


def test_the_list_beside_the_map_is_one_thing_that_is_kept_however_many_places_it_has(view: View) -> None:
    before = len(view.shown.made)
    beside = events_beside(view)

    assert len(beside) > 4 and len(view.shown.made) == before + 2  # with the places themselves
    assert all(len(rows) == view.shown.number(which) for which, rows in beside.items())
