"""Values of an event row in print: days, numbers with their bounds, places, who against whom."""

import datetime
import json

import pandas as pd

from lib.corpus.codebook import CODEBOOK
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
    first, last = row["first_day"], row["last_day"]
    rough = "about " if isinstance(row["date"], str) and "~" in row["date"] else ""
    if row["date_kind"] == "day":
        return rough + _day(first)
    if row["date_kind"] == "window":
        return f"one day, {rough}{_span(first, last)}"
    if pd.isna(last):
        return f"since {rough}{_day(first)}"
    return f"until {rough}{_day(last)}" if pd.isna(first) else f"from {rough}{_day(first)} to {_day(last)}"


def published_words(published: Dated | None) -> str:
    """When an article was published, as exactly as it is known, for a citation."""
    if published is None:
        return "day of publication not known"
    if not (published.first and published.last):
        return f"since {_day(published.first)}" if published.first else f"until {_day(published.last)}"
    span = _day(published.first) if published.kind == "day" else _span(pd.Timestamp(published.first), pd.Timestamp(published.last))
    return ROUGH[published.qualifier] + span.removeprefix("in ")


def short_day(row: pd.Series) -> str:
    """The date in a table's cell: EDTF as coded, or by when it was published."""
    if row["dated_by"] == "event":
        return row["date"]
    return f"by {row['not_after']:%Y-%m-%d}" if row["dated_by"] == "publication" else "–"


def _span(first: pd.Timestamp, last: pd.Timestamp) -> str:
    if (first.month, first.year) == (last.month, last.year):
        if first.day == 1 and (last + pd.Timedelta(days=1)).day == 1:
            return f"in {first:%B %Y}"
        return f"{first.day} to {_day(last)}"
    whole_year = first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return f"in {first:%Y}" if whole_year else f"{_day(first)} to {_day(last)}"


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
