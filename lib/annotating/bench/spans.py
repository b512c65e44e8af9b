"""Which words of a text which cards rest on: quotes and evidence as offsets, and the text cut where they begin and end."""

from functools import lru_cache

from lib.annotating.bench.model import REJECTED, Bench, Card, listed, mapped, text_of
from lib.corpus.model.models import Span
from lib.corpus.text.quotes import QuoteFinder
from lib.corpus.text.segments import Mark, Segment, cut

QUOTE = "quote"


@lru_cache(maxsize=8)
def finder_of(text: str) -> QuoteFinder:
    """What finds words in a text; folded once."""
    return QuoteFinder(text)


def spans_of(card: Card, text: str) -> list[tuple[Span, str]]:
    """The words that a card rests on, each with the field that it carries; those that the text does not hold are not among them."""
    finder = finder_of(text)
    near = Span(card.start, card.start + 1, "")
    quote = finder.find(text_of(card.event.get(QUOTE)), near)
    found = [(quote, QUOTE)] if quote else []
    for name, words in mapped(card.event.get("evidence")).items():
        spans = (finder.find(text_of(one), quote or near) for one in listed(words))
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
