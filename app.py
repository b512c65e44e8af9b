"""Overview: what is in the corpus, when, where and between whom, and what is wrong in its files."""

import streamlit as st

from lib.events.governorates import without_governorate
from lib.ui.evidence import show_panel
from lib.ui.overview_parts import (
    NOWHERE,
    draw_dyads,
    draw_governorates,
    draw_newest,
    draw_periods,
    draw_problems,
    sentence,
)
from lib.ui.shell import close_page, open_page
from lib.ui.states import show_if_empty

view = open_page("Overview")
view.say(sentence(view))

with st.container(key="wide"):
    wide, side = st.columns([2, 1], gap="large")
if not show_if_empty(view):
    with wide:
        draw_periods(view)
        dyads, new = st.columns(2, gap="large")
        with dyads:
            draw_dyads(view)
        with new:
            draw_newest(view)
    with side:
        if not show_panel(view, {NOWHERE: without_governorate(view.events, view.tables)}):
            draw_governorates(view)
draw_problems(view)

close_page(view, {})
