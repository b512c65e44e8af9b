"""Picks that one page alone knows ("part:…"): where a link asks a page for one that it does not have, that is said."""

import streamlit as st

from lib.events.asking.picks import Parts, is_part
from lib.ui import address


def refuse_unknown_part(parts: Parts) -> None:
    """Begin the page again without the pick of a link that is none of the page's parts; a step within the page stays."""
    pick, state = address.open_pick(), st.session_state
    if state[address.ARRIVED] and not is_part(pick, parts):
        state[address.STALE] = [*state[address.STALE], (address.PICK, pick)]
        state[address.PICK] = ""
        st.rerun()
