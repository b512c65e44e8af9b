"""The address of a view says what is asked, by ids; what it asks in vain is reported and never becomes everything."""

import datetime
import re

import pytest

from lib.address import query as addresses
from lib.address.pages import PAGES
from lib.address.query import heaviest, own_values
from lib.corpus.model.models import Corpus
from lib.events.asking.asked import from_query, known_values, to_query
from lib.events.asking.filters import Filters
from lib.events.asking.search import LONGEST
from lib.events.tables import Tables
from lib.settings import ROOT
from lib.ui.compare_sides import SIDES

EVERYTHING = Filters(
    search="a & b",
    actors=frozenset({"ndf", "hezbollah"}),
    between=True,
    regions=frozenset({"governorate:homs"}),
    places=frozenset({"homs", "shebaa"}),
    near_place="homs",
    near_km=12.5,
    groups=frozenset({"violence"}),
    types=frozenset({"clash", "attack"}),
    issues=frozenset({"pay"}),
    kinds=frozenset({"hostile"}),
    first_day=datetime.date(2021, 1, 1),
    last_day=datetime.date(2022, 12, 31),
    undated=False,
    claims=frozenset({"alleged"}),
    stages=frozenset({"planned"}),
    publishers=frozenset({"majalla"}),
    reliability=frozenset({"F"}),
    credibility=frozenset({"6"}),
    background=True,
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


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "yesterday"),
        ("to", "2021-02-30"),
        ("from", "10000-01-01"),
        ("km", "far"),
        ("km", "-4"),
        ("km", "nan"),
        ("km", "1e9"),
        ("near", "atlantis"),
        ("near", "homs-governorate"),
    ],
)
def test_a_value_that_no_control_could_hold_is_asked_in_vain(name: str, value: str, known) -> None:
    asked = from_query({name: [value]}, known)

    assert asked.filters == Filters(vain=((name, value),))
    assert to_query(asked.filters) == {name: [value]}


@pytest.mark.parametrize("name,values", (("to", ["2021-01-01", "x"]), ("from", ["2021-01-01", "2022-01-01"]), ("once", ["1", "2"])))
def test_two_values_where_one_is_read_are_asked_in_vain(name: str, values: list[str], known) -> None:
    filters = from_query({name: values}, known).filters

    assert filters == Filters(vain=tuple((name, value) for value in values)) and to_query(filters) == {name: values}


def test_a_search_of_any_length_is_cut_and_said(known) -> None:
    asked = from_query({"q": ["ق" * 70_000]}, known)

    assert asked.filters.search == "ق" * LONGEST
    assert asked.stale == (("search", f"more than its first {LONGEST} letters"),)


def test_names_that_mean_nothing_here_are_left_alone(known) -> None:
    assert from_query({"utm_source": ["mail"], "event": ["a/1"], "_level": ["bloc"]}, known).filters == Filters()


@pytest.mark.parametrize(
    "query,said", (({"km": ["5"]}, ("km", "5, of no place")), ({"between": ["1"]}, ("between", "no actor is chosen")))
)
def test_what_hangs_on_something_that_is_not_asked_is_reported(query, said, known) -> None:
    assert from_query(query, known).stale == (said,)


def test_a_page_s_own_parameter_is_one_value_or_asked_in_vain_and_no_other_page_s() -> None:
    query = {"_order": ["size", "size"], "_page": ["2", "3"], "_level": ["bloc"], "_hue": ["red"], "actor": ["ndf"], "_zoom": [""]}

    assert own_values(query, "events") == (
        {"_order": "size"},
        [("_page", "2"), ("_page", "3")],
        [("level", "bloc"), ("hue", "red")],
    )


def test_every_parameter_of_its_own_that_a_page_reads_is_known() -> None:
    read = re.compile(r"(?:page_option|remembered|require_option|remember|refuse)\(\"(\w+)\"")
    files = [*(ROOT / "pages").glob("*.py"), *(ROOT / "lib" / "ui").glob("*.py"), ROOT / "app.py"]
    names = {name for file in files for name in read.findall(file.read_text("utf-8"))}
    names |= {name for side in SIDES for name in (side.name, side.revision)}

    assert names | {"zoom", "lat", "lon"} == {name for page in PAGES for name in page.own}


def test_the_heaviest_choice_of_an_address_is_named() -> None:
    assert heaviest({"q": ["short"], "place": ["a", "b", "c"], "actor": ["one-long-name"]}) == ("place", 3)


def test_no_address_that_is_said_is_longer_than_a_server_reads() -> None:
    assert addresses.MOST_LETTERS < 60_000 and addresses.MOST_VALUES < 1_000
    assert not addresses.fits({"pick": ["ids:" + "a" * addresses.MOST_LETTERS]})
    assert not addresses.fits({"place": [str(number) for number in range(addresses.MOST_VALUES)]})
