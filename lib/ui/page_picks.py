"""Picks that one page alone knows (its parts): where a link asks a page for one that it does not have, that is said."""

import streamlit as st

from lib.engine.picks import Parts, part_picked
from lib.events.asking.pick import Pick
from lib.ui import address


def refuse_unknown_part(parts: Parts) -> None:
    """Begin the page again without the pick of a link that is none of the page's parts; a step within the page stays."""
    pick, state = address.open_pick(), st.session_state
    if state[address.ARRIVED] and pick.is_of_page and not part_picked(pick, parts):
        state[address.STALE] = [*state[address.STALE], (address.PICK, pick.to_text())]
        state[address.PICK] = Pick()
        st.rerun()
