"""The list of articles, the citation above a text, and the events beside it."""

import streamlit as st

from lib.address.pages import page_named
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article
from lib.engine.answers import events_of
from lib.engine.questions import where
from lib.engine.shown import Shown
from lib.events.asking.pick import Pick
from lib.events.words import published_words
from lib.ui import address
from lib.ui.article_text import article_text
from lib.ui.event_lines import event_button, lines_of
from lib.ui.numbers import counted
from lib.ui.review_words import standing_of
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
    told = view.shown.tally("document_id", over="documents")
    shown = dict(zip(told["document_id"], told["n"].tolist()))
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
        + (tag("p", f"{standing_of(article)}.", cls="doubt") if article.review and not article.review.term.counts else "")
    )
    draw_sources(article, "article")
    annotate = page_named("Annotate")
    query = {**address.menu_queries([annotate.path])[annotate.path], "_coding": [article.id]}
    st.page_link(annotate.file, label="Code its events", query_params=query)
    if article.published_basis:
        st.caption(f"Date of publication: {plain(article.published_basis)}.")
    chosen = article_text(article, address.open_event(), frozenset(shown_of(view.shown, article)))
    if chosen:
        events = tuple(events_of(view.shown, chosen).values())
        if len(chosen) == 1:
            address.choose_event(events[0])
        else:
            address.choose_pick(Pick("ids", events))
        st.rerun()


def draw_events(view: View, article: Article) -> None:
    """The article's events that are shown, in the order of its text; then how many are not."""
    here = sorted(article.events, key=lambda event: event.quote.start)
    known = shown_of(view.shown, article)
    told = [event for event in here if event.id in known]
    shown = list(dict.fromkeys(known[event.id] for event in told))  # one that is told twice is one event
    st.subheader(counted(len(shown), "event"), anchor=False)
    for row in lines_of(view, shown):
        event_button(row, "of_article")
    if len(told) < len(here):
        why = "as background, as wholes, as waiting for review or by filters"
        st.caption(f"Not shown of this article: {len(here) - len(told)}, {why}.")


def shown_of(shown: Shown, article: Article) -> dict[str, str]:
    """Those of an article's events that are shown -> the event of the table that each was joined into."""
    told = shown.tally("report_id", "event_id", over="told_as", wheres=(where("documents", document_id=article.id),))
    own = {event.id for event in article.events}
    return {report: event for report, event in zip(told["report_id"], told["event_id"]) if report in own}
