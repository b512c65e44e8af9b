"""Designed empty states: why there is nothing here, and the buttons that change it."""

import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.ui.address import reset_filters, set_filter
from lib.ui.numbers import counted
from lib.ui.sidebar_parts import draw_meant
from lib.ui.view import View

Offer = tuple[str, dict[str, bool | str | frozenset[str]], str]
OFFERS: dict[str, Offer] = {  # reason of the ledger -> how it is said, what shows it, the button's words
    "drafts": ("as drafts that nobody has confirmed", {"drafts": True}, "Show drafts"),
    "review": (
        "as waiting for review or rejected",
        {"review": frozenset(CODEBOOK.review_states)},
        "Show what waits or is rejected",
    ),
    "background": ("as background", {"background": True}, "Show background"),
    "wholes": ("told in parts, which are counted instead", {"count": "incidents"}, "Count incidents"),
    "parts": ("told within a whole, which is counted instead", {"count": "acts"}, "Count acts"),
    "twins": ("perhaps the same as one shown", {"once": False}, "Show what is perhaps the same"),
}


def show_if_empty(view: View) -> bool:
    """Say why no event is shown and offer what changes it; False where there are events."""
    if view.shown.number():
        return False
    if not view.shown.engine.n_events:
        mend = " or mend what the Overview lists" if view.corpus.left_out or view.corpus.left_out_rows else ""
        st.info(f"This corpus holds no event yet. Put annotated articles into its folder{mend}; the README shows one.")
        return True
    st.info(f"No event is shown. {_why(view)}")
    if view.filters.search:
        draw_meant(view.shown, view.corpus, "empty")
    with st.container(horizontal=True):
        if view.filters.active:
            st.button("Reset the filters", key="empty_reset", type="primary", on_click=reset_filters)
        for reason in OFFERS:
            _offer(view, reason)
    return True


def _why(view: View) -> str:
    """The numbers that add up to the events read."""
    ledger = view.shown.ledger
    read = view.shown.engine.n_events - ledger["layers"]
    matching = read - ledger["filtered"]
    if not matching:
        return f"None of {counted(read, 'event')} read matches the filters above."
    hidden = [f"{ledger[reason]:,} {words}" for reason, (words, _, _) in OFFERS.items() if ledger[reason]]
    return (
        f"Of {counted(read, 'event')} read, {ledger['filtered']:,} do not match the filters above; {matching:,} "
        f"{'matches but is' if matching == 1 else 'match but are'} hidden: {', '.join(hidden)}."
    )


def _offer(view: View, reason: str) -> None:
    """A button with the number of events that it would bring into sight, where it would bring any."""
    _, change, words = OFFERS[reason]
    if view.shown.ledger[reason]:
        found = view.shown.other(view.filters.changed(**change)).number()
        if found:
            st.button(f"{words} ({found:,})", key=f"empty_{reason}", on_click=set_filter, kwargs=change)
