"""Relations: who does what to whom, as a directed chord, a matrix and a table that say the same."""

import streamlit as st

from lib.events.dyads import MOST_ARCS, count_dyads, gather_smallest
from lib.events.links import links_at
from lib.ui.address import open_pick, page_option
from lib.ui.evidence import show_panel
from lib.ui.relations_parts import PHONE_ARCS, draw_chord, draw_dyad_table, draw_matrix
from lib.ui.relations_words import KINDS, LEVELS, finding, gathered_parts, page_parts
from lib.ui.screen import is_phone
from lib.ui.shell import close_page, open_page
from lib.ui.states import show_if_empty

view = open_page("Relations")
headline = st.container()
with st.container(horizontal=True):
    level = page_option("level", LEVELS, "organisation", "Level")
    kind = page_option("kind", KINDS, "all", "Kind of link")
dyads = count_dyads(links_at(view.tables, view.corpus, level), view.events, kind, level, view.corpus)
drawn = gather_smallest(dyads, level, view.corpus, PHONE_ARCS if is_phone() else MOST_ARCS)
parts = page_parts(dyads, kind)
with headline:
    view.say(finding(dyads, level, kind))

with st.container(key="relations"):
    chart, side = st.columns([7, 5], gap="large")
with chart:
    if not show_if_empty(view):
        draw_chord(view, drawn, level, kind)
with side:
    listed = {"affiliation open": tuple(dyads.open_links["event_id"].unique())} | gathered_parts(drawn, kind, open_pick())
    if not show_panel(view, parts | listed):
        draw_matrix(view, drawn, level, kind)
draw_dyad_table(view, dyads, level)

close_page(view, parts)
