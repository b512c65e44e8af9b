"""The article that is open beside the queue: where it stands, what may be done with it and with each event, who did what."""

import datetime
from collections.abc import Callable

import streamlit as st

from lib.address.pages import page_named
from lib.address.query import Query
from lib.annotating.reviewing.acting import Seen, act, seen_of
from lib.annotating.reviewing.moves import ACCEPTED, NEXT, NO_STATE, REJECTED, Move, moved, moves_of, with_event
from lib.annotating.reviewing.queue import age_words, entry_of
from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.fields import Fields
from lib.annotating.saving.history import versions
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article, Event
from lib.ui import address
from lib.ui.annotate_commit import commit_if_asked, draw_commit, in_git, saved_files
from lib.ui.annotate_save import who_codes, why_not
from lib.ui.annotate_state import WHO
from lib.ui.numbers import counted
from lib.ui.review_words import standing_of, state_words
from lib.ui.tags import isolated, name_of, plain, tag
from lib.ui.view import View

SAID, WRONG, COMMITTED = "review_said", "review_wrong", "review_committed"
MOST_VERSIONS = 6
NO_NAME = "Write your name first: it stands in the article and in its history."
NO_NOTE = "Write why first: whoever coded it reads your note."


def draw_article(view: View, article: Article) -> None:
    """All that a reviewer needs beside the queue."""
    with st.container(key="panel"):
        _draw_head(article)
        if wrong := st.session_state.pop(WRONG, ""):
            st.error(plain(wrong))
        if said := st.session_state.pop(SAID, ""):
            st.success(plain(" ".join(filter(None, (said, st.session_state.pop(COMMITTED, ""))))))
        _draw_links(article)
        seen = None
        if reason := why_not(view):
            st.warning(f"{reason} What is done in review can be written into the article's file by hand.")
        else:
            seen = seen_of(view.corpus, article)
            _draw_moves(view, article, seen)
        _draw_events(view, article, seen)
        _draw_history(view, article)


def _draw_head(article: Article) -> None:
    with st.container(horizontal=True, vertical_alignment="top", key="panel_head"):
        st.html(tag("p", standing_of(article), cls="eyebrow"))
        st.button("Close", key="review_close", type="tertiary", on_click=_close)
    st.html(tag("p", name_of(article.title), cls="lead") + facts_of(article))


def facts_of(article: Article) -> str:
    """What is written of its review, in a line, and under it why it was sent back or rejected."""
    told = article.review
    if told is None:
        return ""
    since = told.since.replace("T", " ").replace("Z", " UTC")
    age = age_words(entry_of(article), datetime.datetime.now(datetime.UTC))
    took = "" if told.minutes is None else f"in {counted(told.minutes, 'minute')}"
    parts = (
        ("since ", f"{since} ({age})" if told.since else ""),
        ("coded by ", f"{isolated(told.coder)} {took}".strip() if told.coder else ""),
        ("coded ", took if took and not told.coder else ""),
        ("reviewer ", isolated(told.reviewer)),
        ("two codings settled ", " by ".join(filter(None, (told.settled_on, isolated(told.settled_by))))),
    )
    line = " · ".join(f"{lead}{words}" for lead, words in parts if words)
    return tag("p", line[:1].upper() + line[1:], cls="quiet") + (tag("p", name_of(told.note), cls="original") if told.note else "")


def _draw_links(article: Article) -> None:
    """Where it is read, and where it is coded further."""
    with st.container(horizontal=True, key="review_links"):
        for title, own in (("Annotate", "_coding"), ("Articles", "_article")):
            page = page_named(title)
            query: Query = {**address.menu_queries([page.path])[page.path], own: [article.id]}
            st.page_link(page.file, label="Open on the workbench" if title == "Annotate" else "Read it", query_params=query)


def _draw_moves(view: View, article: Article, seen: Seen) -> None:
    """Name, note, and a button for each thing that may be done now."""
    st.text_input("Your name", key=WHO, placeholder="For the article and its history", persist_state="session")
    if article.review and article.review.coder and article.review.coder == who_codes():
        st.caption("You coded it yourself: another pair of eyes sees more.")
    state = article.review.state if article.review else NO_STATE
    moves = moves_of(state)
    if any(move.needs_note for move in moves):
        st.text_area("Note", key=_note_key(article), placeholder="Why it is sent back or rejected", height=72)
    if in_git(view):
        draw_commit()
    with st.container(horizontal=True, key="review_moves"):
        for move in moves:
            st.button(
                move.label, key=f"review_{move.id}", type="primary" if move.id == NEXT.get(state) else "secondary", help=move.help,
                on_click=_make, args=(view, article, seen, move),
            )  # fmt: skip


def _make(view: View, article: Article, seen: Seen, move: Move) -> None:
    """Do it, or say why not."""
    note, who = str(st.session_state.get(_note_key(article), "")).strip(), who_codes()
    if move.needs_note and not note:
        _refuse(NO_NOTE)
        return
    if not move.needs_note:
        note = ""
    now = datetime.datetime.now(datetime.UTC)
    said = ": ".join(filter(None, (move.said, note)))
    if _done(view, article, seen, lambda fields: moved(fields, move, who, note, now), said):
        st.session_state[SAID] = f"“{article.title}”: {move.said}. {move.help}"
        st.session_state.pop(_note_key(article), None)


def _done(view: View, article: Article, seen: Seen, change: Callable[[Fields], Fields], note: str) -> bool:
    """Change the article's file; False, with why it is not, where it cannot be."""
    address.heard()
    if not who_codes():
        _refuse(NO_NAME)
        return False
    try:
        saved = act(view.corpus.folder, article.id, seen, change, who_codes(), note)
    except SavingError as wrong:
        _refuse(f"{wrong}.")
        return False
    st.session_state[COMMITTED] = commit_if_asked(view, saved_files(view, article.id, saved), who_codes(), f"{article.id}: {note}")
    return True


def _refuse(words: str) -> None:
    address.heard()
    st.session_state[WRONG] = words


def _draw_events(view: View, article: Article, seen: Seen | None) -> None:
    """Each event with the state that it has; one may be accepted or rejected apart from its article, where that can be written."""
    st.subheader(counted(len(article.events), "event"), anchor=False)
    own = article.review.state if article.review else ""
    for event in article.events:
        number = event.id.rpartition("/")[2]
        kind = CODEBOOK.types[event.type]
        mark = f"**{state_words(event.review)}**: " if event.review != own else ""
        with st.container(key=f"review_event_{number}", gap="xxsmall"):
            st.button(
                f"{CODEBOOK.groups[kind.group].symbol} {mark}{plain(event.summary)}", key=f"review_open_{number}", type="tertiary",
                width="stretch", wrap=True, help=f"{kind.label}: see the words that carry it",
                on_click=address.choose_event, args=(event.id,),
            )  # fmt: skip
            if seen:
                _draw_event_moves(view, article, seen, event)


def _draw_event_moves(view: View, article: Article, seen: Seen, event: Event) -> None:
    number = event.id.rpartition("/")[2]
    article_state = article.review.state if article.review else ACCEPTED
    stands = event.review or ACCEPTED
    with st.container(horizontal=True, gap="medium", key=f"review_one_{number}"):
        for words, state in (("Accept", ACCEPTED), ("Reject", REJECTED), ("As its article", article_state)):
            if state != stands and not (words == "As its article" and state in (ACCEPTED, REJECTED)):
                st.button(
                    words, key=f"review_{number}_{words}", type="tertiary",
                    on_click=_set_event, args=(view, article, seen, number, state),
                )  # fmt: skip


def _set_event(view: View, article: Article, seen: Seen, number: str, state: str) -> None:
    said = f"event {number} {state_words(state)}"
    if _done(view, article, seen, lambda fields: with_event(fields, number, state), said):
        st.session_state[SAID] = f"{said.capitalize()}."


def _draw_history(view: View, article: Article) -> None:
    """The last things that were done to its file."""
    with st.expander("Who did what", key="review_history", on_change=address.heard) as box:
        if not box.open:
            return
        try:
            told = versions(view.corpus.folder, article.id).versions
        except SavingError as wrong:
            st.error(plain(f"{wrong}."))
            return
        if not told:
            st.caption("Nothing yet: the first thing that is done here or on Annotate is written down.")
        for one in reversed(told[-MOST_VERSIONS:]):
            when = one.when[:16].replace("T", " ")
            st.caption(plain(f"{when} UTC, {one.who or 'no name'}: {one.note or ', '.join(one.changes[:4]) or 'saved'}"))
        if len(told) > MOST_VERSIONS:
            st.caption("Earlier ones stand on the workbench, under “Save …”.")


def _note_key(article: Article) -> str:
    return f"review_note_{article.id}"


def _close() -> None:
    address.heard()
    address.remember("article", "")
