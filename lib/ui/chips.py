"""What is asked, as chips that a click takes off, with one reset; and what a link asked in vain."""

from collections.abc import Iterator

import streamlit as st

from lib.events.filters import FIELD_WORDS, Chip, chips
from lib.ui import address
from lib.ui.tags import plain

MOST_OF_A_FIELD = 6  # a lasso may choose hundreds of places: then one chip stands for all of them


def draw_chips(view) -> None:
    """Every active filter with a button that takes it off; then one that takes off all."""
    found = list(_gathered(chips(view.filters, view.corpus, view.tables.labels)))
    with st.container(horizontal=True, key="chips", vertical_alignment="center"):
        if not found:
            st.caption("No filters: all events but background are shown.")
        for number, chip in enumerate(found):
            st.button(f"{plain(chip.words)} ✕", key=f"chip_{number}", on_click=address.drop_filter,
                      args=(chip.field, chip.value), help="Take this filter off")
        if found:
            st.button("Reset all", key="reset", type="tertiary", on_click=address.reset_filters)


def _gathered(found: tuple[Chip, ...]) -> Iterator[Chip]:
    fields = [chip.field for chip in found]
    many = {field for field in fields if fields.count(field) > MOST_OF_A_FIELD}
    for number, chip in enumerate(found):
        if chip.field not in many:
            yield chip
        elif chip.field not in fields[:number]:
            yield Chip(chip.field, "", f"{FIELD_WORDS[chip.field]}: any of {fields.count(chip.field)}")


def draw_stale() -> None:
    """One line on what the address names and this corpus does not have."""
    stale = st.session_state.get(address.STALE)
    if stale:
        words = "; ".join(f"{FIELD_WORDS.get(field, field).replace('_', ' ')}: {value}" for field, value in stale)
        st.warning(f"The link asks for what this corpus does not have; the rest of it is kept. Not found: {plain(words)}.")
