"""The file that somebody brings, and what it would become: read once for whatever is asked of it, kept for this session alone.

A session keeps the file and all that was said of it while other pages are looked at; what was read of it is read again then.
"""

import hashlib
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from lib.layers.importing import Import, Known, Wish, prepare
from lib.layers.preview import Preview, preview
from lib.layers.recognising import ImportRefused
from lib.ui.tags import plain
from lib.ui.view import View

READY, KNOWN, OPENED, SEEN, FILE = "bring_ready", "bring_known", "bring_opened", "bring_seen", "bring_file"
HELD, SAID = "bring_held", "bring_said"  # the file, and what was said of it, that stay while other pages are looked at
# each with the reading that it is of: ("place", number) or ("period", name) whose rows alone are shown; the row that is open
ONLY, OPEN = "bring_only", "bring_open"
STANDS = "bring_stands"  # set where that file is a layer by now
MOST_HELD = 200 * 1024**2  # bytes of a file that so stays
MOST_MB = 1_000  # as .streamlit/config.toml has it of the server
ENDINGS = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "json", "geojson", "jsonl", "ndjson", "zip"]
TITLE = "Bring data"  # of the page
Value = TypeVar("Value")


@dataclass(frozen=True, eq=False)
class Dropped:
    """A file as it was dropped; `mark`: what stands before the keys of all that is asked about it."""

    name: str
    data: bytes
    mark: str

    def key(self, name: str) -> str:
        """The key under which a session keeps what is asked about this file."""
        return f"bring_{self.mark}_{name}"


def draw_drop() -> Dropped | None:
    """The place where a file is dropped; None as long as there is none."""
    given = st.file_uploader(
        "A table of events, as its publisher gives it",
        type=ENDINGS,
        key=FILE,
        on_change=_taken_away,
        max_upload_size=MOST_MB,
        help=f"CSV, a workbook, GeoJSON or JSON lines, up to {MOST_MB:,} MB. It stays on this machine, and nothing is written "
        "before you say so. Larger files: python -m lib import FILE --corpus DIR.",
    )
    held: Dropped | None = st.session_state.get(HELD)
    if given is not None:
        mark = hashlib.sha256(given.file_id.encode()).hexdigest()[:8]
        if held is None or held.mark != mark:
            forget()
            held = st.session_state[HELD] = Dropped(given.name, given.getvalue(), mark)
    if given is None and held:
        with st.container(horizontal=True, vertical_alignment="center", key="bring_held_line"):
            st.markdown(f"Going on with **{plain(held.name)}**, as you left it.")
            st.button("Let go of it", key="bring_let_go", on_click=forget)
    for name, said in st.session_state.get(SAID, {}).items():
        usual(name, said)
    return held


def _taken_away() -> None:
    """The file was taken out of its place: nothing of it stays."""
    if st.session_state[FILE] is None:
        forget()


def forget_read() -> None:
    """Let go of what was read of a file."""
    for name in (READY, KNOWN, OPENED, SEEN, ONLY, OPEN):
        st.session_state.pop(name, None)


def forget() -> None:
    """Let go of a file, of what was read of it, and of all that was said of it."""
    for name in [one for one in st.session_state if str(one).startswith("bring_") and one != FILE]:
        st.session_state.pop(name)


def staying_words(dropped: Dropped) -> str:
    """What becomes of a file that nobody has written yet when its page is left."""
    if len(dropped.data) > MOST_HELD:
        return (
            f"Leaving this page, or loading it again, lets go of the file and of what was said of it: it holds more than "
            f"{MOST_HELD // 1024**2} MB."
        )
    return "Other pages may be looked at meanwhile: the file and what was said of it stay. Loading the page again lets go of them."


def keep_said(dropped: Dropped) -> None:
    """Keep what was said of a file: the controls in which it was said forget it as soon as another page is drawn."""
    st.session_state[SAID] = {
        name: said for name, said in st.session_state.items() if str(name).startswith(f"bring_{dropped.mark}_")
    }


def let_stay_here() -> None:
    """A file that is a layer by now stays no longer than its page is looked at."""
    st.session_state[STANDS] = True


def keep_elsewhere(title: str) -> None:
    """While another page is drawn, let go of what was read of a file, and keep the file with what was said of it; of one that is
    too large to be kept let go altogether."""
    if title == TITLE:
        return
    held: Dropped | None = st.session_state.get(HELD)
    if held is None or len(held.data) > MOST_HELD or STANDS in st.session_state:
        forget()
        return
    forget_read()


def usual(key: str, value: Value) -> Value:
    """What a session keeps under a key, `value` where it keeps nothing yet."""
    found: Value = st.session_state.setdefault(key, value)
    return found


def ready_for(view: View, dropped: Dropped, wish: Wish) -> Import:
    """What the file would become, as it was read for this wish before or read now. Raises ImportRefused."""
    key = f"{dropped.mark} {view.corpus.fingerprint} {wish!r}"
    kept = st.session_state.get(READY)
    if kept is None or kept[0] != key:
        kept = st.session_state[READY] = (key, _read(view, dropped, wish))
    if isinstance(kept[1], ImportRefused):
        raise kept[1]
    found: Import = kept[1]
    return found


def preview_of(ready: Import) -> Preview:
    """What the rows of a file become, counted once for each reading of it."""
    kept = st.session_state.get(SEEN)
    if kept is None or kept[0] is not ready.reading:
        kept = st.session_state[SEEN] = (ready.reading, preview(ready.reading))
    found: Preview = kept[1]
    return found


def _read(view: View, dropped: Dropped, wish: Wish) -> Import | ImportRefused:
    place = st.empty()
    bar = place.progress(0.0, text=f"Reading {plain(dropped.name)} …")

    def show(done: int, total: int) -> None:
        bar.progress(done / total, text=f"Reading: {done:,} of {total:,} rows")

    try:
        return prepare(dropped.name, dropped.data, view.corpus, wish, show, usual(KNOWN, Known()))
    except ImportRefused as wrong:
        return wrong
    finally:
        place.empty()
