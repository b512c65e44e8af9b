"""What a filter of days leaves out, in one line, and the click that brings it back."""

import streamlit as st

from lib.engine.days import Left, asks_days, left_out
from lib.events.words import n_events
from lib.ui import address
from lib.ui.view import View


def draw_days_line(view: View) -> None:
    """How many events with a day lie outside, and how many without one are left out; nothing where no day is asked for."""
    if not asks_days(view.filters):
        return
    left = left_out(view.shown)
    words = _undated_words(left) + _ruled_out_words(left.ruled_out)
    with st.container(horizontal=True, vertical_alignment="center", key="days_line"):
        st.caption(f"These days leave out {n_events(left.dated)} dated outside them{words}.", width="content")
        if left.undated:
            st.button(
                f"Keep the {left.undated:,} undated",
                key="keep_undated",
                type="tertiary",
                on_click=address.set_filter,
                kwargs={"undated": True},
            )
        if left.dated + left.undated + left.ruled_out:
            st.button(
                "Show all days",
                key="all_days",
                type="tertiary",
                on_click=address.set_filter,
                kwargs={"first_day": None, "last_day": None, "undated": None},
            )


def _undated_words(left: Left) -> str:
    """How many without a day of their own may lie within, as the chip says it, and what is known of them."""
    published = left.undated - left.without_any
    told = ((published, "known only by when their article was published"), (left.without_any, "without any date"))
    known = ", ".join(f"{number:,} {words}" for number, words in told if number)
    return f"; {left.undated:,} undated ({known})" if left.undated else ""


def _ruled_out_words(ruled_out: int) -> str:
    """How many without a day of their own cannot lie within: they were published before."""
    return f"; and {ruled_out:,} undated that cannot lie within, published before them" if ruled_out > 0 else ""
