"""Whatever forms the dates of several reports have, what is joined of them is of an accepted form and says no more than
they do; tried over all pairs, and over triples drawn from all forms."""

import itertools

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from lib.corpus.model.dates import DateError, read_date, signs
from lib.corpus.model.models import Dated
from lib.events.building.stories import join_dates
from lib.events.words import day_words

SIDES = ("2022-04-18", "2022-05", "2021", "0202-01-01", "2022-04-18~", "2022-05?", "2021%")


def forms() -> list[Dated]:
    """Every form of every two sides, open ones and single ones too."""
    pairs = [(left, right) for left in ("", *SIDES) for right in ("", *SIDES) if left or right]
    texts = [
        *SIDES,
        *(f"[{left}..{right}]" for left, right in pairs),
        *(f"{left or '..'}/{right or '..'}" for left, right in pairs),
    ]
    found = []
    for text in texts:
        try:
            found.append(read_date(text))
        except DateError as wrong:
            assert "ends before it begins" in wrong.what
    return found


FORMS = forms()


def holds(dates: list[Dated]) -> None:
    joined = join_dates(dates)
    if joined is None:  # they exclude each other, and are open on both sides
        assert any(date.first is None for date in dates) and any(date.last is None for date in dates)
        return
    assert read_date(joined.text) == joined
    assert day_words(pd.Series({"dated_by": "event", "date": joined.text}))
    for side, name in enumerate(("first", "last")):
        bound = getattr(joined, name)
        told = {signs(date)[side] for date in dates if getattr(date, name) == bound}
        assert told or bound is None
        if bound and "" not in told and joined.first != joined.last:
            assert signs(joined)[side]


def test_any_two_forms_join_to_an_accepted_one_that_keeps_about():
    assert len(FORMS) > 80
    for pair in itertools.product(FORMS, repeat=2):
        holds(list(pair))


@given(st.lists(st.sampled_from(FORMS), min_size=1, max_size=4))
def test_any_few_forms_join_to_an_accepted_one_that_keeps_about(dates):
    holds(dates)


def test_what_overlaps_nowhere_and_has_no_bound_is_on_no_days():
    assert join_dates([read_date("../2022-03"), read_date("2022-05/..")]) is None
    assert join_dates([read_date("[2021-01-01..]"), read_date("[..2020-06-30]"), read_date("2019-03-05")]) is None
    assert join_dates([read_date("2022-04-18"), read_date("2022-05/..")]).text == "[2022-04-18..]"
    assert join_dates([read_date("2022-04~"), read_date("2022-04-20~/2022-05-03")]).text == "[2022-04-20~..2022-04-30~]"


def test_what_lasted_in_every_report_joins_to_the_whole_of_it():
    assert join_dates([read_date("2020-01-01/2020-01-31"), read_date("2020-01-31/2020-02-28")]).text == "2020-01-01/2020-02-28"
    assert join_dates([read_date("2019/.."), read_date("2020-03/2020-05")]).text == "2019/.."
