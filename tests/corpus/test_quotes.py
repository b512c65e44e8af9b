"""Quotes are found as exact offsets, however spaces, quote marks and dashes are written."""

import pytest

from lib.corpus.model.models import Span
from lib.corpus.text.quotes import QuoteFinder


@pytest.mark.parametrize(
    "text,quote,found",
    (
        ("One 🕊 dove, then they fought.", "they fought", "they fought"),
        ("they\u00a0fought  \r\n at Homs", "they fought at Homs", "they\u00a0fought  \r\n at Homs"),
        ("he said “no” — twice", 'he said "no" - twice', "he said “no” — twice"),
        ("the Guard's post", "the Guard’s post", "the Guard's post"),
        ("Deir\u2011ez\u2011Zor", "Deir-ez-Zor", "Deir\u2011ez\u2011Zor"),
        ("a mili\u00adtia of\u200b men", "militia of men", "mili\u00adtia of\u200b men"),
        ("قالت \u200fالميليشيا\u200f أمس", "الميليشيا أمس", "الميليشيا\u200f أمس"),
        ("they fought", "  they fought\n", "they fought"),
        ("à Noe\u0308l, la Re\u0301sistance", "Noël, la Résistance", "Noe\u0308l, la Re\u0301sistance"),
        ("à Noël, la Résistance", "Noe\u0308l, la Re\u0301sistance", "Noël, la Résistance"),
        ("🕊 قال ا\u0653خرون إنهم", "آخرون إنهم", "ا\u0653خرون إنهم"),
        ("مد\u064e\u0651ت", "مد\u0651\u064eت", "مد\u064e\u0651ت"),
        ("\u1112\u1161\u11ab Kim", "한 Kim", "\u1112\u1161\u11ab Kim"),
    ),
)
def test_a_quote_is_found_with_its_own_letters(text: str, quote: str, found: str) -> None:
    span = QuoteFinder(text).find(quote)

    assert span == Span(text.index(found), text.index(found) + len(found), found)


@pytest.mark.parametrize("quote", ("They fought", "they fought back", "", " ", "\u200b"))
def test_other_words_are_not_found(quote: str) -> None:
    assert QuoteFinder("they fought").find(quote) is None


def test_of_repeated_words_the_occurrence_in_or_nearest_the_passage_counts() -> None:
    text = "In Homs. On Tuesday of that long week they fought in Homs. In Homs."
    finder = QuoteFinder(text)
    passage = finder.find("On Tuesday of that long week they fought in Homs")

    assert finder.find("Homs").start == text.index("Homs")
    assert finder.find("Homs", near=passage).start == passage.end - len("Homs")
    assert finder.find("Tuesday", near=Span(60, 64, "Homs")).start == text.index("Tuesday")


def test_a_quote_repeated_without_end_is_found_at_once() -> None:
    finder = QuoteFinder("ab " * 1_600_000)
    passage = Span(3_000_000, 3_000_002, "ab")

    assert finder.find("ab " * 100_000, near=passage).start == 3_000_000


def test_the_nearest_passage_is_shown_in_whole_words_wherever_it_stands() -> None:
    far = "Nothing happened on the other days. " * 20_000 + "On Tuesday the NDF and\nHezbollah fought in Homs again."

    assert QuoteFinder(far).nearest("the NDF and Hezbolla battled in Homs") == "the NDF and\nHezbollah fought in Homs"
    assert QuoteFinder(far).nearest("0123456789 0123456789") == ""
    assert QuoteFinder("").nearest("words") == "" and QuoteFinder("words").nearest("") == ""
