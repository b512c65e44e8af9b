"""Timeline: when events were, as exactly as it is told, in lanes under the counts of each period."""

import pandas as pd
import streamlit as st

from lib.corpus.codebook import CODEBOOK
from lib.events.lanes import lane_bars, lane_rows
from lib.events.names import bloc_hues
from lib.events.periods import count_by_period, quiet_gaps
from lib.events.sides import sides
from lib.figures.timeline import LABELS, PHONE_LABELS, counts_figure, time_axis, timeline_figure
from lib.ui.address import page_option
from lib.ui.evidence import show_panel
from lib.ui.screen import is_phone
from lib.ui.shell import close_page, open_page
from lib.ui.states import show_if_empty
from lib.ui.timeline_parts import LANES, NOTE, PERIODS, counts_chart, draw_tray, timeline_chart

view = open_page("Timeline")
events = view.events.reset_index().merge(sides(view.events, view.tables, view.corpus), on="event_id").set_index("index")
undated = events["dated_by"] == "none"
parts = {"on the timeline": tuple(events["event_id"][~undated]), "without a day": tuple(events["event_id"][undated])}
days = int((events["dated_by"] == "event").sum())
view.say(f"{days:,} events have a day or days of their own; {int((~undated).sum()) - days:,} are bounded by their "
         f"article's publication alone, {int(undated.sum()):,} by nothing.")
with st.container(horizontal=True):
    by = page_option("lanes", LANES, "actor", "Lanes by")
    per = page_option("per", PERIODS, "month", "Counts per")

chart, side = st.columns([3, 1], gap="large")
with chart:
    if not show_if_empty(view) and parts["on the timeline"]:
        ends = view.tables.report_dates["last"]
        bars = lane_bars(events, lane_rows(events, by, view.tables, view.corpus), ends)
        counts = count_by_period(events, per, ends)
        gaps = quiet_gaps(pd.concat([bars["first"], bars["last"]]))
        symbols = {group.id: group.symbol for group in CODEBOOK.groups.values()}
        axis = time_axis(bars, counts, gaps, view.theme)
        room = PHONE_LABELS if is_phone() else LABELS
        counts_chart(counts_figure(counts, view.theme, axis, per, room))
        timeline_chart(timeline_figure(bars, view.theme, bloc_hues(view.corpus), symbols, axis, room))
        st.caption(NOTE)
with side:
    if not show_panel(view, parts):
        draw_tray(view, parts["without a day"])

close_page(view, parts)
