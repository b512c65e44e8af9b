"""Which reports tell the same event: `same_as` is symmetric and transitive, within and across articles."""

from lib.corpus.models import Event


def same_events(events: dict[str, Event]) -> dict[str, str]:
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


def in_circles(events: dict[str, Event]) -> frozenset[str]:
    """Ids of events that name a whole which, by way of `part_of` and of reports of one event, is a part of themselves."""
    same = same_events(events)
    wholes: dict[str, set[str]] = {}
    for identifier, event in events.items():
        if event.part_of in events:
            wholes.setdefault(same[identifier], set()).add(same[event.part_of])
    return frozenset(identifier for identifier, event in events.items()
                     if event.part_of in events and same[identifier] in _above(same[event.part_of], wholes))


def _above(identifier: str, wholes: dict[str, set[str]]) -> set[str]:
    """The event itself and all that it is, directly or not, a part of."""
    found, waiting = {identifier}, [identifier]
    while waiting:
        fresh = wholes.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found
