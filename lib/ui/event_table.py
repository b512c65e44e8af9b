"""The event table as a reader sees it: one page of rows at a time, sorted on the server; a row opens its evidence."""

import pandas as pd
import streamlit as st

from lib.corpus.codebook import CODEBOOK
from lib.events.words import arrow, counts_words, short_day, where
from lib.ui import address

PAGE = 50
ORDERS = {"as_read": "as read", "newest": "newest first", "type": "type", "place": "place"}


def sorted_events(events: pd.DataFrame, order: str) -> pd.DataFrame:
    """The rows in an order; ties stay as read, what is undated or nowhere comes last."""
    if order == "newest":
        last = events["last_day"].fillna(events["first_day"]).fillna(events["not_after"])
        return events.loc[last.sort_values(ascending=False, na_position="last", kind="stable").index]
    if order in ("type", "place"):
        return events.sort_values(order, kind="stable", na_position="last")
    return events


def page_of(events: pd.DataFrame, number: int) -> tuple[pd.DataFrame, int, int]:
    """(rows of a page, its number brought within bounds, number of pages); pages count from 1."""
    pages = max(1, -(-len(events) // PAGE))
    number = min(max(number, 1), pages)
    return events.iloc[(number - 1) * PAGE : number * PAGE], number, pages


def readable(rows: pd.DataFrame) -> pd.DataFrame:
    """The columns that a reader needs, in words."""
    records = rows.to_dict("records")
    return pd.DataFrame({
        "Date": [short_day(row) for row in records],
        "Type": [f"{CODEBOOK.groups[row['group']].symbol} {CODEBOOK.label('type', row['type'])}" for row in records],
        "Event": [row["summary"] for row in records], "Who": [arrow(row) for row in records],
        "Where": [where(row) for row in records], "Numbers": [counts_words(row) or "–" for row in records],
        "Claim": [row["claim"] for row in records], "Stage": [row["stage"] for row in records],
        "Source": [row["publishers"] for row in records], "Grade": rows["reliability"] + rows["credibility"],
        "Id": rows["event_id"],
    })


def draw_table(rows: pd.DataFrame, key: str) -> None:
    """A page of rows; choosing one opens its evidence."""
    ids = rows["event_id"].tolist()

    def opened() -> None:
        chosen = st.session_state[key]["selection"]["rows"]
        address.choose_event(ids[chosen[0]] if chosen else "")

    st.dataframe(
        readable(rows), hide_index=True, key=key, on_select=opened, selection_mode="single-row",
        height=min(38 + 35 * max(len(rows), 1), 720), alt="Table of the events shown, one row an event",
        column_config={"Event": st.column_config.TextColumn(width="large"),
                       "Who": st.column_config.TextColumn(width="medium")})


def draw_pager(number: int, pages: int, total: int) -> None:
    """Steps through the pages, with what is on screen in words."""
    first = (number - 1) * PAGE + 1 if total else 0
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Back", key="page_back", disabled=number == 1, on_click=address.remember,
                  args=("page", str(number - 1) if number > 2 else ""))
        st.button("On", key="page_on", disabled=number == pages, on_click=address.remember,
                  args=("page", str(number + 1)))
        st.caption(f"Rows {first:,} to {min(number * PAGE, total):,} of {total:,}; the download holds all {total:,}.")
