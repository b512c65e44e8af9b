"""Dates in print say what is known and no more."""

import pandas as pd
import pytest

from lib.corpus.model.dates import read_date
from lib.events.words import day_words, published_words, short_day


@pytest.mark.parametrize(
    "written,words",
    (
        ("2021-02-14", "14 February 2021"),
        ("2021~", "about 2021"),
        ("2015-11", "November 2015"),
        ("2021?", "perhaps 2021"),
        ("[2022-04-25..2022-05-01]", "25 April 2022 to 1 May 2022"),
        ("2021-02-14/..", "since 14 February 2021"),
        ("[..2016-01-01]", "not after 1 January 2016"),
        ("[2016-01~..]", "not before about January 2016"),
    ),
)
def test_a_publication_is_cited_in_words(written: str, words: str) -> None:
    assert published_words(read_date(written)) == words


def test_an_unknown_publication_is_cited_as_unknown() -> None:
    assert published_words(None) == "day of publication not known"


@pytest.mark.parametrize(
    "date,words",
    (
        ("2022-04-19", "19 April 2022"),
        ("2022-04-19~", "about 19 April 2022"),
        ("2021-01~", "one day, in about January 2021"),
        ("2021", "one day, in 2021"),
        ("[2022-04-18..2022-04-24]", "one day, 18 to 24 April 2022"),
        ("[2022-04-28..2022-05-01]", "one day, 28 April 2022 to 1 May 2022"),
        ("[2021-02..2021-03]", "one day, February 2021 to March 2021"),
        ("[2022-04-18~..2022-04-24]", "one day, about 18 April 2022 to 24 April 2022"),
        ("2022-04-22~/2022-05-01", "from about 22 April 2022 to 1 May 2022"),
        ("2021-01/2021-02-15", "from January 2021 to 15 February 2021"),
        ("2015-10~/..", "since about October 2015"),
        ("../2021", "until 2021"),
        ("[..2016-01-01]", "one day, not after 1 January 2016"),
        ("[2016..]", "one day, not before 2016"),
        ("2013/2014?", "from 2013 to perhaps 2014"),
    ),
)
def test_a_day_is_told_as_exactly_as_it_is_written(date: str, words: str) -> None:
    assert day_words(pd.Series({"dated_by": "event", "date": date})) == words


def test_an_undated_event_is_bounded_by_its_publication() -> None:
    row = pd.Series({"dated_by": "publication", "date": "", "not_after_date": "2021-02-14"})

    assert day_words(row) == "day not told; published by 14 February 2021"


@pytest.mark.parametrize(
    "written,words",
    (
        ("2022-04-19", "19 April 2022"),
        ("[2022-04-18..2022-04-24]", "18 to 24 April 2022"),
        ("2022-04", "April 2022"),
        ("2021-02-20/2021-03-10", "from 20 February 2021 to 10 March 2021"),
        ("2015~", "about 2015"),
    ),
)
def test_a_cell_says_a_date_as_the_panel_does(written: str, words: str) -> None:
    row = pd.Series({"dated_by": "event", "date": written})

    assert short_day(row) == words and words in day_words(row)


@pytest.mark.parametrize(
    "written,words",
    (("2021~", "about 2021"), ("2022-04~", "about April 2022"), ("2022-04-19~", "about 19 April 2022"), ("0202~", "about 0202")),
)
def test_an_approximate_publication_stays_about(written: str, words: str) -> None:
    row = pd.Series({"dated_by": "publication", "date": "", "not_after_date": written})

    assert day_words(row) == f"day not told; published {words}"
    assert short_day(row) == f"by {words}"
