"""Review: which articles wait for whom, to be accepted, sent back or rejected; and what two codings of one say differently."""

import streamlit as st

from lib.engine.questions import NO_EVENT
from lib.engine.shown import Some
from lib.events.asking.pick import Pick
from lib.ui.address import open_event, open_pick
from lib.ui.agreement import agreement_part
from lib.ui.evidence import show_panel
from lib.ui.review_panel import draw_article
from lib.ui.review_view import draw_queue, headline_of, open_article
from lib.ui.shell import close_page, open_page, say

view = open_page("Review")
article = view.corpus.article(open_article(view))
say(view, headline_of(view), (Some(view.shown, (NO_EVENT,)), Pick()), "the queue")

with st.container(horizontal=True, wrap=False, gap="large", key="beside"):
    queue = st.container()
    panel = st.container(width=400, key="drawer") if article or open_event() or open_pick() else None
with queue:
    draw_queue(view)
    agreement_part(view)
if panel:
    with panel:
        if not show_panel(view, ()) and article:
            draw_article(view, article)

close_page(view, ())
