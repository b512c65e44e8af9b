"""A publisher's own file as a side of a comparison: its rows as events, so that two releases of it are laid side by side."""

import streamlit as st

from lib.comparing.taken import Taken, as_events
from lib.corpus.model.records import with_source
from lib.corpus.reading.read import read_corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.building.build import build_tables
from lib.exchange.csv import write_csv
from lib.layers.importing import Wish, account_words, prepare, standing_for
from lib.layers.layer_file import TABLE
from lib.layers.recognising import UnknownFormat, opened_for_names
from lib.settings import corpus_folder
from lib.ui.bring_file import layers_of
from lib.ui.view import View

KEPT = 4  # files that are kept as they were read


def read_published(view: View, name: str, content: bytes) -> Taken:
    """The rows of a file as the layer of its form reads them, or its format where there is no such layer. Raises ImportRefused."""
    found, layer = standing_for(name, opened_for_names(name, content).header, layers_of(view))
    if layer is None and found == TABLE:
        raise UnknownFormat(f"{name} is neither a snapshot nor a table of a format or layer that is known here", "")
    return _read(name, content, Wish(layer.about.id) if layer else Wish(format=found), view.corpus.fingerprint)


@st.cache_resource(max_entries=KEPT, show_spinner="Reading the publisher's table …", hash_funcs={Wish: repr})
def _read(name: str, content: bytes, wish: Wish, fingerprint: str) -> Taken:
    """`fingerprint`: of the corpus, whose actors and answers say who is who."""
    base = read_corpus(corpus_folder(), patient=True, kept=True)
    ready = prepare(name, content, base, wish)
    corpus = with_source(base, ready.layer)
    events = select_events(build_tables(corpus), corpus, Filters(layers=frozenset({ready.layer.about.id}))).events
    where = f"{name}, read as {ready.layer.about.title}: {account_words(ready.reading)}"
    return Taken(where, as_events(name, write_csv(events)))
