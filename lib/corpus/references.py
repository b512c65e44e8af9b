"""References between events: each must lead to an event that was written, and no whole may be a part of itself."""

from dataclasses import replace

from lib.corpus.checking import near_miss
from lib.corpus.models import Article, Event
from lib.corpus.same import in_circles
from lib.errors import Problem

FIELDS = ("after", "same_as", "maybe_same_as")


def check_references(articles: list[Article], faulty: list[Article],
                     left_out: frozenset[str]) -> tuple[list[Article], list[Problem]]:
    """The articles whose references lead somewhere, and every problem.

    A reference to nothing leaves its file out. One to an article that was itself left out (ids in `left_out`) is
    dropped with a warning; the file stays. An article may fall out for one that fell out before it, never twice.
    `faulty` are articles that are left out for other errors; their references are checked as well.
    """
    kept = list(articles)
    written = _by_id(kept)
    circular = in_circles(written | _by_id(faulty))
    problems = [problem for article in faulty
                for problem in _errors(article, written | _by_id([article]), left_out - {article.id}, circular)]
    while True:
        events = _by_id(kept)
        circular = in_circles(events)
        broken = {article.id: found for article in kept if (found := _errors(article, events, left_out, circular))}
        if not broken:
            break
        problems += [problem for found in broken.values() for problem in found]
        left_out |= frozenset(broken)
        kept = [article for article in kept if article.id not in broken]
    trimmed = [_without_lost(article, events, problems) for article in kept]
    return trimmed, problems


def _by_id(articles: list[Article]) -> dict[str, Event]:
    return {event.id: event for article in articles for event in article.events}


def _errors(article: Article, events: dict[str, Event], left_out: frozenset[str], circular: frozenset[str]) -> list[Problem]:
    found = []
    for event in article.events:
        for field, target in _references(event):
            if target == event.id:
                found.append(_problem(article, event, field, f"“{target}” is the event itself", "name another event"))
            elif target not in events and target.partition("/")[0] not in left_out:
                found.append(_problem(article, event, field, f"no event “{target}”", _nearest(target, events)))
            elif field == "part_of" and event.id in circular:
                found.append(_problem(article, event, field, f"“{event.id}” is part of itself",
                                      "a whole is no part of its parts, nor are reports of one event of each other"))
    return found


def _nearest(target: str, events: dict[str, Event]) -> str:
    same = [other for other in events if other.partition("/")[0] == target.partition("/")[0]]
    return near_miss(target, same or events)


def _references(event: Event) -> list[tuple[str, str]]:
    return ([("part_of", event.part_of)] if event.part_of else []) + [
        (field, target) for field in FIELDS for target in getattr(event, field)]


def _without_lost(article: Article, events: dict[str, Event], problems: list[Problem]) -> Article:
    """The article without references into files that were left out; each is said as a warning."""
    if all(target in events for event in article.events for _, target in _references(event)):
        return article
    trimmed = []
    for event in article.events:
        lost = [(field, target) for field, target in _references(event) if target not in events]
        problems += [_problem(article, event, field, f"“{target}” is in a file that was left out",
                              "the reference is ignored until that file reads", "warning") for field, target in lost]
        kept = {field: tuple(target for target in getattr(event, field) if target in events) for field in FIELDS}
        trimmed.append(replace(event, part_of=event.part_of if event.part_of in events else "", **kept))
    return replace(article, events=tuple(trimmed))


def _problem(article: Article, event: Event, field: str, what: str, hint: str, severity: str = "error") -> Problem:
    number = next(number for number, other in enumerate(article.events, 1) if other is event)
    return Problem(article.file, event.field_lines.get(field, event.line), f"events[{number}].{field}", what, hint, severity)
