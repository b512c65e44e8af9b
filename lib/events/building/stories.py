"""Records of one event joined into one story: `same_as` is symmetric and transitive, within and across articles and sources.

The better-graded report leads, of those that got furthest in review. Who took part, where it was and the bounds of numbers and
dates take in all reports that got as far and are no drafts; what differs is kept. A report that got less far joins no two of those
that got further: it hangs on one of them.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.dates import signs, written_date
from lib.corpus.model.models import Dated, Participant, Quantity
from lib.corpus.model.records import Record
from lib.corpus.model.review import state_of
from lib.corpus.model.same import same_by_level
from lib.events.affiliation import UNKNOWN, Span

Bound = TypeVar("Bound", datetime.date, int)
Standing = tuple[bool, bool, int]


@dataclass(frozen=True)
class Story:
    """The reports of one event, the best graded first; its id is that report's."""

    reports: tuple[Record, ...]

    @property
    def lead(self) -> Record:
        return self.reports[0]

    @property
    def id(self) -> str:
        return self.lead.id

    @cached_property
    def told(self) -> tuple[Record, ...]:
        """The reports that what is known is taken from: those that got as far as the lead."""
        return tuple(report for report in self.reports if standing(report) == standing(self.lead))

    @property
    def worded(self) -> Record:
        """The best graded of its reports that has a sentence; the lead where none has one."""
        return next((report for report in self.reports if report.quote), self.lead)

    @property
    def part_of(self) -> tuple[str, ...]:
        """The wholes that its reports name, the lead's first."""
        return tuple(dict.fromkeys(report.part_of for report in self.told if report.part_of))

    @property
    def parts(self) -> str:
        """Whether its parts, where it has any, exhaust it: "some" as soon as one report says that they do not."""
        return "some" if any(report.parts == "some" for report in self.told) else CODEBOOK.default("parts")

    @property
    def status(self) -> str:
        """ "draft" where what is known is taken from drafts."""
        return self.lead.status

    @property
    def spans(self) -> tuple[Span, Span]:
        """The event's days, then those by which the leading report was out: when its actors' ties are asked for."""
        return _span(joined_date(self)), _span(self.lead.rests_on.bound)

    @cached_property
    def roles(self) -> dict[str, tuple[Participant, ...]]:
        """role -> who took part in it: the lead's people, then those whom a further report alone names.

        Whom reports give other roles keeps that of the better graded one; of one named by several, the numbers of all count.
        """
        found: dict[str, dict[tuple[str, str], list[Participant]]] = {}
        for report in self.told:
            named = {key for people in found.values() for key in people}
            for role, people in report.roles.items():
                for one in people:
                    key = (one.actor, one.described)
                    if key not in named or key in found.get(role, {}):
                        found.setdefault(role, {}).setdefault(key, []).append(one)
        return {role: tuple(map(_one_participant, people.values())) for role, people in found.items()}

    @cached_property
    def places(self) -> dict[str, tuple[str, ...]]:
        """ "at", "origin", "near" -> ids of the places that any report names so, the lead's first."""
        told = self.told
        named = {
            "at": (report.place for report in told),
            "origin": (report.origin for report in told),
            "near": (report.near for report in told),
        }
        return {role: tuple(dict.fromkeys(place for places in ids for place in places)) for role, ids in named.items()}


def join_reports(records: Iterable[Record]) -> tuple[Story, ...]:
    """All records as stories, sorted by id; independent of the order in which they come."""
    reports = {record.id: record for record in sorted(records, key=by_grade)}
    links = ((one, other) for one, report in reports.items() for other in report.same_as)
    same = same_by_level({one: standing(report) for one, report in reports.items()}, links)
    joined: dict[str, list[Record]] = {}
    for identifier in sorted(reports):
        joined.setdefault(same[identifier], []).append(reports[identifier])
    stories = (Story(tuple(sorted(group, key=by_grade))) for group in joined.values())
    return tuple(sorted(stories, key=lambda story: natural(story.id)))


def natural(identifier: str) -> tuple[str, int, str]:
    """Sort key of an event id: its article or source, then its number where it is one, so that 2 stands before 10."""
    before, _, number = identifier.rpartition("/" if "/" in identifier else ":")
    return (before, int(number), "") if number.isdecimal() and len(number) < 10 else (before, 10**9, number)


def standing(report: Record) -> Standing:
    """Sort key of how far a report got: what is no draft first, of it what got furthest in review; what was rejected after all."""
    state = state_of(report.review)
    given_up = not state.counts and state.waits_for == "nobody"
    return (given_up, report.status == "draft", -state.rank)


def by_grade(report: Record) -> tuple[Standing, str, str, tuple[str, int, str]]:
    """Sort key of the reports of one event: those that got furthest first, of these the best graded."""
    return (standing(report), report.rests_on.reliability, report.credibility, natural(report.id))


def joined_date(story: Story) -> Dated | None:
    """The overlap of the reports' dates, else their span; None where none is dated, or where they leave no bound."""
    return join_dates([report.date for report in story.told if report.date])


def join_dates(dates: list[Dated]) -> Dated | None:
    """The overlap of dates, else their span; of what lasted always the span. None where that is open on both sides: dates that
    exclude each other ("from 2021 on", "until 2019") put the event on no days.

    Always of an accepted form. A bound keeps its qualifier ("about") where every date that has this bound has one.
    """
    if len(dates) < 2 or len({date.text for date in dates}) == 1:
        return dates[0] if dates else None
    first = max((date.first for date in dates if date.first), default=None)
    last = min((date.last for date in dates if date.last), default=None)
    if (first and last and first > last) or all(date.kind == "extent" for date in dates):
        first = min(_if_all_told([date.first for date in dates]), default=None)
        last = max(_if_all_told([date.last for date in dates]), default=None)
    same = next((date for date in dates if (date.first, date.last) == (first, last)), None)
    if same or not (first or last):
        return same
    kind = "extent" if dates[0].kind == "extent" else "window"
    return written_date(kind, first, last, (_sign(dates, 0, first), _sign(dates, 1, last)))


def _sign(dates: list[Dated], side: int, bound: datetime.date | None) -> str:
    """The weakest qualifier that a bound has among the dates that have it."""
    return min((signs(date)[side] for date in dates if bound and (date.first, date.last)[side] == bound), default="")


def joined_quantity(story: Story, name: str) -> Quantity | None:
    """Lowest minimum and highest maximum over the reports that give the number; an open side stays open."""
    told = [report.quantities[name] for report in story.told if name in report.quantities]
    return _one_quantity(told) if told else None


def _one_participant(told: list[Participant]) -> Participant:
    names = dict.fromkeys(name for one in told for name in one.quantities)
    numbers = {name: _one_quantity([one.quantities[name] for one in told if name in one.quantities]) for name in names}
    return Participant(told[0].actor, told[0].described, numbers)


def _one_quantity(told: list[Quantity]) -> Quantity:
    if len(told) == 1:
        return told[0]
    low = min(_if_all_told([number.min for number in told]), default=None)
    high = max(_if_all_told([number.max for number in told]), default=None)
    words = "; ".join(dict.fromkeys(number.words for number in told if number.words))
    return Quantity(low, high, any(number.about for number in told), words)


def _if_all_told(bounds: Sequence[Bound | None]) -> list[Bound]:
    """The bounds; none of them where one is open, for then the whole is."""
    told = [bound for bound in bounds if bound is not None]
    return told if len(told) == len(bounds) else []


def _span(date: Dated | None) -> Span:
    return (date.first, date.last) if date else UNKNOWN
