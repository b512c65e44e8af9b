"""Warnings on what is likely not meant so, over a whole corpus: days after the telling, years centuries away, one event coded
twice without a word on it, and what events say of each other that cannot be."""

import datetime
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lib.corpus.checking.contradictions import contradictions, told_pairs
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article, Dated, Event
from lib.corpus.model.same import same_events
from lib.errors import Problem

FAR = 150  # years from the middle of all years
NEXT = 3  # of events alike, how many that begin next each is compared with
Told = tuple[Article, int, Event]  # the article, the event's number in it from 1, the event


class _Between(NamedTuple):
    """An event with a first and a last day."""

    first: datetime.date
    last: datetime.date
    told: Told


def doubts(articles: Sequence[Article]) -> list[Problem]:
    """All warnings on the events of checked articles; what is a draft, or was rejected in review, is nobody's
    statement and is not doubted."""
    told = [
        (article, number, event)
        for article in articles
        for number, event in enumerate(article.events, 1)
        if event.status != "draft" and event.review != "rejected"
    ]
    return [*_after_publication(told), *_far_away(articles, told), *_alike(told), *_contradicting(told)]


def _after_publication(told: Iterable[Told]) -> Iterator[Problem]:
    for article, number, event in told:
        first, published = event.date and event.date.first, article.published
        if first and published and published.last and first > published.last and CODEBOOK.stages[event.stage].by_report:
            yield _warning(
                article,
                number,
                event,
                "date",
                f"is after its article was published, “{published.text}”",
                "look at the year; what had not happened yet is stage: planned",
            )


def _far_away(articles: Sequence[Article], told: Sequence[Told]) -> Iterator[Problem]:
    years = [
        year
        for date in (*(article.published for article in articles), *(event.date for _, _, event in told))
        if (year := _year(date))
    ]
    if len(years) < 2:
        return
    middle = statistics.median_low(years)
    what, hint = "“{}” is centuries from all the rest", f"most is of about {middle:04d}; look at the year"
    for article in articles:
        if far := _far(article.published, middle):
            yield Problem(article.file, article.published_line, "published", what.format(far.text), hint, "warning")
    for article, number, event in told:
        if far := _far(event.date, middle):
            yield _warning(article, number, event, "date", what.format(far.text), hint)


def _far(date: Dated | None, middle: int) -> Dated | None:
    """The date, where its year is far from the middle of all."""
    year = _year(date)
    return date if year and abs(year - middle) > FAR else None


def _year(date: Dated | None) -> int | None:
    day = date and (date.first or date.last)
    return day.year if day else None


def _alike(told: Iterable[Told]) -> Iterator[Problem]:
    """Dated events of one type, between the same actors, at the same place, on days that overlap, with no word on whether
    they are the same."""
    groups: dict[tuple[object, ...], list[_Between]] = defaultdict(list)
    events = {event.id: event for _, _, event in told}
    same = same_events(events)
    pairs = told_pairs(events, same)
    for one in told:
        event = one[2]
        if event.date and event.date.first and event.date.last and event.place:
            roles = tuple(sorted((role, actor.actor) for role, people in event.roles.items() for actor in people))
            groups[event.type, event.mode, roles, event.place].append(_Between(event.date.first, event.date.last, one))
    for group in groups.values():
        group.sort(key=lambda one: (one.first, one.told[2].id))
        for at, (_, last, (_, _, event)) in enumerate(group):
            for begins, _, (article, number, other) in group[at + 1 : at + 1 + NEXT]:
                both = frozenset((same[event.id], same[other.id]))
                if begins <= last and len(both) == 2 and both not in pairs:
                    yield _warning(
                        article,
                        number,
                        other,
                        "",
                        f"may be “{event.id}”: type, actors, place and possible days agree",
                        f"write same_as, maybe_same_as or not_same_as: {event.id}",
                    )


def _contradicting(told: Iterable[Told]) -> Iterator[Problem]:
    where = {event.id: (article, number) for article, number, event in told}
    for event, field, what, hint in contradictions(event for _, _, event in told):
        yield _warning(*where[event.id], event, field, what, hint)


def _warning(article: Article, number: int, event: Event, field: str, what: str, hint: str) -> Problem:
    line = event.field_lines.get(field, event.line)
    return Problem(article.file, line, f"events[{number}]{f'.{field}' if field else ''}", what, hint, "warning")
