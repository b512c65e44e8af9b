"""What somebody pasted or dropped, one thing after the other, for this session: what was read of it and typed about it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from lib.annotating.incoming.came import MOST_BYTES, Incoming, IncomingError
from lib.annotating.incoming.incoming import PASTED, pasted, read_incoming
from lib.ui.annotate_paste import hear_paste
from lib.ui.tags import plain
from lib.ui.view import View

PASTE, FILES, CHOSEN = "incoming_paste", "incoming_files", "incoming_chosen"
READ, DONE, BEGUN, USUAL = "incoming_read", "incoming_done", "incoming_begun", "incoming_usual"
PASTED_MARK = "paste"
MOST_READ = 12  # things whose reading a session keeps
Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Came:
    """A file as it was dropped, or what stands in the box for pasting; `mark`: before the keys of all that is typed about it."""

    name: str
    data: bytes
    mark: str
    text: str = ""

    def key(self, name: str) -> str:
        """The key under which a session keeps what is typed about this."""
        return f"incoming_{self.mark}_{name}"


def draw_drop() -> list[Came]:
    """The box and the place for files; what was begun already is not in hand any more."""
    _let_go()
    left, right = st.columns([3, 2], gap="large")
    text = left.text_area(
        "Paste an article",
        key=PASTE,
        height=150,
        persist_state="session",
        placeholder="its headline in the first line, then its text; a page's source is read as well",
    )
    files = right.file_uploader(
        "or drop files",
        key=FILES,
        accept_multiple_files=True,
        max_upload_size=MOST_BYTES // 1_000_000,
        help="Text, Markdown, saved web pages (.html, .mhtml), PDF, Word (.docx), mail (.eml); several are taken one after the "
        "other. They stay on this machine, and nothing is written before you say so.",
    )
    hear_paste(text)
    came = [Came(PASTED, b"", PASTED_MARK, text)] if text.strip() else []
    for file in files or ():
        data = file.getvalue()
        came.append(Came(file.name, data, hashlib.sha256(data + file.name.encode("utf-8", "replace")).hexdigest()[:12]))
    done = st.session_state.setdefault(DONE, set())
    return [one for one in {one.mark: one for one in came}.values() if one.mark not in done]


def choose(came: list[Came]) -> Came | None:
    """The one in hand: the first, or the one that is chosen of several."""
    if len(came) < 2:
        return came[0] if came else None
    names = {one.mark: plain(one.name) for one in came}
    if st.session_state.get(CHOSEN) not in names:
        st.session_state[CHOSEN] = came[0].mark
    mark = st.selectbox(f"In hand, of {len(came)}", list(names), key=CHOSEN, format_func=lambda one: names.get(one, one), width=420)
    return next(one for one in came if one.mark == mark)


def read(view: View, came: Came) -> Incoming:
    """What was read of it, once for each state of the corpus. Raises IncomingError, the same each time."""
    found = once((came.mark, came.text, view.corpus.fingerprint), lambda: _read(view, came))
    if isinstance(found, IncomingError):
        raise found
    return found


def _read(view: View, came: Came) -> Incoming | IncomingError:
    try:
        if came.mark == PASTED_MARK:
            return pasted(came.text, view.corpus)
        with st.spinner(f"Reading {plain(came.name)} …"):
            return read_incoming(came.name, came.data, view.corpus)[0]
    except IncomingError as wrong:
        return wrong


def once(key: tuple[object, ...], make: Callable[[], Made]) -> Made:
    """What was made under a key, for this session; the last MOST_READ are kept."""
    kept: dict[tuple[object, ...], Made] = st.session_state.setdefault(READ, {})
    if key not in kept:
        kept[key] = make()
        while len(kept) > MOST_READ:
            kept.pop(next(iter(kept)))
    return kept[key]


def follow(key: str, proposed: str) -> None:
    """Put a proposal into a field that nobody has typed into; what was typed stays, whatever is proposed."""
    usual: dict[str, str] = st.session_state.setdefault(USUAL, {})
    if st.session_state.get(key) in (None, usual.get(key)):
        st.session_state[key] = proposed
    usual[key] = proposed


def forget(mark: str) -> None:
    """Let go of what was begun from the next run on: a file is not offered again, the box is empty, what was typed is forgotten."""
    st.session_state.setdefault(BEGUN, []).append(mark)


def _let_go() -> None:
    usual: dict[str, str] = st.session_state.setdefault(USUAL, {})
    for mark in st.session_state.pop(BEGUN, ()):
        for kept in (st.session_state, usual):
            for key in [one for one in kept if str(one).startswith(f"incoming_{mark}_")]:
                del kept[key]
        if mark == PASTED_MARK:
            st.session_state[PASTE] = ""
        else:
            st.session_state.setdefault(DONE, set()).add(mark)
