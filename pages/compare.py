"""Compare: two snapshots of the events side by side; what came, what went and what changed, each event once."""

import streamlit as st

from lib.comparing.words import sentence
from lib.engine.questions import NO_EVENT
from lib.engine.shown import Some
from lib.events.asking.pick import Pick
from lib.ui.compare_charts import draw_charts
from lib.ui.compare_sides import SIDES, draw_notes, draw_side, pair
from lib.ui.compare_table import draw_changes, draw_event, draw_vain
from lib.ui.evidence import show_panel
from lib.ui.shell import close_page, open_page, say

ABOUT = (
    "Choose what was before and what is after: a CSV, zip or Data Package that was downloaded here, a publisher's own table, the "
    "corpus as it is now under the filters set beside, or the corpus as it was at a revision."
)

view = open_page("Compare")
headline = st.container()
with st.container(key="sides"):
    columns = st.columns(2, gap="large")
    before, after = (draw_side(view, side, column) for side, column in zip(SIDES, columns))
changes = pair(before, after) if before and after else None
with headline:
    say(view, sentence(changes) if changes else ABOUT, (Some(view.shown, (NO_EVENT,)), Pick()), "what is compared")

if changes:
    draw_notes(changes)
    draw_vain(changes)
table, side = st.columns([7, 5], gap="large")
differs = changes if changes and len(changes.ways) else None
with side:
    if not show_panel(view, ()) and differs:
        draw_charts(view, differs)
with table:
    if differs:
        draw_event(view, differs)
        draw_changes(differs)

close_page(view, ())
