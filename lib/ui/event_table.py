"""The event table as a reader sees it: one page of rows at a time, sorted on the server; a row opens its evidence."""

import pandas as pd
import streamlit as st

from lib.corpus.codebook import CODEBOOK
from lib.events.words import arrow, counts_words, short_day, where
from lib.ui import address
from lib.ui.screen import is_phone

PAGE = 50
ROW, PHONE_ROW = 32, 76  # pixels: one line, four lines
ORDERS = {"as_read": "As read", "newest": "Newest first", "type": "Type", "place": "Place"}
WIDTHS = {"Date": 172, "Type": 150, "Event": 430, "Who": 260, "Where": 170, "Numbers": 150, "Doubt": 110,
          "Source": 150, "Grade": 60, "Id": 190}
PHONE_ORDER = ("Event", "Date", *(name for name in WIDTHS if name not in ("Event", "Date")))
PHONE_WIDTHS = WIDTHS | {"Event": 236, "Date": 105}
MEANINGS = {"Date": "~ about; a/b lasted from a to b; [a..b] one day within; “by” a day: not told, published by then",
            "Numbers": "With bounds; – is not reported",
            "Doubt": "Claim and stage, where it is not simply reported and done",
            "Grade": "Reliability of the source A–F, credibility of the item 1–6"}


def sorted_events(events: pd.DataFrame, order: str) -> pd.DataFrame:
    """The rows in an order; ties stay as read, what is undated or nowhere comes last."""
    if order == "newest":
        last = events["last_day"].fillna(events["first_day"]).fillna(events["not_after"])
        return events.loc[last.sort_values(ascending=False, na_position="last", kind="stable").index]
    if order in ("type", "place"):
        return events.sort_values(order, kind="stable", na_position="last")
    return events


def page_of(events: pd.DataFrame, asked: str) -> tuple[pd.DataFrame, int, int]:
    """(rows of the page asked for, its number brought within bounds, number of pages); pages count from 1."""
    pages = max(1, -(-len(events) // PAGE))
    number = min(max(int(asked) if asked.isdecimal() and len(asked) < 10 else 1, 1), pages)
    return events.iloc[(number - 1) * PAGE : number * PAGE], number, pages


def readable(rows: pd.DataFrame) -> pd.DataFrame:
    """The columns that a reader needs, in words."""
    records = rows.to_dict("records")
    return pd.DataFrame({
        "Date": [short_day(row) for row in records],
        "Type": [f"{CODEBOOK.groups[row['group']].symbol} {CODEBOOK.label('type', row['type'])}" for row in records],
        "Event": [row["summary"] for row in records], "Who": [arrow(row) for row in records],
        "Where": [where(row) for row in records], "Numbers": [counts_words(row) or "–" for row in records],
        "Doubt": [_doubt(row) for row in records], "Source": [row["publishers"] for row in records],
        "Grade": rows["reliability"] + rows["credibility"], "Id": rows["event_id"],
    })


def _doubt(row: dict) -> str:
    terms = (("claim", "reported"), ("stage", "done"))
    return ", ".join(CODEBOOK.label(field, row[field]).lower() for field, usual in terms if row[field] != usual)


def draw_table(rows: pd.DataFrame, number: int, order: str) -> None:
    """A page of rows; choosing a cell, by click or arrow key, opens the evidence of its row.

    The row of the open event is marked; the table is made anew where another part of the page opened or closed it.
    """
    ids, state = rows["event_id"].tolist(), st.session_state
    if state.get("table_event") != address.open_event():
        state["table_event"], state["table_made"] = address.open_event(), state.get("table_made", 0) + 1
    key = f"events_{order}_{number}_{state.get('table_made', 0)}"

    def opened() -> None:
        cells = state[key]["selection"]["cells"]
        state["table_event"] = ids[cells[0][0]] if cells and cells[0][0] < len(ids) else ""
        address.choose_event(state["table_event"])

    phone = is_phone()
    row_height, widths = (PHONE_ROW, PHONE_WIDTHS) if phone else (ROW, WIDTHS)
    marked = [(ids.index(address.open_event()), "Event")] if address.open_event() in ids else []
    st.dataframe(
        readable(rows), hide_index=True, key=key, on_select=opened, selection_mode="single-cell", row_height=row_height,
        column_order=PHONE_ORDER if phone else None,
        selection_default={"selection": {"cells": marked}}, height=min(row_height * len(rows) + ROW + 10, 720),
        alt="Table of the events shown, one row an event; choosing a cell opens the evidence of its row",
        column_config={name: st.column_config.TextColumn(
            width=width, help=MEANINGS.get(name), alignment="right" if name == "Numbers" else None)
            for name, width in widths.items()})


def draw_pager(number: int, pages: int, total: int) -> None:
    """What is on screen in words and, where there is more than one page, steps through them."""
    if pages == 1:
        st.caption(f"{'The one row' if total == 1 else f'All {total:,} rows'}; the download holds the same.")
        return
    first = (number - 1) * PAGE + 1
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Previous page", disabled=number == 1, on_click=address.remember,
                  args=("page", str(number - 1) if number > 2 else ""))
        st.button("Next page", disabled=number == pages, on_click=address.remember, args=("page", str(number + 1)))
        st.caption(f"Rows {first:,} to {min(number * PAGE, total):,} of {total:,}; the download holds all {total:,}.",
                   width="content")
