"""Overview: what is in the corpus, when, where and between whom, and what is wrong in its files."""

import streamlit as st

from lib.ui.evidence import show_panel
from lib.ui.overview_parts import draw_dyads, draw_governorates, draw_newest, draw_periods, draw_problems
from lib.ui.shell import close_page, open_page
from lib.ui.states import show_if_empty

view = open_page("Overview")
corpus, actors = view.corpus, view.tables.participants["actor_id"]
named = actors[view.tables.participants["event_id"].isin(view.events["event_id"])].nunique()
view.say(f"{len(view.events):,} events from {len(corpus.articles):,} articles, with {named:,} actors; "
         f"{len(corpus.left_out):,} files are left out for errors.")

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
        if not show_panel(view, {}):
            draw_governorates(view)
draw_problems(view)

close_page(view, {})
