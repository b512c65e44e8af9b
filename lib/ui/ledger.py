"""The ledger: one line that adds up, from the events read to the rows on screen; each number opens its rows."""

import streamlit as st

from lib.events.picks import Parts
from lib.ui.address import choose_pick
from lib.ui.numbers import counted
from lib.ui.tags import plain

TERMS = (("shown", "shown"), ("background", "hidden as background"),
         ("wholes", "told as a whole, counted by their parts"), ("filtered", "hidden by filters"))


def draw_ledger(view, parts: Parts) -> None:
    """events read = shown + background + wholes + filtered; then the page's parts of what is shown; then files."""
    ledger = view.selection.ledger
    with st.container(horizontal=True, key="ledger"):
        _number("read", ledger.read, "events read", "ledger:read")
        for position, (reason, words) in enumerate(TERMS):
            st.markdown("=" if position == 0 else "\\+", width="content")
            _number(reason, ledger.count(reason), words, f"ledger:{reason}")
        if parts:
            st.markdown("· of those shown:", width="content")
        for position, (name, events) in enumerate(parts.items()):
            if position:
                st.markdown("\\+", width="content")
            _number(f"part_{name}", len(events), name, f"part:{name}")
        outside = sorted(view.selection.may_lie_outside)
        if outside:
            st.markdown("· of those shown:", width="content")
            _number("outside", len(outside), "may lie outside the circle", "ids:" + ",".join(outside))
    _draw_left_out(view.corpus)


def _number(key: str, count: int, words: str, descriptor: str) -> None:
    st.button(f"**{count:,}** {words}", key=f"ledger_{key}", type="tertiary", disabled=not count,
              on_click=choose_pick, args=(descriptor,), help="List these events")


def _draw_left_out(corpus) -> None:
    if corpus.left_out:
        st.caption(f"Not in these numbers: {counted(len(corpus.left_out), 'file')} with errors, left out: "
                   + plain(", ".join(corpus.left_out[:20])) + ("…" if len(corpus.left_out) > 20 else "")
                   + ". The Overview says what is wrong.")
