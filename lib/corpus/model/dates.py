"""Dates as written become bounds: EDTF (ISO 8601-2), from a list of accepted forms, read by the edtf library.

`2022-04-19` is a day; `2022-04`, `2022`, `2021~` and `[a..b]` say one day within, `[..b]` one day not after b, `[a..]`
one not before a; `a/b` lasted from a to b; `a/..` is open. Anything else is refused with a hint: nothing is guessed.
"""

import datetime
import re
import time
from collections.abc import Callable
from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from lib.corpus.model.models import Dated, DateKind, DatePrecision, DateQualifier
from lib.errors import LONG, FaultlinesError, shortened

ACCEPTED = "2022-04-19, 2022-04, 2022, 2021~, 2021?, [2022-04-18..2022-04-24], [..2016-01-01], [2016-01-01..], \
2021-01-15/2021-02-15, 2015-10/.."
_FORMS = f"accepted forms: {ACCEPTED}"
_PRECISIONS: tuple[DatePrecision, ...] = ("year", "month", "day")  # by the hyphens of a side
_SIDE = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_SINGLE = re.compile(rf"({_SIDE})([~?%]?)")
_QUALIFIERS: dict[str, DateQualifier] = {"": "", "~": "~", "?": "?", "%": "%"}
_WINDOW = re.compile(rf"\[(?:({_SIDE})([~?%]?))?\.\.(?:({_SIDE})([~?%]?))?\]")
_EXTENT = re.compile(rf"(?:({_SIDE})([~?%]?)|\.\.)/(?:({_SIDE})([~?%]?)|\.\.)")
_SPANS: tuple[tuple[DateKind, re.Pattern[str]], ...] = (("window", _WINDOW), ("extent", _EXTENT))


class DateError(FaultlinesError):
    """A date that is not of an accepted form, or not a day of the calendar; `hint` says what would be right."""

    def __init__(self, what: str, hint: str):
        self.what, self.hint = what, hint
        super().__init__(f"{what}; {hint}")


@lru_cache(maxsize=50_000)
def read_date(text: str) -> Dated:
    """The date a text of an accepted form means; raises DateError with what would be right."""
    if len(text) > LONG:  # no form of a date is that long, and hints look at a text many times
        raise DateError(f"“{shortened(text)}” is not an accepted date", _FORMS)
    date = _accepted(text)
    if date is None:
        raise DateError(f"“{text}” is not an accepted date", _hint(text))
    return date


def _accepted(text: str) -> Dated | None:
    """The date of a text of an accepted form; None of another. Raises DateError for what no calendar holds."""
    if single := _SINGLE.fullmatch(text):
        first, last = _bounds(single[1])
        return Dated(text, "day" if first == last else "window", first, last, _precision(single[1]), _QUALIFIERS[single[2]])
    for kind, form in _SPANS:
        found = form.fullmatch(text)
        if found and (found[1] or found[3]):
            return _span(text, kind, found)
    return None


def signs(date: Dated) -> tuple[str, str]:
    """The qualifiers of a date's first and last side; a single date's holds for both."""
    if single := _SINGLE.fullmatch(date.text):
        return single[2], single[2]
    found = _WINDOW.fullmatch(date.text) or _EXTENT.fullmatch(date.text)
    return (found[2] or "", found[4] or "") if found else (date.qualifier, date.qualifier)


def is_about(date: Dated, side: int) -> bool:
    """Whether the first (0) or last (1) side of a date is told as "about"."""
    return signs(date)[side] in ("~", "%")


def written_date(kind: str, first: datetime.date | None, last: datetime.date | None, qualifiers: tuple[str, str]) -> Dated:
    """The date of an accepted form with these bounds, of which one may be open, and their qualifiers."""
    left, right = (f"{day.isoformat()}{sign}" if day else "" for day, sign in zip((first, last), qualifiers))
    if first and first == last:
        both = "".join(sorted(set("".join(qualifiers)), reverse=True))
        return read_date(f"{first.isoformat()}{both if len(both) < 2 else '%'}")
    return read_date(f"[{left}..{right}]" if kind == "window" else f"{left or '..'}/{right or '..'}")


def _span(text: str, kind: DateKind, found: re.Match[str]) -> Dated:
    left, left_sign, right, right_sign = found.groups()
    first = _bounds(left)[0] if left else None
    last = _bounds(right)[1] if right else None
    if first and last and first > last:
        raise DateError(f"“{text}” ends before it begins", "write the earlier day first")
    days = (last - first).days + 1 if first and last else None
    precision: DatePrecision = "day" if days == 1 else "week" if days and days <= 7 else "range"
    return Dated(text, kind, first, last, precision, _QUALIFIERS[left_sign or right_sign or ""])


@lru_cache(maxsize=50_000)
def _bounds(side: str) -> tuple[datetime.date, datetime.date]:
    try:
        if len(side) == len("2022-04-19"):  # a whole day needs no library; parsing one with it takes milliseconds
            day = datetime.date.fromisoformat(side)
            return day, day
        if not 1 <= int(side[5:7] or 1) <= 12:  # EDTF's 21 to 41 are seasons and quarters
            raise ValueError(side)
        parsed = parse_edtf(side)
        return _as_date(parsed.lower_strict()), _as_date(parsed.upper_strict())
    except (EDTFParseException, ValueError) as wrong:
        raise DateError(f"“{side}” is not in the calendar", _calendar_hint(side)) from wrong


def _as_date(moment: time.struct_time) -> datetime.date:
    return datetime.date(*moment[:3])


def _precision(side: str) -> DatePrecision:
    return _PRECISIONS[side.count("-")]


def _calendar_hint(side: str) -> str:
    year, month, *_ = (*side.split("-"), "1")
    if int(year) == 0:
        return "a year is 0001 to 9999"
    if not 1 <= int(month) <= 12:
        return "a month is 01 to 12, written year-month-day"
    return "look at the day of the month"


_FIXES: tuple[
    tuple[str, Callable[[re.Match[str]], str]], ...
] = (  # what is often written, and how the same is said in an accepted form
    (r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9]{1,2}:.*)?", lambda m: f"{m[1]}-{m[2]:0>2}-{m[3]:0>2}"),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", lambda m: f"{m[1]}-{m[2]}-{m[3]}"),
    (r"([0-9]{4})[-/.]([0-9])", lambda m: f"{m[1]}-0{m[2]}"),
    (r"(?:c|ca|circa|about|~)\.? ?([0-9]{4}(?:-[0-9]{2})*)", lambda m: f"{m[1]}~"),
    (r"([0-9]{3})[Xxu]", lambda m: f"[{m[1]}0..{m[1]}9]"),
    (r"\[?([0-9-]+)\]?", lambda m: str(m[1])),
    (r"([0-9-]+)/(?:open|unknown)?", lambda m: f"{m[1]}/.."),
    (r"(?:open|unknown)?/([0-9-]+)", lambda m: f"../{m[1]}"),
    (r"([0-9-]+)?\.\.([0-9-]+)?", lambda m: f"[{m[1] or ''}..{m[2] or ''}]"),
    (r"([0-9-]+) ?(?: to | - |until) ?([0-9-]+)", lambda m: f"{m[1]}/{m[2]}"),
)


def _hint(text: str) -> str:
    plain = re.sub("[‐‑‒–—―]", "-", text.strip())
    if plain in ("", "..", "../..", "unknown", "n/a", "?", "none", "nd"):
        return "leave the date out where it is not known"
    if re.fullmatch(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|.*[a-z]{3}.*[0-9]{4}", plain, re.IGNORECASE):
        return f"write year-month-day, as in 2022-04-19; {_FORMS}"
    for form, fixed in _FIXES:
        found = re.fullmatch(form, plain)
        if found and _is_accepted(fixed(found)):
            return f"perhaps {fixed(found)}; {_FORMS}"
    return _FORMS


def _is_accepted(text: str) -> bool:
    """Whether a text is a date as it stands; asked without asking for a hint, so that no hint leads to another."""
    try:
        return _accepted(text) is not None
    except DateError:
        return False
