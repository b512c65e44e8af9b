"""Warnings on what events say of each other and cannot both mean: first after itself, one event and another, a fight that is
an agreement. What is said of one report holds of all reports of its event."""

from collections.abc import Iterable, Iterator

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.cycles import on_cycles
from lib.corpus.model.models import Event
from lib.corpus.model.same import same_events

Said = tuple[Event, str, str, str]  # the event, its field, what is wrong, hint
REFERENCES = ("part_of", "after", "maybe_same_as", "not_same_as")


def contradictions(events: Iterable[Event]) -> Iterator[Said]:
    """All that contradicts itself, in the order of the events."""
    known = {event.id: event for event in events}
    same = same_events(known)
    yield from _after_themselves(known, same)
    for event in known.values():
        yield from _same_and_not(event, known, same)
        yield from _of_other_kinds(event, known)


def told_pairs(events: dict[str, Event], same: dict[str, str]) -> frozenset[frozenset[str]]:
    """Pairs of events, by the leaders that `same` gives of their reports, of which one says how it stands to the other."""
    return frozenset(
        frozenset((same[event.id], same[other]))
        for event in events.values()
        for field in REFERENCES
        for other in ((event.part_of,) if field == "part_of" else getattr(event, field))
        if other in same
    )


def _after_themselves(events: dict[str, Event], same: dict[str, str]) -> Iterator[Said]:
    earlier: dict[str, set[str]] = {}
    for event in events.values():
        if event.after:
            earlier.setdefault(same[event.id], set()).update(same[other] for other in event.after if other in same)
    circular = on_cycles(earlier)
    for event in events.values():
        if event.after and same[event.id] in circular:
            yield event, "after", f"“{event.id}” comes after itself, by way of {', '.join(event.after)}", "look at which came first"


def _same_and_not(event: Event, events: dict[str, Event], same: dict[str, str]) -> Iterator[Said]:
    for other in (other for other in event.not_same_as if other in events):
        if same[other] == same[event.id]:
            yield event, "not_same_as", f"“{other}” is joined with this event by same_as all the same", "keep one of the two"
        elif other in event.maybe_same_as or event.id in events[other].maybe_same_as:
            yield event, "not_same_as", f"“{other}” is said to be perhaps the same, too", "keep one of the two"


def _of_other_kinds(event: Event, events: dict[str, Event]) -> Iterator[Said]:
    for other in (other for other in event.same_as if other in events):
        here, there = (CODEBOOK.types[one.type] for one in (event, events[other]))
        if here.group != there.group:
            yield (
                event,
                "same_as",
                f"“{other}” is of another kind: {there.label.lower()} there, {here.label.lower()} here",
                "reports of one event have types of one group; else write part_of, after or maybe_same_as",
            )
