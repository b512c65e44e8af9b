"""Relative dates become EDTF: counted from the publication, or from the day told before."""

import datetime
import functools
import re
from collections.abc import Callable

from dateutil.relativedelta import relativedelta

from lib.suggest.dates.reading import NO_DAY, NUMBERS, PARTS, RECENT, WEEKDAYS, YEAR_PARTS, Found, Known, is_ahead, part_name

BEFORE, AHEAD = ("last", "previous", "past"), ("next", "coming", "upcoming")  # what a week or month may be called
THIS, HOURS_OF_DAY, DAYS_OF_WEEK, MARCH, DECEMBER = "this", 24, 7, 3, 12
OPEN_NUMBER = Found("", "no number is told", True, "how many")
UNTOLD_DAY = "relative to a day that is not told"
COUNTED_FROM = "the day it is counted from"
_MIDDLE, _BEGINNING, _END = re.compile("middle|^mid"), re.compile("beginning|start|early|earlier"), re.compile("end|late")
_BACKWARD = re.compile("before|earlier|previous", re.I)
_SAME = re.compile(r"\b(?:same|that)\b", re.I)
Resolve = Callable[[re.Match[str], Known], Found | None]


def needs_day(read: Callable[[re.Match[str], datetime.date], Found | None], approximate: bool = False) -> Resolve:
    """A reading that counts from the day of publication; open where that is not known."""

    @functools.wraps(read)
    def resolve(match: re.Match[str], known: Known) -> Found | None:
        if not known.published:
            return Found("", "relative to a publication date that is not known", approximate, NO_DAY)
        return read(match, known.published)

    return resolve


def offset_day(days: int) -> Resolve:
    """So many days from the publication."""

    def there(match: re.Match[str], day: datetime.date) -> Found:
        """A day counted from the publication: “yesterday”, “tomorrow”."""
        return _on(day + datetime.timedelta(days), "counted from the publication")

    return needs_day(there)


def _on(day: datetime.date, reason: str) -> Found:
    return Found(day.isoformat(), reason, day=day)


def weekday(match: re.Match[str], day: datetime.date) -> Found:
    """A weekday: “on Friday”, “last Friday”; the next one where the words tell of what is to come."""
    wanted = WEEKDAYS[match["weekday"].lower()]
    which = (match.groupdict().get("which") or "").lower()
    back = (day.weekday() - wanted) % 7
    if not which and is_ahead(match):
        which = "next"
    if which in AHEAD:
        return _on(day + datetime.timedelta((wanted - day.weekday()) % 7 or 7), "the next such day after the publication")
    if which in BEFORE and back <= 1:
        back += 7  # the day before is called yesterday
    return _on(day - datetime.timedelta(back), "the last such day up to the publication")


def weekend(match: re.Match[str], day: datetime.date) -> Found:
    """The last Saturday and Sunday up to the publication."""
    saturday = day - datetime.timedelta((day.weekday() - 5) % 7)
    return Found(f"{saturday}/{saturday + datetime.timedelta(1)}", "the last weekend up to the publication", True)


def week(match: re.Match[str], day: datetime.date) -> Found:
    """“this week”, “the middle of last week”: from Monday to Sunday, or the part of it that is told."""
    which, part = match["which"].lower(), (match.groupdict().get("part") or "").lower()
    monday = day - datetime.timedelta(day.weekday())
    if which in BEFORE:
        monday -= datetime.timedelta(7)
    elif which in AHEAD:
        monday += datetime.timedelta(7)
    sunday = monday + datetime.timedelta(6)
    if _MIDDLE.search(part):
        return Found(f"{monday + datetime.timedelta(1)}/{monday + datetime.timedelta(3)}", "Tuesday to Thursday of that week", True)
    if _BEGINNING.search(part):
        third = monday + datetime.timedelta(2)
        return Found(f"{monday}/{min(third, day) if which == THIS else third}", "the first days of that week", True)
    if _END.search(part):
        return Found(f"{monday + datetime.timedelta(4)}/{sunday}", "the last days of that week", True)
    if which == THIS:
        return Found(f"{monday}/{day}", "from Monday to the publication", True)
    return Found(f"{monday}/{sunday}", "Monday to Sunday of that week")


def _step(which: str) -> int:
    """-1 for the one before, 1 for the one to come, 0 for this."""
    return -1 if which in BEFORE else 1 if which in AHEAD else 0


def this_month(match: re.Match[str], day: datetime.date) -> Found:
    """“this month”, “late last month”, “since last month”."""
    which, part = match["which"].lower(), match.groupdict().get("part")
    month = day.replace(day=1) + relativedelta(months=_step(which))
    if part:
        first, last = PARTS[part_name(part)]
        end = min(last, (month + relativedelta(months=1, days=-1)).day)
        value = f"{month:%Y-%m}-{first:02}/" + (".." if match.groupdict().get("since") else f"{month:%Y-%m}-{end:02}")
        return Found(value, f"{part_name(part)} of the month: days {first} to {end}", True)
    if match.groupdict().get("since"):
        return Found(f"{month:%Y-%m}/..", "since that month")
    return Found(f"{month:%Y-%m}", "counted from the publication", which == THIS)


def winter(match: re.Match[str], day: datetime.date) -> Found:
    """“last winter”: December to February, the last that was over; “this winter”: the one that is or was last."""
    this = match["which"].lower() == THIS
    year = day.year - (day.month < MARCH and not this) + (day.month == DECEMBER and this)
    return Found(f"{year - 1}-12/{year}-02", "the months of the season", True)


def within(match: re.Match[str], day: datetime.date) -> Found | None:
    """“within 48 hours”, “within three days”: from the publication on."""
    number = _number(match)
    if number is None:
        return OPEN_NUMBER
    days = -(-number // HOURS_OF_DAY) if match["unit"].lower() == "hour" else number
    return Found(f"{day}/{day + datetime.timedelta(days)}", "counted from the publication", True)


def by_the_end(match: re.Match[str], day: datetime.date) -> Found:
    """“before the end of the month”: from the publication to its last day."""
    unit = match["unit"].lower()
    ends = {
        "week": day + datetime.timedelta(6 - day.weekday()),
        "month": day.replace(day=1) + relativedelta(months=1, days=-1),
        "year": day.replace(month=12, day=31),
    }[unit]
    return Found(f"{day}/{ends}", f"from the publication to the end of the {unit}", True)


def next_week(match: re.Match[str], known: Known) -> Found:
    """“the following week”: the one after that of the day told before."""
    if not known.day:
        return Found("", UNTOLD_DAY, True, COUNTED_FROM)
    monday = known.day + datetime.timedelta(7 - known.day.weekday())
    return Found(f"{monday}/{monday + datetime.timedelta(6)}", f"the week after that of {known.day}", True)


def so_far(match: re.Match[str], day: datetime.date) -> Found:
    """“earlier this month”: from its first day to the publication."""
    return Found(f"{day.replace(day=1)}/{day}", "from the first of the month to the publication", True)


def this_year(match: re.Match[str], day: datetime.date) -> Found:
    """“this year”, “early last year”."""
    year = day.year + _step(match["which"].lower())
    part = match.groupdict().get("part")
    if part and part_name(part) in YEAR_PARTS:
        first, last = YEAR_PARTS[part_name(part)]
        return Found(f"{year}-{first}/{year}-{last}", "part of that year", True)
    return Found(f"{year}", "counted from the publication")


def ago(match: re.Match[str], day: datetime.date) -> Found:
    """“three days ago”, “two weeks ago”, “several months ago” (open: no number)."""
    number = _number(match)
    unit = match["unit"].lower()
    if number is None:
        return OPEN_NUMBER
    if unit == "year":
        return Found(f"{day.year - number}", "the year, counted from the publication", True)
    there = day - _span(unit, number)
    if unit == "day":
        return _on(there, "counted from the publication")
    if unit == "week":
        return _week_of(there)
    return Found(f"{there:%Y-%m}", "the month, counted from the publication", True)


def _span(unit: str, number: int) -> relativedelta:
    """So many days, weeks, months or years."""
    days = {"day": number, "week": DAYS_OF_WEEK * number}.get(unit, 0)
    return relativedelta(days=days, months=number * (unit == "month"), years=number * (unit == "year"))


def _week_of(day: datetime.date) -> Found:
    monday = day - datetime.timedelta(day.weekday())
    return Found(f"{monday}/{monday + datetime.timedelta(6)}", "the week, counted from the publication", True)


def _number(match: re.Match[str]) -> int | None:
    words = match.groupdict().get("n")
    if not words:
        return None
    return int(words) if words.isdigit() else NUMBERS[words.lower()]


def past(match: re.Match[str], day: datetime.date) -> Found | None:
    """“during the past three days”, “in recent weeks”, “over the last month”."""
    number, unit = _number(match), match["unit"].lower()
    if unit == "year" and number is None:
        return None
    if number is None:
        number = RECENT[unit] if re.search(unit + "s", match[0], re.I) else 1
    return Found(f"{day - _span(unit, number)}/{day}", "up to the publication", True)


def after(match: re.Match[str], known: Known) -> Found | None:
    """“the next day”, “two days later”: counted from the day told before; open without one."""
    if not known.day:
        return Found("", UNTOLD_DAY, missing=COUNTED_FROM)
    number = _number(match) if "n" in match.groupdict() else 1
    if number is None:
        return OPEN_NUMBER
    unit = (match.groupdict().get("unit") or "day").lower()
    there = known.day - _span(unit, number) if _BACKWARD.search(match[0]) else known.day + _span(unit, number)
    if unit == "day":
        return _on(there, f"counted from {known.day}")
    return Found(f"{there}" if unit == "week" else f"{there:%Y-%m}", f"counted from {known.day}", True)


def same_day(match: re.Match[str], known: Known) -> Found | None:
    """“that day”, “the same evening”: the day told before; “the next day” is counted from it."""
    if not _SAME.search(match[0]):
        return after(match, known)
    if not known.day:
        return Found("", "the same as a day that is not told", missing="that day")
    return _on(known.day, f"the day told before, {known.day}")
