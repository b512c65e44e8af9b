"""The file that somebody brings, and what it would become: read once for whatever is asked of it, kept for this session alone."""

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
        max_upload_size=MOST_MB,
        help=f"CSV, a workbook, GeoJSON or JSON lines, up to {MOST_MB:,} MB. It stays on this machine, and nothing is written "
        "before you say so. Larger files: python -m lib import FILE --corpus DIR.",
    )
    if given is None:
        forget()
        return None
    return Dropped(given.name, given.getvalue(), hashlib.sha256(given.file_id.encode()).hexdigest()[:8])


def forget() -> None:
    """Let go of what was read of a file."""
    for name in (READY, KNOWN, OPENED, SEEN):
        st.session_state.pop(name, None)


def forget_elsewhere(title: str) -> None:
    """Let go of what was read of a file as soon as another page is drawn: the file itself is gone with its control."""
    if title != TITLE:
        forget()


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
