"""The list of articles, the citation above a text, and the events beside it."""

import streamlit as st

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Article
from lib.events.words import published_words
from lib.ui import address
from lib.ui.article_text import article_text
from lib.ui.evidence import event_button, rows_of
from lib.ui.numbers import counted
from lib.ui.tags import plain, tag

MOST_LISTED = 200


def chosen_article(view) -> Article | None:
    """The article asked for, else that of the open event, else the first; None in an empty corpus."""
    articles = view.corpus.articles
    asked = address.remembered("article") or address.open_event().partition("/")[0]
    return next((article for article in articles if article.id == asked), articles[0] if articles else None)


def draw_list(view, current: Article) -> None:
    """Every article with the number of its events shown; the current one is marked."""
    shown = view.events["event_id"].str.split("/").str[0].value_counts()
    st.subheader(counted(len(view.corpus.articles), "article"), anchor=False)
    with st.container(key="articles"):
        for article in view.corpus.articles[:MOST_LISTED]:
            st.button(f"{plain(article.title)} ({shown.get(article.id, 0)})", key=f"article_{article.id}", width="stretch",
                      wrap=True, type="secondary" if article.id == current.id else "tertiary", on_click=_choose, args=(article.id,))
    if len(view.corpus.articles) > MOST_LISTED:
        st.caption(f"The first {MOST_LISTED}; any other opens from one of its events, which search and filters find.")


def _choose(article_id: str) -> None:
    address.remember("article", article_id)
    address.choose_event("")


def draw_text(view, article: Article) -> None:
    """Citation, whose words they are, and the text with its coded words marked."""
    parts = [article.author, article.publisher,
             f"after {article.original_source}" if article.original_source not in ("", article.publisher) else "",
             published_words(article.published)]
    st.subheader(plain(article.title), anchor=False)
    st.html(tag("p", ", ".join(part for part in parts if part), cls="quiet")
            + tag("p", f"{CODEBOOK.texts[article.text_kind].label}: {CODEBOOK.texts[article.text_kind].meaning}", cls="quiet"))
    if article.published_basis:
        st.caption(f"Date of publication: {plain(article.published_basis)}.")
    rows = {report for report, event in view.tables.aliases.items() if event in set(view.events["event_id"])}
    chosen = article_text(article, address.open_event(), f"text_{article.id}", frozenset(rows))
    if chosen:
        aliases = view.tables.aliases
        if len(chosen) == 1:
            address.choose_event(aliases[chosen[0]])
        else:
            address.choose_pick("ids:" + ",".join(aliases[event] for event in chosen))
        st.rerun()


def draw_events(view, article: Article) -> None:
    """The article's events that are shown, in the order of its text; then how many are not."""
    here = [view.tables.aliases[event.id] for event in sorted(article.events, key=lambda event: event.quote.start)]
    shown = [event for event in here if event in set(view.events["event_id"])]
    st.subheader(counted(len(shown), "event"), anchor=False)
    for row in rows_of(view, shown).to_dict("records"):
        event_button(row, "of_article")
    if len(shown) < len(here):
        st.caption(f"Not shown of this article: {len(here) - len(shown)}, as background, as wholes or by filters.")
