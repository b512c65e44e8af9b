"""Time expressions in a text, resolved against its publication date to EDTF; left open, with what is missing named,
where the text does not settle them. Arithmetic of months is dateutil's."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from lib.suggest.models import DateSuggestion, Mention

MONTHS = {name[:3]: number for number, name in enumerate(
    "january february march april may june july august september october november december".split(), 1)}
WEEKDAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
NUMBERS = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split())}
NUMBERS |= {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "thirty": 30, "forty": 40}
PARTS = {"early": (1, 10), "beginning": (1, 10), "start": (1, 10), "first days": (1, 10), "opening days": (1, 10), "mid": (10, 20), "middle": (10, 20), "late": (20, 31), "end": (20, 31),
         "last days": (20, 31), "first half": (1, 15), "second half": (16, 31), "first week": (1, 7)}
YEAR_PARTS = {"early": ("01", "04"), "beginning": ("01", "03"), "start": ("01", "03"), "first half": ("01", "06"), "mid": ("05", "08"), "middle": ("05", "08"), "late": ("09", "12"), "end": ("10", "12"), "second half": ("07", "12")}
SEASONS = {"spring": ("03", "05"), "summer": ("06", "08"), "autumn": ("09", "11"), "fall": ("09", "11")}
NO_DAY = "the publication date"

_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_N = r"(?P<n>\d+|" + "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True)) + ")"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_VAGUE = r"(?P<vague>several|some|a few|few|many|recent|a number of|couple of|a couple of)"
_PART = r"(?P<part>early|mid|late|(?:the )?(?:very )?(?:beginning|start|middle|end|first half|second half|first days|last days|opening days|first week)(?: of)?(?: the month of| the year)?)"


@dataclass(frozen=True)
class Found:
    """What an expression resolves to. `value` empty: open."""

    value: str
    reason: str
    approximate: bool = False
    missing: str = ""
    year: int | None = None
    day: datetime.date | None = None


@dataclass(frozen=True)
class Known:
    """What expressions resolve against: the publication day, and the year and day told just before."""

    published: datetime.date | None
    year: int | None = None
    day: datetime.date | None = None


def find_dates(text: str, published: datetime.date | None) -> tuple[DateSuggestion, ...]:
    """Every time expression, in text order; the longest reading of overlapping ones."""
    matches = []
    for first, last in _windows(text):
        for rank, (pattern, read) in enumerate(RULES):
            matches += [(match.start(), -match.end(), rank, match, read) for match in pattern.finditer(text, first, last)]
    found: list[DateSuggestion] = []
    end, known, at = 0, Known(published), 0
    for start, _, _, match, read in sorted(matches, key=lambda one: one[:3]):
        if start < end:
            continue
        if text.count(".", at, start) > 2 or "\n\n" in text[at:start]:
            known = Known(published, None, known.day)
        one = read(match, known)
        if one is None:
            continue
        words = match[0].rstrip(" ,.")
        end, at = start + len(words), start
        found.append(DateSuggestion(Mention(start, end, words), one.value, one.reason, 0.9 if one.value and not one.approximate else 0.7, one.missing, one.approximate))
        known = Known(published, one.year or known.year, one.day or known.day)
    return tuple(found)


def _windows(text: str) -> list[tuple[int, int]]:
    """Stretches around words that a time expression has to hold; only there the rules are tried."""
    found: list[tuple[int, int]] = []
    for anchor in ANCHOR.finditer(text):
        first, last = max(0, anchor.start() - 60), anchor.end() + 60
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


# --- absolute dates

def _full(match: re.Match, known: Known) -> Found | None:
    """Day, month and perhaps year."""
    month, day = MONTHS[match["month"][:3].lower()], int(match["day"])
    year = match.groupdict().get("year")
    if year:
        return _day(int(year), month, day, "told in full", int(year))
    if known.year and (not known.published or known.year != known.published.year):
        return _day(known.year, month, day, f"the year {known.year} is told just before")
    if not known.published:
        return Found("", "day and month without a year", missing="the year, or " + NO_DAY) if 1 <= day <= 31 else None
    year = known.published.year
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    if date > known.published and (date - known.published).days > (3 if not _future(match) else 200):
        year -= 1
    return _day(year, month, day, "the last such day up to the publication")


def _future(match: re.Match) -> bool:
    before = match.string[max(0, match.start() - 60):match.start()].lower()
    return bool(re.search(r"\b(?:by|until|will|on or before|planned for|scheduled for|set for|deadline)\b[^.]*$", before))


def _day(year: int, month: int, day: int, reason: str, told: int | None = None) -> Found | None:
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return Found(date.isoformat(), reason, year=told, day=date)


def _numeric(match: re.Match, known: Known) -> Found | None:
    year, month, day = int(match["year"]), int(match["mm"]), int(match["dd"])
    return _day(year, month, day, "told in full", year)


def _range(match: re.Match, known: Known) -> Found | None:
    """“3–5 May 2015”, “between 3 and 5 May”, “May 3-5”."""
    last = _full(match, known)
    if not last or not last.value:
        return last
    end = datetime.date.fromisoformat(last.value)
    try:
        start = end.replace(day=int(match["from"]))
    except ValueError:
        return None
    if start > end:
        return None
    return Found(f"{start}/{end}", last.reason, year=last.year, day=end)


def _months(match: re.Match, known: Known) -> Found | None:
    """“from March to June 2015”, “between March and June”."""
    first, last = (MONTHS[match[name][:3].lower()] for name in ("from", "month"))
    year = int(match["year"]) if match["year"] else _month_year(last, known)
    if year is None:
        return Found("", "months without a year", missing="the year, or " + NO_DAY)
    return Found(f"{year - (first > last)}-{first:02}/{year}-{last:02}", "from month to month", year=int(match["year"]) if match["year"] else None)


def _month_year(month: int, known: Known) -> int | None:
    if known.year and (not known.published or known.year != known.published.year):
        return known.year
    if not known.published:
        return None
    return known.published.year - (month > known.published.month)


def _month(match: re.Match, known: Known) -> Found | None:
    """A month, perhaps with a year, “early”, “the end of”, “since”, “last”."""
    month = MONTHS[match["month"][:3].lower()]
    told = match.groupdict().get("year")
    year = int(told) if told else _month_year(month, known)
    part = match.groupdict().get("part")
    since = (match.groupdict().get("since") or "").lower()
    if year is None:
        return Found("", "a month without a year", missing="the year, or " + NO_DAY, approximate=bool(part))
    reason = "month and year told" if told else "the last such month up to the publication"
    if match.groupdict().get("last") and not told and known.published and month == known.published.month:
        year -= 1
    years = int(told) if told else None
    if part:
        first, last = PARTS[_part(part)]
        ends = (datetime.date(year, month, 1) + relativedelta(months=1, days=-1)).day
        value = f"{year}-{month:02}-{first:02}/{year}-{month:02}-{min(last, ends):02}"
        return Found(f"{year}-{month:02}-{first:02}/.." if since else value, f"{reason}; {_part(part)}: days {first} to {min(last, ends)}", True, year=years)
    value = f"{year}-{month:02}"
    return Found(f"{value}/.." if since else value, reason, year=years)


def _part(words: str) -> str:
    words = words.lower()
    return next(part for part in sorted(PARTS, key=len, reverse=True) if part in words)


def _year(match: re.Match, known: Known) -> Found | None:
    year = int(match["year"])
    if known.published and year > known.published.year + 3:
        return None
    since, part = (match.groupdict().get("since") or ""), match.groupdict().get("part")
    if part and _part(part) in YEAR_PARTS:
        first, last = YEAR_PARTS[_part(part)]
        return Found(f"{year}-{first}/{year}-{last}", "part of a year", True, year=year)
    return Found(f"{year}/.." if since else f"{year}", "a year told", year=year)


def _years(match: re.Match, known: Known) -> Found | None:
    return Found(f"{match['from']}/{match['year']}", "from year to year", year=int(match["year"]))


def _season(match: re.Match, known: Known) -> Found | None:
    first, last = SEASONS[match["season"].lower()]
    told = match["year"]
    year = int(told) if told else (_month_year(int(first), known))
    if year is None:
        return Found("", "a season without a year", missing="the year, or " + NO_DAY, approximate=True)
    return Found(f"{year}-{first}/{year}-{last}", "the months of the season", True, year=int(told) if told else None)


# --- relative expressions

def _needs_day(read: Callable[[re.Match, datetime.date], Found | None], approximate: bool = False) -> Callable:
    def resolve(match: re.Match, known: Known) -> Found | None:
        if not known.published:
            return Found("", "relative to a publication date that is not known", approximate, NO_DAY)
        return read(match, known.published)
    return resolve


def _offset_day(days: int) -> Callable:
    return _needs_day(lambda match, day: _on(day + datetime.timedelta(days), "counted from the publication"))


def _on(day: datetime.date, reason: str) -> Found:
    return Found(day.isoformat(), reason, day=day)


def _weekday(match: re.Match, day: datetime.date) -> Found:
    wanted = WEEKDAYS[match["weekday"].lower()]
    which = (match.groupdict().get("which") or "").lower()
    back = (day.weekday() - wanted) % 7
    if which in ("next", "coming", "upcoming"):
        return _on(day + datetime.timedelta((wanted - day.weekday()) % 7 or 7), "the next such day after the publication")
    if which in ("last", "past", "previous") and back == 0:
        back = 7
    return _on(day - datetime.timedelta(back), "the last such day up to the publication")


def _week(match: re.Match, day: datetime.date) -> Found:
    which, part = match["which"].lower(), (match.groupdict().get("part") or "").lower()
    monday = day - datetime.timedelta(day.weekday())
    if which in ("last", "previous", "past"):
        monday -= datetime.timedelta(7)
    elif which == "next":
        monday += datetime.timedelta(7)
    sunday = monday + datetime.timedelta(6)
    if "middle" in part or part.startswith("mid"):
        return Found(f"{monday + datetime.timedelta(1)}/{monday + datetime.timedelta(3)}", "Tuesday to Thursday of that week", True)
    if re.search("beginning|start|early|earlier", part):
        return Found(f"{monday}/{min(monday + datetime.timedelta(2), day)}" if which == "this" else f"{monday}/{monday + datetime.timedelta(2)}", "the first days of that week", True)
    if re.search("end|late", part):
        return Found(f"{monday + datetime.timedelta(4)}/{sunday}", "the last days of that week", True)
    return Found(f"{monday}/{sunday}" if which != "this" else f"{monday}/{day}", "Monday to Sunday of that week" if which != "this" else "from Monday to the publication", which == "this")


def _this_month(match: re.Match, day: datetime.date) -> Found:
    which, part = match["which"].lower(), match.groupdict().get("part")
    month = day.replace(day=1) + relativedelta(months={"last": -1, "previous": -1, "next": 1, "past": -1}.get(which, 0))
    if part:
        first, last = PARTS[_part(part)]
        end = min(last, (month + relativedelta(months=1, days=-1)).day)
        return Found(f"{month:%Y-%m}-{first:02}/{month:%Y-%m}-{end:02}", f"{_part(part)} of the month: days {first} to {end}", True)
    if match.groupdict().get("since"):
        return Found(f"{month:%Y-%m}/..", "since that month")
    return Found(f"{month:%Y-%m}", "counted from the publication", which == "this")


def _this_year(match: re.Match, day: datetime.date) -> Found:
    year = day.year + {"last": -1, "previous": -1, "next": 1, "past": -1}.get(match["which"].lower(), 0)
    part = match.groupdict().get("part")
    if part and _part(part) in YEAR_PARTS:
        first, last = YEAR_PARTS[_part(part)]
        return Found(f"{year}-{first}/{year}-{last}", "part of that year", True)
    return Found(f"{year}", "counted from the publication")


def _ago(match: re.Match, day: datetime.date) -> Found:
    """“three days ago”, “two weeks ago”, “several months ago” (open: no number)."""
    number = _number(match)
    unit = match["unit"].lower()
    if number is None:
        return Found("", "no number is told", True, "how many")
    if unit == "day":
        return _on(day - datetime.timedelta(number), "counted from the publication")
    if unit == "week":
        return _week_of(day - datetime.timedelta(7 * number))
    if unit == "month":
        return Found(f"{day - relativedelta(months=number):%Y-%m}", "the month, counted from the publication", True)
    return Found(f"{day.year - number}", "the year, counted from the publication", True)


def _week_of(day: datetime.date) -> Found:
    monday = day - datetime.timedelta(day.weekday())
    return Found(f"{monday}/{monday + datetime.timedelta(6)}", "the week, counted from the publication", True)


def _number(match: re.Match) -> int | None:
    words = match.groupdict().get("n")
    if not words:
        return None
    return int(words) if words.isdigit() else NUMBERS[words.lower()]


def _past(match: re.Match, day: datetime.date) -> Found | None:
    """“during the past three days”, “in recent weeks”, “over the last month”."""
    number, unit = _number(match), match["unit"].lower()
    if unit == "year" and (number is None or number > 1):
        return None if number is None else Found(f"{day - relativedelta(years=number)}/{day}", "up to the publication", True)
    if number is None:
        plural = re.search(unit + "s", match[0], re.I)
        number = {"day": 9, "week": 4, "month": 3, "year": 1}[unit] if plural else 1
    start = day - (relativedelta(days=number) if unit == "day" else relativedelta(days=7 * number) if unit == "week" else relativedelta(months=number)
                   if unit == "month" else relativedelta(years=number))
    return Found(f"{start}/{day}", "up to the publication", True)


def _after(match: re.Match, known: Known) -> Found | None:
    """“the next day”, “two days later”: counted from the day told before; open without one."""
    if not known.day:
        return Found("", "relative to a day that is not told", missing="the day it is counted from")
    number = _number(match) if "n" in match.groupdict() else 1
    if number is None:
        return Found("", "no number is told", True, "how many")
    unit = (match.groupdict().get("unit") or "day").lower()
    back = -1 if re.search("before|earlier|previous", match[0], re.I) else 1
    if unit == "day":
        return _on(known.day + datetime.timedelta(back * number), f"counted from {known.day}")
    step = relativedelta(weeks=number) if unit == "week" else relativedelta(months=number) if unit == "month" else relativedelta(years=number)
    there = known.day + step if back > 0 else known.day - step
    return Found(f"{there:%Y-%m}" if unit != "week" else f"{there}", f"counted from {known.day}", True)


def _rule(pattern: str, read: Callable) -> tuple[re.Pattern, Callable]:
    return re.compile(r"(?<![\w-])(?:" + pattern + r")(?![\w])", re.I), read


ANCHOR = re.compile(r"(?:19|20)\d\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\w+day|week|month|year|\bdays?\b|overnight|tonight|last night|spring|summer|autumn|\bfall\b|this morning|this evening|this afternoon|tomorrow", re.I)
_ON = r"(?:on )?"
_SINCE = r"(?:(?P<since>since|ever since) )?"
RULES = (
    _rule(rf"(?:between |from )?(?:the )?(?P<from>[0-3]?\d)(?:st|nd|rd|th)?(?: ?[-–] ?| and | to )(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?", _range),
    _rule(rf"(?:between |from )?{_MONTH} (?P<from>[0-3]?\d)(?:st|nd|rd|th)?(?: ?[-–] ?| and | to )(?:the )?{_DAY}(?:,? {_YEAR})?", _range),
    _rule(rf"(?:from|between) (?P<from>{_MONTH.replace('?P<month>', '?:')})(?: to | and | until | through ){_MONTH}(?:,? {_YEAR})?", _months),
    _rule(rf"{_ON}(?:{_WEEKDAY},? (?:the )?)?{_DAY}(?: of)? {_MONTH}(?:,? (?:of )?{_YEAR})?", _full),
    _rule(rf"{_ON}(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_DAY}(?:,? {_YEAR})?(?! ?%)", _full),
    _rule(rf"{_YEAR}-(?P<mm>[01]\d)-(?P<dd>[0-3]\d)", _numeric),
    _rule(rf"(?P<dd>[0-3]?\d)[/.](?P<mm>[01]?\d)[/.]{_YEAR}", _numeric),
    _rule(rf"{_SINCE}(?:in )?(?:the )?{_PART}(?:[- ]| of )(?:of )?{_MONTH}(?:,? (?:of )?{_YEAR})?", _month),
    _rule(rf"{_SINCE}(?:in )?(?:the )?{_PART}(?:[- ]| of )(?:of )?{_YEAR}", _year),
    _rule(rf"(?:(?P<since>since|ever since) |in |during |of |by |until |from |throughout |for |before |after )?(?:(?P<last>last) )?{_MONTH}(?:,? (?:of )?{_YEAR})", _month),
    _rule(rf"(?:(?P<since>since|ever since) |in |during |by |until |throughout |last |(?<=of )|(?<=from )|(?<=before )|(?<=after )){_MONTH}", _month),
    _rule(rf"(?:between |from )(?P<from>(?:19|20)\d\d)(?: and | to |[-–]){_YEAR}", _years),
    _rule(rf"(?:(?P<since>since|ever since) |in |during |by |until |throughout |(?<=of )|(?<=from )|(?<=before )|(?<=after )|(?<=the year )){_YEAR}", _year),
    _rule(rf"(?:in |during |since |over )?(?:the )?(?P<season>spring|summer|autumn|fall) (?:of )?{_YEAR}", _season),
    _rule(r"yesterday(?: (?:morning|evening|afternoon|night))?|last night|overnight", _offset_day(-1)),
    _rule(r"today|tonight|this (?:morning|evening|afternoon)|earlier today", _offset_day(0)),
    _rule(r"the day before yesterday", _offset_day(-2)),
    _rule(r"tomorrow", _offset_day(1)),
    _rule(rf"(?:on )?(?:(?P<which>last|this|past|next|coming|upcoming|previous) )?{_WEEKDAY}(?: (?:morning|evening|afternoon|night))?", _needs_day(_weekday)),
    _rule(r"(?:in |at |during )?(?:the )?(?P<part>middle of |mid-|beginning of |start of |end of |earlier |late |early )?(?:the )?(?P<which>this|last|previous|past|next) week", _needs_day(_week)),
    _rule(rf"(?:in |at |during )?(?:{_PART} )?(?P<which>this|last|previous|next) month", _needs_day(_this_month)),
    _rule(r"(?:earlier )(?P<which>this) month", _needs_day(_this_month)),
    _rule(r"(?P<since>since )(?P<which>last) month", _needs_day(_this_month)),
    _rule(rf"(?:{_PART} |in |during |earlier |later )?(?P<which>this|last|previous) year", _needs_day(_this_year)),
    _rule(rf"(?:about |around |nearly |some |almost |roughly |more than |over )?(?:{_N}|{_VAGUE}) {_UNIT} ago", _needs_day(_ago)),
    _rule(rf"(?:during|in|over|within|for|throughout) (?:the )?(?:past|last|recent|previous)(?: (?:{_N}|few|several|couple of))? {_UNIT}", _needs_day(_past, True)),
    _rule(rf"the (?:past|last) (?:{_N}|few|several) {_UNIT}", _needs_day(_past, True)),
    _rule(r"the (?:next|following|same) day|a day (?:later|earlier)|the day (?:before|after)|the previous day", lambda match, known: _same_day(match, known)),
    _rule(rf"(?:{_N}|{_VAGUE}) {_UNIT} (?:later|earlier)", _after),
)


def _same_day(match: re.Match, known: Known) -> Found | None:
    if "same" in match[0].lower():
        return _on(known.day, f"the day told before, {known.day}") if known.day else Found("", "the same as a day that is not told", missing="that day")
    return _after(match, known)
