"""Taking rows away: the CSV of exactly the rows on screen, alone or with its manifest; made when asked for."""

import datetime

import streamlit as st

from lib.events.filters import in_words
from lib.exchange.snapshot import Snapshot, file_name, write_csv, write_zip
from lib.ui.links import permalink
from lib.ui.numbers import counted
from lib.ui.tags import plain


def draw_downloads(view) -> None:
    """A popover with both downloads of the view's rows."""
    words = in_words(view.filters, view.corpus, view.tables.labels)
    link, events = permalink(view.path), view.events

    def snapshot() -> bytes:
        moment = datetime.datetime.now(datetime.UTC)
        return write_zip(Snapshot(events, view.corpus, view.selection.ledger, words, link, moment))

    name = file_name(view.corpus, datetime.date.today(), words)
    with st.popover("Download"):
        st.caption(f"{counted(len(events), 'row')}, exactly what is shown: {plain(words)}.")
        st.download_button("CSV", lambda: write_csv(events), f"{name}.csv", "text/csv", on_click="ignore",
                           key="download_csv", width="stretch")
        st.download_button("CSV and manifest (zip)", snapshot, f"{name}.zip", "application/zip", on_click="ignore",
                           key="download_zip", width="stretch")
