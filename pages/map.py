"""Map: where events are reported; ring and core show giver and recipient, halos what is not exact."""

import streamlit as st

from lib.corpus.codebook import CODEBOOK
from lib.events.at_places import place_events
from lib.events.names import bloc_hues
from lib.events.sides import sides
from lib.figures.basemap import base_style, read_boundaries
from lib.figures.map import PHONE_WIDTH, WIDTH, extent_of, map_figure
from lib.figures.map_labels import place_labels, text_layout
from lib.ui.evidence import show_panel
from lib.ui.map_parts import asked_circle, draw_beside, draw_legend, map_chart
from lib.ui.numbers import counted
from lib.ui.screen import is_phone
from lib.ui.shell import close_page, open_page
from lib.ui.states import show_if_empty

view = open_page("Map")
placed = place_events(view.events, sides(view.events, view.tables, view.corpus), view.tables.event_places, view.corpus)
parts = {"on the map": placed.on_map, "without a point": placed.without_point}
dayless = int((view.events["dated_by"] != "event").sum())
view.say(f"{counted(len(view.events), 'event')}: {len(placed.on_map):,} at {counted(len(placed.marks), 'place')}, "
         f"{len(placed.without_point):,} without a point; {dayless:,} without a day of {'its' if dayless == 1 else 'their'} own.")

with st.container(key="wide"):
    chart, side = st.columns([2, 1], gap="large")
with chart:
    if not show_if_empty(view):
        places, extent = view.corpus.places, view.corpus.settings.extent
        width = PHONE_WIDTH if is_phone() else WIDTH
        labels = place_labels(places, extent, width=width)
        style = base_style(view.theme, read_boundaries(view.corpus.boundaries), labels, text_layout())
        symbols = {group.id: group.symbol for group in CODEBOOK.groups.values()}
        extent = (view.filters.active and extent_of(placed.marks)) or extent
        map_chart(map_figure(placed, view.theme, bloc_hues(view.corpus), symbols, style, extent, asked_circle(view),
                             width=width), placed)
        draw_legend(view, placed)
with side:
    if not show_panel(view, parts):
        draw_beside(view, placed)

close_page(view, parts)
