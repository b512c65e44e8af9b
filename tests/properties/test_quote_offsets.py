"""Whatever letters a text is of, the offsets of a quote lead back to its own words."""

from hypothesis import given
from hypothesis import strategies as st

from lib.corpus.model.models import Span
from lib.corpus.text.quotes import QuoteFinder

LETTERS = st.sampled_from(
    [*"ab -'\"“”’—\t\n\r", "\u00a0", "\u200b", "\u200f", "\u3000", "\x1f", "é", "e\u0301", "العشارة", "🕊", "👩‍👩‍👧", "İ", "ß", "ﬁ"]
)
TEXT = st.lists(LETTERS | st.characters(), max_size=40).map("".join)


def gap(span: Span, passage: Span) -> int:
    return max(0, passage.start - span.end, span.start - passage.end)


@given(TEXT, st.data())
def test_a_piece_of_a_text_is_found_and_its_offsets_are_exact(text, data):
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    finder = QuoteFinder(text)

    span = finder.find(piece)

    assert (span is None) == (QuoteFinder(piece).folded.strip() == "")
    if span:
        assert span.text == text[span.start : span.end]
        assert QuoteFinder(span.text).folded == QuoteFinder(piece).folded.strip()


@given(TEXT, TEXT, st.sampled_from([" ", "\n", "\u00a0 ", "\r\n\t", "\u2009\u200b\u2009"]))
def test_white_space_of_any_kind_and_length_is_one_space(before, after, space):
    text = f"{before}x{space}y{after}"

    span = QuoteFinder(text).find("x y")

    assert span is not None and QuoteFinder(span.text).folded == "x y"


@given(TEXT, st.lists(LETTERS, min_size=1, max_size=3).map("".join), st.integers(0, 40))
def test_the_occurrence_nearest_a_passage_is_no_farther_than_any_other(text, words, at):
    finder = QuoteFinder(text + words + text)
    passage = finder.find(text[at : at + 5])
    found = finder.find(words, near=passage)

    if passage and found:
        assert gap(found, passage) <= gap(finder.find(words), passage)
