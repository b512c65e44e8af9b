"""The corpus and its tables, read once for all sessions and again when the contents of a file of it change.

The files' signs are taken at every interaction; only what changed is opened, and only other contents are read anew.
What cannot be read or built as it is now takes nothing away: what was read last stays, with what is wrong among its problems.
"""

import gc
import threading
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NoReturn

import pandas as pd
import streamlit as st

from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import Reader
from lib.engine.choice import engine_of
from lib.engine.questions import Engine
from lib.engine.shown import Shown
from lib.errors import CorpusError, Problem
from lib.events.asking.filters import Filters
from lib.events.building.sources import with_sources
from lib.events.recent import Recent
from lib.settings import corpus_folder, engine_wanted
from lib.ui.tags import plain, tag

# whatever a fault in the making of tables may raise: what stays is the same for all of them
FAULTS = (ArithmeticError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError, ValueError)


@dataclass(frozen=True)
class Loaded:
    """`mark`: what the reader's look gave when it was read; `when`: the time of day."""

    corpus: Corpus
    engine: Engine
    mark: str
    when: str
    recent: Recent[Shown] = field(default_factory=Recent, repr=False)

    def shown(self, filters: Filters) -> Shown:
        """What filters leave; the same for everybody who asks it, as long as it is remembered."""
        return self.recent.once(filters, lambda: Shown(self.engine, filters))


@dataclass
class Shelf:
    """What has been read of one folder. One session reads at a time; others keep the book they have meanwhile."""

    reader: Reader
    lock: threading.Lock = field(default_factory=threading.Lock)
    book: Loaded | None = None
    good: Loaded | None = None  # the last book that was read from the files as they were


@st.cache_resource(show_spinner=False)
def _shelf(folder: str) -> Shelf:
    return Shelf(Reader(Path(folder), patient=True, kept=True))


def load() -> Loaded:
    """The corpus asked for, as its files now are. A corpus that cannot be read stops the page with what is wrong."""
    folder = corpus_folder()
    shelf = _shelf(str(folder))
    book = _taken(shelf, folder)
    _say_if_changed(book.corpus.fingerprint)
    return book


def _taken(shelf: Shelf, folder: Path) -> Loaded:
    """The book, looked at again unless another session does so just now; who has none waits for it."""
    book = shelf.book
    if not shelf.lock.acquire(blocking=book is None) and book is not None:
        return book
    try:
        return _look_again(shelf, folder)
    finally:
        shelf.lock.release()


def _look_again(shelf: Shelf, folder: Path) -> Loaded:
    book = shelf.book
    return _put(shelf, folder) if book is None or book.mark != shelf.reader.look() else book


def _put(shelf: Shelf, folder: Path) -> Loaded:
    place = st.empty()
    bar = place.progress(0.0, text="Reading the corpus …")

    def show(done: int, total: int) -> None:
        if done % max(1, total // 50) == 0:
            bar.progress(done / total, text=f"Reading the corpus: {done:,} of {total:,} articles")

    try:
        corpus = with_sources(shelf.reader.read(show))
        book = shelf.good = Loaded(corpus, engine_of(corpus, engine_wanted()), shelf.reader.mark, time.strftime("%H:%M:%S"))
    except (CorpusError, OSError, *FAULTS) as wrong:
        if shelf.good is None:
            place.empty()
            _stop_with(_problems(wrong, folder), folder)
        book = _as_it_was(shelf.good, _problems(wrong, folder), shelf.reader.mark)
    if shelf.book and shelf.book.engine is not book.engine:
        shelf.book.engine.forget()
    shelf.book = book
    place.empty()
    _set_aside()
    return book


def _set_aside() -> None:
    """Keep millions of objects that stay from being looked through every now and then while somebody waits for a click. What
    was set aside before is looked through once: the version before this one, and what sessions held then, is not kept."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _problems(wrong: Exception, folder: Path) -> tuple[Problem, ...]:
    """What raised, as problems."""
    if isinstance(wrong, CorpusError):
        return wrong.problems
    if isinstance(wrong, OSError):
        return (Problem(Path(wrong.filename or folder).name, 0, "", wrong.strerror or "cannot be read"),)
    return (
        Problem(
            folder.name,
            0,
            "",
            f"a fault in the program: no tables can be made of this corpus as it is now ({type(wrong).__name__}: {wrong})",
            "take back what was last changed in it, and report the fault",
        ),
    )


def _as_it_was(good: Loaded, wrong: tuple[Problem, ...], mark: str) -> Loaded:
    """The last good book, with what is wrong with the files as they are now."""
    said = [
        replace(
            problem, severity="warning", hint="; ".join(filter(None, (problem.hint, f"all is shown as it was read at {good.when}")))
        )
        for problem in wrong
    ]
    files = tuple(dict.fromkeys((*(problem.file for problem in said), *good.corpus.stale)))
    return replace(
        good, mark=mark, recent=Recent(), corpus=replace(good.corpus, problems=(*said, *good.corpus.problems), stale=files)
    )


def _stop_with(problems: tuple[Problem, ...], folder: Path) -> NoReturn:
    st.title("This corpus cannot be read", anchor=False)
    st.html(
        tag(
            "p",
            f"The folder {folder.name} lacks, or has errors in, a file that everything else needs. "
            "Mend it and save, then read again.",
            cls="say",
        )
    )
    st.table(
        pd.DataFrame(
            {
                "File": [problem.file for problem in problems],
                "Line": [str(problem.line or "–") for problem in problems],
                "Field": [problem.field or "–" for problem in problems],
                "What": [plain(problem.what) for problem in problems],
                "What would be right": [plain(problem.hint) or "–" for problem in problems],
            }
        ).set_index("File")
    )
    st.button("Read again", type="primary")
    st.stop()


def _say_if_changed(fingerprint: str) -> None:
    seen = st.session_state.get("corpus_seen")
    if seen is not None and seen != fingerprint:
        st.toast("The corpus changed on disk. This page shows it as it is now.")
    st.session_state["corpus_seen"] = fingerprint
