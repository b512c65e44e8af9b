"""Bring an article in: paste or drop, look at its clean text beside what came, at its fields and at what is like it, and begin."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from lib.annotating.bench.model import Bench
from lib.annotating.incoming.came import NAMES, Incoming, IncomingError
from lib.annotating.incoming.likeness import Like, Other
from lib.corpus.reading.articles import stem_of
from lib.settings import may_write
from lib.ui.annotate_first import MOST_SHOWN, draw_first, first_bench, marked
from lib.ui.annotate_incoming_fields import draw_fields, lacking
from lib.ui.annotate_incoming_likes import draw_likes, likes_of
from lib.ui.annotate_incoming_state import Came, choose, draw_drop, forget, read
from lib.ui.numbers import counted
from lib.ui.tags import Markup, isolated, plain, tag
from lib.ui.view import View

ABOUT = "Paste an article or drop its file: the text is cleaned and its fields are proposed; nothing is written before you say so."
HEIGHT = 380
TEXT_STYLE = "white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: start; line-height: 1.6"


@dataclass(frozen=True)
class Begun:
    """An article as it is begun: `fields` of its front matter, blank ones left out; `text` as its file will hold it; `keep`:
    whether the bytes that came in are to be kept (lib.annotating.incoming.originals)."""

    fields: dict[str, str]
    text: str
    incoming: Incoming | None
    keep: bool
    mark: str = ""


def draw_incoming(view: View, taken: Collection[str] = (), drafts: Sequence[Other] = ()) -> Begun | None:
    """Draw all of it -> what is begun, in the run in which the button was pressed. What was typed stays until `forget_begun`.

    `taken`: ids that are not free beside those of the corpus's files; `drafts`: texts that are begun and no article yet.
    """
    headline = st.container()
    came = choose(draw_drop())
    if came is None:
        headline.html(tag("p", ABOUT, cls="quiet"))
        return None
    try:
        incoming = read(view, came)
    except IncomingError as wrong:
        headline.html(tag("p", f"{came.name[:1].upper()}{came.name[1:]} {wrong.what}.", cls="say"))
        st.error(plain(f"{wrong.hint[:1].upper()}{wrong.hint[1:]}. What you pasted or dropped is still here."))
        return None
    first = first_bench(view, came, incoming)
    _draw_texts(view, incoming, first)
    not_free = {*taken, *view.corpus.article_by_id, *map(stem_of, view.corpus.left_out)}
    fields = draw_fields(view, came, incoming, not_free)
    keep = _draw_keep(came)
    likes = likes_of(view, came, incoming.text, fields.get("url", ""), incoming.sha256, drafts)
    draw_likes(came, incoming.text, likes)
    headline.html(tag("p", sentence(incoming, fields, likes), cls="say"))
    open_points = lacking(fields, not_free)
    kind: Literal["primary", "secondary"] = "secondary" if open_points else "primary"
    pressed = st.button("Begin", key=came.key("begin"), type=kind, disabled=bool(open_points))
    if open_points:
        st.caption(plain(" ".join(open_points)))
    if not pressed or open_points:
        return None
    if keep:
        fields["sha256"] = incoming.sha256
    return Begun(fields, incoming.text, incoming, keep, came.mark)


def forget_begun(begun: Begun) -> None:
    """Let go of what was begun, once it is safe elsewhere: from the next run on the box is empty, a file is not offered again."""
    forget(begun.mark)


def sentence(incoming: Incoming, fields: dict[str, str], likes: Sequence[Like]) -> str:
    """What is in hand, in one sentence."""
    title = f"“{isolated(fields['title'])}”" if fields.get("title") else "A text without a title"
    words = counted(len(incoming.text.split()), "word")
    notes = f"; {counted(len(incoming.notes), 'thing')} to know about it" if incoming.notes else ""
    like = f"; like {counted(len(likes), 'article')} here" if likes else "; like no article here"
    return f"{title}, {words} of {NAMES[incoming.kind]}{notes}{like}."


def _draw_texts(view: View, incoming: Incoming, first: Bench | None) -> None:
    """The clean text, with the words of what would be proposed and a list of it, beside what came; and what was done."""
    left, right = st.columns(2, gap="large")
    with left:
        st.caption("The text, as the article will hold it")
        _draw_text(incoming.text, "incoming_text", marked(first) if first else "")
        draw_first(view, first)
    with right:
        kind = f"{NAMES[incoming.kind]}, {len(incoming.data):,} bytes, SHA-256 {incoming.sha256[:12]}…"
        st.caption(plain(f"As it came: {kind}"))
        if incoming.came.strip():
            _draw_text(incoming.came, "incoming_came")
        else:
            st.caption("It cannot be shown here as it came; open it beside this window.")
    if incoming.notes:
        st.html(tag("ul", *(tag("li", note, dir="auto") for note in incoming.notes), cls="quiet"))


def _draw_text(text: str, key: str, markup: Markup | Literal[""] = "") -> None:
    with st.container(height=HEIGHT, border=False, key=f"scrolls_{key}"):
        st.html(tag("div", markup or text[:MOST_SHOWN], style=TEXT_STYLE, cls="words"))
    if len(text) > MOST_SHOWN:
        st.caption(f"The first {MOST_SHOWN:,} of {len(text):,} letters are shown; all are taken.")


def _draw_keep(came: Came) -> bool:
    """Whether the bytes are to be kept: yes, unless somebody says not to, or nothing may be written."""
    writes = may_write()
    key = came.key("keep")
    st.session_state.setdefault(key, True)
    keep = st.toggle(
        "Keep the file as it came" if came.mark != "paste" else "Keep the text as it was pasted",
        key=key,
        persist_state="session",
        disabled=not writes,
        help="In articles/.originals/ under its SHA-256, with time and address; check says when it was altered."
        if writes
        else "This server shows the corpus to others, so its pages write nothing (FAULTLINES_WRITE).",
    )
    return bool(keep) and writes
