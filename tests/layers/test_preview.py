"""What rows become before they are written: each counted once by place and once by period."""

import itertools
from collections import Counter

import pytest

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.roles import side_of
from lib.layers.form import Form, mapping_of
from lib.layers.importing import Wish, prepare
from lib.layers.preview import LONGER, UNDATED, by_period, by_place, is_by_year, period_of, preview, rows_become
from lib.layers.told import Reading
from tests.layers.tables import FIGHT, ged


@pytest.fixture(scope="module")
def reading(sample: Corpus) -> Reading:
    rows = (
        FIGHT,
        FIGHT | {"id": "2", "date_start": "2014-05-03", "date_end": "2014-05-03"},
        FIGHT | {"id": "3", "date_prec": "5", "date_start": "2014-01-01", "date_end": "2014-12-31"},
        FIGHT | {"id": "4", "date_start": "soon", "date_end": ""},
        FIGHT | {"id": "5", "where_prec": "4", "where_coordinates": "Homs governorate"},
    )
    return prepare("ged.csv", ged(*rows).encode(), sample, Wish("ged", "GED")).reading


def test_every_event_is_counted_once_by_place_and_once_by_period(reading: Reading) -> None:
    periods, places = by_period(reading, False), by_place(reading)

    assert sum(periods.values()) == sum(one.n for one in places) == len(reading.told) == 5
    assert periods[LONGER] == 1 and periods[UNDATED] == 1 and list(periods)[-2:] == [LONGER, UNDATED]
    rows = list(rows_become(reading, False))
    assert Counter(row.period for row in rows) == Counter({name: n for name, n in periods.items() if n})
    assert Counter(row.at for row in rows) == Counter({one.at: one.n for one in places})


def test_months_without_an_event_stand_between_the_others(sample: Corpus) -> None:
    rows = (FIGHT | {"id": str(n), "date_start": day, "date_end": day} for n, day in enumerate(("2014-11-02", "2015-02-02")))
    far = (FIGHT | {"id": str(n), "date_start": day, "date_end": day} for n, day in enumerate(("1999-11-02", "2015-02-02")))
    near, apart = (prepare("g.csv", ged(*some).encode(), sample, Wish("ged")).reading for some in (rows, far))

    assert by_period(near, is_by_year(near)) == {"2014-11": 1, "2014-12": 0, "2015-01": 0, "2015-02": 1}
    years = by_period(apart, is_by_year(apart))
    assert is_by_year(apart) and list(years) == [str(year) for year in range(1999, 2016)] and sum(years.values()) == 2


@pytest.mark.parametrize(
    "date,month,year",
    [
        ("2021-03-04", "2021-03", "2021"),
        ("2021-03", "2021-03", "2021"),
        ("2021", LONGER, "2021"),
        ("[2021-03-30..2021-04-02]", LONGER, "2021"),
        ("2021-12-30/2022-01-02", LONGER, LONGER),
        ("[..2021-04-02]", LONGER, LONGER),
        ("", UNDATED, UNDATED),
    ],
)
def test_an_event_is_of_a_period_where_it_is_known_to_lie_in_it(date: str, month: str, year: str) -> None:
    assert (period_of(date, False), period_of(date, True)) == (month, year)


def test_a_row_says_who_did_what_where_how_exactly_and_how_many(reading: Reading) -> None:
    row = next(rows_become(reading, False))

    assert (row.id, row.type, row.left, row.right, row.place) == ("101", "Clash", "Government of Valley", "Hill Front", "Ford town")
    assert row.precision == "Town" and row.numbers.startswith("killed ")


def test_extents_of_years_are_counted_by_year(sample: Corpus) -> None:
    mapping = mapping_of(Form(columns={"first": "from", "last": "to", "left": "who"}, every="attack"))
    wish = Wish("t", "T", "table", {"mapping": mapping})

    seen = preview(prepare("t.csv", b"who,from,to\nA,2001,2002\nB,2021,2021\n", sample, wish).reading)

    assert [row.date for row in seen.rows] == ["2001/2002", "2021"] and seen.per_year and seen.periods[LONGER] == 1


@pytest.mark.parametrize("type_id", CODEBOOK.types)
def test_the_sides_of_a_row_are_those_of_the_event_table(sample: Corpus, type_id: str) -> None:
    for left, right in itertools.permutations(CODEBOOK.types[type_id].roles, 2):
        mapping = {
            "type": {"otherwise": {"type": type_id, "left": left, "right": right}},
            "actors": [{"side": "left", "name": "who"}, {"side": "right", "name": "whom"}],
        }
        reading = prepare("t.csv", b"who,whom\nAlpha,Beta\n", sample, Wish("t", "T", "table", {"mapping": mapping})).reading

        (row,) = rows_become(reading, False)

        expected: dict[str, list[str]] = {"left": [], "right": [], "none": []}
        for role, name in ((left, "Alpha"), (right, "Beta")):
            expected[side_of(type_id, role)].append(name)
        rules = {(rule.left, rule.right): rule.mutual for rule in CODEBOOK.types[type_id].links}
        assert row.mutual == (
            rules.get((left, right), False) or rules.get((right, left), False) or mutual_within(type_id, {left, right})
        )
        assert (row.left, row.right) == ("; ".join(expected["left"]), "; ".join(expected["right"]))


def mutual_within(type_id: str, roles: set[str]) -> bool:
    """Whether those of one role act on each other, as in an agreement."""
    return any(rule.mutual and rule.left == rule.right and rule.left in roles for rule in CODEBOOK.types[type_id].links)
