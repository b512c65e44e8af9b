"""The address of a view says what is asked, by ids; what it asks in vain is reported and never becomes everything."""

import datetime

import pytest

from lib.corpus.models import Corpus
from lib.events.filters import Filters
from lib.events.tables import Tables
from lib.ui.query import from_query, known_values, to_query

EVERYTHING = Filters(
    search="a & b", actors=frozenset({"ndf", "hezbollah"}), between=True, regions=frozenset({"governorate:homs"}),
    places=frozenset({"homs", "shebaa"}), near_place="homs", near_km=12.5, groups=frozenset({"violence"}),
    types=frozenset({"clash", "attack"}), issues=frozenset({"pay"}), kinds=frozenset({"hostile"}),
    first_day=datetime.date(2021, 1, 1), last_day=datetime.date(2022, 12, 31), undated=False,
    claims=frozenset({"alleged"}), stages=frozenset({"planned"}), publishers=frozenset({"majalla"}),
    reliability=frozenset({"F"}), credibility=frozenset({"6"}), background=True,
)


@pytest.fixture(scope="module")
def known(sample: Corpus, sample_tables: Tables) -> dict[str, frozenset[str]]:
    return known_values(sample_tables, sample)


def test_no_filter_is_an_empty_address() -> None:
    assert to_query(Filters()) == {}


def test_every_filter_comes_back_from_its_address(known) -> None:
    asked = from_query(to_query(EVERYTHING), known)

    assert asked.filters == EVERYTHING
    assert asked.stale == ()


def test_an_unknown_id_is_reported_and_the_rest_is_kept(known) -> None:
    asked = from_query({"actor": ["hezbollah", "nobody"], "type": ["clash"]}, known)

    assert asked.filters == Filters(actors=frozenset({"hezbollah"}), types=frozenset({"clash"}))
    assert asked.stale == (("actors", "nobody"),)


@pytest.mark.parametrize("query", ({"actor": ["nobody"]}, {"region": ["district:atlantis"]}, {"type": [""]}))
def test_a_filter_of_which_every_id_is_unknown_asks_for_nothing(query, known) -> None:
    filters = from_query(query, known).filters

    assert frozenset() in (filters.actors, filters.regions, filters.types)
    assert from_query(to_query(filters), known).filters == filters


@pytest.mark.parametrize(("name", "value"), [
    ("from", "yesterday"), ("to", "2021-02-30"), ("from", "0001-01-01"), ("km", "far"), ("km", "-4"), ("km", "nan"),
    ("km", "1e9"), ("near", "atlantis"), ("near", "homs-governorate"),
])
def test_a_value_that_no_control_could_hold_is_reported_and_not_asked(name: str, value: str, known) -> None:
    asked = from_query({name: [value]}, known)

    assert asked.filters == Filters()
    assert [said for _, said in asked.stale] == [value]


def test_names_that_mean_nothing_here_are_left_alone(known) -> None:
    assert from_query({"utm_source": ["mail"], "event": ["a/1"], "_level": ["bloc"]}, known).filters == Filters()
