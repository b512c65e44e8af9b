"""References between events: each must lead to an event that was written, and no whole may be a part of itself."""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import replace
from operator import attrgetter

from lib.corpus.checking.checking import Nearest, near_miss
from lib.corpus.model.models import Article, Event
from lib.corpus.model.same import in_circles
from lib.corpus.reading.coding import NO_ID
from lib.errors import Problem, Severity

FIELDS = ("after", "same_as", "maybe_same_as", "not_same_as")
_TARGETS = attrgetter("part_of", *FIELDS)


def check_references(
    articles: list[Article], faulty: list[Article], left_out: frozenset[str]
) -> tuple[list[Article], list[Problem]]:
    """The articles whose references lead somewhere, and every problem.

    A reference to nothing leaves its file out. One to an article that was itself left out (ids in `left_out`) is
    dropped with a warning; the file stays. An article may fall out for one that fell out before it, never twice.
    `faulty` are articles that are left out for other errors; their references are checked as well.
    """
    kept = list(articles)
    written = _by_id(kept)
    circular, nearest = in_circles(written | _by_id(faulty)) if faulty else frozenset(), _Nearest(written)
    problems = [
        problem
        for article in faulty
        for problem in _errors(article, ChainMap(_by_id([article]), written), left_out, circular, nearest)
    ]
    events, pointing = written, [article for article in kept if any(map(_points, article.events))]
    while True:
        circular, nearest = in_circles(events), _Nearest(events)
        broken = {article.id: found for article in pointing if (found := _errors(article, events, left_out, circular, nearest))}
        if not broken:
            break
        problems += [problem for found in broken.values() for problem in found]
        left_out |= frozenset(broken)
        kept, pointing = ([article for article in some if article.id not in broken] for some in (kept, pointing))
        events = _by_id(kept)
    trimmed = {article.id: _without_lost(article, events, problems) for article in pointing}
    return [trimmed.get(article.id, article) for article in kept], problems


def _points(event: Event) -> bool:
    """Whether an event refers to any other."""
    return any(_TARGETS(event))


def _by_id(articles: list[Article]) -> dict[str, Event]:
    return {event.id: event for article in articles for event in article.events}


def _errors(
    article: Article, events: Mapping[str, Event], left_out: frozenset[str], circular: frozenset[str], nearest: "_Nearest"
) -> list[Problem]:
    found = []
    nameless = any(event.id == f"{article.id}/{NO_ID}" for event in article.events)  # one of them may be what is meant
    for number, event in enumerate(article.events, 1):
        for field, target in _references(event):
            other = target.partition("/")[0]
            if nameless and other == article.id and target not in events:
                continue
            if target == event.id:
                found.append(_problem(article, number, field, f"“{target}” is the event itself", "name another event"))
            elif target not in events and (other not in left_out or other == article.id):
                found.append(_problem(article, number, field, f"no event “{target}”", nearest(target, article, event)))
            elif field == "part_of" and event.id in circular:
                found.append(
                    _problem(
                        article,
                        number,
                        field,
                        f"“{event.id}” is part of itself",
                        "a whole is no part of its parts, nor are reports of one event of each other",
                    )
                )
    return found


class _Nearest:
    """What a reference to nothing may mean: an event of the article it names, else any."""

    def __init__(self, events: dict[str, Event]):
        self.events = events
        self.ids: dict[str, list[str]] = {}  # of an article's events
        self.nearest: dict[str, Nearest] = {}  # by article; "": among all

    def __call__(self, target: str, article: Article, event: Event) -> str:
        found = self._near(target, article)
        if found != f"perhaps “{event.id}”":  # which it cannot mean
            return found
        return near_miss(target, [other.id for other in article.events if other.id != event.id])

    def _near(self, target: str, article: Article) -> str:
        if not self.nearest:  # made when it is first asked for
            self.nearest[""] = Nearest(self.events)
            for identifier in self.events:
                self.ids.setdefault(identifier.partition("/")[0], []).append(identifier)
        named = target.partition("/")[0]
        if named == article.id and named not in self.ids:
            self.ids[named] = [event.id for event in article.events]
        if named not in self.nearest and self.ids.get(named):
            self.nearest[named] = Nearest(self.ids[named])
        return self.nearest.get(named, self.nearest[""])(target)


def _references(event: Event) -> list[tuple[str, str]]:
    found = [("part_of", event.part_of)] if event.part_of else []
    for field in FIELDS:
        if targets := getattr(event, field):
            found += [(field, target) for target in targets]
    return found


def _without_lost(article: Article, events: dict[str, Event], problems: list[Problem]) -> Article:
    """The article without references into files that were left out; each is said as a warning."""
    if all(target in events for event in article.events for _, target in _references(event)):
        return article
    trimmed = []
    for number, event in enumerate(article.events, 1):
        lost = [(field, target) for field, target in _references(event) if target not in events]
        problems += [
            _problem(
                article,
                number,
                field,
                f"“{target}” is in a file that was left out",
                "the reference is ignored until that file reads",
                "warning",
            )
            for field, target in lost
        ]
        kept = {field: tuple(target for target in getattr(event, field) if target in events) for field in FIELDS}
        trimmed.append(
            replace(
                event,
                part_of=event.part_of if event.part_of in events else "",
                after=kept["after"],
                same_as=kept["same_as"],
                maybe_same_as=kept["maybe_same_as"],
                not_same_as=kept["not_same_as"],
            )
        )
    return replace(article, events=tuple(trimmed))


def _problem(article: Article, number: int, field: str, what: str, hint: str, severity: Severity = "error") -> Problem:
    event = article.events[number - 1]
    return Problem(article.file, event.field_lines.get(field, event.line), f"events[{number}].{field}", what, hint, severity)
