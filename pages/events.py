"""Events: the table of exactly the rows shown; a row opens its evidence beside it."""

import streamlit as st

from lib.events.asking.sorting import asked_order, sorted_events
from lib.ui.address import open_event, open_pick, remembered, require_option
from lib.ui.event_table import draw_pager, draw_table, has_page, page_of
from lib.ui.evidence import show_panel
from lib.ui.numbers import counted
from lib.ui.shell import close_page, open_page, say
from lib.ui.states import show_if_empty

view = open_page("Events")
require_option("order", bool(asked_order(remembered("order"))))
require_option("page", has_page(view.events, remembered("page")))
undated = int((view.events["dated_by"] != "event").sum())
placeless = int(view.events["place_id"].isna().sum())
say(
    view,
    f"{counted(len(view.events), 'event')}; {undated:,} without a day of {'its' if undated == 1 else 'their'} own, "
    f"{placeless:,} without a place.",
)

with st.container(horizontal=True, wrap=False, gap="large", key="beside"):
    table = st.container()
    panel = st.container(width=400, key="drawer") if open_event() or open_pick() else None
with table:
    if not show_if_empty(view):
        order = asked_order(remembered("order"))
        rows, number, pages = page_of(sorted_events(view.events, order), remembered("page"))
        draw_table(rows, order, "events")
        draw_pager(number, pages, len(view.events), order)
if panel:
    with panel:
        show_panel(view, {})

close_page(view, {})
