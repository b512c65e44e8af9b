"""An article's text cut where coded words begin and end, so that words which carry several fields are shown once."""

import itertools
from dataclasses import dataclass

from lib.corpus.model.models import Article, Event, Span


@dataclass(frozen=True)
class Mark:
    """Words carry `field` of the event `event_id`."""

    event_id: str
    field: str


@dataclass(frozen=True)
class Segment:
    """A stretch of text in which the same marks hold; the segments of a text join to the whole of it."""

    start: int
    text: str
    marks: tuple[Mark, ...]


def event_spans(event: Event) -> list[tuple[Span, Mark]]:
    """The event's quote and the words of each of its fields."""
    found = [(event.quote, Mark(event.id, "quote"))]
    return found + [(span, Mark(event.id, field)) for field, spans in event.evidence.items() for span in spans]


def cut(text: str, spans: list[tuple[Span, Mark]]) -> tuple[Segment, ...]:
    """The text as segments, in order, none empty; marks in the order of `spans`."""
    edges = sorted({0, len(text), *(edge for span, _ in spans for edge in (span.start, span.end))})
    starting, ending = _by_edge(spans, "start"), _by_edge(spans, "end")
    held: dict[int, None] = {}
    segments = []
    for start, end in itertools.pairwise(edges):
        for number in ending.get(start, ()):
            held.pop(number, None)
        held |= dict.fromkeys(starting.get(start, ()))
        marks = tuple(dict.fromkeys(spans[number][1] for number in sorted(held)))
        segments.append(Segment(start, text[start:end], marks))
    return tuple(segments)


def _by_edge(spans: list[tuple[Span, Mark]], side: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, (span, _) in enumerate(spans):
        if span.end > span.start:
            found.setdefault(getattr(span, side), []).append(number)
    return found


def article_segments(article: Article) -> tuple[Segment, ...]:
    """The article's text with the words of all its events marked."""
    return cut(article.text, [found for event in article.events for found in event_spans(event)])
