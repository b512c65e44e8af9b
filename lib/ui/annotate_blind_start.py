"""How an article is opened: to be coded itself, or a second time, blind; and what of the corpus who codes blind is shown."""

from collections.abc import Callable

import streamlit as st

from lib.annotating.reviewing.again import coded_again
from lib.annotating.saving.codings import slug_of
from lib.corpus.model.models import Article
from lib.ui.address import heard
from lib.ui.annotate_state import WHO
from lib.ui.numbers import counted
from lib.ui.row_table import Column, Table, row_table
from lib.ui.tags import isolated
from lib.ui.view import View

WAY, OWN, SECOND = "annotate_way", "own", "second"
WAYS = {OWN: "Code it", SECOND: "Code it a second time, blind"}
COLUMNS = (
    Column("title", "Article", 300, kind="first"),
    Column("publisher", "Publisher", 150),
    Column("published", "Published", 90),
    Column("codings", "Second codings", 110),
)
MOST_LISTED = 200
ABOUT = (
    "You see an article's text and title, and no event, draft or proposal that its first coder had a hand in. Your coding is saved "
    "apart, the article stays as it is; the page Review then compares the two."
)


def draw_way(view: View) -> str | None:
    """The choice of how an article's row opens it -> the name of who codes blind ("" while none is given); None: the article
    itself."""
    st.subheader("Articles of the corpus", anchor=False)
    if not view.corpus.articles:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom", key="annotate_ways"):
        way = st.segmented_control(
            "A row opens an article to", list(WAYS), key=WAY, format_func=WAYS.__getitem__, default=OWN, required=True,
            persist_state="session", on_change=heard,
        )  # fmt: skip
        if way != SECOND:
            return None
        coder = st.text_input(
            "Your name", key=WHO, placeholder="Your coding bears it", width=240, persist_state="session", on_change=heard
        )
    st.caption(ABOUT)
    return str(coder or "").strip()


def draw_blind_table(view: View, coder: str, on_open: Callable[[str], None]) -> None:
    """The articles without what their coders told of them; a row opens one blind."""
    again, slug = coded_again(view.corpus.folder), slug_of(coder)
    articles = view.corpus.articles[:MOST_LISTED]
    row_table(
        Table("annotate_blind", "Table of articles; a row opens the article to be coded a second time, blind", COLUMNS),
        {article.id: _cells(article, again.get(article.id, ()), slug) for article in articles},
        open_row="", order=("", False), on_open=on_open, on_sort=None,
    )  # fmt: skip
    if (more := len(view.corpus.articles) - len(articles)) > 0:
        st.caption(f"{counted(more, 'article')} more; each opens by its link, …/annotate?_coding=<article>&_blind=<your-name>.")


def _cells(article: Article, coders: tuple[str, ...], slug: str) -> list[str]:
    published = article.published.text if article.published else "–"
    others = len(coders) - (slug in coders)
    codings = ["yours"] * (slug in coders) + [counted(others, "other")] * bool(others)
    return [isolated(article.title), isolated(article.publisher), published, ", ".join(codings) or "–"]
