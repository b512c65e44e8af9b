"""Dates in print say what is known and no more."""

import pandas as pd
import pytest

from lib.corpus.dates import read_date
from lib.events.words import day_words, published_words


@pytest.mark.parametrize("written,words", (
    ("2021-02-14", "14 February 2021"), ("2021~", "about 2021"), ("2015-11", "November 2015"), ("2021?", "perhaps 2021"),
    ("[2022-04-25..2022-05-01]", "25 April 2022 to 1 May 2022"), ("2021-02-14/..", "since 14 February 2021"),
))
def test_a_publication_is_cited_in_words(written: str, words: str) -> None:
    assert published_words(read_date(written)) == words


def test_an_unknown_publication_is_cited_as_unknown() -> None:
    assert published_words(None) == "day of publication not known"


@pytest.mark.parametrize("date,kind,first,last,words", (
    ("2021-01~", "window", "2021-01-01", "2021-01-31", "one day, about in January 2021"),
    ("2022-04-22~/2022-05-01", "extent", "2022-04-22", "2022-05-01", "from about 22 April 2022 to 1 May 2022"),
    ("2015-10~/..", "extent", "2015-10-01", None, "since about 1 October 2015"),
    ("2022-04-19", "day", "2022-04-19", "2022-04-19", "19 April 2022"),
))
def test_a_day_is_told_as_exactly_as_it_is_known(date: str, kind: str, first: str, last: str | None, words: str) -> None:
    row = pd.Series({"dated_by": "event", "date": date, "date_kind": kind, "first_day": pd.Timestamp(first),
                     "last_day": pd.Timestamp(last) if last else pd.NaT})

    assert day_words(row) == words
