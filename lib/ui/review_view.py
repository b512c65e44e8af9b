"""The page Review: the queue of what waits for whom, and beside it the article that is open."""

import streamlit as st

from lib.ui.numbers import counted
from lib.ui.view import View


def headline_of(view: View) -> str:
    """The page's one sentence."""
    waiting = [article for article in view.corpus.articles if article.review and article.review.term.waits_for != "nobody"]
    return f"{counted(len(waiting), 'article')} {'waits' if len(waiting) == 1 else 'wait'} for their coder or a reviewer."


def draw_queue(view: View) -> None:
    """Every article of which a state is written."""
    if not any(article.review for article in view.corpus.articles):
        st.info("No article has a state, so all of them count as accepted.")
