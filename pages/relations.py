"""Relations: who does what to whom, as a directed chord, a matrix and a table that say the same."""

import streamlit as st

from lib.engine.picks import Parts
from lib.engine.shown import Some
from lib.events.counting.dyads import ALL, MOST_ARCS
from lib.ui.address import open_pick, page_option
from lib.ui.dyad_table import draw_dyad_table
from lib.ui.evidence import show_panel
from lib.ui.relations_parts import PHONE_ARCS, chord_picture, draw_backing, draw_chord, draw_matrix
from lib.ui.relations_picks import LINKED, gathered_parts, open_ties, page_parts
from lib.ui.relations_view import Asked, all_dyads, drawn_dyads, links_of
from lib.ui.relations_words import KINDS, LEVELS, finding
from lib.ui.screen import is_narrow
from lib.ui.shell import close_page, open_page, say
from lib.ui.states import show_if_empty

view = open_page("Relations")
headline = st.container()
with st.container(horizontal=True):
    level = page_option("level", LEVELS, "organisation", "Level")
    kind = page_option("kind", KINDS, "all", "Kind of link")
asked = Asked(level, kind, PHONE_ARCS if is_narrow("chord") else MOST_ARCS)
dyads, links = all_dyads(view, level, kind), links_of(view, level, kind)
parts = page_parts(links)
with headline:
    linked = Some(view.shown, links.linked)
    pictured = None if drawn_dyads(view, asked).counts.empty else chord_picture(asked)
    say(view, finding(dyads, level, kind), (linked, LINKED), "" if kind == ALL else "the kind of link", pictured)

with st.container(key="relations"):
    chart, side = st.columns([7, 5], gap="large")
behind: Parts = ()
with chart:
    if not show_if_empty(view):
        draw_chord(view, asked)
        behind = draw_backing(view, kind)
with side:
    gathered = gathered_parts(drawn_dyads(view, asked), links, open_pick())
    if not show_panel(view, (*parts, open_ties(links), *gathered, *behind)):
        draw_matrix(view, asked)
draw_dyad_table(view, level, kind)

close_page(view, parts)
