"""How events belong together: wholes with their parts, and events that are perhaps the same one told again.

An event is an act; a whole with parts is an incident. A reader chooses which of the two is counted, never both. A whole
or part that is out of sight itself (background, a draft) takes nothing out of sight.
"""

from dataclasses import dataclass

import numpy as np

from lib.corpus.model.same import same_by_level
from lib.events.building.stories import Story, standing
from lib.events.row_types import Mask, Rows

NO_TWIN = -1


@dataclass(frozen=True)
class Kin:
    """Rows of the events table that belong together.

    `parts[i]` is a part of `wholes[i]` (rows; each pair once). `exhausted` (mask): wholes whose parts say all of them.
    `twins` (one an event): the number of its group of perhaps the same events, NO_TWIN where it stands alone.
    """

    parts: Rows
    wholes: Rows
    exhausted: Mask
    twins: Rows

    def parts_of(self, row: int) -> Rows:
        """Rows of the parts of a whole."""
        of: Mask = self.wholes == row
        return self.parts[of]

    def families(self) -> Rows:
        """For each event the row of the first of those that belong together with it, at whatever distance; NO_TWIN where it stands
        alone."""
        paired = np.flatnonzero(self.twins != NO_TWIN)
        leads: dict[int, int] = {}
        same = [(row, leads.setdefault(int(self.twins[row]), row)) for row in paired.tolist()]
        first: dict[int, int] = {}
        for one, other in [*zip(self.parts.tolist(), self.wholes.tolist()), *same]:
            low, high = sorted((_first(one, first), _first(other, first)))
            first |= {low: low, high: low}
        found = np.full(len(self.twins), NO_TWIN, np.int64)
        for row in first:
            found[row] = _first(row, first)
        return found

    def told_by_parts(self, in_sight: Mask) -> Mask:
        """Mask of the exhausted wholes for which parts that are in sight stand, at whatever depth."""
        return self._reached(in_sight, self.parts, self.wholes) & self.exhausted

    def told_by_whole(self, in_sight: Mask) -> Mask:
        """Mask of the parts for which a whole that is in sight stands, at whatever height."""
        return self._reached(in_sight, self.wholes, self.parts)

    def _reached(self, in_sight: Mask, origin: Rows, towards: Rows) -> Mask:
        reached = np.zeros(len(in_sight), bool)
        while True:
            fresh = towards[(in_sight | reached)[origin]]
            if reached[fresh].all():
                return reached
            reached[fresh] = True


def _first(row: int, first: dict[int, int]) -> int:
    """The first of all that lead to each other; the ways are shortened in passing."""
    while (above := first.setdefault(row, row)) != row:
        first[row] = first.setdefault(above, above)
        row = first[row]
    return row


def kin_of(stories: tuple[Story, ...], aliases: dict[str, str]) -> Kin:
    """The kin of a corpus's stories; row i is story i. References that lead nowhere are passed over."""
    row_of = {story.id: row for row, story in enumerate(stories)}
    pairs = sorted(
        {(row, row_of[aliases[whole]]) for row, story in enumerate(stories) for whole in story.part_of if whole in aliases}
    )
    found = np.array(pairs, np.int32).reshape(-1, 2)
    exhausted = np.zeros(len(stories), bool)
    exhausted[found[:, 1]] = True
    exhausted[[row for row, story in enumerate(stories) if story.parts == "some"]] = False
    return Kin(found[:, 0], found[:, 1], exhausted, _groups(stories, perhaps_of(stories, aliases)))


def perhaps_of(stories: tuple[Story, ...], aliases: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """event id -> ids of the events that are perhaps the same, told from either side, in the order of the table."""
    named = {
        (story.id, aliases[other])
        for story in stories
        for report in story.told
        for other in report.maybe_same_as
        if other in aliases and aliases[other] != story.id
    }
    order = {story.id: row for row, story in enumerate(stories)}
    found: dict[str, list[str]] = {}
    for one, other in sorted(named | {pair[::-1] for pair in named}, key=lambda pair: order[pair[1]]):
        found.setdefault(one, []).append(other)
    return {one: tuple(others) for one, others in found.items()}


def _groups(stories: tuple[Story, ...], perhaps: dict[str, tuple[str, ...]]) -> Rows:
    """The number of each event's group: events that lead to each other by way of "perhaps the same". One that got less far in
    review leads to one group alone of those that got further."""
    levels = {story.id: standing(story.lead) for story in stories if story.id in perhaps}
    same = same_by_level(levels, ((one, other) for one, others in perhaps.items() for other in others))
    groups = np.full(len(stories), NO_TWIN, np.int32)
    row_of = {story.id: row for row, story in enumerate(stories)}
    number_of: dict[str, int] = {}
    for number, one in enumerate(perhaps):
        groups[row_of[one]] = number_of.setdefault(same[one], number)
    return groups
