"""Cells become values: whole numbers, coordinates, days. What is written otherwise than usual is read where it can mean one thing
alone, and said; what may mean several things, or nothing, is not read."""

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from lib.layers.written import Order

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHOLE = re.compile(r"(-?\d+)(?:[.,]0*)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_FIGURES = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([^\W\d]{3,9})\.?,?[ -](\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?")
_MONTH_LAST = re.compile(r"(\d{1,2})[-/.](\d{4})")
_NAMED_MONTH = re.compile(r"([^\W\d]{3,9})\.?,?[ -](\d{4})")
_PART = r"(\d{1,2}(?:[.,]\d+)?)"
_DEGREES = re.compile(rf"\s*(\d{{1,3}})\s*[°º]\s*{_PART}\s*['′’]\s*(?:{_PART}\s*[\"″”])?\s*([NSEW])\s*", re.IGNORECASE)
COUNTED, EARLY, LATE = "is a spreadsheet’s number of a day", 20_000, 80_000  # about 1954 to 2119
_COUNTED = re.compile(r"(\d{5})(?:\.\d+)?")
MOST_FIGURES = 18  # letters of a number, so that whatever takes it up can hold it
AMBIGUOUS = "may be day and month or month and day"


class Read(NamedTuple):
    """A value, None where there is none; what is wrong with the cell, "" where nothing is; and what would be right."""

    value: object = None
    wrong: str = ""
    hint: str = ""


NOTHING = Read()


@lru_cache(maxsize=100_000)
def whole_number(text: str) -> Read:
    """A whole number from 0 on, also where it is written 2.0 or 1,204."""
    if len(text) > MOST_FIGURES:
        return Read(None, f"“{text}” is no number that can be meant", "digits alone, or nothing")
    if found := _WHOLE.fullmatch(text):
        number = int(found[1])
        return Read(number) if number >= 0 else Read(None, f"“{text}” is below 0", "a number from 0 on, or nothing")
    if _THOUSANDS.fullmatch(text):
        return Read(int(text.replace(",", "")))
    return Read(None, f"“{text}” is not a whole number", "digits alone, or nothing") if text else NOTHING


@lru_cache(maxsize=400_000)
def degrees(text: str, decimal: str) -> Read:
    """A coordinate in degrees; with a decimal comma, or in degrees and minutes, it is read and said."""
    if not text:
        return NOTHING
    try:
        return Read(_finite(text if decimal == "." else text.replace(",", ".")))
    except ValueError:
        pass
    if re.fullmatch(r"-?\d{1,3},\d+", text):
        return Read(float(text.replace(",", ".")), f"“{text}” has a decimal comma", "write 35.7, or decimal: “,” in the mapping")
    if found := _DEGREES.fullmatch(text):
        minutes, seconds = (float((part or "0").replace(",", ".")) for part in found.group(2, 3))
        value = round((int(found[1]) + minutes / 60 + seconds / 3600) * (-1 if found[4].upper() in "SW" else 1), 6)
        return Read(value, f"“{text}” is in degrees and minutes", f"read as {value:g}; degrees with decimals are usual")
    return Read(None, f"“{text}” is no coordinate", "degrees with decimals, as in 35.763")


def _finite(text: str) -> float:
    number = float(text.replace("_", "?"))  # 3_5 is a number to Python alone
    if number != number or abs(number) > 1000:
        raise ValueError(text)
    return number


@lru_cache(maxsize=100_000)
def day(text: str, order: Order | None) -> Read:
    """A day in figures, or with its month in letters; `order`: of figures with the year last."""
    if not text:
        return NOTHING
    if found := _ISO.fullmatch(text):
        return _iso(text, *map(int, found.groups()))
    if found := _DAY_FIRST.fullmatch(text):
        return _named(text, found[3], found[2], found[1])
    if found := _MONTH_FIRST.fullmatch(text):
        return _named(text, found[3], found[1], found[2])
    if found := _FIGURES.fullmatch(text):
        return _figures(text, int(found[1]), int(found[2]), int(found[3]), order)
    return Read(None, f"“{text}” is no day", "a day as in 2022-05-16 or 16 May 2022")


@lru_cache(maxsize=100_000)
def is_plain_day(text: str) -> bool:
    """Whether a text is a day as ISO 8601 has it, and nothing else."""
    found = day(text, "ymd").value
    return isinstance(found, datetime.date) and found.isoformat() == text


@lru_cache(maxsize=100_000)
def month_or_year(text: str) -> str:
    """A month or a year that is written as such (2021-05, May 2021, 2021), as EDTF has it; "" of anything else."""
    if found := _MONTH.fullmatch(text):
        year, month = int(found[1]), int(found[2] or 0)  # in whatever figures, such as ٢٠٢١
        return "" if not year or month > 12 else f"{year:04}-{month:02}" if month else "" if found[2] else f"{year:04}"
    if (found := _MONTH_LAST.fullmatch(text)) and 1 <= int(found[1]) <= 12 and int(found[2]):
        return f"{int(found[2]):04}-{int(found[1]):02}"
    if (found := _NAMED_MONTH.fullmatch(text)) and (known := found[1][:3].casefold()) in MONTHS and int(found[2]):
        return f"{int(found[2]):04}-{MONTHS.index(known) + 1:02}"
    return ""


def counted_day(text: str, zero: datetime.date) -> Read:
    """The day that a spreadsheet means by a number: so many days after its day zero, with the time as a fraction."""
    found = _COUNTED.fullmatch(text)
    if not found or not EARLY <= int(found[1]) <= LATE:
        return NOTHING
    meant = zero + datetime.timedelta(days=int(found[1]))
    return Read(
        meant, f"“{text}” {COUNTED}", f"read as {meant.isoformat()}, counted from {zero.isoformat()}; format the column as dates"
    )


def _iso(text: str, year: int, first: int, second: int) -> Read:
    if 12 < first <= 31 and second <= 12:
        return _date(text, year, second, first, f"“{text}” has the day before the month")
    return _date(text, year, first, second)


def _named(text: str, year: str, month: str, number: str) -> Read:
    known = month[:3].casefold()
    if known not in MONTHS:
        return Read(None, f"“{text}” is no day: no month is called {month}", "a day as in 2022-05-16 or 16 May 2022")
    return _date(text, int(year), MONTHS.index(known) + 1, int(number))


def _figures(text: str, first: int, second: int, year: int, order: Order | None) -> Read:
    """A day with its year last. What can be in one order alone is read in it; of what may be in both, the order says which."""
    usual = order if order in ("dmy", "mdy") else None
    if first > 12 or second > 12:
        own: Order = "dmy" if first > 12 else "mdy"
        said = f"“{text}” has day and month the other way round" if usual and usual != own else ""
        return _date(text, year, *((second, first) if own == "dmy" else (first, second)), said)
    if usual or first == second:
        return _date(text, year, *((second, first) if usual == "dmy" else (first, second)))
    return Read(None, f"“{text}” {AMBIGUOUS}", "write date: {…, order: dmy} or mdy in the mapping")


def _date(text: str, year: int, month: int, number: int, said: str = "") -> Read:
    try:
        found = datetime.date(year, month, number)
    except ValueError:
        return Read(None, f"“{text}” is not in the calendar", "look at the day of the month")
    return Read(found, said, f"read as {found.isoformat()}" if said else "")


def order_of(texts: "set[str]") -> Order | None:
    """The order that the days of a column themselves say: that of those that can be in one alone, where all agree."""
    found = [tuple(map(int, match.groups()[:2])) for text in texts if (match := _FIGURES.fullmatch(text))]
    dmy, mdy = any(first > 12 for first, _ in found), any(second > 12 for _, second in found)
    return None if dmy == mdy else "dmy" if dmy else "mdy"
