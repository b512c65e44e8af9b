"""Articles that a text is like, one line each, and the passages in which the two differ."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from lib.annotating.incoming.differing import MOST_WORDS, Passage, differences
from lib.annotating.incoming.likeness import Like, Other, alike, others_of
from lib.ui import address
from lib.ui.annotate_incoming_state import Came, once
from lib.ui.numbers import counted
from lib.ui.tags import isolated, plain, tag
from lib.ui.view import View

MOST_SHOWN, MOST_PASSAGES, AROUND = 8, 60, 50
LONGEST = 1_500  # letters of a passage that are shown
WORDS = {
    "file": "{} was made of this very file.",
    "same": "It is the text of {}, word for word.",
    "nearly": "It is nearly the text of {}.",
    "within": "It stands for the most part in {}.",
    "around": "It holds the most part of {}.",
    "part": "It shares passages with {}.",
    "address": "{} has the same address, and another text.",
}


def likes_of(view: View, came: Came, text: str, url: str, sha256: str, drafts: Sequence[Other]) -> tuple[Like, ...]:
    """The articles that a text is like, looked for once for each state of corpus, text and address."""
    key = ("likes", came.mark, sha256, url, view.corpus.fingerprint, len(drafts))

    def compare() -> tuple[Like, ...]:
        with st.spinner(f"Comparing with {counted(len(view.corpus.articles), 'article')} …"):
            return alike(text, (*others_of(view.corpus), *drafts), url, sha256)

    return once(key, compare)


def draw_likes(came: Came, text: str, likes: Sequence[Like]) -> None:
    """Each article with how much of it is like, and what differs where that is opened; nothing where there is none."""
    if not likes:
        return
    st.subheader(f"Perhaps here already: {len(likes)}", anchor=False)
    for like in likes[:MOST_SHOWN]:
        st.markdown(plain(words_of(like)))
        if like.kind in ("same", "address"):
            continue
        with st.expander("What differs", key=came.key(f"differs_{like.other.id.encode().hex()}"), on_change=address.heard) as box:
            if box.open:
                _draw_differences(text, like.other.text)
    if len(likes) > MOST_SHOWN:
        st.caption(f"The first {MOST_SHOWN} of {len(likes)}.")


def words_of(like: Like) -> str:
    """A sentence on one article: what of it is like, and how much."""
    name = f"“{isolated(like.other.title)}” ({isolated(like.other.id)}{', a draft' if like.other.draft else ''})"
    said = WORDS[like.kind].format(name)
    if like.kind in ("same", "address") or not like.here:
        return said
    return f"{said} {like.here:.0%} of it stands there, {like.there:.0%} of that stands here."


def _draw_differences(here: str, there: str) -> None:
    told = differences(here, there)
    if not told.found:
        st.caption("Nothing but case, punctuation and spelling.")
        return
    rows = [tag("tr", tag("th", "This text", style="width: 50%"), tag("th", "The article"))]
    rows += [tag("tr", _cell(here, one.here), _cell(there, one.there)) for one in told.found[:MOST_PASSAGES]]
    st.html(tag("table", *rows, cls="both"))
    shown = min(len(told.found), MOST_PASSAGES)
    more = "" if shown == len(told.found) else f"The first {shown} of {len(told.found)} passages. "
    cut = "" if told.whole else f"The first {MOST_WORDS:,} words of each are compared."
    if more or cut:
        st.caption(more + cut)


def _cell(text: str, passage: Passage) -> Markup:
    """A passage in its surroundings, marked; of a passage that only the other text has a mark where it would stand."""
    start, end = max(0, passage.start - AROUND), min(len(text), passage.end + AROUND)
    before, after = text[start : passage.start], text[passage.end : end]
    before = f"… {before.partition(' ')[2]}" if start else before
    after = f"{after.rpartition(' ')[0]} …" if end < len(text) else after
    words = passage.text if len(passage.text) <= LONGEST else f"{passage.text[:LONGEST]} …"
    return tag("td", tag("p", before, tag("mark", words or "–"), after, cls="words", dir="auto"))
