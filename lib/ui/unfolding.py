"""Parts of a page that stand closed until somebody needs them, and are made only while they are open."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.ui.address import heard


def unfolding(label: str, key: str, wanted: bool) -> tuple[DeltaGenerator, bool]:
    """An expander, and whether it is open, so that its contents are to be drawn: it opens and closes where it is wanted to anew,
    as by a link, and stays as its reader leaves it in between, from page to page."""
    state, memory = st.session_state, f"{key}_before"
    before, was_open = state.get(memory, (False, False))
    is_open = wanted if wanted != before else bool(state.get(key, was_open))
    if state.get(key) != is_open:
        state[key] = is_open
    state[memory] = (wanted, is_open)
    return st.expander(label, key=key, on_change=heard), is_open
