"""In which order the events of two sides stand: as the side has them that moved some, each new one behind its neighbour."""

import re
from collections.abc import Collection, Sequence


def joined_order(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], kept: Collection[str]) -> tuple[list[str], bool]:
    """(the ids that are kept, in order; whether both sides moved events, each otherwise: then as mine has them)."""
    shared = set(base) & set(mine) & set(theirs) & set(kept)
    was, here, there = ([name for name in side if name in shared] for side in (base, mine, theirs))
    clashes = here != there and was not in (here, there)
    order = there if here == was else here
    found = _come(mine, theirs, order, kept)
    return [*found.get(-1, []), *(one for at, name in enumerate(order) for one in (name, *found.get(at, [])))], clashes


def _come(mine: Sequence[str], theirs: Sequence[str], order: list[str], kept: Collection[str]) -> dict[int, list[str]]:
    """What one side alone has, or both have anew, by the place in `order` of the event behind which it stands (-1: of none); in
    its own order, or where both sides have some in one place by their ids."""
    sides = [_behind(side, order, kept) for side in (mine, theirs)]
    found: dict[int, list[str]] = {}
    for name in dict.fromkeys((*sides[0], *sides[1])):
        found.setdefault(min(side[name] for side in sides if name in side), []).append(name)
    for names in found.values():
        if any(name in sides[0] for name in names) and any(name in sides[1] for name in names):
            names.sort(key=_natural)
    return found


def _behind(side: Sequence[str], order: list[str], kept: Collection[str]) -> dict[str, int]:
    places = {name: at for at, name in enumerate(order)}
    found: dict[str, int] = {}
    behind = -1
    for name in side:
        if name in places:
            behind = places[name]
        elif name in kept:
            found[name] = behind
    return found


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", name) if part]
