"""Which events may tell of the same people: those that are perhaps the same, or hold parts that are.

An event's people are among those of its whole; that alone is no overlap here, for a sum takes a whole and its parts once.
"""

from dataclasses import dataclass
from functools import cached_property

from lib.events.building.kin import NO_TWIN, Kin
from lib.events.row_types import Rows

Lines = dict[int, list[int]]


@dataclass(frozen=True)
class Family:
    """The same kin as look-ups from row to rows."""

    kin: Kin

    @cached_property
    def wholes(self) -> Lines:
        return _lines(self.kin.parts, self.kin.wholes)

    @cached_property
    def parts(self) -> Lines:
        return _lines(self.kin.wholes, self.kin.parts)

    @cached_property
    def twins(self) -> Lines:
        """Number of a group of perhaps the same events -> its rows."""
        found: Lines = {}
        for row in (self.kin.twins != NO_TWIN).nonzero()[0].tolist():
            found.setdefault(int(self.kin.twins[row]), []).append(row)
        return found

    def nearest_wholes(self, row: int, among: frozenset[int]) -> list[int]:
        """Of these rows the nearest wholes of a row, at whatever height."""
        found: list[int] = []
        waiting, seen = [row], {row}
        while waiting:
            for whole in self.wholes.get(waiting.pop(), ()):
                if whole not in seen:
                    seen.add(whole)
                    (found if whole in among else waiting).append(whole)
        return found

    def on_the_line(self, row: int) -> frozenset[int]:
        """Every whole above a row and every part below it, itself too."""
        return frozenset(_closure(row, self.wholes) | _closure(row, self.parts))

    def overlapping(self, row: int, among: frozenset[int]) -> frozenset[int]:
        """Of these rows those that may tell of the same people as this one, but for its own wholes and parts.

        They share a part (down, then up), or what is reached so is perhaps the same as what they are reached from.
        """
        if row not in self.parts and row not in self.wholes and self.kin.twins[row] == NO_TWIN:
            return frozenset()
        waiting, seen, jumped = [(row, True)], set(), set()
        while waiting:
            here, may_go_down = state = waiting.pop()
            if state in seen:
                continue
            seen.add(state)
            waiting += [(whole, False) for whole in self.wholes.get(here, ())]
            waiting += [(part, True) for part in self.parts.get(here, ())] if may_go_down else []
            group = int(self.kin.twins[here])
            if group != NO_TWIN and group not in jumped:
                jumped.add(group)
                waiting += [(other, True) for other in self.twins[group] if other != here]
        return frozenset(other for other, _ in seen if other in among) - self.on_the_line(row)


def _lines(origin: Rows, towards: Rows) -> Lines:
    found: Lines = {}
    for one, other in zip(origin.tolist(), towards.tolist()):
        found.setdefault(one, []).append(other)
    return found


def _closure(row: int, lines: Lines) -> set[int]:
    seen, waiting = {row}, [row]
    while waiting:
        fresh = [other for other in lines.get(waiting.pop(), ()) if other not in seen]
        seen.update(fresh)
        waiting += fresh
    return seen


def clusters(rows: list[int], beside: dict[int, frozenset[int]]) -> list[list[int]]:
    """The rows in clusters: those of one lead to each other by way of `beside`, which may name others too."""
    left, found = dict.fromkeys(rows), []
    while left:
        waiting, cluster = [next(iter(left))], []
        while waiting:
            row = waiting.pop()
            if row in left:
                del left[row]
                cluster.append(row)
                waiting += sorted(beside[row])
        found.append(cluster)
    return found
