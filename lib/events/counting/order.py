"""The order of events that have no day: as `after` tells it, else as they were read."""

from collections import defaultdict
from collections.abc import Mapping
from heapq import heapify, heappop, heappush

from lib.corpus.model.models import Corpus

After = Mapping[str, set[str]]


def in_after_order(event_ids: tuple[str, ...], after: After) -> tuple[str, ...]:
    """The ids with each event behind those it comes after, also where one in between is not among them; `after`: as after_of gives.

    Ties keep their order; a circle of `after` stands behind what needs none of it, the event read first leading.
    """
    place = _with_what_came_before(event_ids, after)
    waits = {event: {other for other in after.get(event, ()) if other in place} - {event} for event in place}
    later = defaultdict(list)
    for event, earlier in waits.items():
        for other in earlier:
            later[other].append(event)
    ready = [(number, event) for event, number in place.items() if not waits[event]]
    heapify(ready)
    stuck = iter(sorted(place, key=place.__getitem__))  # where nothing is ready, the first that still waits goes next
    found: dict[str, None] = {}
    while len(found) < len(place):
        event = heappop(ready)[1] if ready else next(event for event in stuck if event not in found)
        found[event] = None
        for other in later[event]:
            waits[other].discard(event)
            if not waits[other] and other not in found:
                heappush(ready, (place[other], other))
    wanted = set(event_ids)
    return tuple(event for event in found if event in wanted)


def after_of(aliases: Mapping[str, str], corpus: Corpus) -> After:
    """event -> the events that any report of it says it comes after; `aliases`: report -> event."""
    after: defaultdict[str, set[str]] = defaultdict(set)
    for _, event in corpus.reports.values():
        if event.after and event.id in aliases:
            after[aliases[event.id]] |= {aliases[other] for other in event.after if other in aliases}
    return after


def _with_what_came_before(event_ids: tuple[str, ...], after: After) -> dict[str, int]:
    """The place of each event and of all that came before it; an event not asked for takes that of the one that leads to it."""
    place = {event: number for number, event in enumerate(event_ids)}
    waiting = list(reversed(event_ids))
    while waiting:
        event = waiting.pop()
        for other in sorted(after.get(event, ())):
            if other not in place:
                place[other] = place[event]
                waiting.append(other)
    return place
