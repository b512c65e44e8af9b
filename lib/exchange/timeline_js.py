"""The events as JSON for TimelineJS (Knight Lab): a slide an event, on the days that are known, with the words of its date.

A window and what lasted stand as a span, and `display_date` says which; a start that is open stands at the last day that it may
have been. TimelineJS holds no event without a day.
"""

import datetime
import json
from html import escape

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.events.words import day_words, where
from lib.exchange.chosen import Chosen, chosen_of
from lib.exchange.manifest import Snapshot
from lib.exchange.plain import plain_rows
from lib.exchange.shapes import Row
from lib.exchange.telling import citation_lines, counted, told, told_lines
from lib.exchange.who import doubt_words, mutual_events, who_words

OF_DAYS = ("dated_by", "first_day", "last_day")


def write_timeline_js(snapshot: Snapshot) -> bytes:
    """The title slide says what was selected and what is left out; `faultlines` says it for programs, with the citations."""
    mutual, dated = mutual_events(snapshot), snapshot.events[_dated(snapshot.events)]
    lines = [
        *(f"{what}: {words}" for what, words in told_lines(snapshot)),
        *timeline_js_misses(chosen_of(snapshot)),
        *citation_lines(snapshot),
    ]
    title = {"headline": escape(snapshot.corpus.settings.title), "text": "".join(f"<p>{escape(line)}</p>" for line in lines)}
    made = {"title": {"text": title}, "events": [_slide(row, mutual) for row in plain_rows(dated)], "faultlines": told(snapshot)}
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def timeline_js_misses(chosen: Chosen) -> tuple[str, ...]:
    """Events without a day are left out."""
    without = int((~_dated(chosen.every(OF_DAYS))).sum())
    return (f"{counted(without, 'event')} left out: no day is told, and TimelineJS holds none without one.",) if without else ()


def _dated(events: pd.DataFrame) -> pd.Series:
    return (events["dated_by"] == "event") & (events["first_day"].notna() | events["last_day"].notna())


def _slide(row: Row, mutual: frozenset[str]) -> dict[str, object]:
    quote = f"<blockquote>{escape(str(row['quote']))}</blockquote>" if row["quote"] else ""
    facts = [doubt_words(row), who_words(row, mutual), where(row), row["publishers"]]
    first, last = row["first_day"] or row["last_day"], row["last_day"]
    return {
        "unique_id": row["event_id"],
        "start_date": _date(str(first)),
        **({"end_date": _date(str(last))} if last and last != first else {}),
        "display_date": day_words(row),
        "group": CODEBOOK.groups[str(row["group"])].label,
        "text": {
            "headline": escape(f"{CODEBOOK.types[str(row['type'])].label}: {row['summary']}"),
            "text": quote + "".join(f"<p>{escape(str(fact))}</p>" for fact in facts if fact),
        },
        "edtf": row["date"],
        "date_kind": row["date_kind"],
        "permalink": row["permalink"],
    }


def _date(day: str) -> dict[str, int]:
    value = datetime.date.fromisoformat(day)
    return {"year": value.year, "month": value.month, "day": value.day}
