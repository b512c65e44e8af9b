"""The corpus and its tables, read once for all sessions and again when a file of it changes.

A stamp of names, sizes and times is taken at every interaction; only when it differs are the files read.
"""

import gc
import threading
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.corpus.models import Corpus
from lib.corpus.read import corpus_stamp, read_corpus
from lib.errors import CorpusError, Problem
from lib.events.build import build_tables
from lib.events.tables import Tables
from lib.settings import corpus_folder
from lib.ui.tags import plain, tag

KEPT = 2  # versions of a corpus kept in memory


@dataclass(frozen=True)
class Loaded:
    corpus: Corpus
    tables: Tables
    stamp: tuple


@dataclass
class Shelf:
    """What has been read, by folder and stamp; the lock lets one session read while others wait."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    books: dict[tuple, Loaded] = field(default_factory=dict)


@st.cache_resource(show_spinner=False)
def _shelf() -> Shelf:
    return Shelf()


def load() -> Loaded:
    """The corpus asked for, as its files now are. A corpus that cannot be read stops the page with what is wrong."""
    folder = corpus_folder()
    stamp = corpus_stamp(folder)
    shelf = _shelf()
    if stamp not in shelf.books:
        with shelf.lock:
            if stamp not in shelf.books:
                _put(shelf, stamp, folder)
    _say_if_changed(stamp)
    return shelf.books[stamp]


def _put(shelf: Shelf, stamp: tuple, folder: Path) -> None:
    place = st.empty()
    bar = place.progress(0.0, text="Reading the corpus …")

    def show(done: int, total: int) -> None:
        if done % max(1, total // 50) == 0:
            bar.progress(done / total, text=f"Reading the corpus: {done:,} of {total:,} articles")

    try:
        corpus = read_corpus(folder, show)
    except CorpusError as wrong:
        place.empty()
        _stop_with(wrong.problems, folder)
    except OSError as wrong:
        place.empty()
        _stop_with((Problem(Path(wrong.filename or folder).name, 0, "", wrong.strerror or "cannot be read"),), folder)
    loaded = Loaded(corpus, build_tables(corpus), stamp)
    place.empty()
    shelf.books = {key: book for key, book in list(shelf.books.items())[-(KEPT - 1) :]} | {stamp: loaded}
    gc.freeze()  # else every now and then a click waits a second while millions of objects that stay are looked through


def _stop_with(problems: tuple[Problem, ...], folder: Path) -> None:
    st.title("This corpus cannot be read", anchor=False)
    st.html(tag("p", f"The folder {folder.name} lacks, or has errors in, a file that everything else needs. "
                     "Mend it and save, then read again.", cls="say"))
    st.table(pd.DataFrame({
        "File": [problem.file for problem in problems], "Line": [str(problem.line or "–") for problem in problems],
        "Field": [problem.field or "–" for problem in problems], "What": [plain(problem.what) for problem in problems],
        "What would be right": [plain(problem.hint) or "–" for problem in problems],
    }).set_index("File"))
    st.button("Read again", type="primary")
    st.stop()


def _say_if_changed(stamp: tuple) -> None:
    seen = st.session_state.get("corpus_stamp")
    if seen is not None and seen != stamp:
        st.toast("The corpus changed on disk. This page shows it as it is now.")
    st.session_state["corpus_stamp"] = stamp
