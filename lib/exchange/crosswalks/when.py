"""When an event was, in the days of a crosswalk: a code of how exactly it is known, or why there is none."""

import datetime

from lib.exchange.crosswalks.crosswalk import Days
from lib.exchange.shapes import Row

KNOWN_TO = {4: 366, 7: 31}  # letters of the beginning of an EDTF date -> days; any other form is a day
ABOUT = "~?%"
Facts = dict[str, str]


def when_of(row: Row, days: Days) -> Facts:
    """`dates`: a code, or undated, open, long; `window`, `lasted` and `about`: the date as coded, where it is so; `first`, `last`
    and `day`, which stands for all of them."""
    first, last, kind = row["first_day"], row["last_day"], row["date_kind"]
    if row["dated_by"] != "event" or not (first or last):
        return {"dates": "undated"}
    if not first or not (last or days.open_end):
        return {"dates": "open"}
    written = str(row["date"])
    begins = datetime.date.fromisoformat(str(first))
    known = (
        _length(begins, last) if kind != "extent" or not days.middle else KNOWN_TO.get(len(written.split("/")[0].strip(ABOUT)), 1)
    )
    code = days.code(known)
    day = begins + datetime.timedelta((known - 1) // 2 if days.middle and code else 0)
    return {
        "dates": code or "long",
        "time_code": code,
        "window": written if kind == "window" else "",
        "lasted": written if kind == "extent" else "",
        "open_end": "" if last else written,
        "about": written if any(sign in written for sign in ABOUT) else "",
        "first": str(first),
        "last": str(last or ""),
        "day": day.isoformat(),
        "year": day.isoformat()[:4],
    }


def _length(first: datetime.date, last: object) -> int:
    """How many days, both ends among them; without an end so many that no code but the last holds them."""
    return (datetime.date.fromisoformat(str(last)) - first).days + 1 if last else datetime.date.max.toordinal()
