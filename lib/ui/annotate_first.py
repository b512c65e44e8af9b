"""What the machine would propose of a text that has just come in, seen before it lies on the workbench: the first suggestions."""

import streamlit as st

from lib.annotating.bench.model import Bench
from lib.annotating.bench.opening import suggested, title_of, with_proposals
from lib.annotating.bench.spans import segments_of
from lib.annotating.incoming.came import Incoming
from lib.corpus.model.codebook import CODEBOOK
from lib.ui.annotate_cards import where_of, who
from lib.ui.annotate_incoming_state import Came, follow, once
from lib.ui.annotate_learning import learned_of
from lib.ui.numbers import counted
from lib.ui.tags import Markup, isolated, joined, tag
from lib.ui.view import View

MOST_SHOWN = 60_000  # letters of a text that are shown, and in which events are looked for, before it is begun
MOST_LISTED = 6


def first_bench(view: View, came: Came, incoming: Incoming) -> Bench | None:
    """The text as a bench with what the rules propose of it, as `Begin` will; None for a text that is too long to be read twice.

    Nothing leaves the machine: an engine that is chosen beside the rules is asked on the workbench."""
    if len(incoming.text) > MOST_SHOWN:
        return None
    found = incoming.proposed("published")
    follow(came.key("published"), found.value if found else "")  # as the field below will
    published = str(st.session_state[came.key("published")] or "")

    def made() -> Bench:
        bare = Bench("", {"published": published}, incoming.text)
        return with_proposals(bare, suggested(bare, view.corpus), view.corpus, learned_of(view)[0])

    return once((came.mark, came.text, published, view.corpus.fingerprint, "first"), made)


def marked(bench: Bench) -> Markup:
    """The text with the words that the proposals rest on."""
    types = {str(card.key): title_of(card.type) for card in bench.cards}
    parts = [
        tag("mark", one.text, title="; ".join(dict.fromkeys(types[mark.event_id] for mark in one.marks))) if one.marks else one.text
        for one in segments_of(bench)
    ]
    return joined(parts, "")


def draw_first(view: View, bench: Bench | None) -> None:
    """The proposals, a line each, in the order of the text."""
    if bench is None:
        st.caption(f"Of a text of more than {MOST_SHOWN:,} letters events are looked for once it lies on the workbench.")
        return
    if not bench.cards:
        st.caption("The machine finds no event in it; on the workbench you choose the words that tell one.")
        return
    lines = []
    for card in bench.cards[:MOST_LISTED]:
        symbol = CODEBOOK.groups[CODEBOOK.types[card.type].group].symbol
        told = " · ".join(filter(None, map(isolated, (who(card.event, view.corpus), where_of(card.event, view.corpus)))))
        lines.append(tag("li", tag("b", f"{symbol} {title_of(card.type)}"), f" {told}" if told else "", dir="auto"))
    if (more := len(bench.cards) - MOST_LISTED) > 0:
        lines.append(tag("li", f"and {more:,} more", cls="quiet"))
    words = f"The machine would propose {counted(len(bench.cards), 'event')}; nothing is one before you accept it on the workbench."
    st.html(tag("p", words, cls="quiet") + tag("ul", *lines, cls="first"))
