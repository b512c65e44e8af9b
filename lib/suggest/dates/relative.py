"""Relative dates become EDTF: counted from the publication, or from the day told before."""

import datetime
import re
from collections.abc import Callable

from dateutil.relativedelta import relativedelta

from lib.suggest.dates.reading import NO_DAY, NUMBERS, PARTS, RECENT, WEEKDAYS, YEAR_PARTS, Found, Known, is_ahead, part_name


def needs_day(read: Callable[[re.Match, datetime.date], Found | None], approximate: bool = False) -> Callable:
    def resolve(match: re.Match, known: Known) -> Found | None:
        if not known.published:
            return Found("", "relative to a publication date that is not known", approximate, NO_DAY)
        return read(match, known.published)

    return resolve


def offset_day(days: int) -> Callable:
    return needs_day(lambda match, day: _on(day + datetime.timedelta(days), "counted from the publication"))


def _on(day: datetime.date, reason: str) -> Found:
    return Found(day.isoformat(), reason, day=day)


def weekday(match: re.Match, day: datetime.date) -> Found:
    wanted = WEEKDAYS[match["weekday"].lower()]
    which = (match.groupdict().get("which") or "").lower()
    back = (day.weekday() - wanted) % 7
    if not which and is_ahead(match):
        which = "next"
    if which in ("next", "coming", "upcoming"):
        return _on(day + datetime.timedelta((wanted - day.weekday()) % 7 or 7), "the next such day after the publication")
    if which in ("last", "past", "previous") and back <= 1:
        back += 7  # the day before is called yesterday
    return _on(day - datetime.timedelta(back), "the last such day up to the publication")


def weekend(match: re.Match, day: datetime.date) -> Found:
    """The last Saturday and Sunday up to the publication."""
    saturday = day - datetime.timedelta((day.weekday() - 5) % 7)
    return Found(f"{saturday}/{saturday + datetime.timedelta(1)}", "the last weekend up to the publication", True)


def week(match: re.Match, day: datetime.date) -> Found:
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
        return Found(
            f"{monday}/{min(monday + datetime.timedelta(2), day)}"
            if which == "this"
            else f"{monday}/{monday + datetime.timedelta(2)}",
            "the first days of that week",
            True,
        )
    if re.search("end|late", part):
        return Found(f"{monday + datetime.timedelta(4)}/{sunday}", "the last days of that week", True)
    return Found(
        f"{monday}/{sunday}" if which != "this" else f"{monday}/{day}",
        "Monday to Sunday of that week" if which != "this" else "from Monday to the publication",
        which == "this",
    )


def this_month(match: re.Match, day: datetime.date) -> Found:
    which, part = match["which"].lower(), match.groupdict().get("part")
    month = day.replace(day=1) + relativedelta(months={"last": -1, "previous": -1, "next": 1, "past": -1}.get(which, 0))
    if part:
        first, last = PARTS[part_name(part)]
        end = min(last, (month + relativedelta(months=1, days=-1)).day)
        value = f"{month:%Y-%m}-{first:02}/" + (".." if match.groupdict().get("since") else f"{month:%Y-%m}-{end:02}")
        return Found(value, f"{part_name(part)} of the month: days {first} to {end}", True)
    if match.groupdict().get("since"):
        return Found(f"{month:%Y-%m}/..", "since that month")
    return Found(f"{month:%Y-%m}", "counted from the publication", which == "this")


def winter(match: re.Match, day: datetime.date) -> Found:
    """“last winter”: December to February, the last that was over; “this winter”: the one that is or was last."""
    year = day.year - (day.month < 3 and match["which"].lower() == "last")
    year += day.month == 12 and match["which"].lower() == "this"
    return Found(f"{year - 1}-12/{year}-02", "the months of the season", True)


def within(match: re.Match, day: datetime.date) -> Found | None:
    """“within 48 hours”, “within three days”: from the publication on."""
    number = _number(match)
    days = -(-number // 24) if match["unit"].lower() == "hour" else number
    return Found(f"{day}/{day + datetime.timedelta(days)}", "counted from the publication", True)


def by_the_end(match: re.Match, day: datetime.date) -> Found:
    """“before the end of the month”: from the publication to its last day."""
    unit = match["unit"].lower()
    ends = {
        "week": day + datetime.timedelta(6 - day.weekday()),
        "month": day.replace(day=1) + relativedelta(months=1, days=-1),
        "year": day.replace(month=12, day=31),
    }[unit]
    return Found(f"{day}/{ends}", f"from the publication to the end of the {unit}", True)


def next_week(match: re.Match, known: Known) -> Found:
    """“the following week”: the one after that of the day told before."""
    if not known.day:
        return Found("", "relative to a day that is not told", True, "the day it is counted from")
    monday = known.day + datetime.timedelta(7 - known.day.weekday())
    return Found(f"{monday}/{monday + datetime.timedelta(6)}", f"the week after that of {known.day}", True)


def so_far(match: re.Match, day: datetime.date) -> Found:
    """“earlier this month”: from its first day to the publication."""
    return Found(f"{day.replace(day=1)}/{day}", "from the first of the month to the publication", True)


def this_year(match: re.Match, day: datetime.date) -> Found:
    year = day.year + {"last": -1, "previous": -1, "next": 1, "past": -1}.get(match["which"].lower(), 0)
    part = match.groupdict().get("part")
    if part and part_name(part) in YEAR_PARTS:
        first, last = YEAR_PARTS[part_name(part)]
        return Found(f"{year}-{first}/{year}-{last}", "part of that year", True)
    return Found(f"{year}", "counted from the publication")


def ago(match: re.Match, day: datetime.date) -> Found:
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


def past(match: re.Match, day: datetime.date) -> Found | None:
    """“during the past three days”, “in recent weeks”, “over the last month”."""
    number, unit = _number(match), match["unit"].lower()
    if unit == "year" and (number is None or number > 1):
        return None if number is None else Found(f"{day - relativedelta(years=number)}/{day}", "up to the publication", True)
    if number is None:
        plural = re.search(unit + "s", match[0], re.I)
        number = RECENT[unit] if plural else 1
    start = day - (
        relativedelta(days=number)
        if unit == "day"
        else relativedelta(days=7 * number)
        if unit == "week"
        else relativedelta(months=number)
        if unit == "month"
        else relativedelta(years=number)
    )
    return Found(f"{start}/{day}", "up to the publication", True)


def after(match: re.Match, known: Known) -> Found | None:
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
    step = (
        relativedelta(weeks=number)
        if unit == "week"
        else relativedelta(months=number)
        if unit == "month"
        else relativedelta(years=number)
    )
    there = known.day + step if back > 0 else known.day - step
    return Found(f"{there:%Y-%m}" if unit != "week" else f"{there}", f"counted from {known.day}", True)


def same_day(match: re.Match, known: Known) -> Found | None:
    if re.search(r"\b(?:same|that)\b", match[0], re.I):
        return (
            _on(known.day, f"the day told before, {known.day}")
            if known.day
            else Found("", "the same as a day that is not told", missing="that day")
        )
    return after(match, known)
