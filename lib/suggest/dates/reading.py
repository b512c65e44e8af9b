"""What a time expression resolves to: EDTF, counted from the publication or from the day told before; open, with what
is missing named, where neither settles it. Arithmetic of months is dateutil's."""

import datetime
import re
from dataclasses import dataclass, replace

from dateutil.relativedelta import relativedelta

MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
WEEKDAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_UP_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(_UP_TO_TWENTY.split())}
NUMBERS |= {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "thirty": 30, "forty": 40}
PARTS = {  # of a month -> first and last day
    "early": (1, 10),
    "beginning": (1, 10),
    "start": (1, 10),
    "first days": (1, 10),
    "opening days": (1, 10),
    "mid": (10, 20),
    "middle": (10, 20),
    "late": (20, 31),
    "end": (20, 31),
    "last days": (20, 31),
    "first half": (1, 15),
    "second half": (16, 31),
    "first week": (1, 7),
}
YEAR_PARTS = {  # of a year -> first and last month
    "early": ("01", "04"),
    "beginning": ("01", "03"),
    "start": ("01", "03"),
    "first half": ("01", "06"),
    "mid": ("05", "08"),
    "middle": ("05", "08"),
    "late": ("10", "12"),
    "end": ("10", "12"),
    "second half": ("07", "12"),
}
SEASONS = {"spring": ("03", "05"), "summer": ("06", "08"), "autumn": ("09", "11"), "fall": ("09", "11")}
NO_DAY = "the publication date"
RECENT = {"day": 9, "week": 4, "month": 3, "year": 1}  # how many "the past few" and "recent" are taken to be

AHEAD_REACH = 60  # letters before an expression within which “will” or “due” tells of what is to come
RIGHT_BEFORE = 8  # of them those in which “by” and “until” do
DAYS_AHEAD, DAYS_AHEAD_TOLD = 3, 200  # a day without a year lies no farther ahead; told to come, no farther than this
YEARS_AHEAD = 3  # four digits that are farther ahead are no year


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


def full(match: re.Match[str], known: Known) -> Found | None:
    """Day, month and perhaps year; “since” makes it a beginning."""
    found = _full(match, known)
    if found and found.value and match.groupdict().get("since"):
        return replace(found, value=f"{found.value}/..")
    return found


def _full(match: re.Match[str], known: Known) -> Found | None:
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
    if date > known.published and (date - known.published).days > (DAYS_AHEAD_TOLD if is_ahead(match) else DAYS_AHEAD):
        year -= 1
    return _day(year, month, day, "the last such day up to the publication")


def is_ahead(match: re.Match[str]) -> bool:
    """Whether the words before tell of what is to come: “will … on”, “is to … by”."""
    before = match.string[max(0, match.start() - AHEAD_REACH) : match.start()].lower()
    if re.search(r"\b(?:by|until|before) $", before[-RIGHT_BEFORE:]):
        return True
    return bool(re.search(r"\b(?:will|(?:is|are) to|due|on or before|planned for|scheduled for|set for|deadline)\b[^.;]*$", before))


def _day(year: int, month: int, day: int, reason: str, told: int | None = None) -> Found | None:
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return Found(date.isoformat(), reason, year=told, day=date)


def numeric(match: re.Match[str], known: Known) -> Found | None:
    """A day in numbers, “2021-02-15”, “15/2/2021”."""
    year, month, day = int(match["year"]), int(match["mm"]), int(match["dd"])
    return _day(year, month, day, "told in full", year)


def day_range(match: re.Match[str], known: Known) -> Found | None:
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


def long_range(match: re.Match[str], known: Known) -> Found | None:
    """“1 January to 30 June 2021”."""
    first, last = (MONTHS[match[name][:3].lower()] for name in ("from", "month"))
    year = int(match["year"]) if match["year"] else _month_year(last, known)
    if year is None:
        return Found("", "days and months without a year", missing="the year, or " + NO_DAY)
    start, end = _day(year - (first > last), first, int(match["day"]), ""), _day(year, last, int(match["last"]), "")
    return Found(f"{start.value}/{end.value}", "from day to day", year=year, day=end.day) if start and end else None


def week_of_month(match: re.Match[str], known: Known) -> Found | None:
    """“the last week of July”: days 1 to 7, 8 to 14, 15 to 21, or the last seven."""
    month = MONTHS[match["month"][:3].lower()]
    year = int(match["year"]) if match["year"] else _month_year(month, known)
    if year is None:
        return Found("", "a month without a year", True, "the year, or " + NO_DAY)
    ends = (datetime.date(year, month, 1) + relativedelta(months=1, days=-1)).day
    first = {"first": 1, "second": 8, "third": 15, "last": ends - 6}[match["nth"].lower()]
    return Found(f"{year}-{month:02}-{first:02}/{year}-{month:02}-{first + 6:02}", "that week of the month", True)


def following(match: re.Match[str], known: Known) -> Found | None:
    """“in the following days”: the week from the day told before."""
    if not known.day:
        return Found("", "relative to a day that is not told", True, "the day it is counted from")
    return Found(f"{known.day}/{known.day + datetime.timedelta(7)}", f"the week from {known.day}", True)


def month_range(match: re.Match[str], known: Known) -> Found | None:
    """“from March to June 2015”, “between March and June”."""
    first, last = (MONTHS[match[name][:3].lower()] for name in ("from", "month"))
    year = int(match["year"]) if match["year"] else _month_year(last, known)
    if year is None:
        return Found("", "months without a year", missing="the year, or " + NO_DAY)
    return Found(
        f"{year - (first > last)}-{first:02}/{year}-{last:02}",
        "from month to month",
        year=int(match["year"]) if match["year"] else None,
    )


def _month_year(month: int, known: Known) -> int | None:
    if known.year and (not known.published or known.year != known.published.year):
        return known.year
    if not known.published:
        return None
    return known.published.year - (month > known.published.month)


def month(match: re.Match[str], known: Known) -> Found | None:
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
        first, last = PARTS[part_name(part)]
        ends = (datetime.date(year, month, 1) + relativedelta(months=1, days=-1)).day
        value = f"{year}-{month:02}-{first:02}/{year}-{month:02}-{min(last, ends):02}"
        return Found(
            f"{year}-{month:02}-{first:02}/.." if since else value,
            f"{reason}; {part_name(part)}: days {first} to {min(last, ends)}",
            True,
            year=years,
        )
    value = f"{year}-{month:02}"
    return Found(f"{value}/.." if since else value, reason, year=years)


def part_name(words: str) -> str:
    words = words.lower()
    return next(part for part in sorted(PARTS, key=len, reverse=True) if part in words)


def year(match: re.Match[str], known: Known) -> Found | None:
    """A year: “in 2015”, “early 2015”, “since 2015”."""
    year = int(match["year"])
    if known.published and year > known.published.year + YEARS_AHEAD:
        return None
    since, part = (match.groupdict().get("since") or ""), match.groupdict().get("part")
    if part and part_name(part) in YEAR_PARTS:
        first, last = YEAR_PARTS[part_name(part)]
        return Found(f"{year}-{first}/{year}-{last}", "part of a year", True, year=year)
    return Found(f"{year}/.." if since else f"{year}", "a year told", year=year)


def year_range(match: re.Match[str], known: Known) -> Found | None:
    """Years: “from 2012 to 2015”."""
    first, last = int(match["from"]), int(match["year"])
    return Found(f"{first}/{last}", "from year to year", year=last) if first <= last else None


def season(match: re.Match[str], known: Known) -> Found | None:
    """A season, with its year or the last one up to the publication."""
    first, last = SEASONS[match["season"].lower()]
    told = match.groupdict().get("year")
    year = int(told) if told else _month_year(int(first), known)
    if year is None:
        return Found("", "a season without a year", missing="the year, or " + NO_DAY, approximate=True)
    last = ".." if match[0].lower().startswith("since") else f"{year}-{last}"
    return Found(f"{year}-{first}/{last}", "the months of the season", True, year=int(told) if told else None)
