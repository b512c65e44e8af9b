"""Designed empty states: why there is nothing here, and the button that changes it."""

import streamlit as st

from lib.ui.address import reset_filters, set_filter


def show_if_empty(view) -> bool:
    """Say why no event is shown and offer what changes it; False where there are events."""
    if len(view.events):
        return False
    ledger = view.selection.ledger
    if not ledger.read:
        st.info("This corpus holds no event yet. Put annotated articles into its folder; the README shows one.")
        return True
    st.info(f"No event is shown. Of {ledger.read:,} read, {ledger.filtered:,} are hidden by the filters above and "
            f"{ledger.background:,} as background.")
    with st.container(horizontal=True):
        if view.filters.active:
            st.button("Reset the filters", key="empty_reset", type="primary", on_click=reset_filters)
        if ledger.background and not view.filters.background:
            st.button("Show background", key="empty_background", on_click=set_filter, kwargs={"background": True})
    return True
