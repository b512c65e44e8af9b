"""Designed empty states: why there is nothing here, and the button that changes it."""

from dataclasses import replace

import streamlit as st

from lib.events.select import select_events
from lib.ui.address import reset_filters, set_filter


def show_if_empty(view) -> bool:
    """Say why no event is shown and offer what changes it; False where there are events."""
    if len(view.events):
        return False
    ledger = view.selection.ledger
    if not ledger.read:
        mend = " or mend what the Overview lists" if view.corpus.left_out else ""
        st.info(f"This corpus holds no event yet. Put annotated articles into its folder{mend}; the README shows one.")
        return True
    background = select_events(view.tables, view.corpus, replace(view.filters, background=True)).ledger.shown
    st.info(f"No event is shown. Of {ledger.read:,} read, {ledger.filtered:,} are hidden by the filters above and "
            f"{ledger.background:,} as background.")
    with st.container(horizontal=True):
        if view.filters.active:
            st.button("Reset the filters", key="empty_reset", type="primary", on_click=reset_filters)
        if background:
            st.button(f"Show background ({background:,})", key="empty_background", on_click=set_filter, kwargs={"background": True})
    return True
