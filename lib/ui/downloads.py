"""Taking rows away: the CSV of exactly the rows on screen, alone or with its manifest; made when asked for."""

import datetime

import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.engine.questions import OWN_COLUMNS
from lib.engine.shown import Shown
from lib.events.asking.chips import in_words
from lib.events.long_cells import MOST_OF_A_CELL
from lib.exchange.companions import LEVELS, Beside
from lib.exchange.csv import write_parts
from lib.exchange.files import long_columns
from lib.exchange.snapshot import Snapshot, file_name, write_zip
from lib.ui.links import permalink
from lib.ui.numbers import counted
from lib.ui.tags import plain
from lib.ui.view import View

CUT = (
    "Longer than a spreadsheet's cell ({most:,} characters), so that it would be cut on opening: {cells} ({columns}). "
    "The files hold all of it, and the manifest in the zip says which rows."
)


def beside_shown(shown: Shown, corpus: Corpus) -> Beside:
    """What stands beside the events shown."""
    participants, places = (shown.every(("event_id", *OWN_COLUMNS[over]), over) for over in ("participants", "event_places"))
    links = {level: shown.every(("event_id", *OWN_COLUMNS[f"links:{level}"]), f"links:{level}") for level in LEVELS}
    told = set(shown.tally("source_id", over="sources")["source_id"])
    return Beside(participants, places, links, tuple(one.about for one in corpus.sources if one.about.id in told))


def draw_downloads(view: View, narrowed: str = "") -> None:
    """A popover with both downloads of the view's rows. `narrowed`: what narrows the page's numbers but not these rows."""
    words = in_words(view.filters, view.shown.known, view.corpus)
    link, number = permalink(view.path), view.shown.number()

    def rows() -> bytes:
        return write_parts(view.shown.engine.export(view.filters, tuple(CODEBOOK.columns)))

    def snapshot() -> bytes:
        moment = datetime.datetime.now(datetime.UTC)
        events = view.shown.every(tuple(CODEBOOK.columns))
        return write_zip(
            Snapshot(events, view.corpus, view.shown.ledger, words, link, moment, beside_shown(view.shown, view.corpus))
        )

    name = file_name(view.corpus, datetime.date.today(), words)
    with st.popover("Download"):
        which = f"all that the filters leave; {narrowed} does not narrow them" if narrowed else "exactly what is shown"
        st.caption(f"{counted(number, 'row')}, {which}: {plain(words)}.")
        if long := long_columns(view.shown.tally("long")):
            st.caption(CUT.format(cells=counted(sum(long.values()), "cell"), columns=", ".join(long), most=MOST_OF_A_CELL))
        st.download_button("CSV", rows, f"{name}.csv", "text/csv", on_click="ignore", key="download_csv", width="stretch")
        st.download_button(
            "All tables and manifest (zip)",
            snapshot,
            f"{name}.zip",
            "application/zip",
            on_click="ignore",
            key="download_zip",
            width="stretch",
        )
