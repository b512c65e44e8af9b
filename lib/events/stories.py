"""Reports of one event joined into one story: `same_as` is symmetric and transitive, within and across articles.

The better-graded report leads; bounds of numbers and dates take in all reports; what differs is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lib.corpus.models import Article, Corpus, Dated, Event, Quantity
from lib.corpus.same import same_events


@dataclass(frozen=True)
class Report:
    """One event as one article tells it."""

    event: Event
    article: Article


@dataclass(frozen=True)
class Story:
    """The reports of one event, the best graded first; its id is that report's."""

    reports: tuple[Report, ...]

    @property
    def lead(self) -> Report:
        return self.reports[0]

    @property
    def id(self) -> str:
        return self.lead.event.id

    @property
    def part_of(self) -> tuple[str, ...]:
        """The wholes that its reports name, the lead's first."""
        return tuple(dict.fromkeys(report.event.part_of for report in self.reports if report.event.part_of))

    def actors(self) -> Iterator[str]:
        """Every actor in a role, whichever report names it; some more than once."""
        return (one.actor for report in self.reports for people in report.event.roles.values() for one in people)

    def places(self) -> Iterator[str]:
        """Every place, near or of origin ones too, whichever report names it; some more than once."""
        return (place for report in self.reports
                for place in (*report.event.place, *report.event.near, *report.event.origin))


def join_reports(corpus: Corpus) -> tuple[Story, ...]:
    """Every event of the corpus as stories, sorted by id; independent of file order."""
    reports = {event.id: Report(event, article) for article in corpus.articles for event in article.events}
    same = same_events({identifier: report.event for identifier, report in reports.items()})
    joined: dict[str, list[Report]] = {}
    for identifier in sorted(reports):
        joined.setdefault(same[identifier], []).append(reports[identifier])
    stories = (Story(tuple(sorted(group, key=_grade))) for group in joined.values())
    return tuple(sorted(stories, key=lambda story: natural(story.id)))


def natural(identifier: str) -> tuple[str, int, str]:
    """Sort key of an event id: its article, then its number where it is one, so that 2 stands before 10."""
    article, _, number = identifier.rpartition("/")
    return (article, int(number), "") if number.isdecimal() else (article, 10**9, number)


def _grade(report: Report) -> tuple:
    return (report.article.reliability, report.event.credibility, natural(report.event.id))


def joined_date(story: Story) -> Dated | None:
    """The overlap of the reports' dates, else their span; None where none is dated."""
    dates = [report.event.date for report in story.reports if report.event.date]
    if len(dates) < 2 or len({date.text for date in dates}) == 1:
        return dates[0] if dates else None
    latest_first = max((date.first for date in dates if date.first), default=None)
    earliest_last = min((date.last for date in dates if date.last), default=None)
    if latest_first and earliest_last and latest_first > earliest_last:
        first = None if any(date.first is None for date in dates) else min(date.first for date in dates)
        last = None if any(date.last is None for date in dates) else max(date.last for date in dates)
    else:
        first, last = latest_first, earliest_last
    same = next((date for date in dates if (date.first, date.last) == (first, last)), None)
    return same or _bounds_as_date(first, last, "extent" if dates[0].kind == "extent" else "window")


def _bounds_as_date(first, last, kind) -> Dated:
    left, right = first.isoformat() if first else "..", last.isoformat() if last else ".."
    if first and first == last:
        return Dated(left, "day", first, last, "day")
    precision = "week" if first and last and (last - first).days < 7 else "range"
    return Dated(f"[{left}..{right}]" if kind == "window" else f"{left}/{right}", kind, first, last, precision)


def joined_quantity(story: Story, name: str) -> Quantity | None:
    """Lowest minimum and highest maximum over the reports that give the number; an open side stays open."""
    told = [report.event.quantities[name] for report in story.reports if name in report.event.quantities]
    if not told:
        return None
    lows, highs = [number.min for number in told], [number.max for number in told]
    low = None if None in lows else min(lows)
    high = None if None in highs else max(highs)
    words = "; ".join(dict.fromkeys(number.words for number in told if number.words))
    return Quantity(low, high, any(number.about for number in told), words)
