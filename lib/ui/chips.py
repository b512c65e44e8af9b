"""What is asked, as chips that a click takes off, with one reset; and what a link asked in vain."""

from collections.abc import Iterator

import streamlit as st

from lib.address.query import TOO_LONG
from lib.engine.days import undated_left_out
from lib.events.asking.chips import LONGEST_SAID, Chip, chips
from lib.events.asking.choices import word_of
from lib.events.asking.filters import Filters
from lib.events.words import plain_day
from lib.ui import address
from lib.ui.tags import plain
from lib.ui.view import View

MOST_OF_A_FIELD = 6  # a lasso may choose hundreds of places: then one chip stands for all of them


def draw_chips(view: View) -> None:
    """Every active filter with a button that takes it off; then one that takes off all."""
    found = list(_gathered(chips(view.filters, view.shown.known, view.corpus)))
    with st.container(horizontal=True, key="chips", vertical_alignment="center"):
        if not found:
            st.caption("No filters; the last line of the page says what is not shown.")
        for number, chip in enumerate(found):
            st.button(
                f"{_label(chip.words)} ✕",
                key=f"chip_{number}",
                on_click=address.drop_filter,
                args=(chip.field, chip.value),
                help="Take this filter off",
            )
        _draw_undated(view)
        if found:
            st.button("Reset all", key="reset", type="tertiary", on_click=address.reset_filters)


def _draw_undated(view: View) -> None:
    """How many they are, as a chip that brings them back."""
    if left_out := undated_left_out(view.shown).number():
        st.button(
            f"{left_out:,} undated left out: bring back",
            key="undated_back",
            on_click=address.set_filter,
            kwargs={"undated": True},
            help="Show them too, but for those that had happened before",
        )


def _label(words: str) -> str:
    """The words of a chip; what follows the colon stands in its own direction."""
    field, colon, value = words.partition(": ")
    return f"{plain(field)}{colon}{plain(value)}"


def _gathered(found: tuple[Chip, ...]) -> Iterator[Chip]:
    fields = [chip.field for chip in found]
    many = {field for field in fields if fields.count(field) > MOST_OF_A_FIELD}
    for number, chip in enumerate(found):
        if chip.field not in many:
            yield chip
        elif chip.field not in fields[:number]:
            yield Chip(chip.field, "", f"{word_of(chip.field)}: any of {fields.count(chip.field)}")


def draw_stale(filters: Filters) -> None:
    """What the address names and this corpus does not have, and days the wrong way round: a line each."""
    stale = st.session_state.get(address.STALE)
    if stale:
        words = "; ".join(f"{word_of(field).replace('_', ' ')}: {value[:LONGEST_SAID]}" for field, value in stale)
        st.warning(f"The link asks for what this corpus does not have; the rest of it is kept. Not found: {plain(words)}.")
    for _, values in (one for one in filters.vain if one[0] == TOO_LONG):
        st.warning(
            f"The address asks for {values}. No more than 1,000 are read, and of more than that none: so nothing is "
            "shown in their place. Take this off above to see all events."
        )
    asked = [one for one in filters.vain if one[0] != TOO_LONG]
    if asked:
        words = "; ".join(f"{name.lstrip('_')}: {value[:LONGEST_SAID]}" for name, value in asked)
        st.warning(
            "The link asks for what is not here, and nothing is shown in its place. Take it off above to see the "
            f"rest. Not found: {plain(words)}."
        )
    if filters.days_turned and filters.first_day and filters.last_day:
        st.warning(
            f"The first day asked for, {plain_day(filters.first_day)}, is after the last, {plain_day(filters.last_day)}: "
            "no event lies between."
        )
        st.button(
            "Turn the days round",
            key="turn_days",
            on_click=address.set_filter,
            kwargs={"first_day": filters.last_day, "last_day": filters.first_day},
        )
