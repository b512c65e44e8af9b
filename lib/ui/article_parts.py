"""The list of articles, the citation above a text, and the events beside it."""

from collections.abc import Sequence

import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article, Event
from lib.events.asking.pick import Pick
from lib.events.asking.select import REASONS
from lib.events.words import published_words
from lib.ui import address
from lib.ui.article_text import article_text
from lib.ui.event_lines import event_button, lines_of
from lib.ui.numbers import counted
from lib.ui.sources import draw_sources
from lib.ui.tags import isolated, plain, tag
from lib.ui.view import View

MOST_LISTED = 200


def chosen_article(view: View) -> Article | None:
    """The article asked for, else that of the open event, else the first; None in an empty corpus, or where one is asked
    for that is not here."""
    if address.asked_in_vain("article"):
        return None
    corpus, asked = view.corpus, address.remembered("article")
    found = corpus.article(asked) if asked else corpus.article_of(address.open_event())
    return found or next(iter(corpus.articles), None)


def draw_list(view: View, current: Article | None) -> None:
    """Every article with the number of its events shown; the current one, if any, is marked."""
    shown = view.tables.told_by.counts(view.selection.ledger.reasons == REASONS.index("shown"))
    st.subheader(counted(len(view.corpus.articles), "article"), anchor=False)
    with st.container(key="articles"):
        for article in view.corpus.articles[:MOST_LISTED]:
            st.button(
                f"{plain(article.title)} ({shown.get(article.id, 0)})",
                key=f"article_{article.id}",
                width="stretch",
                wrap=True,
                type="secondary" if current and article.id == current.id else "tertiary",
                on_click=_choose,
                args=(article.id,),
            )
    if len(view.corpus.articles) > MOST_LISTED:
        st.caption(f"The first {MOST_LISTED}; any other opens from one of its events, which search and filters find.")


def _choose(article_id: str) -> None:
    address.remember("article", article_id)
    address.choose_event("")


def draw_text(view: View, article: Article) -> None:
    """Citation, whose words they are, and the text with its coded words marked."""
    parts = [
        isolated(article.author),
        isolated(article.publisher),
        f"after {isolated(article.original_source)}" if article.original_source not in ("", article.publisher) else "",
        published_words(article.published),
    ]
    st.subheader(plain(article.title), anchor=False)
    st.html(
        tag("p", ", ".join(part for part in parts if part), cls="quiet")
        + tag("p", f"{CODEBOOK.texts[article.text_kind].label}: {CODEBOOK.texts[article.text_kind].meaning}", cls="quiet")
    )
    draw_sources(article, "article")
    if article.published_basis:
        st.caption(f"Date of publication: {plain(article.published_basis)}.")
    shown = frozenset(event.id for event in _shown_of(view, article.events))
    chosen = article_text(article, address.open_event(), shown)
    if chosen:
        aliases = view.tables.aliases
        if len(chosen) == 1:
            address.choose_event(aliases[chosen[0]])
        else:
            address.choose_pick(Pick("ids", tuple(aliases[event] for event in chosen)))
        st.rerun()


def draw_events(view: View, article: Article) -> None:
    """The article's events that are shown, in the order of its text; then how many are not."""
    here = sorted(article.events, key=lambda event: event.quote.start)
    told = _shown_of(view, here)
    shown = list(dict.fromkeys(view.tables.aliases[event.id] for event in told))  # one that is told twice is one event
    st.subheader(counted(len(shown), "event"), anchor=False)
    for row in lines_of(view, shown):
        event_button(row, "of_article")
    if len(told) < len(here):
        st.caption(f"Not shown of this article: {len(here) - len(told)}, as background, as wholes or by filters.")


def _shown_of(view: View, events: Sequence[Event]) -> list[Event]:
    """Those of an article's events whose row is shown, in their order."""
    rows = view.tables.rows_of([view.tables.aliases[event.id] for event in events])
    return [event for event, reason in zip(events, view.selection.ledger.reasons[rows]) if REASONS[reason] == "shown"]
