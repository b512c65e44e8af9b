"""Taking rows away: the CSV of exactly the rows on screen, alone or with its manifest; made when asked for."""

import datetime

import streamlit as st

from lib.events.asking.chips import in_words
from lib.exchange.csv import write_csv
from lib.exchange.files import MOST_OF_A_CELL, long_columns
from lib.exchange.snapshot import Snapshot, file_name, write_zip
from lib.ui.links import permalink
from lib.ui.numbers import counted
from lib.ui.tags import plain
from lib.ui.view import View

CUT = (
    "Longer than a spreadsheet's cell ({most:,} characters), so that it would be cut on opening: {cells} ({columns}). "
    "The files hold all of it, and the manifest in the zip says which rows."
)


def draw_downloads(view: View, narrowed: str = "") -> None:
    """A popover with both downloads of the view's rows. `narrowed`: what narrows the page's numbers but not these rows."""
    words = in_words(view.filters, view.tables, view.corpus)
    link, events = permalink(view.path), view.events

    def snapshot() -> bytes:
        moment = datetime.datetime.now(datetime.UTC)
        return write_zip(Snapshot(events, view.corpus, view.selection.ledger, words, link, moment, view.tables))

    name = file_name(view.corpus, datetime.date.today(), words)
    with st.popover("Download"):
        which = f"all that the filters leave; {narrowed} does not narrow them" if narrowed else "exactly what is shown"
        st.caption(f"{counted(len(events), 'row')}, {which}: {plain(words)}.")
        if long := long_columns(events, view.tables):
            st.caption(CUT.format(cells=counted(sum(long.values()), "cell"), columns=", ".join(long), most=MOST_OF_A_CELL))
        st.download_button(
            "CSV", lambda: write_csv(events), f"{name}.csv", "text/csv", on_click="ignore", key="download_csv", width="stretch"
        )
        st.download_button(
            "All tables and manifest (zip)",
            snapshot,
            f"{name}.zip",
            "application/zip",
            on_click="ignore",
            key="download_zip",
            width="stretch",
        )
