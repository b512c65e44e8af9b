"""Values of an event row in print: days, numbers with their bounds, places, who against whom."""

import datetime

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.dates import read_date, signs
from lib.corpus.model.models import Dated, Quantity
from lib.events.building.cells import QUANTITIES, bounds
from lib.events.row_types import Row

ROUGH = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}  # EDTF's qualifiers


def n_events(count: int) -> str:
    """A number of events in words."""
    return f"{count:,} event{'' if count == 1 else 's'}"


def review_words(row: Row) -> str:
    """ "in review", "rejected in review": why an event counts only where it is asked for; "" where it counts."""
    state = row["review"]
    return CODEBOOK.review_states[state].told_as if isinstance(state, str) and state else ""


def day_words(row: Row) -> str:
    """When the event was, as exactly as it is known and no more."""
    if row["dated_by"] == "publication":
        return f"day not told; published {bound_words(row['not_after_date'])}"
    if row["dated_by"] == "none":
        return "day not told"
    date = date_of(row)
    return date_words(date) if date.kind != "window" else f"one day, {_within(date)}"


def date_of(row: Row) -> Dated:
    """The date of an event that has one, as a value; each that a table holds is read once, however often it is asked for."""
    return read_date(row["date"])


def date_words(date: Dated) -> str:
    """A date in words, each side as exactly as it is written: "since about October 2015", "18 to 24 April 2022", "not
    after 1 January 2016"."""
    sides = _sides(date)
    if len(sides) == 1:
        return sides[0]
    first, last = sides
    if not first or not last:
        since, until = ("not before", "not after") if date.kind == "window" else ("since", "until")
        return f"{since} {first}" if first else f"{until} {last}"
    if date.kind == "window":
        return f"{_shortened(first, last)} to {last}"
    return f"from {first} to {last}"


def _within(date: Dated) -> str:
    """The days one of which it was: "in about January 2021", "18 to 24 April 2022"."""
    return date_words(date) if date.text.startswith("[") else f"in {date_words(date)}"


def _sides(date: Dated) -> list[str]:
    """The one date in words, or both of its ends."""
    return [_side(side) for side in date.text.strip("[]").replace("..", "/" if date.kind == "window" else "").split("/")]


def _side(written: str) -> str:
    """One side of a date in words: "2015-10~" is "about October 2015"; empty for an open one."""
    plain = written.rstrip("~?%")
    if not plain:
        return ""
    rough, parts = ROUGH[written[len(plain) :]], [int(part) for part in plain.split("-")]
    if len(parts) == 1:
        return rough + plain
    day = datetime.date(*parts, *[1] * (3 - len(parts)))
    return rough + (plain_day(day) if len(parts) == 3 else f"{day:%B} {plain[:4]}")


def _shortened(first: str, last: str) -> str:
    """The first of two days without the month and year it shares with the last."""
    day, _, rest = first.partition(" ")
    return day if day.isdigit() and rest and last.endswith(f" {rest}") and last[0].isdigit() else first


def published_words(published: Dated | None) -> str:
    """When an article was published, as exactly as it is known, for a citation."""
    if published is None:
        return "day of publication not known"
    return date_words(published)


def short_day(row: Row) -> str:
    """The date in a table's cell: as exactly as it is known, or by when it was published."""
    if row["dated_by"] == "event":
        return date_words(date_of(row))
    if row["dated_by"] == "none":
        return "–"
    return f"by {bound_words(row['not_after_date']).removeprefix('by ')}"


def bound_words(written: str) -> str:
    """By when an article was published, for what it tells as having happened: "by 14 February 2021". An end that is told as
    about or perhaps is as exact as it is written: "about 2021", "by about 15 June 2021"."""
    date = read_date(written)
    if date.last and not signs(date)[1]:
        return f"by {plain_day(date.last)}"
    sides = _sides(date)
    return sides[0] if len(sides) == 1 else f"by {sides[1]}"


def plain_day(day: datetime.date | pd.Timestamp) -> str:
    """A day in print, the one form of every page."""
    return f"{day.day} {day:%B} {day.year:04d}"


def number_words(row: Row) -> dict[str, str]:
    """Quantity -> its number with bounds, of every one that is reported."""
    numbers = ((name, read_number(row, name)) for name in QUANTITIES)
    return {name: bounds(number) for name, number in numbers if number}


def read_number(row: Row, name: str) -> Quantity | None:
    """A quantity of a row of events or participants; None where it is not reported."""
    low, high = (None if pd.isna(bound) else int(bound) for bound in (row[f"{name}_min"], row[f"{name}_max"]))
    return None if low is None and high is None else Quantity(low, high, bool(row[f"{name}_about"]))


def amount_words(number: Quantity) -> str:
    """A number in a sentence: "at least 7", "24 to 99", "about 34", "up to 5"."""
    sign = "about " if number.about else ""
    if number.max is None:
        return f"at least {sign}{number.min or 0:,}"
    if number.min is None:
        return f"up to {sign}{number.max:,}"
    return sign + (f"{number.min:,}" if number.min == number.max else f"{number.min:,} to {number.max:,}")


def arrow(row: Row, mutual: bool) -> str:
    """Who to whom: "NDF → IRGC", "⇄" where it is mutual (as lib.engine.answers.both_ways says); one side alone where the other is
    not told."""
    left = "" if pd.isna(row["initiators"]) else row["initiators"]
    right = "" if pd.isna(row["targets"]) else row["targets"]
    sign = "⇄" if mutual else "→"
    return f"{left or '?'} {sign} {right}" if right else left


def where(row: Row) -> str:
    """The first place and how many more."""
    if pd.isna(row["place"]):
        return "place not told"
    more = int(row["n_places"]) - 1
    return f"{row['place']}{f' and {more} more' if more else ''}"
