"""A text that stands twice in one file, as when it was pasted twice: every count of words that looks into it is then of two."""

import re
from collections.abc import Iterator

SHORT = 40  # letters; shorter lines (a headline, "Read also") may well be said again
WORDS = 8  # different ones that a text has
LARGE = 0.35  # the part of a text that, said again, is no refrain
_FENCE = re.compile(r"---[ \t]*\r?\n(?=id:)")


def told_twice(text: str) -> int | None:
    """The line of the text (from 0) with which it begins anew; None where it does not."""
    if second := _FENCE.search(text):
        return text.count("\n", 0, second.start())
    lines = list(_lines(text))
    seen, again, whole = set(), [], 0
    for number, line in lines:
        whole += len(line)
        if len(line) >= SHORT and line in seen:
            again.append((number, len(line)))
        seen.add(line)
    if again and sum(length for _, length in again) >= LARGE * whole:
        return again[0][0]
    return _in_one_line(lines)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Number and words of each line that holds any, with single spaces."""
    for number, line in enumerate(text.split("\n")):
        if words := " ".join(line.split()):
            yield number, words


def _in_one_line(lines: list[tuple[int, str]]) -> int | None:
    """The line whose words stand twice in it, for a text of one paragraph pasted behind itself."""
    for number, line in lines:
        half = len(line) // 2
        if half >= 2 * SHORT and line[:half].strip() == line[-half:].strip() and len(set(line.split())) >= WORDS:
            return number
    return None
