"""Quotes found in a text as exact offsets; white space, no-break spaces, quote marks and dashes compare folded.

Of repeated words the occurrence nearest a given passage counts. A quote that is not there is shown the passage
most like it.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from lib.corpus.models import Span

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_SAME = str.maketrans({  # one letter for one letter, so that offsets stay
    **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛`´ʼ′", "'"), **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys(_SPACES, " "), **dict.fromkeys(_INVISIBLE, "\u200b"),
})
_GAP = re.compile("[ \u200b]{2,}|\u200b")
LIKE = 60  # of 100: how like a quote a passage must be to be shown
LONGEST = 500  # letters of a quote by which a passage like it is looked for


class QuoteFinder:
    """Finds quotes in one text; folding is done once."""

    def __init__(self, text: str):
        self.text = text
        self.folded, self.offsets = _fold(text)

    def find(self, quote: str, near: Span | None = None) -> Span | None:
        """The quote's words in the text, or None. `near`: the passage by which to choose among repeated words."""
        wanted = _fold(quote)[0].strip()
        starts = _starts(self.folded, wanted) if wanted else []
        if not starts:
            return None
        start = starts[0] if near is None else min(starts, key=lambda start: self._distance(start, len(wanted), near))
        return self._span(start, len(wanted))

    def nearest(self, quote: str) -> str:
        """The passage most like a quote that is not there, in whole words; empty where nothing is like it."""
        wanted = _fold(quote)[0].strip()[:LONGEST]
        found = wanted and fuzz.partial_ratio_alignment(wanted, self.folded, score_cutoff=LIKE)
        if not found or found.dest_end <= found.dest_start:
            return ""
        start = self.folded.rfind(" ", 0, found.dest_start + 1) + 1
        end = self.folded.find(" ", found.dest_end - 1)
        return self._span(start, (len(self.folded) if end < 0 else end) - start).text.strip()

    def _span(self, start: int, length: int) -> Span:
        first, last = self.offsets[start], self.offsets[start + length - 1]
        return Span(first, last + 1, self.text[first : last + 1])

    def _distance(self, start: int, length: int, near: Span) -> tuple[int, int]:
        """Letters between words and a passage, 0 where they lie in it; then how far apart they begin."""
        first, last = self.offsets[start], self.offsets[start + length - 1]
        return max(0, near.start - last - 1, first - near.end), abs(first - near.start)


def _starts(folded: str, wanted: str) -> list[int]:
    starts, at = [], folded.find(wanted)
    while at >= 0:
        starts.append(at)
        at = folded.find(wanted, at + 1)
    return starts


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """The folded text and, for each of its letters, the offset in the text it comes from."""
    plain = text.translate(_SAME)
    parts: list[str] = []
    offsets: list[int] = []
    begin = 0
    for gap in _GAP.finditer(plain):
        space = plain.find(" ", gap.start(), gap.end())
        end = gap.start() if space < 0 else space + 1
        parts += plain[begin : gap.start()], "" if space < 0 else " "
        offsets += range(begin, gap.start())
        offsets += range(space, end) if space >= 0 else ()
        begin = gap.end()
    if not parts:
        return plain, range(len(plain))
    offsets += range(begin, len(plain))
    return "".join((*parts, plain[begin:])), offsets
