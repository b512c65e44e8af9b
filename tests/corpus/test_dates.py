"""Dates of the accepted EDTF forms have strict bounds; every other form is refused with a hint."""

import datetime

import pytest

from lib.corpus.model.dates import DateError, read_date

D = datetime.date
FORMS = {
    "2022-04-19": ("day", D(2022, 4, 19), D(2022, 4, 19), "day"),
    "2022-02": ("window", D(2022, 2, 1), D(2022, 2, 28), "month"),
    "2021~": ("window", D(2021, 1, 1), D(2021, 12, 31), "year"),
    "[2022-04-18..2022-04-24]": ("window", D(2022, 4, 18), D(2022, 4, 24), "week"),
    "[2022-04-01~..2022-04-09]": ("window", D(2022, 4, 1), D(2022, 4, 9), "range"),
    "2021-01-15~/2021-02-15": ("extent", D(2021, 1, 15), D(2021, 2, 15), "range"),
    "2015-10/..": ("extent", D(2015, 10, 1), None, "range"),
    "[2022-04-19..2022-04-19]": ("window", D(2022, 4, 19), D(2022, 4, 19), "day"),
    "2022-04-19/2022-04-25": ("extent", D(2022, 4, 19), D(2022, 4, 25), "week"),
    "2022-04-19/2022-04-26": ("extent", D(2022, 4, 19), D(2022, 4, 26), "range"),
    "2020-02": ("window", D(2020, 2, 1), D(2020, 2, 29), "month"),
    "[..2016-01-01]": ("window", None, D(2016, 1, 1), "range"),
    "[2016-01~..]": ("window", D(2016, 1, 1), None, "range"),
    "../2016": ("extent", None, D(2016, 12, 31), "range"),
}


@pytest.mark.parametrize("text", FORMS)
def test_an_accepted_form_has_kind_bounds_and_precision(text: str) -> None:
    date = read_date(text)

    assert (date.kind, date.first, date.last, date.precision) == FORMS[text]


@pytest.mark.parametrize(
    "text,hint",
    (
        ("..", "leave the date out"),
        ("unknown", "leave the date out"),
        ("19.04.2022", "2022-04-19"),
        ("2022-13", "01 to 12"),
        ("2022-02-30", "day"),
        ("2022-05/2022-04", "earlier day first"),
        ("2021-01-1X", "accepted forms"),
        ("2022-04-18..2022-04-24", "[2022-04-18..2022-04-24]"),
        ("/2022", "perhaps ../2022"),
        ("2022/", "perhaps 2022/.."),
        ("2022-4-9", "perhaps 2022-04-09"),
        ("2022–04–19", "perhaps 2022-04-19"),
        ("2022-04-19 10:00", "perhaps 2022-04-19"),
        ("ca. 2021", "perhaps 2021~"),
        ("201X", "perhaps [2010..2019]"),
        ("2022-04-18 to 2022-04-24", "perhaps 2022-04-18/2022-04-24"),
        ("April 2022", "year-month-day"),
        ("2021-21", "01 to 12"),
        ("0000", "0001 to 9999"),
        ("٢٠٢٢", "accepted forms"),
        ("2022-06-31/2022-07-02", "day of the month"),
        ("2021~?", "accepted forms"),
        ("10000-01-01", "accepted forms"),
        ("-0001", "accepted forms"),
        ("[-]", "accepted forms"),
        ("[..]", "accepted forms"),
        ("..2016-01-01", "perhaps [..2016-01-01]"),
        ("2016..", "perhaps [2016..]"),
        ("", "leave the date out"),
    ),
)
def test_another_form_is_refused_with_what_would_be_right(text: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(text)
    assert hint in str(caught.value)
