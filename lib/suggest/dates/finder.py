"""Time expressions in a text, each with what it resolves to; what they look like is in patterns.py, what they mean in
reading.py and relative.py."""

import datetime
import re
from dataclasses import dataclass, replace

from lib.corpus.model.dates import DateError, read_date
from lib.corpus.model.models import Dated
from lib.suggest.dates.patterns import PATTERNS, DateRule
from lib.suggest.dates.reading import NO_DAY, Found, Known
from lib.suggest.document import Document
from lib.suggest.models import DateSuggestion, reason_of
from lib.suggest.text.knowledge import Knowledge
from lib.suggest.text.plain import plain_of

REACH = 60  # letters around a word of time within which an expression lies
SINCE = "since "  # before a date it makes a beginning of it
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")  # an expression may run over it
_SENTENCE_END = re.compile(r"[.!?]\s|\n\n")
_CLOSED = r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d"
Span = tuple[datetime.date | None, ...]  # the first and the last day of publication, one where they are the same
ANCHOR = re.compile(
    r"(?:19|20)\d\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day"
    r"|week|month|year|\bdays?\b|hours|overnight|tonight|last night|spring|summer|autumn|\bfall\b|winter|tomorrow"
    r"|\b(?:this|that|that same|next|following|same) (?:day|morning|afternoon|evening|night)",
    re.I,
)


@dataclass(frozen=True)
class Expression:
    """Words that a pattern fits, and its rule."""

    match: re.Match[str]
    rank: int
    rule: DateRule

    def order(self) -> tuple[int, int, int]:
        """The first before others, of those the longest, of those the first pattern's."""
        return self.match.start(), -self.match.end(), self.rank


def find_dates(text: str, published: Dated | None) -> tuple[DateSuggestion, ...]:
    """Every time expression, in text order; the longest reading of overlapping ones.

    Where only the month or week of the publication is known, a date is what it is on each of its days, or stays open.
    """
    document = Document(text, published, Knowledge())
    read_dates(document)
    return document.dates


def read_dates(document: Document) -> None:
    """Fill the dates."""
    plain, days = plain_of(document.text), _days(document.published)
    text = _LINE_END.sub(" ", plain.text)
    found: list[DateSuggestion] = []
    end, known, at = 0, Known(days[-1]), 0
    for expression in _expressions(text):
        start = expression.match.start()
        if start < end:
            continue
        if _SENTENCE_END.search(text, at, start):
            kept = known.day.year if known.day and days[-1] is None else None
            known = Known(days[-1], kept, known.day)  # a year told holds for its own sentence; undated, that of the day before
        one = _on_each_day(document, expression, known, days)
        if one is None:
            continue
        end, at = start + len(expression.match[0].rstrip(" ,.")), start
        if one.value and "/" not in one.value and text[max(0, start - len(SINCE)) : start].lower() == SINCE:
            one, start = replace(one, value=f"{one.value}/.."), start - len(SINCE)
        sure, reason = 0.9 if one.value and not one.approximate else 0.7, reason_of(expression.rule.name, one.reason)
        found.append(DateSuggestion(plain.mention(start, end), one.value, reason, sure, one.missing, one.approximate))
        known = Known(days[-1], one.year or known.year, one.day or known.day)
    document.dates = tuple(found)


def _expressions(text: str) -> list[Expression]:
    """All that the patterns fit, in order."""
    found = [
        Expression(match, rank, pattern.rule)
        for first, last in _windows(text)
        for rank, pattern in enumerate(PATTERNS)
        for match in pattern.expression.finditer(text, first, last)
    ]
    return sorted(found, key=Expression.order)


def _days(published: Dated | None) -> Span:
    """The first and the last day that an article may have been published, one where they are the same."""
    first, last = (published.first, published.last) if published else (None, None)
    return (last,) if first == last else (first, last) if first and last else (None,)


def _on_each_day(document: Document, expression: Expression, known: Known, days: Span) -> Found | None:
    """What the words mean whichever of the days it is counted from; where that is some days or others, all of them."""
    one, first = _resolved(document, expression, known), days[0]
    if len(days) == 1 or first is None or one is None or not one.value:
        return one
    other = _resolved(document, expression, replace(known, published=first))
    if other is None or other.value == one.value:
        return one
    if one.day and one.day >= first and one.value[4:] == other.value[4:]:
        return one  # a day of the calendar within the span: of that year, not of the one before
    if one.approximate and re.fullmatch(_CLOSED, one.value) and re.fullmatch(_CLOSED, other.value):
        value = f"{other.value.split('/')[0]}/{one.value.split('/')[1]}"
        return replace(one, value=value, reason=f"{one.reason}, which was from {first} to {days[1]}")
    return Found("", "differs with the day of publication, of which only a span is known", one.approximate, NO_DAY)


def _resolved(document: Document, expression: Expression, known: Known) -> Found | None:
    """What the words mean; open where it is no day of the calendar, which begins in the year 1 and ends in 9999."""
    try:
        one = expression.rule(document, expression.match, known)
        if one and one.value:
            read_date(one.value)
    except (OverflowError, ValueError, DateError):
        return Found("", "leads to no day of the calendar", missing="a day of the calendar")
    return one


def _windows(text: str) -> list[tuple[int, int]]:
    """Stretches around words that a time expression has to hold; only there the rules are tried."""
    found: list[tuple[int, int]] = []
    for anchor in ANCHOR.finditer(text):
        first, last = max(0, anchor.start() - REACH), anchor.end() + REACH
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


DATE_RULES = tuple(pattern.rule for pattern in PATTERNS)
