"""Which articles wait for whom, since when, and how long coding took: the queue of the page Review, from a corpus alone."""

import datetime
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article
from lib.corpus.model.review import moment_of

WAITING, ALL, NONE = "waiting", "all", "none"  # what may be asked for beside a state: what waits; all; those without a state
NOBODY = "nobody"
ANY = {"coder": "its coder", "reviewer": "any reviewer"}  # who is waited for, where nobody is named


@dataclass(frozen=True)
class Entry:
    """One article of the queue. `state`: "" where none is written; `waits_for`: a name, or one of ANY; "" where it is for nobody;
    `since`: None where it is not told; `events`: state -> how many of its events are in it; `again`: who coded it a second time."""

    id: str
    title: str
    state: str
    waits_for: str
    since: datetime.datetime | None = None
    day_alone: bool = False
    coder: str = ""
    reviewer: str = ""
    minutes: int | None = None
    events: Mapping[str, int] = field(default_factory=dict)
    again: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Who has to do with it."""
        return tuple(dict.fromkeys(filter(None, (self.coder, self.reviewer))))


def entry_of(article: Article, again: tuple[str, ...] = ()) -> Entry:
    """An article as the queue shows it."""
    review = article.review
    default = CODEBOOK.default("review")
    events = Counter(event.review or default for event in article.events)
    if review is None:
        return Entry(article.id, article.title, "", "", events=events, again=again)
    turn = review.term.waits_for
    named = {"coder": review.coder, "reviewer": review.reviewer}.get(turn, "")
    return Entry(
        article.id,
        article.title,
        review.state,
        named or ANY.get(turn, ""),
        moment_of(review.since),
        len(review.since) == len("2026-11-28"),
        review.coder,
        review.reviewer,
        review.minutes,
        events,
        again,
    )


def asked_for(entries: Iterable[Entry], state: str, person: str) -> list[Entry]:
    """Those of a state (or WAITING, ALL, NONE) that have to do with a person; "" for anybody."""
    return [entry for entry in entries if _is(entry, state) and (not person or person in entry.people)]


def _is(entry: Entry, state: str) -> bool:
    if state == WAITING:
        return bool(entry.waits_for)
    return entry.state == ("" if state == NONE else state) if state != ALL else bool(entry.state)


def in_order(entries: Iterable[Entry], order: str = "") -> list[Entry]:
    """Entries by a column of the queue, with - before it falling. By age those that wait come first either way, and unasked the
    oldest of them in front; whose age nobody told are taken for the oldest, so that none is lost at the end."""
    name, falling = order.removeprefix("-"), order.startswith("-")
    if name not in _BY:
        return sorted(entries, key=_by_youth if order == "since" else _by_age)
    found = sorted(entries, key=_BY[name])
    return found[::-1] if falling else found


def _by_age(entry: Entry) -> tuple[bool, float, str]:
    return (not entry.waits_for, entry.since.timestamp() if entry.since else 0.0, entry.id)


def _by_youth(entry: Entry) -> tuple[bool, float, str]:
    waits, age, name = _by_age(entry)
    return (waits, -age, name)


_BY: dict[str, Callable[[Entry], tuple[Any, ...]]] = {
    "article": lambda entry: (entry.title.casefold(), entry.id),
    "state": lambda entry: (tuple(CODEBOOK.review_states).index(entry.state) if entry.state else -1, *_by_age(entry)),
    "waits_for": lambda entry: (not entry.waits_for, entry.waits_for.casefold(), *_by_age(entry)),
    "coder": lambda entry: (not entry.coder, entry.coder.casefold(), *_by_age(entry)),
    "reviewer": lambda entry: (not entry.reviewer, entry.reviewer.casefold(), *_by_age(entry)),
    "minutes": lambda entry: (entry.minutes is None, entry.minutes or 0, *_by_age(entry)),
    "events": lambda entry: (sum(entry.events.values()), *_by_age(entry)),
}
ORDERS = (*_BY, "since")


class Took(NamedTuple):
    """How long coding took: of how many articles that is told, in minutes."""

    articles: int
    median: float
    least: int
    most: int


def took(entries: Iterable[Entry]) -> Took | None:
    """How long coding took, over the articles that say so; None where none does."""
    told = [entry.minutes for entry in entries if entry.minutes is not None]
    return Took(len(told), statistics.median(told), min(told), max(told)) if told else None


def age_words(entry: Entry, now: datetime.datetime) -> str:
    """How long it has been in its state: "3 days", "2 weeks"; "–" where that is not told."""
    if entry.since is None:
        return "–"
    hours = (now - entry.since).total_seconds() / 3600
    if entry.day_alone:
        hours = max(0.0, hours)
        return "today" if hours < 24 else _counted(int(hours // 24), "day")
    if hours < 0:
        return "in the future"
    if hours < 1:
        return "less than an hour"
    return _counted(int(hours), "hour") if hours < 48 else _counted(int(hours // 24), "day")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
