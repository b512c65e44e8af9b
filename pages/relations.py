"""Relations: who does what to whom, as a directed chord, a matrix and a table that say the same."""

import streamlit as st

from lib.corpus.codebook import CODEBOOK
from lib.events.dyads import count_dyads, gather_smallest
from lib.events.links import links_at
from lib.ui.address import page_option
from lib.ui.evidence import show_panel
from lib.ui.relations_parts import LEVELS, draw_chord, draw_dyad_table, draw_matrix, reading_note
from lib.ui.shell import close_page, open_page
from lib.ui.states import show_if_empty

view = open_page("Relations")
headline = st.container()
with st.container(horizontal=True):
    level = page_option("level", LEVELS, "organisation", "Level")
    kind = page_option("kind", {"all": "All links"} | {term.id: term.label for term in CODEBOOK.link_kinds.values()},
                       "all", "Kind of link")
links = links_at(view.tables, view.corpus, level)
dyads = count_dyads(links, view.events, kind, level, view.corpus)
drawn = gather_smallest(dyads, links, level, view.corpus)
parts = {"in the chord": dyads.in_chord, "without a pair": dyads.without_pair}
with headline:
    view.say(f"{len(dyads.counts):,} dyads among {len(dyads.ends):,} actors in {len(dyads.in_chord):,} events; "
             f"{len(dyads.without_pair):,} name no pair.")

chart, side = st.columns([7, 5], gap="large")
with chart:
    if not show_if_empty(view):
        draw_chord(view, drawn, level)
        st.caption(reading_note(drawn, kind))
with side:
    if not show_panel(view, parts):
        draw_matrix(view, drawn)
draw_dyad_table(view, dyads, level)

close_page(view, parts)
