"""Timeline: when events were, as exactly as it is told, in lanes under the counts of each period."""

import streamlit as st

from lib.ui.address import page_option
from lib.ui.evidence import show_panel
from lib.ui.shell import close_page, open_page
from lib.ui.states import show_if_empty
from lib.ui.timeline_parts import LANES, PERIODS, draw_tray, draw_twin, make_timeline, sentence, timeline_charts

view = open_page("Timeline")
events = view.events
drawn = events[events["dated_by"] != "none"]
undated = events.loc[events["dated_by"] == "none", "event_id"]
parts = {"on the timeline": tuple(drawn["event_id"]), "without a day": tuple(undated)}
headline = st.container()
with st.container(horizontal=True):
    by = page_option("lanes", LANES, "actor", "Lanes by")
    per = page_option("per", PERIODS, "month", "Counts per")

timeline = make_timeline(view, drawn, by, per) if len(drawn) else None
with headline:
    view.say(sentence(view, drawn, timeline))
chart, side = st.columns([3, 1], gap="large")
with chart:
    if timeline:
        timeline_charts(view, timeline, f"{len(drawn):,} events in lanes by {LANES[by].lower()}; the table below them holds "
                                        "the same.")
        draw_twin(drawn)
    elif not show_if_empty(view):
        st.info("None of the events shown has a day, nor a publication that bounds it: they are listed as without a day.")
with side:
    if not show_panel(view, parts):
        draw_tray(view, parts["without a day"])

close_page(view, parts)
