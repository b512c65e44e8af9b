"""Events: the table of exactly the rows shown; a row opens its evidence beside it."""

import streamlit as st

from lib.engine.questions import where
from lib.events.asking.sorting import asked_order
from lib.ui.address import open_event, open_pick, remembered, require_option
from lib.ui.event_table import PAGE, cells_of, draw_pager, draw_table, has_page, page_asked
from lib.ui.evidence import show_panel
from lib.ui.numbers import counted
from lib.ui.shell import close_page, open_page, say
from lib.ui.states import show_if_empty

view = open_page("Events")
require_option("order", bool(asked_order(remembered("order"))))
total = view.shown.number()
require_option("page", has_page(total, remembered("page")))
undated = total - view.shown.number(where(dated_by="event"))
placeless = view.shown.number(where(place_id=None))
say(
    view,
    f"{counted(total, 'event')}; {undated:,} without a day of {'its' if undated == 1 else 'their'} own, "
    f"{placeless:,} without a place.",
)

with st.container(horizontal=True, wrap=False, gap="large", key="beside"):
    table = st.container()
    panel = st.container(width=400, key="drawer") if open_event() or open_pick() else None
with table:
    if not show_if_empty(view):
        order = asked_order(remembered("order"))
        number, pages = page_asked(total, remembered("page"))
        draw_table(cells_of(view, order, (number - 1) * PAGE, PAGE), order, "events")
        draw_pager(number, pages, total, order)
if panel:
    with panel:
        show_panel(view, ())

close_page(view, ())
