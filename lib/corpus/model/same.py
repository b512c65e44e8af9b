"""Which reports tell the same event: `same_as` is symmetric and transitive, within and across articles; what counts less joins
nothing that counts more."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, Protocol

from lib.corpus.model.cycles import components


class Referring(Protocol):
    """What names others of its kind by their ids: an article's event, a record."""

    @property
    def same_as(self) -> tuple[str, ...]: ...

    @property
    def part_of(self) -> str: ...


def same_events(events: Mapping[str, Referring]) -> dict[str, str]:
    """Report id -> id of one of the reports of the same event, the same for all of them."""
    return _joined(events, ((one, other) for one, event in events.items() for other in event.same_as if other in events))


def same_by_level(levels: Mapping[str, Any], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Id -> id of one of those that are linked with it, the same for all of them; but what is of a worse level joins no two of a
    better one: it hangs on the first of those that it is linked with.

    `levels`: id -> its level, the least is the best; ids in the order in which one hangs on them. `links`: pairs of ids; of those
    that `levels` does not have they are passed over.
    """
    beside: dict[str, list[str]] = {}
    for one, other in links:
        if one in levels and other in levels:
            beside.setdefault(one, []).append(other)
            beside.setdefault(other, []).append(one)
    place = {one: number for number, one in enumerate(levels)}
    same: dict[str, str] = {}
    for _, level in groupby(sorted(levels, key=levels.__getitem__), key=levels.__getitem__):
        fresh = dict.fromkeys(level)
        pairs = ((one, other) for one in fresh for other in beside.get(one, ()) if other in fresh)
        found = _joined(fresh, pairs)
        hung: dict[str, str] = {}
        for one, leader in found.items():
            above = [*(other for other in beside.get(one, ()) if other in same), *([hung[leader]] if leader in hung else [])]
            if above:
                hung[leader] = min(above, key=place.__getitem__)
        same |= {one: same[hung[leader]] if leader in hung else leader for one, leader in found.items()}
    return same


def _joined(ids: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    leader = {identifier: identifier for identifier in ids}

    def find(identifier: str) -> str:
        while leader[identifier] != identifier:
            leader[identifier] = leader[leader[identifier]]
            identifier = leader[identifier]
        return identifier

    for identifier, other in links:
        leader[find(other)] = find(identifier)
    return {identifier: find(identifier) for identifier in leader}


def in_circles(events: Mapping[str, Referring]) -> frozenset[str]:
    """Ids of events that name a whole which, by way of `part_of` and of reports of one event, is a part of themselves."""
    if not any(event.part_of for event in events.values()):
        return frozenset()
    same = same_events(events)
    wholes: dict[str, set[str]] = {}
    for identifier, event in events.items():
        if event.part_of in events:
            wholes.setdefault(same[identifier], set()).add(same[event.part_of])
    group = components(wholes)
    return frozenset(
        identifier
        for identifier, event in events.items()
        if event.part_of in events and group[same[identifier]] == group[same[event.part_of]]
    )
