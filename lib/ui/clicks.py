"""What was clicked on a chart."""

import streamlit as st

from lib.ui.filter_state import current_filters


def clicked_points(key: str) -> list[dict]:
    """The points just clicked on the chart of this widget key.

    A second click on a mark, which the chart takes for letting go of it, is a click like the first: the panel may have
    been closed in between. Only while the filters are the same, for with others the chart shows other marks.
    """
    state, last, filters = st.session_state, f"clicked_{key}", current_filters()
    points = state[key]["selection"]["points"]
    if points:
        state[last] = (filters, points)
    asked, before = state.get(last, (None, []))
    return points or (before if asked == filters else [])
