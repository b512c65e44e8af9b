"""Time expressions in a text, each with what it resolves to; how is in reading.py and relative.py."""

import datetime
import re
from collections.abc import Callable
from dataclasses import replace

from lib.corpus.dates import DateError, read_date
from lib.corpus.models import Dated
from lib.suggest.dates import reading as read
from lib.suggest.dates import relative
from lib.suggest.dates.reading import NO_DAY, NUMBERS, Found, Known
from lib.suggest.models import DateSuggestion
from lib.suggest.text.plain import plain_of

_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")  # an expression may run over it
_CLOSED = r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d"
_REACH = 60  # letters around a word of time within which an expression lies
ANCHOR = re.compile(
    r"(?:19|20)\d\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day"
    r"|week|month|year|\bdays?\b|hours|overnight|tonight|last night|spring|summer|autumn|\bfall\b|winter|tomorrow"
    r"|\b(?:this|that|that same|next|following|same) (?:day|morning|afternoon|evening|night)",
    re.I,
)

_MONTH_NAMES = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_MONTH_NAMES_FROM = rf"(?P<from>{_MONTH_NAMES})\.?"
_MONTH = rf"(?P<month>{_MONTH_NAMES})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DAY_LAST = r"(?P<last>[0-3]?\d)(?:st|nd|rd|th)?"
_FROM_DAY = r"(?P<from>[0-3]?\d)(?:st|nd|rd|th)?(?: ?[-–] ?| and | to )(?:the )?"
_WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_TIME = r"(?: (?:morning|evening|afternoon|night))?"
_N = r"(?P<n>\d+|" + "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True)) + ")"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_VAGUE = r"(?P<vague>several|some|a few|few|many|recent|a number of|couple of|a couple of)"
_PART = (
    r"(?P<part>early|mid|late|(?:the )?(?:very )?(?:beginning|start|middle|end|first half|second half|first days|last days"
    r"|opening days|first week)(?: of)?(?: the month of| the year)?)"
)
_DAY_PART = r"(?:day|morning|afternoon|evening|night)"
_WEEK_PART = r"(?P<part>middle of |mid-|beginning of |start of |end of |earlier |late |early )?"
_ABOUT = r"(?:about |around |nearly |some |almost |roughly |more than |over )?"
_SINCE = r"(?P<since>since|ever since) "
_OPENS = rf"{_SINCE}|in |during |by |until |throughout "
_BEHIND = r"(?<=of )|(?<=from )|(?<=before )|(?<=after )"
_OF_YEAR = rf"(?:,? (?:of )?{_YEAR})"


def find_dates(text: str, published: Dated | None) -> tuple[DateSuggestion, ...]:
    """Every time expression, in text order; the longest reading of overlapping ones.

    Where only the month or week of the publication is known, a date is what it is on each of its days, or stays open.
    """
    plain = plain_of(text)
    text = _LINE_END.sub(" ", plain.text)
    matches = []
    for first, last in _windows(text):
        for rank, (pattern, resolve) in enumerate(RULES):
            matches += [(match.start(), -match.end(), rank, match, resolve) for match in pattern.finditer(text, first, last)]
    found: list[DateSuggestion] = []
    days = _days(published)
    end, known, at = 0, Known(days[-1]), 0
    for start, _, _, match, resolve in sorted(matches, key=lambda one: one[:3]):
        if start < end:
            continue
        if re.search(r"[.!?]\s", text[at:start]) or "\n\n" in text[at:start]:
            kept = known.day.year if known.day and days[-1] is None else None
            known = Known(days[-1], kept, known.day)  # a year told holds for its own sentence; undated, that of the day before
        one = _on_each_day(resolve, match, known, days)
        if one is None:
            continue
        end, at = start + len(match[0].rstrip(" ,.")), start
        if one.value and "/" not in one.value and text[max(0, start - 6) : start].lower() == "since ":
            one, start = replace(one, value=f"{one.value}/.."), start - 6
        sure = 0.9 if one.value and not one.approximate else 0.7
        found.append(DateSuggestion(plain.mention(start, end), one.value, one.reason, sure, one.missing, one.approximate))
        known = Known(days[-1], one.year or known.year, one.day or known.day)
    return tuple(found)


def _days(published: Dated | None) -> tuple[datetime.date | None, ...]:
    """The first and the last day that an article may have been published, one where they are the same."""
    first, last = (published.first, published.last) if published else (None, None)
    return (last,) if first == last else (first, last) if first and last else (None,)


def _on_each_day(resolve: Callable, match: re.Match, known: Known, days: tuple[datetime.date | None, ...]) -> Found | None:
    """What the words mean whichever of the days it is counted from; where that is some days or others, all of them."""
    one = _resolved(resolve, match, known)
    if len(days) == 1 or one is None or not one.value:
        return one
    other = _resolved(resolve, match, replace(known, published=days[0]))
    if other is None or other.value == one.value:
        return one
    if one.day and one.day >= days[0] and one.value[4:] == other.value[4:]:
        return one  # a day of the calendar within the span: of that year, not of the one before
    if one.approximate and re.fullmatch(_CLOSED, one.value) and re.fullmatch(_CLOSED, other.value):
        return replace(
            one,
            value=f"{other.value.split('/')[0]}/{one.value.split('/')[1]}",
            reason=f"{one.reason}, which was from {days[0]} to {days[1]}",
        )
    return Found("", "differs with the day of publication, of which only a span is known", one.approximate, NO_DAY)


def _resolved(resolve: Callable, match: re.Match, known: Known) -> Found | None:
    """What the words mean; open where it is no day of the calendar, which begins in the year 1 and ends in 9999."""
    try:
        one = resolve(match, known)
        if one and one.value:
            read_date(one.value)
    except (OverflowError, ValueError, DateError):
        return Found("", "leads to no day of the calendar", missing="a day of the calendar")
    return one


def _windows(text: str) -> list[tuple[int, int]]:
    """Stretches around words that a time expression has to hold; only there the rules are tried."""
    found: list[tuple[int, int]] = []
    for anchor in ANCHOR.finditer(text):
        first, last = max(0, anchor.start() - _REACH), anchor.end() + _REACH
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _rule(pattern: str, resolve: Callable) -> tuple[re.Pattern, Callable]:
    return re.compile(r"(?<![\w-])(?:" + pattern + r")(?![\w])", re.I), resolve


RULES = (
    # days and months of the calendar
    _rule(rf"(?:between |from )?(?:the )?{_FROM_DAY}{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?", read.day_range),
    _rule(rf"(?:between |from )?{_MONTH} {_FROM_DAY}{_DAY}(?:,? {_YEAR})?", read.day_range),
    _rule(
        rf"(?:from|between) (?P<from>{_MONTH_NAMES})\.?(?: to | and | until | through ){_MONTH}(?:,? {_YEAR})?", read.month_range
    ),
    _rule(rf"(?:{_SINCE}|on )?(?:{_WEEKDAY},? (?:the )?)?{_DAY}(?: of)? {_MONTH}{_OF_YEAR}?", read.full),
    _rule(rf"(?:{_SINCE}|on )?(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_DAY}(?:,? {_YEAR})?(?! ?%)", read.full),
    _rule(rf"{_YEAR}-(?P<mm>[01]\d)-(?P<dd>[0-3]\d)", read.numeric),
    _rule(rf"(?P<dd>[0-3]?\d)[/.](?P<mm>[01]?\d)[/.]{_YEAR}", read.numeric),
    _rule(rf"(?:{_SINCE})?(?:in )?(?:the )?{_PART}(?:[- ]| of )(?:of )?{_MONTH}{_OF_YEAR}?", read.month),
    _rule(rf"(?:{_SINCE})?(?:in )?(?:the )?{_PART}(?:[- ]| of )(?:of )?{_YEAR}", read.year),
    _rule(rf"(?:{_OPENS}|of |from |for |before |after )?(?:(?P<last>last) )?{_MONTH}{_OF_YEAR}", read.month),
    _rule(rf"(?:{_OPENS}|last |{_BEHIND}){_MONTH}", read.month),
    _rule(rf"(?:between |from )(?P<from>(?:19|20)\d\d)(?: and | to |[-–]){_YEAR}", read.year_range),
    _rule(rf"(?:{_OPENS}|{_BEHIND}|(?<=the year )){_YEAR}", read.year),
    _rule(rf"(?:in |during )?the (?P<nth>first|second|third|last) week of {_MONTH}{_OF_YEAR}?", read.week_of_month),
    _rule(rf"{_DAY} {_MONTH_NAMES_FROM}(?: to | and | until | – |-|–){_DAY_LAST} {_MONTH}{_OF_YEAR}?", read.long_range),
    _rule(r"(?:in|during|since|last|this)(?: the)? (?P<season>spring|summer|autumn)(?! of| (?:19|20)\d\d)", read.season),
    _rule(rf"(?:in |during |since |over )?(?:the )?(?P<season>spring|summer|autumn|fall) (?:of )?{_YEAR}", read.season),
    # counted from the publication
    _rule(rf"yesterday{_TIME}|last night|overnight", relative.offset_day(-1)),
    _rule(r"today|tonight|this (?:morning|evening|afternoon)|earlier today", relative.offset_day(0)),
    _rule(r"the day before yesterday", relative.offset_day(-2)),
    _rule(r"(?:over |during |at )?(?:the|last|this) weekend", relative.needs_day(relative.weekend)),
    _rule(r"tomorrow", relative.offset_day(1)),
    _rule(
        rf"(?:on )?(?:(?P<which>last|this|past|next|coming|upcoming|previous) )?{_WEEKDAY}{_TIME}",
        relative.needs_day(relative.weekday),
    ),
    _rule(
        rf"(?:in |at |during )?(?:the )?{_WEEK_PART}(?:the )?(?P<which>this|last|previous|past|next) week",
        relative.needs_day(relative.week),
    ),
    _rule(rf"(?:in |at |during )?(?:{_PART} )?(?P<which>this|last|previous|next) month", relative.needs_day(relative.this_month)),
    _rule(rf"{_SINCE}{_PART} (?P<which>this|last) month", relative.needs_day(relative.this_month)),
    _rule(r"(?:in |during |since )?(?P<which>last|this) winter", relative.needs_day(relative.winter)),
    _rule(rf"within (?:the next )?{_N} (?P<unit>hour|day)s?", relative.needs_day(relative.within, True)),
    _rule(r"(?:by|before) the end of (?:the|this) (?P<unit>week|month|year)", relative.needs_day(relative.by_the_end, True)),
    _rule(r"earlier this (?P<unit>month)", relative.needs_day(relative.so_far, True)),
    _rule(r"(?P<since>since )(?P<which>last) month", relative.needs_day(relative.this_month)),
    _rule(rf"(?:{_PART} |in |during |earlier |later )?(?P<which>this|last|previous) year", relative.needs_day(relative.this_year)),
    _rule(rf"{_ABOUT}(?:{_N}|{_VAGUE}) {_UNIT} ago", relative.needs_day(relative.ago)),
    _rule(
        rf"(?:during|in|over|within|for|throughout) (?:the )?(?:past|last|recent|previous)"
        rf"(?: (?:{_N}|few|several|couple of))? {_UNIT}",
        relative.needs_day(relative.past, True),
    ),
    _rule(rf"the (?:past|last) (?:{_N}|few|several) {_UNIT}", relative.needs_day(relative.past, True)),
    # counted from the day told before
    _rule(r"(?:in|over|during) the following (?P<unit>day|week)s?", read.following),
    _rule(
        rf"the (?:next|following|same|previous) {_DAY_PART}|that (?:same )?{_DAY_PART}|a day (?:later|earlier|before|after)"
        r"|the day (?:before|after)",
        relative.same_day,
    ),
    _rule(r"(?:in |during )?the (?:next|following) week", relative.next_week),
    _rule(rf"(?:{_N}|{_VAGUE}) {_UNIT} (?:later|earlier)", relative.after),
)
