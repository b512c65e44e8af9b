"""Which reports tell the same event: `same_as` is symmetric and transitive, within and across articles."""

from collections.abc import Mapping
from typing import Protocol

from lib.corpus.model.cycles import components


class Referring(Protocol):
    """What names others of its kind by their ids: an article's event, a record."""

    @property
    def same_as(self) -> tuple[str, ...]: ...

    @property
    def part_of(self) -> str: ...


def same_events(events: Mapping[str, Referring]) -> dict[str, str]:
    """Report id -> id of one of the reports of the same event, the same for all of them."""
    leader = {identifier: identifier for identifier in events}

    def find(identifier: str) -> str:
        while leader[identifier] != identifier:
            leader[identifier] = leader[leader[identifier]]
            identifier = leader[identifier]
        return identifier

    for identifier, event in events.items():
        for other in event.same_as:
            if other in events:
                leader[find(other)] = find(identifier)
    return {identifier: find(identifier) for identifier in events}


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
