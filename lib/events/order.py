"""The order of events that have no day: as `after` tells it, else as they were read."""

from graphlib import CycleError, TopologicalSorter

from lib.corpus.models import Corpus


def in_after_order(event_ids: tuple[str, ...], corpus: Corpus, aliases: dict[str, str]) -> tuple[str, ...]:
    """The ids with each event behind those it comes after; ties keep their order, a circle of `after` is ignored."""
    wanted = set(event_ids)
    earlier = {aliases[event.id]: {aliases[other] for other in event.after if aliases.get(other) in wanted}
               for article in corpus.articles for event in article.events if aliases[event.id] in wanted}
    place = {event: number for number, event in enumerate(event_ids)}
    sorter = TopologicalSorter({event: earlier.get(event, set()) - {event} for event in event_ids})
    try:
        sorter.prepare()
    except CycleError:
        return event_ids
    found: list[str] = []
    ready = sorted(sorter.get_ready(), key=place.get)
    while ready:
        event = ready.pop(0)
        found.append(event)
        sorter.done(event)
        ready = sorted([*ready, *sorter.get_ready()], key=place.get)
    return tuple(found)
