"""The ledger: one line that adds up, from the events that match to the rows on screen; each number opens its rows."""

import streamlit as st

from lib.corpus.checking.effects import left_out_words
from lib.corpus.model.models import Corpus
from lib.engine.answers import may_lie_outside
from lib.engine.picks import Parts
from lib.events.asking.pick import Pick
from lib.ui.address import choose_pick
from lib.ui.sidebar_parts import MOST_IDS
from lib.ui.tags import plain
from lib.ui.view import View

TERMS = {
    "drafts": "drafts",
    "review": "waiting for review or rejected",
    "background": "background",
    "wholes": "counted by their parts",
    "parts": "counted in their whole",
    "twins": "perhaps the same as one shown",
}


def draw_ledger(view: View, parts: Parts) -> None:
    """Of the events that match: shown + what is hidden, why; how many do not match. Then what is true of those shown, and
    the page's parts of them; then files. A term of none is left out, but for the events shown and those that do not match."""
    ledger = view.shown.ledger
    matching, filtered = view.shown.number(reason="matching"), ledger["filtered"]
    with st.container(horizontal=True, key="ledger"):
        st.markdown("Of", width="content")
        _number("matching", matching, "that match:" if filtered else "events read:", Pick("ledger", ("matching",)))
        _number("shown", ledger["shown"], "shown", Pick("ledger", ("shown",)))
        for reason, words in TERMS.items():
            if ledger[reason]:
                _plus()
                _number(reason, ledger[reason], words, Pick("ledger", (reason,)))
        st.markdown(";", width="content")
        _number("filtered", filtered, "do not match", Pick("ledger", ("filtered",)))
        if ledger["layers"]:
            _number("layers", ledger["layers"], "of layers not chosen", Pick("ledger", ("layers",)))
        _draw_of_those_shown(view)
        if parts:
            st.markdown("· on this page:", width="content")
        for position, part in enumerate(parts):
            if position:
                _plus()
            _number("_".join(("part", *part.pick.ids)), part.of(view.shown).number(), part.words, part.pick)
    _draw_left_out(view.corpus)


def _draw_of_those_shown(view: View) -> None:
    """What is not surely inside the circle asked for; what else is doubtful stands under the page's sentence."""
    outside = may_lie_outside(view.shown, view.corpus)
    if outside and outside.number():
        st.markdown("· of those shown:", width="content")
        _number("outside", outside.number(), "may lie outside the circle", Pick("ids", tuple(sorted(outside.ids(MOST_IDS)))))


def _plus() -> None:
    st.markdown("\\+", width="content")


def _number(key: str, count: int, words: str, pick: Pick) -> None:
    st.button(
        f"**{count:,}** {words}",
        key=f"ledger_{key}",
        type="tertiary",
        disabled=not count,
        on_click=choose_pick,
        args=(pick,),
        help="List these events",
    )


def _draw_left_out(corpus: Corpus) -> None:
    if words := left_out_words(corpus):
        names = (*corpus.left_out, *(f"{row.file}:{row.line}" for row in corpus.left_out_rows))
        st.caption(
            f"Not in these numbers: {words} with errors, left out: "
            + plain(", ".join(names[:20]))
            + ("…" if len(names) > 20 else "")
            + ". The Overview says what is wrong."
        )
    if corpus.stale:
        st.caption(
            f"Shown as last read, because the files do not read as they are now: {plain(', '.join(corpus.stale[:20]))}"
            + ("…" if len(corpus.stale) > 20 else "")
            + ". The Overview says since when and what is wrong."
        )
