"""Timeline: when events were, as exactly as it is told, in lanes under the counts of each period."""

import streamlit as st

from lib.engine.answers import DATED
from lib.engine.picks import Part
from lib.engine.questions import where
from lib.events.asking.pick import of_page
from lib.figures.timeline_axis import PHONE_WIDTH, WIDTH
from lib.ui.address import open_event, open_pick, page_option
from lib.ui.days_line import draw_days_line
from lib.ui.evidence import show_panel
from lib.ui.screen import is_narrow
from lib.ui.shell import close_page, open_page, say
from lib.ui.states import show_if_empty
from lib.ui.timeline_parts import timeline_charts, timeline_picture
from lib.ui.timeline_picks import PERIODS, WITHOUT_ANY, lanes_of, period_part, undated_part
from lib.ui.timeline_tables import draw_tray, draw_twin, draw_undated_lanes
from lib.ui.timeline_view import make_timeline, sentence

view = open_page("Timeline")
drawn = view.shown.number(DATED)
parts = (
    Part(of_page("on-timeline"), "on the timeline", (DATED,)),
    Part(of_page("undated"), WITHOUT_ANY, (where(dated_by="none"),)),
)
headline = st.container()
with st.container(horizontal=True):
    lanes = lanes_of(view.corpus)
    by = page_option("lanes", lanes, "actor", "Lanes by")
    per = page_option("per", PERIODS, "month", "Counts per")

timeline = make_timeline(view, by, per, open_event(), PHONE_WIDTH if is_narrow("timeline") else WIDTH) if drawn else None
with headline:
    say(view, sentence(view, timeline), picture=timeline_picture(by, per) if timeline else None)
    draw_days_line(view)
with st.container(key="wide"):
    chart, side = st.columns([3, 1], gap="large")
with chart:
    if timeline:
        timeline_charts(
            view, timeline, per, f"{drawn:,} events in lanes by {lanes[by].lower()}; the table below them holds the same."
        )
        draw_twin(view, timeline, per)
    elif not show_if_empty(view):
        draw_undated_lanes(view, by)
with side:
    if not show_panel(view, (*parts, *period_part(view, open_pick()), *undated_part(view, open_pick()))):
        draw_tray(view)

close_page(view, parts)
