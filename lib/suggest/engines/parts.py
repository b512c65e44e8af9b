"""A long text in parts that overlap, cut where sentences end, each with its place in the text."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from lib.suggest.text.words import sentences_in, words_in

PART, OVERLAP = 6_000, 600  # letters of a part at most, and of what stands in two of them
MOST = 40  # parts
LONGEST = MOST * (PART - 2 * OVERLAP)  # letters of a text that an endpoint is asked about


@dataclass(frozen=True)
class Part:
    """Letters of the text from `start` on."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def parts_of(text: str) -> list[Part]:
    """The text in parts of at most PART letters; whole where it is no longer."""
    if len(text) <= PART:
        return [Part(0, text)]
    words = words_in(text)
    starts = [words[sentence.first].start for sentence in sentences_in(text, words)]
    found, at = [], 0
    while len(text) - at > PART:
        end = _end(starts, at)
        found.append(Part(at, text[at:end]))
        at = _next(starts, at, end)
    return [*found, Part(at, text[at:])]


def _end(starts: list[int], at: int) -> int:
    """Where a part ends: before the last sentence that would not be whole; in a sentence that is longer than a part."""
    last = starts[bisect_right(starts, at + PART) - 1] if starts else at
    return last if last > at + 2 * OVERLAP else at + PART


def _next(starts: list[int], at: int, end: int) -> int:
    """Where the next part begins: with a sentence of the one before, or in one that is longer than what overlaps."""
    least = max(at + OVERLAP, end - OVERLAP)
    found = bisect_left(starts, least)
    return starts[found] if found < len(starts) and starts[found] < end else least
