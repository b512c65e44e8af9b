"""When an entity of FollowTheMoney was: a day, month or year, several of them, or from one to another."""

import calendar
import datetime
import re
from collections.abc import Mapping, Sequence

DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2})(?:[T ].*)?)?")
CODED_WINDOW = "Date as coded (EDTF): ["  # as our own export says it of a day that is not known exactly
Span = tuple[str, str, str]


def span_of(text: str) -> Span | None:
    """First and last day of a date, and whether it is a day, month or year; None of what is none."""
    found = DATE.fullmatch(text)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        first = datetime.date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    if day:
        return first, first, "day"
    if not month:
        return first, f"{year}-12-31", "year"
    return first, f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]}", "month"


def days_of(told: Mapping[str, Sequence[str]]) -> Span:
    """First and last day of an event and how they are meant (a code of formats/ftm.yaml); what is no date stands as it is."""
    dates = [span_of(text) for text in told.get("date", ())]
    known = [span for span in dates if span]
    if len(known) == 1:
        return known[0][0], "", known[0][2]
    if known:
        return min(first for first, _, _ in known), max(last for _, last, _ in known), "several"
    begins, ends = told.get("startDate", ()), told.get("endDate", ())
    first, last = (span_of(side[0]) if side else None for side in (begins, ends))
    if first and last:
        coded = any(note.startswith(CODED_WINDOW) for note in told.get("notes", ()))
        return first[0], last[1], "window" if coded else "lasted"
    if one := first or last:
        return one[0], one[1], "begun" if first else "ended"
    return next(iter((*told.get("date", ()), *begins, *ends)), ""), "", ""
