"""An event as a line that opens its evidence, and what such lines are made of."""

from collections.abc import Iterable

import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.engine.answers import events_of
from lib.engine.picks import of_ids
from lib.engine.shown import Some
from lib.events.words import short_day, where
from lib.ui import address
from lib.ui.casualties import toll_words
from lib.ui.evidence_facts import USUAL
from lib.ui.tags import plain
from lib.ui.view import View

LINE = ("event_id", "type", "group", "summary", "place", "n_places", "dated_by", "date", "not_after_date")  # what a line says


def lines_of(view: View, event_ids: Iterable[str]) -> list[dict]:
    """What the lines of events, shown or not, say, in the order of the ids, which may be those of any of their reports: of each
    event what `event_button` needs."""
    asked = tuple(event_ids)
    events = events_of(view.shown, asked)
    rows = Some(view.shown, of_ids(events.values()), "read").rows(LINE).to_dict("records")
    lines = {row["event_id"]: row for row in rows}
    return [lines[event] for event in dict.fromkeys(events[one] for one in asked if one in events)]


def event_button(row: dict, key: str, lead: str = "") -> None:
    """An event as a line that opens its evidence; `lead` stands before its sign."""
    symbol = CODEBOOK.groups[row["group"]].symbol
    st.button(
        f"{lead}{symbol} {plain(row['summary'])}",
        key=f"{key}_{row['event_id']}",
        type="tertiary",
        width="stretch",
        wrap=True,
        on_click=address.choose_event,
        args=(row["event_id"],),
        help=f"{CODEBOOK.label('type', row['type'])} · {plain(where(row))} · {short_day(row)}",
    )


def line_words(row: dict, said: dict[str, str]) -> str:
    """Below an event of a list: when, who tells it, what is doubtful, who was killed and wounded, in what words (`said`: of each
    quantity)."""
    day = "no date" if row["dated_by"] == "none" else short_day(row)
    doubt = [CODEBOOK.label(field, row[field]).lower() for field in ("claim", "stage") if row[field] not in USUAL]
    return " · ".join(filter(None, (day, row["publishers"], *doubt, toll_words(row, said))))
