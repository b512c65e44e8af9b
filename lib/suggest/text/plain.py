"""A text as its patterns read it: one space where a line is broken, tabs or several spaces stand, nothing where a letter
cannot be seen, plain letters for those that a pattern takes for i, s and k; and the way back to the text's own offsets."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from lib.suggest.models import Mention
from lib.suggest.text.words import INVISIBLE

_ODD = re.compile(rf"[\s{INVISIBLE}]*[^\S ][\s{INVISIBLE}]*|[\s{INVISIBLE}]{{2,}}|[{INVISIBLE}]")
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LETTERS = str.maketrans({"İ": "I", "ı": "i", "ſ": "s", "\u212a": "K"})  # one for one: offsets stay


@dataclass(frozen=True)
class Plain:
    """`text`: what patterns read; a line's end is "\\n", except before a small letter, where the sentence runs on; a
    paragraph's "\\n\\n". `edges` and `shifts`: from which offset on how many letters are missing."""

    whole: str
    text: str
    edges: tuple[int, ...]
    shifts: tuple[int, ...]

    def mention(self, start: int, end: int) -> Mention:
        """The words of the whole text that stand there."""
        first, last = self.offset(start), self.offset(end - 1) + 1
        return Mention(first, last, self.whole[first:last])

    def offset(self, at: int) -> int:
        """Where a letter of the plain text stands in the whole."""
        return at + self.shifts[bisect_right(self.edges, at) - 1]


def plain_of(whole: str) -> Plain:
    """The plain form of a text."""
    parts: list[str] = []
    edges, shifts = [0], [0]
    read = length = 0
    for gap in _ODD.finditer(whole):
        instead = _gap(gap[0], whole[gap.end() : gap.end() + 1])
        parts += whole[read : gap.start()], instead
        length += gap.start() - read + len(instead)
        read = gap.end()
        edges.append(length)
        shifts.append(read - length)
    parts.append(whole[read:])
    return Plain(whole, "".join(parts).translate(_LETTERS), tuple(edges), tuple(shifts))


def _gap(gap: str, after: str) -> str:
    seen = _UNSEEN.sub("", gap)
    breaks = len(_BREAK.findall(seen))
    if breaks > 1:
        return "\n\n"
    if breaks:
        return " " if after.islower() else "\n"
    return " " if seen else ""
