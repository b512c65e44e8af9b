"""Dates in print say what is known and no more."""

import pytest

from lib.corpus.dates import read_date
from lib.events.words import published_words


@pytest.mark.parametrize("written,words", (
    ("2021-02-14", "14 February 2021"), ("2021~", "about 2021"), ("2015-11", "November 2015"), ("2021?", "perhaps 2021"),
    ("[2022-04-25..2022-05-01]", "25 April 2022 to 1 May 2022"), ("2021-02-14/..", "since 14 February 2021"),
))
def test_a_publication_is_cited_in_words(written: str, words: str) -> None:
    assert published_words(read_date(written)) == words


def test_an_unknown_publication_is_cited_as_unknown() -> None:
    assert published_words(None) == "day of publication not known"
