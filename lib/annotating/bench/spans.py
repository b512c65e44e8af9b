"""Which words of a text which cards rest on: quotes and evidence as offsets, and the text cut where they begin and end."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lib.annotating.bench.model import REJECTED, Bench, Card, listed, mapped, text_of
from lib.corpus.model.models import Span
from lib.corpus.text.quotes import QuoteFinder
from lib.corpus.text.segments import Mark, Segment, cut

QUOTE = "quote"
MOST_MORE = 12  # words that are added on a side to tell repeated ones apart
_NEXT, _LAST = re.compile(r"\s*\S+"), re.compile(r"\S+\s*\Z")


@lru_cache(maxsize=8)
def finder_of(text: str) -> QuoteFinder:
    """What finds words in a text; folded once."""
    return QuoteFinder(text)


def found_at(text: str, quote: str, otherwise: int) -> int:
    """Where the reader finds a quote; `otherwise` where the text does not hold it."""
    found = finder_of(text).find(quote)
    return found.start if found else otherwise


def words_at(text: str, start: int, end: int, near: Span | None = None) -> str:
    """What to write so that the reader finds this passage: its words, with as few of their neighbours as it takes where they stand
    elsewhere too. Of repeated words the reader takes those nearest `near` (an event's quote), else the first of all. A passage that
    no neighbours tell apart is given as it is."""
    finder = finder_of(text)
    for first, last in _wider(text, start, end):
        words = " ".join(text[first:last].split())
        found = finder.find(words, near)
        if found and first <= found.start <= start and end <= found.end <= last:
            return words
    return " ".join(text[start:end].split())


def _wider(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The passage itself, then with one word more behind it, before it, on both sides, then with two, and so on."""
    yield start, end
    first, last = start, end
    for _ in range(MOST_MORE):
        before, behind = _LAST.search(text, max(0, first - 200), first), _NEXT.match(text, last)
        first, last = before.start() if before else first, behind.end() if behind else last
        yield from ((start, last), (first, end), (first, last))


def spans_of(card: Card, text: str) -> list[tuple[Span, str]]:
    """The words that a card rests on as the reader finds them, each with the field that it carries; those that the text does not
    hold are not among them."""
    finder = finder_of(text)
    quote = finder.find(text_of(card.event.get(QUOTE)))
    found = [(quote, QUOTE)] if quote else []
    for name, words in mapped(card.event.get("evidence")).items():
        spans = (finder.find(text_of(one), quote) for one in listed(words))
        found += [(span, name) for span in spans if span]
    return found


def segments_of(bench: Bench) -> tuple[Segment, ...]:
    """The text of a bench cut at the words of its cards but the rejected; a mark's `event_id` is the key of its card."""
    told = [
        (span, Mark(str(card.key), name))
        for card in bench.cards
        if card.state != REJECTED
        for span, name in spans_of(card, bench.text)
    ]
    return cut(bench.text, told)
