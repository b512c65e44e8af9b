"""What a filter of days leaves out, in one line, and the click that brings it back."""

import pandas as pd
import streamlit as st

from lib.events.words import n_events
from lib.ui import address
from lib.ui.chips import undated_left_out
from lib.ui.timeline_bands import without_days
from lib.ui.view import View


def draw_days_line(view: View) -> None:
    """How many events with a day lie outside, and how many without one are left out; nothing where no day is asked for."""
    filters = view.filters
    if filters.first_day is None and filters.last_day is None:
        return
    every, undated = without_days(view), undated_left_out(view)
    hidden = every[~every.index.isin(view.events.index)]
    dated = int((hidden["dated_by"] == "event").sum())
    words = _undated_words(undated) + _ruled_out_words(len(hidden) - dated - len(undated))
    with st.container(horizontal=True, vertical_alignment="center", key="days_line"):
        st.caption(f"These days leave out {n_events(dated)} dated outside them{words}.", width="content")
        if len(undated):
            st.button(
                f"Keep the {len(undated):,} undated",
                key="keep_undated",
                type="tertiary",
                on_click=address.set_filter,
                kwargs={"undated": True},
            )
        if len(hidden):
            st.button(
                "Show all days",
                key="all_days",
                type="tertiary",
                on_click=address.set_filter,
                kwargs={"first_day": None, "last_day": None, "undated": None},
            )


def _undated_words(undated: pd.DataFrame) -> str:
    """How many without a day of their own may lie within, as the chip says it, and what is known of them."""
    none = int((undated["dated_by"] == "none").sum())
    told = ((len(undated) - none, "known only by when their article was published"), (none, "without any date"))
    known = ", ".join(f"{number:,} {words}" for number, words in told if number)
    return f"; {len(undated):,} undated ({known})" if len(undated) else ""


def _ruled_out_words(ruled_out: int) -> str:
    """How many without a day of their own cannot lie within: they were published before."""
    return f"; and {ruled_out:,} undated that cannot lie within, published before them" if ruled_out > 0 else ""
