"""Articles: the text with its coded words marked, and the events beside it; from words to event and back."""

import streamlit as st

from lib.engine.answers import told_in as articles_told_in
from lib.events.words import n_events
from lib.ui.article_parts import chosen_article, draw_events, draw_list, draw_text
from lib.ui.evidence import show_panel
from lib.ui.shell import close_page, open_page, say

HEIGHT = 760  # pixels; list, text and events scroll side by side; on a phone they stand in one column, at full length

view = open_page("Articles")
article = chosen_article(view)
told_in = articles_told_in(view.shown, view.corpus)
say(view, f"{n_events(view.shown.number())} in {told_in}; marked words open the event they carry.")

if article is None and view.corpus.articles:
    draw_list(view, None)
elif article is None:
    st.info("This corpus holds no article that reads. Put annotated articles into its folder, or mend those the Overview lists.")
else:
    listed, text, events = st.columns([1, 2, 1], gap="large")
    with listed, st.container(height=HEIGHT, border=False, key="column_list"):
        draw_list(view, article)
    with text, st.container(height=HEIGHT, border=False, key="column_text"):
        draw_text(view, article)
    with events, st.container(height=HEIGHT, border=False, key="column_events"):
        if not show_panel(view, ()):
            draw_events(view, article)

close_page(view, ())
