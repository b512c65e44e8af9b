"""Map: every place where events are reported; ring and core show giver and recipient, circles what is not exact."""

import streamlit as st

from lib.figures.figure import Figure
from lib.figures.map import Sheet, map_layout
from lib.ui.address import open_event
from lib.ui.evidence import show_panel
from lib.ui.map_beside import draw_beside
from lib.ui.map_key import draw_key, draw_note
from lib.ui.map_marks import marks_of, placed_events, style_of, traces_of
from lib.ui.map_parts import map_chart, map_parts, no_place, sentence
from lib.ui.map_picture import map_picture
from lib.ui.map_scale import draw_scale
from lib.ui.map_table import draw_places
from lib.ui.map_tiles import tiles_address
from lib.ui.map_view import draw_whole, listen, map_view
from lib.ui.shell import close_page, open_page, say
from lib.ui.states import show_if_empty

view = open_page("Map")
placed = placed_events(view)
parts = map_parts(view.corpus)
say(view, sentence(view), picture=map_picture())

with st.container(key="wide"):
    chart, side = st.columns([2, 1], gap="large")
with chart:
    if not show_if_empty(view):
        shown = map_view(view, placed)
        marks = marks_of(view, shown.frame)
        style = style_of(view, shown.frame, tiles_address(view.corpus.base_map))
        sheet = Sheet(style, shown.start, shown.height)
        draw_key(view, shown.frame)
        map_chart(Figure(traces_of(view, shown.frame, open_event()), map_layout(view.theme, sheet)), placed, marks)
        listen(shown)
        draw_scale()
        draw_whole()
        draw_places(view)
        draw_note(view)
with side:
    if not show_panel(view, (*parts, no_place())):
        draw_beside(view)

close_page(view, parts)
