"""Time expressions as patterns, each with the rule that resolves it; of several that fit, the first and the longest goes before."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lib.suggest.dates import reading, relative
from lib.suggest.dates.reading import NUMBERS, Found, Known
from lib.suggest.document import Document
from lib.suggest.rules import Rule

Resolve = Callable[[re.Match[str], Known], Found | None]
DateRule = Rule[Found | None, re.Match[str], Known]


@dataclass(frozen=True)
class Pattern:
    """What an expression looks like, and the rule that says what it means."""

    expression: re.Pattern[str]
    rule: DateRule


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


def _rule(name: str, pattern: str, resolve: Resolve) -> Pattern:
    def resolved(document: Document, match: re.Match[str], known: Known) -> Found | None:
        return resolve(match, known)

    resolved.__doc__ = resolve.__doc__
    return Pattern(re.compile(r"(?<![\w-])(?:" + pattern + r")(?![\w])", re.I), Rule(name, resolved, None))


PATTERNS: tuple[Pattern, ...] = (
    # days and months of the calendar
    _rule(
        "dates.days_of_month", rf"(?:between |from )?(?:the )?{_FROM_DAY}{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?", reading.day_range
    ),
    _rule("dates.month_and_days", rf"(?:between |from )?{_MONTH} {_FROM_DAY}{_DAY}(?:,? {_YEAR})?", reading.day_range),
    _rule(
        "dates.months",
        rf"(?:from|between) (?P<from>{_MONTH_NAMES})\.?(?: to | and | until | through ){_MONTH}(?:,? {_YEAR})?",
        reading.month_range,
    ),
    _rule("dates.day_and_month", rf"(?:{_SINCE}|on )?(?:{_WEEKDAY},? (?:the )?)?{_DAY}(?: of)? {_MONTH}{_OF_YEAR}?", reading.full),
    _rule(
        "dates.month_and_day", rf"(?:{_SINCE}|on )?(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_DAY}(?:,? {_YEAR})?(?! ?%)", reading.full
    ),
    _rule("dates.iso", rf"{_YEAR}-(?P<mm>[01]\d)-(?P<dd>[0-3]\d)", reading.numeric),
    _rule("dates.numeric", rf"(?P<dd>[0-3]?\d)[/.](?P<mm>[01]?\d)[/.]{_YEAR}", reading.numeric),
    _rule("dates.part_of_month", rf"(?:{_SINCE})?(?:in )?(?:the )?{_PART}(?:[- ]| of )(?:of )?{_MONTH}{_OF_YEAR}?", reading.month),
    _rule("dates.part_of_year", rf"(?:{_SINCE})?(?:in )?(?:the )?{_PART}(?:[- ]| of )(?:of )?{_YEAR}", reading.year),
    _rule(
        "dates.month_and_year", rf"(?:{_OPENS}|of |from |for |before |after )?(?:(?P<last>last) )?{_MONTH}{_OF_YEAR}", reading.month
    ),
    _rule("dates.month", rf"(?:{_OPENS}|last |{_BEHIND}){_MONTH}", reading.month),
    _rule("dates.years", rf"(?:between |from )(?P<from>(?:19|20)\d\d)(?: and | to |[-–]){_YEAR}", reading.year_range),
    _rule("dates.year", rf"(?:{_OPENS}|{_BEHIND}|(?<=the year )){_YEAR}", reading.year),
    _rule(
        "dates.week_of_month",
        rf"(?:in |during )?the (?P<nth>first|second|third|last) week of {_MONTH}{_OF_YEAR}?",
        reading.week_of_month,
    ),
    _rule(
        "dates.day_to_day",
        rf"{_DAY} {_MONTH_NAMES_FROM}(?: to | and | until | – |-|–){_DAY_LAST} {_MONTH}{_OF_YEAR}?",
        reading.long_range,
    ),
    _rule(
        "dates.this_season",
        r"(?:in|during|since|last|this)(?: the)? (?P<season>spring|summer|autumn)(?! of| (?:19|20)\d\d)",
        reading.season,
    ),
    _rule(
        "dates.season_and_year",
        rf"(?:in |during |since |over )?(?:the )?(?P<season>spring|summer|autumn|fall) (?:of )?{_YEAR}",
        reading.season,
    ),
    # counted from the publication
    _rule("dates.yesterday", rf"yesterday{_TIME}|last night|overnight", relative.offset_day(-1)),
    _rule("dates.today", r"today|tonight|this (?:morning|evening|afternoon)|earlier today", relative.offset_day(0)),
    _rule("dates.two_days_ago", r"the day before yesterday", relative.offset_day(-2)),
    _rule("dates.weekend", r"(?:over |during |at )?(?:the|last|this) weekend", relative.needs_day(relative.weekend)),
    _rule("dates.tomorrow", r"tomorrow", relative.offset_day(1)),
    _rule(
        "dates.weekday",
        rf"(?:on )?(?:(?P<which>last|this|past|next|coming|upcoming|previous) )?{_WEEKDAY}{_TIME}",
        relative.needs_day(relative.weekday),
    ),
    _rule(
        "dates.week",
        rf"(?:in |at |during )?(?:the )?{_WEEK_PART}(?:the )?(?P<which>this|last|previous|past|next) week",
        relative.needs_day(relative.week),
    ),
    _rule(
        "dates.this_month",
        rf"(?:in |at |during )?(?:{_PART} )?(?P<which>this|last|previous|next) month",
        relative.needs_day(relative.this_month),
    ),
    _rule("dates.since_part_of_month", rf"{_SINCE}{_PART} (?P<which>this|last) month", relative.needs_day(relative.this_month)),
    _rule("dates.winter", r"(?:in |during |since )?(?P<which>last|this) winter", relative.needs_day(relative.winter)),
    _rule("dates.within", rf"within (?:the next )?{_N} (?P<unit>hour|day)s?", relative.needs_day(relative.within, True)),
    _rule(
        "dates.by_the_end",
        r"(?:by|before) the end of (?:the|this) (?P<unit>week|month|year)",
        relative.needs_day(relative.by_the_end, True),
    ),
    _rule("dates.earlier_this_month", r"earlier this (?P<unit>month)", relative.needs_day(relative.so_far, True)),
    _rule("dates.since_last_month", r"(?P<since>since )(?P<which>last) month", relative.needs_day(relative.this_month)),
    _rule(
        "dates.this_year",
        rf"(?:{_PART} |in |during |earlier |later )?(?P<which>this|last|previous) year",
        relative.needs_day(relative.this_year),
    ),
    _rule("dates.ago", rf"{_ABOUT}(?:{_N}|{_VAGUE}) {_UNIT} ago", relative.needs_day(relative.ago)),
    _rule(
        "dates.past",
        rf"(?:during|in|over|within|for|throughout) (?:the )?(?:past|last|recent|previous)"
        rf"(?: (?:{_N}|few|several|couple of))? {_UNIT}",
        relative.needs_day(relative.past, True),
    ),
    _rule("dates.the_past", rf"the (?:past|last) (?:{_N}|few|several) {_UNIT}", relative.needs_day(relative.past, True)),
    # counted from the day told before
    _rule("dates.following", r"(?:in|over|during) the following (?P<unit>day|week)s?", reading.following),
    _rule(
        "dates.same_day",
        rf"the (?:next|following|same|previous) {_DAY_PART}|that (?:same )?{_DAY_PART}|a day (?:later|earlier|before|after)"
        r"|the day (?:before|after)",
        relative.same_day,
    ),
    _rule("dates.next_week", r"(?:in |during )?the (?:next|following) week", relative.next_week),
    _rule("dates.later", rf"(?:{_N}|{_VAGUE}) {_UNIT} (?:later|earlier)", relative.after),
)
