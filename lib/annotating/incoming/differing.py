"""Where two texts differ: pairs of passages with their offsets, words compared as they are folded."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from lib.annotating.incoming.likeness import words_with_offsets

MOST_WORDS = 12_000  # of either text that are compared: time and memory grow with the product of both
CLOSE = 2  # equal words between two differences that are shown as one


@dataclass(frozen=True)
class Passage:
    """A piece of a text; empty where the other text has words that this one lacks, at the offset where they would stand."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Difference:
    """What stands here, and there in its place."""

    here: Passage
    there: Passage


@dataclass(frozen=True)
class Differences:
    """The differences in the order of the texts. `whole`: whether all of both was compared, or the first MOST_WORDS words."""

    found: tuple[Difference, ...]
    whole: bool


def differences(here: str, there: str) -> Differences:
    """Where two texts differ. Spellings that fold to the same, case and punctuation are no differences."""
    (own, own_at), (other, other_at) = words_with_offsets(here), words_with_offsets(there)
    whole = max(len(own), len(other)) <= MOST_WORDS
    steps = [step for step in Levenshtein.opcodes(own[:MOST_WORDS], other[:MOST_WORDS]) if step.tag != "equal"]
    spans: list[list[int]] = []
    for step in steps:
        if spans and step.src_start - spans[-1][1] <= CLOSE and step.dest_start - spans[-1][3] <= CLOSE:
            spans[-1][1], spans[-1][3] = step.src_end, step.dest_end
        else:
            spans.append([step.src_start, step.src_end, step.dest_start, step.dest_end])
    return Differences(
        tuple(Difference(_passage(here, own_at, *span[:2]), _passage(there, other_at, *span[2:])) for span in spans), whole
    )


def _passage(text: str, at: Sequence[tuple[int, int]], first: int, end: int) -> Passage:
    if first == end:
        place = at[first - 1][1] if first else 0
        return Passage(place, place, "")
    start, stop = at[first][0], at[end - 1][1]
    return Passage(start, stop, text[start:stop])
