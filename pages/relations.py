"""Relations: who does what to whom, as a directed chord, a matrix and a table that say the same."""

import streamlit as st

from lib.events.among import among
from lib.events.dyad_parts import behind_ends
from lib.events.dyads import ALL, MOST_ARCS, count_dyads, gather_smallest
from lib.events.links import links_at
from lib.ui.address import page_option, whole_pick
from lib.ui.dyad_table import draw_dyad_table
from lib.ui.evidence import show_panel
from lib.ui.relations_parts import PHONE_ARCS, draw_backing, draw_chord, draw_matrix
from lib.ui.relations_words import KINDS, LEVELS, finding, gathered_parts, page_parts
from lib.ui.screen import is_narrow
from lib.ui.shell import close_page, open_page, say
from lib.ui.states import show_if_empty

view = open_page("Relations")
headline = st.container()
with st.container(horizontal=True):
    level = page_option("level", LEVELS, "organisation", "Level")
    kind = page_option("kind", KINDS, "all", "Kind of link")
dyads = count_dyads(links_at(view.tables, view.corpus, level), view.events, kind, level, view.corpus)
drawn = gather_smallest(dyads, level, view.corpus, PHONE_ARCS if is_narrow() else MOST_ARCS)
parts = page_parts(dyads, kind)
with headline:
    linked = view.events[among(view.events["event_id"], dyads.links["event_id"])]
    say(view, finding(dyads, level, kind), (linked, "part:in the chord"), "" if kind == ALL else "the kind of link")
behind = behind_ends(dyads, view.tables, view.corpus, level)

with st.container(key="relations"):
    chart, side = st.columns([7, 5], gap="large")
behind_parts: dict[str, tuple[str, ...]] = {}
with chart:
    if not show_if_empty(view):
        draw_chord(view, drawn, level, kind, behind)
        behind_parts = draw_backing(view, kind)
with side:
    listed = {"affiliation open": tuple(dyads.open_links["event_id"].unique())} | gathered_parts(drawn, kind, whole_pick())
    if not show_panel(view, parts | listed | behind_parts):
        draw_matrix(view, drawn, level, kind)
draw_dyad_table(view, dyads, level, behind)

close_page(view, parts)
