"""A slip in a search is asked about and never matched: whatever kind of name it is a slip of, and beside other words."""

import re

import pytest

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.text.folding import spelling
from lib.corpus.text.spellings import names_of
from lib.events.tables import Tables
from tests.asked import meant


def slipped(name: str) -> str:
    """The name with two letters in the middle of its longest word changed round."""
    word = max(re.findall(r"\w+", name), key=len)
    middle = len(word) // 2
    return name.replace(word, word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :], 1)


def test_a_slip_in_any_name_of_the_corpus_is_asked_about(sample: Corpus, sample_tables: Tables) -> None:
    bearers = [*sample.actors.values(), *sample.places.values()]
    known = {name: one.name for one in bearers for name in names_of(one)}
    known |= {
        name: name
        for article in sample.articles
        for name in (article.publisher, article.original_source, *article.via, article.author)
        if name
    }
    known |= {term.label: term.label for term in CODEBOOK.types.values()}

    tried, unasked = 0, {}
    for name, wanted in known.items():
        written = slipped(name)
        long = max(map(len, re.findall(r"\w+", name))) >= 6
        if long and spelling(written) != spelling(name) and not sample_tables.spellings.meant(written):
            tried += 1
            found = meant(sample_tables, sample, written)
            if wanted not in [one.name for one in found] and not any(
                sample_tables.spellings.meant(one.search) & sample_tables.spellings.meant(wanted) for one in found
            ):
                unasked[written] = found
    assert tried > 150
    assert unasked == {}


@pytest.mark.parametrize(
    "written,search,name",
    (
        ("Suleimani", "Qasem Soleimani", "Qasem Soleimani"),
        ("Suleimani in Damascus", '"Qasem Soleimani" in Damascus', "Qasem Soleimani"),
        ("Hizbolah drugs", "Hezbollah drugs", "Hezbollah"),
        ("Suleymany Damascas", '"Qasem Soleimani" Damascus', "Qasem Soleimani, Damascus"),
        ("Syrian Obsrver", "The Syrian Observer", "The Syrian Observer"),
        ("Agreemnt", "Agreement", "Agreement"),
    ),
)
def test_what_was_meant_stands_in_the_place_of_the_slip_alone(
    sample: Corpus, sample_tables: Tables, written: str, search: str, name: str
) -> None:
    assert meant(sample_tables, sample, written)[0][:2] == (search, name)


@pytest.mark.parametrize("written", ("", "Hizbullah", "killed", "headquarters", "gave up headquarters", "the city", "zzzz", "“”"))
def test_names_and_words_that_are_told_are_no_slips(sample: Corpus, sample_tables: Tables, written: str) -> None:
    assert meant(sample_tables, sample, written) == ()
