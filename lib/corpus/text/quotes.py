"""Quotes found in a text as exact offsets; white space, no-break spaces, quote marks and dashes compare folded.

Letters with marks are the same whether written as one character or as several (NFC, NFD). Of repeated words the
occurrence nearest a given passage counts. A quote that is not there is shown the passage most like it.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from lib.corpus.model.models import Span

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_SAME = str.maketrans(
    {  # one letter for one letter, so that offsets stay
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛`´ʼ′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_INVISIBLE, "\u200b"),
    }
)
_GAP = re.compile("[ \u200b]{2,}|\u200b")
LIKE = 60  # of 100: how like a quote a passage must be to be shown
MOST_MARKS = 30  # signs that one letter with its marks may have; no script has as many
LONGEST = 500  # letters of a quote by which a passage like it is looked for


@dataclass(frozen=True)
class _Form:
    """A folded text and, for each of its letters, the offsets of the first and last character it comes from."""

    folded: str
    firsts: Sequence[int]
    lasts: Sequence[int]


class QuoteFinder:
    """Finds quotes in one text; folding is done once."""

    def __init__(self, text: str):
        self.text = text
        folded, offsets = _fold(text)
        self.form = _Form(folded, offsets, offsets)
        self.missed = 0  # quotes that were looked for and are not there

    @property
    def folded(self) -> str:
        return self.form.folded

    @cached_property
    def composed(self) -> _Form:
        """The text with each letter and its marks as one character, where there is one."""
        pieces = list(_clusters(self.text))
        letters = [unicodedata.normalize("NFC", self.text[start:end]) for start, end in pieces]
        firsts = [start for (start, _), written in zip(pieces, letters) for _ in written]
        lasts = [end - 1 for (_, end), written in zip(pieces, letters) for _ in written]
        folded, offsets = _fold("".join(letters))
        return _Form(folded, [firsts[at] for at in offsets], [lasts[at] for at in offsets])

    def find(self, quote: str, near: Span | None = None) -> Span | None:
        """The quote's words in the text, or None. `near`: the passage by which to choose among repeated words."""
        found = self._find(self.form, quote, near)
        if found is None and not all(unicodedata.is_normalized("NFC", words) for words in (quote, self.text)):
            return self._find(self.composed, unicodedata.normalize("NFC", quote), near)
        return found

    def _find(self, form: _Form, quote: str, near: Span | None) -> Span | None:
        wanted = _fold(quote)[0].strip()
        if not wanted:
            return None
        spans = [self._span(form, start, len(wanted)) for start in _starts(form, wanted, near)]
        return min(spans, key=lambda span: _distance(span, near), default=None) if near else next(iter(spans), None)

    def nearest(self, quote: str) -> str:
        """The passage most like a quote that is not there, in whole words; empty where nothing is like it."""
        wanted = _fold(quote)[0].strip()[:LONGEST]
        found = wanted and fuzz.partial_ratio_alignment(wanted, self.folded, score_cutoff=LIKE)
        if not found or not self.folded[found.dest_start : found.dest_end].strip():
            return ""
        start = self.folded.rfind(" ", 0, found.dest_start + 1) + 1
        end = self.folded.find(" ", max(start, found.dest_end - 1))
        return self._span(self.form, start, (len(self.folded) if end < 0 else end) - start).text.strip()

    def _span(self, form: _Form, start: int, length: int) -> Span:
        first, last = form.firsts[start], form.lasts[start + length - 1]
        return Span(first, last + 1, self.text[first : last + 1])


def _starts(form: _Form, wanted: str, near: Span | None) -> list[int]:
    """Where the words stand: first of all or, with a passage, last before it begins and first from there on."""
    at = bisect_left(form.firsts, near.start) if near else 0
    before = form.folded.rfind(wanted, 0, at + len(wanted) - 1) if at else -1
    return [start for start in (before, form.folded.find(wanted, at)) if start >= 0]


def _distance(span: Span, near: Span) -> tuple[int, int]:
    """Letters between words and a passage, 0 where they lie in it; then how far apart they begin."""
    return max(0, near.start - span.end, span.start - near.end), abs(span.start - near.start)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Where each letter with the marks that belong to it begins and ends."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or at - start >= MOST_MARKS or not _belongs(text[at], text[start:at]):
            yield start, at
            start = at


def _belongs(mark: str, letter: str) -> bool:
    if mark.isascii():
        return False
    apart = unicodedata.normalize("NFC", letter) + unicodedata.normalize("NFC", mark)
    return bool(unicodedata.combining(mark)) or unicodedata.normalize("NFC", letter + mark) != apart


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
