"""Taking rows away: exactly the rows on screen, in the format that is chosen; a file is made when it is asked for."""

import datetime
from dataclasses import replace

import streamlit as st

from lib.address.query import Query
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.engine.questions import OWN_COLUMNS
from lib.engine.shown import Shown
from lib.events.asking.chips import in_words
from lib.exchange.chosen import Chosen
from lib.exchange.companions import LEVELS, Beside
from lib.exchange.csv import write_parts
from lib.exchange.files import long_columns
from lib.exchange.formats import FORMATS
from lib.exchange.snapshot import Snapshot, file_name
from lib.ui.address import heard
from lib.ui.links import permalink
from lib.ui.numbers import counted
from lib.ui.tags import plain
from lib.ui.view import View, made_once


def beside_shown(shown: Shown, corpus: Corpus) -> Beside:
    """What stands beside the events shown."""
    participants, places = (shown.every(("event_id", *OWN_COLUMNS[over]), over) for over in ("participants", "event_places"))
    links = {level: shown.every(("event_id", *OWN_COLUMNS[f"links:{level}"]), f"links:{level}") for level in LEVELS}
    told = set(shown.tally("source_id", over="sources")["source_id"])
    return Beside(participants, places, links, tuple(one.about for one in corpus.sources if one.about.id in told))


def snapshot_shown(shown: Shown, corpus: Corpus, words: str, link: str) -> Snapshot:
    """All of the events shown, to be taken away."""
    events = shown.every(tuple(CODEBOOK.columns))
    return Snapshot(events, corpus, shown.ledger, words, link, beside=beside_shown(shown, corpus))


def chosen_shown(shown: Shown, corpus: Corpus) -> Chosen:
    """The events shown, as a format asks of them what it will miss."""
    return Chosen(
        shown.every,
        lambda: shown.every(("event_id", *OWN_COLUMNS["links:actor"]), "links:actor")["event_id"],
        lambda: long_columns(shown.tally("long")),
        lambda: shown.every(("event_id", *OWN_COLUMNS["participants"]), "participants"),
        corpus,
    )


@made_once
def _missed(view: View, form: str) -> tuple[str, ...]:
    """What a file in this format would not hold; asked of all events shown, so once for each selection."""
    return FORMATS[form].misses(chosen_shown(view.shown, view.corpus))


def draw_downloads(view: View, query: Query, narrowed: str = "") -> None:
    """A popover with the view's rows, in a format of one's choice. `query`: of the view; `narrowed`: what narrows the page's
    numbers but not these rows."""
    shown, corpus = view.shown, view.corpus
    words, link = in_words(view.filters, shown.known, corpus), permalink(view.path, query)

    def made() -> bytes:
        if chosen == "csv":  # which needs no more than a part of the rows at once
            return write_parts(shown.engine.export(view.filters, tuple(CODEBOOK.columns)))
        return form.make(replace(snapshot_shown(shown, corpus, words, link), moment=datetime.datetime.now(datetime.UTC)))

    with st.popover("Download"):
        which = f"all that the filters leave; {narrowed} does not narrow them" if narrowed else "exactly what is shown"
        st.caption(f"{counted(shown.number(), 'row')}, {which}: {plain(words)}.")
        chosen = st.selectbox(
            "Format",
            list(FORMATS),
            format_func=lambda name: FORMATS[name].label,
            key="download_format",
            persist_state="session",
            on_change=heard,
        )
        form = FORMATS[chosen]
        for sentence in _missed(view, chosen):
            st.caption(plain(sentence))
        name = file_name(corpus, datetime.date.today(), words) + form.ending
        st.download_button(form.label, made, name, form.mime, on_click="ignore", key="download", width="stretch")
