"""The fields of a mapping and the values of a list as parts of the source, each with the comments that are its own, and their
rearrangement: parts stay, move, go or come, and what stands between them stays.

A comment on lines of its own directly above a part, no deeper than it, is that part's, and moves and goes with it; so is one
behind its words, and one below it that is deeper. A comment set off by a blank line is nobody's and stays.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lib.annotating.saving.spans import Node, Odd, column_of, line_end, line_start, next_line

Edit = tuple[int, int, str]  # letters from, to, and what stands there instead
_REST = re.compile(r"[ \t]*(#.*)?\Z", re.DOTALL)
_COMMENT = re.compile(r"( *)#")


@dataclass(frozen=True)
class Part:
    """Letters of one field or value: `lead` begins with the comments above, start..end its own lines."""

    lead: int
    start: int
    end: int


def applied(source: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    """Letters start..end with the edits that lie among them."""
    out, at = [], start
    for begins, ends, new in sorted(edits, key=lambda edit: edit[:2]):
        if begins < start or ends > end:
            continue
        if begins < at:
            raise Odd
        out += [source[at:begins], new]
        at = ends
    return "".join([*out, source[at:end]])


def rearranged(source: str, node: Node, plan: Sequence[int | str], edits: Sequence[Edit], newline: str) -> Edit:
    """One edit that makes `plan` of a node's parts: numbers of parts that are there, and new ones as text."""
    return (_Flow if node.flow else _Block)(source, node, newline).rearranged(plan, edits)


class _Block:
    """Parts on lines of their own."""

    def __init__(self, source: str, node: Node, newline: str):
        self.source, self.newline, self.node = source, newline, node
        starts = node.dashes or [key.start for key in node.keys]
        ends = [
            max(child.end, start + 1, *(key.end for key in node.keys[at : at + 1]))
            for at, (start, child) in enumerate(zip(starts, node.children))
        ]
        self.indent = column_of(source, starts[0])
        self.compact = source[line_start(source, starts[0]) : starts[0]].strip(" ") != ""
        self.parts: list[Part] = []
        for start, end in zip(starts, ends):
            self.parts.append(Part(self.lead_of(start), start, self.end_of(end)))

    def lead_of(self, start: int) -> int:
        above = line_start(self.source, start)
        if self.source[above:start].strip(" "):
            if self.parts:
                raise Odd
            return start
        least = self.parts[-1].end if self.parts else 0
        while above > least:
            before = line_start(self.source, above - (2 if self.source[above - 2 : above] == "\r\n" else 1))
            comment = _COMMENT.match(self.source, before)
            if before < least or comment is None or len(comment[1]) > self.indent:
                break
            above = before
        return above

    def end_of(self, end: int) -> int:
        """The end of a part's last line, with the deeper comments below it."""
        end, behind = line_end(self.source, end), self.source[end : line_end(self.source, end)]
        if not _REST.match(behind):
            raise Odd
        while (below := _COMMENT.match(self.source, next_line(self.source, end))) and len(below[1]) > self.indent:
            if below.start() == end:
                break
            end = line_end(self.source, below.start())
        return end

    def gaps(self) -> list[str]:
        return [self.source[one.end : other.lead] for one, other in zip(self.parts, self.parts[1:])]

    def usual_gap(self) -> str:
        """Between events that are parted by blank lines a new one is too; else parts follow line by line."""
        last = self.gaps()[-1:] if self.node.kind == "list" else []
        return last[0] if last and not last[0].strip() else self.newline

    def written(self, one: int | str, edits: Sequence[Edit]) -> str:
        if isinstance(one, str):
            return " " * self.indent + one
        part = self.parts[one]
        above = "" if part.lead == part.start else self.source[part.lead : line_start(self.source, part.start)]
        return above + " " * self.indent + applied(self.source, part.start, part.end, edits)

    def kept(self, gap: str) -> bool:
        """Whether something stands in a gap that may not be lost."""
        return gap.strip(" \t\r\n,") != ""

    def without_part(self, gap: str) -> str:
        """What is left of a gap when the part behind it is gone."""
        last = len(gap) - (2 if gap.endswith("\r\n") else 1)
        return gap[:last]

    def gap(self, one: int | str, other: int | str, left: dict[int, str]) -> str:
        """What stands between two parts that did not follow each other; it is taken out of what is `left` of the gaps."""
        if isinstance(one, str):
            return left.pop(other - 1, self.usual_gap()) if isinstance(other, int) else self.usual_gap()
        if isinstance(other, str) or not left:
            return self.usual_gap()
        if other < one:
            return left.pop(next(iter(left)))
        between = [left.pop(at) for at in range(one, other) if at in left] or [self.usual_gap()]
        *first, last = [gap for gap in between if self.kept(gap)] or between[:1]  # of those who stood between them
        return "".join(map(self.without_part, first)) + last

    def above(self, plan: Sequence[int | str], left: dict[int, str]) -> str:
        """What stood alone between parts that are gone from the top."""
        first = plan[0]
        if self.compact or isinstance(first, str) or any(one in plan for one in range(first)):
            return ""
        gone = [left.pop(at) for at in range(first) if self.kept(left[at])]
        return "".join(self.without_part(gap)[len(self.newline) :] + self.newline for gap in gone if gap.startswith(self.newline))

    def rearranged(self, plan: Sequence[int | str], edits: Sequence[Edit]) -> Edit:
        out = self.written(plan[0], edits)
        if self.compact:
            out = out.lstrip(" ")
        gaps = self.gaps()
        left = {at: gap for at, gap in enumerate(gaps) if not _follow(plan, at)}
        out = self.above(plan, left) + out
        for one, other in pairwise(plan):
            out += gaps[one] if isinstance(one, int) and other == one + 1 else self.gap(one, other, left)
            out += self.written(other, edits)
        out += "".join(self.without_part(gap) for gap in left.values() if self.kept(gap))
        return (self.parts[0].lead, self.parts[-1].end, out)


class _Flow(_Block):
    """Parts between brackets, with commas."""

    def __init__(self, source: str, node: Node, newline: str):
        self.source, self.newline, self.node, self.compact, self.indent = source, newline, node, False, 0
        starts = [key.start for key in node.keys] or [child.start for child in node.children]
        ends = [max(child.end, *(key.end for key in node.keys[at : at + 1]), 0) for at, child in enumerate(node.children)]
        self.parts = [Part(start, start, end) for start, end in zip(starts, ends)]
        if any(gap.partition("#")[0].count(",") != 1 for gap in self.gaps()):
            raise Odd

    def usual_gap(self) -> str:
        last = self.gaps()[-1:]
        return last[0] if last and not self.kept(last[0]) else ", "

    def without_part(self, gap: str) -> str:
        return gap.replace(",", "", 1)

    def above(self, plan: Sequence[int | str], left: dict[int, str]) -> str:
        return ""


def _follow(plan: Sequence[int | str], at: int) -> bool:
    return any(one == at and other == at + 1 for one, other in pairwise(plan))
