"""Quotes found in a text as exact offsets; white space, no-break spaces, quote marks and dashes compare folded.

Of repeated words the occurrence nearest a given position counts. A quote that is not there is shown the passage
most like it.
"""

from rapidfuzz import fuzz

from lib.corpus.models import Span

_SAME = str.maketrans({
    **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛`´ʼ′", "'"), **dict.fromkeys("‐‑‒–—―−", "-"),
})
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
NEAREST_WITHIN = 60_000  # characters of a text in which the nearest passage is looked for


class QuoteFinder:
    """Finds quotes in one text; folding is done once."""

    def __init__(self, text: str):
        self.text = text
        self.folded, self.offsets = _fold(text)

    def find(self, quote: str, near: int | None = None) -> Span | None:
        """The quote's words in the text, or None. `near`: offset by which to choose among repeated words."""
        wanted = _fold(quote)[0].strip()
        if not wanted:
            return None
        starts = _starts(self.folded, wanted)
        if not starts:
            return None
        place = starts[0] if near is None else min(starts, key=lambda start: abs(self.offsets[start] - near))
        start, last = self.offsets[place], self.offsets[place + len(wanted) - 1]
        return Span(start, last + 1, self.text[start : last + 1])

    def nearest(self, quote: str) -> str:
        """The passage most like a quote that is not there; empty where nothing is like it."""
        wanted = _fold(quote)[0].strip()[:500]
        found = fuzz.partial_ratio_alignment(wanted, self.folded[:NEAREST_WITHIN]) if wanted else None
        if found is None or found.score < 60 or found.dest_end <= found.dest_start:
            return ""
        start, end = self.offsets[found.dest_start], self.offsets[found.dest_end - 1] + 1
        return self.text[start:end].strip()


def _starts(folded: str, wanted: str) -> list[int]:
    starts, at = [], folded.find(wanted)
    while at >= 0:
        starts.append(at)
        at = folded.find(wanted, at + 1)
    return starts


def _fold(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its letters, the offset in the text it comes from."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text):
        if letter in _INVISIBLE:
            continue
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            letter = " "
        letters.append(letter)
        offsets.append(offset)
    return "".join(letters).translate(_SAME), offsets
