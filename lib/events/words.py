"""Values of an event row in print: days, numbers with their bounds, places, who against whom."""

import datetime
import json

import pandas as pd

from lib.corpus.codebook import CODEBOOK
from lib.corpus.dates import read_date
from lib.corpus.models import Dated, Quantity
from lib.events.rows import QUANTITIES, bounds

ROUGH = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}  # EDTF's qualifiers


def n_events(count: int) -> str:
    """A number of events in words."""
    return f"{count:,} event{'' if count == 1 else 's'}"


def day_words(row: pd.Series) -> str:
    """When the event was, as exactly as it is known and no more."""
    if row["dated_by"] == "publication":
        return f"day not told; published by {_day(row['not_after'])}"
    if row["dated_by"] == "none":
        return "day not told"
    date = read_date(row["date"])
    return date_words(date) if date.kind != "window" else f"one day, {_within(date)}"


def date_words(date: Dated) -> str:
    """A date in words, each side as exactly as it is written: "since about October 2015", "18 to 24 April 2022"."""
    sides = [_side(side) for side in date.text.strip("[]").replace("..", "/" if date.kind == "window" else "").split("/")]
    if len(sides) == 1:
        return sides[0]
    first, last = sides
    if not first or not last:
        return f"since {first}" if first else f"until {last}"
    if date.kind == "window":
        return f"{_shortened(first, last)} to {last}"
    return f"from {first} to {last}"


def _within(date: Dated) -> str:
    """The days one of which it was: "in about January 2021", "18 to 24 April 2022"."""
    return date_words(date) if date.text.startswith("[") else f"in {date_words(date)}"


def _side(written: str) -> str:
    """One side of a date in words: "2015-10~" is "about October 2015"; empty for an open one."""
    plain = written.rstrip("~?%")
    if not plain:
        return ""
    rough, parts = ROUGH[written[len(plain):]], [int(part) for part in plain.split("-")]
    if len(parts) == 1:
        return rough + plain
    day = datetime.date(*parts, *[1] * (3 - len(parts)))
    return rough + (_day(day) if len(parts) == 3 else f"{day:%B} {plain[:4]}")


def _shortened(first: str, last: str) -> str:
    """The first of two days without the month and year it shares with the last."""
    day, _, rest = first.partition(" ")
    return day if day.isdigit() and rest and last.endswith(f" {rest}") and last[0].isdigit() else first


def published_words(published: Dated | None) -> str:
    """When an article was published, as exactly as it is known, for a citation."""
    if published is None:
        return "day of publication not known"
    return date_words(published)


def short_day(row: pd.Series) -> str:
    """The date in a table's cell: EDTF as coded, or by when it was published."""
    if row["dated_by"] == "event":
        return row["date"]
    return f"by {row['not_after']:%Y-%m-%d}" if row["dated_by"] == "publication" else "–"


def _day(day: datetime.date | pd.Timestamp) -> str:
    return f"{day.day} {day:%B %Y}"


def number_words(row: pd.Series, words: dict[str, str]) -> list[tuple[str, str, str]]:
    """(label, number with bounds, the words that give it) of every quantity that is reported."""
    found = []
    for name in QUANTITIES:
        low, high = row[f"{name}_min"], row[f"{name}_max"]
        if pd.isna(low) and pd.isna(high):
            continue
        said = words.get(name, "")
        about = said.startswith("about")
        number = Quantity(None if pd.isna(low) else int(low), None if pd.isna(high) else int(high), about)
        found.append((CODEBOOK.label("quantity", name), bounds(number), said.removeprefix("about").strip()))
    return found


def counts_words(row: pd.Series) -> str:
    """All reported numbers in one cell: "killed 2+, fighters 24–99"; empty where none is."""
    return ", ".join(f"{label.lower()} {number}" for label, number, _ in number_words(row, {}))


def arrow(row: pd.Series) -> str:
    """Who to whom: "NDF → IRGC", "⇄" where it is mutual; one side alone where the other is not told."""
    left = "" if pd.isna(row["initiators"]) else row["initiators"]
    right = "" if pd.isna(row["targets"]) else row["targets"]
    roles = json.loads(row["roles"])
    mutual = any(rule.mutual and rule.left in roles for rule in CODEBOOK.types[row["type"]].links)
    sign = "⇄" if mutual else "→"
    return f"{left or '?'} {sign} {right}" if right else left


def where(row: pd.Series) -> str:
    """The first place and how many more."""
    if pd.isna(row["place"]):
        return "place not told"
    more = int(row["n_places"]) - 1
    return f"{row['place']}{f' and {more} more' if more else ''}"
