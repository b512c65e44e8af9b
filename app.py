"""Overview: what is in the corpus, when, where and between whom, and what is wrong in its files."""

import streamlit as st

from lib.ui.address import open_pick
from lib.ui.evidence import show_panel
from lib.ui.overview_lists import draw_dyads, draw_newest, unpaired_part
from lib.ui.overview_months import draw_periods, group_part
from lib.ui.overview_parts import draw_problems, sentence
from lib.ui.overview_regions import draw_governorates, nowhere
from lib.ui.shell import close_page, open_page, say
from lib.ui.states import show_if_empty
from lib.ui.unknown_page import say_unknown_page

view = open_page("Overview")
say_unknown_page()
say(view, sentence(view))

with st.container(key="wide"):
    wide, side = st.columns([2, 1], gap="large")
if not show_if_empty(view):
    with wide:
        draw_periods(view)
        dyads, new = st.columns(2, gap="large")
        with dyads:
            draw_dyads(view)
        with new:
            draw_newest(view)
    with side:
        if not show_panel(view, (nowhere(view), unpaired_part(), *group_part(open_pick()))):
            draw_governorates(view)
draw_problems(view)

close_page(view, ())
