"""The two sides of a comparison: a file, the corpus as it is now, or as it was at a revision; and what to know of each."""

from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.comparing.changes import Changes, compare
from lib.comparing.revisions import RevisionError, corpus_at, is_in_git
from lib.comparing.taken import OtherTable, SnapshotError, Taken, as_events, read_taken
from lib.corpus.model.codebook import CODEBOOK
from lib.errors import CorpusError
from lib.events.asking.asked import Asked, from_query, known_values
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.building.build import build_tables
from lib.events.building.sources import with_sources
from lib.exchange.csv import write_csv, write_parts
from lib.layers.recognising import ImportRefused, UnknownFormat
from lib.settings import corpus_folder
from lib.ui import address
from lib.ui.bring_state import ENDINGS
from lib.ui.compare_published import read_published
from lib.ui.numbers import counted
from lib.ui.tags import plain
from lib.ui.view import View, made_once

FILE, NOW, REVISION = "file", "now", "revision"
SOURCES = {FILE: "A file", NOW: "The corpus now", REVISION: "A revision"}
KEPT = 6  # files and revisions that are kept as they were read
NOW_NAME = "the corpus as it is now"


class Side(NamedTuple):
    """Which side: its own parameters, of what it is and of its revision, its heading, and what it is where nobody has said so."""

    name: str
    revision: str
    heading: str
    usual: str


SIDES = (Side("old", "oldrev", "Before", FILE), Side("new", "newrev", "After", NOW))


def draw_side(view: View, side: Side, place: DeltaGenerator) -> Taken | None:
    """The choice of one side, and what was read of it; None where there is nothing yet or it cannot be read, which is said."""
    with place:
        offered = {name: words for name, words in SOURCES.items() if name != REVISION or _in_git(corpus_folder())}
        source = address.page_option(side.name, offered, side.usual, side.heading)
        try:
            taken = {FILE: _file, NOW: _now, REVISION: _revision}[source](view, side)
        except (SnapshotError, RevisionError, CorpusError, ImportRefused) as wrong:
            st.error(plain(str(wrong)))
            return None
        if taken:
            when = f", taken {taken.moment}" if taken.moment else ""
            st.caption(plain(f"{taken.name}: {counted(len(taken.events), 'event')}{when}"))
    return taken


def _file(view: View, side: Side) -> Taken | None:
    key = f"file_{side.name}"
    given = st.file_uploader(
        "CSV of events, zip with its manifest, Data Package, or a publisher's own table",
        type=ENDINGS,
        key=key,
        on_change=_take_filters,
        args=(view, key),
        help="It stays on this machine, and in no link: whoever opens the link chooses the file again.",
    )
    if given is None:
        return None
    try:
        return _read(given.name, given.getvalue())
    except OtherTable as other:
        try:
            return read_published(view, given.name, given.getvalue())
        except UnknownFormat:
            raise SnapshotError(f"{other}; nor is it a table of a format or layer that is known here") from None


@st.cache_resource(max_entries=KEPT, show_spinner="Reading the snapshot …")
def _read(name: str, content: bytes) -> Taken:
    return read_taken(name, content)


def _take_filters(view: View, key: str) -> None:
    """Set the filters that a snapshot was taken with, where its manifest tells them, so that the corpus is of the same view."""
    address.heard()
    given = st.session_state[key]
    try:
        asked = asked_by(_read(given.name, given.getvalue()), view) if given else None
    except SnapshotError:  # which is said where the file is read again
        return
    if asked is not None and asked.filters != view.filters:
        address.take_filters(asked.filters)
        st.toast("The filters are now those that the snapshot was taken with.")
    if asked is not None and asked.stale:
        lost = ", ".join(f"{field} {value}" for field, value in asked.stale)
        st.toast(plain(f"It was taken with filters that this corpus does not know: {lost}"))


def asked_by(taken: Taken, view: View) -> Asked | None:
    """The filters that a snapshot was taken with, None where nothing tells them."""
    if not taken.link:
        return None
    query = parse_qs(urlsplit(taken.link).query, keep_blank_values=True)
    return from_query(query, known_values(view.shown.known, view.corpus))


def _now(view: View, side: Side) -> Taken:
    return _events_now(view)


@made_once
def _events_now(view: View) -> Taken:
    return Taken(NOW_NAME, as_events(NOW_NAME, write_parts(view.shown.engine.export(view.filters, tuple(CODEBOOK.columns)))))


@st.cache_resource(max_entries=2)
def _in_git(folder: Path) -> bool:
    return is_in_git(folder)


def _revision(view: View, side: Side) -> Taken | None:
    key, own = f"revision_{side.name}", side.revision
    if key not in st.session_state:
        st.session_state[key] = address.remembered(own)

    def asked() -> None:
        address.heard()
        address.remember(own, st.session_state[key].strip())

    revision = st.text_input("Commit, branch, tag or HEAD~1", key=key, on_change=asked, max_chars=200).strip()
    if not revision:
        return None
    return _events_at(corpus_folder(), revision, view.filters)


@st.cache_resource(max_entries=KEPT, ttl=60, show_spinner="Reading the revision …", hash_funcs={Filters: hash})
def _events_at(folder: Path, revision: str, filters: Filters) -> Taken:
    """For a minute: a branch moves."""
    commit, read = corpus_at(folder, revision)
    corpus = with_sources(read)
    events = select_events(build_tables(corpus), corpus, filters).events
    name = f"revision {commit[:10]}"
    return Taken(name, as_events(name, write_csv(events)))


def pair(old: Taken, new: Taken) -> Changes:
    """What differs between two sides, made once for each two."""
    return _pair(_Both(old, new), (id(old), id(new)))


class _Both(NamedTuple):
    old: Taken
    new: Taken


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _pair(_both: _Both, names: tuple[int, int]) -> Changes:
    """`names`: what the two are known by; as long as this is kept it holds them, and no others can have their numbers."""
    return compare(_both.old, _both.new)


def draw_notes(changes: Changes) -> None:
    """What to know of the two before one reads what differs."""
    for taken in (changes.old, changes.new):
        if taken.altered:
            st.warning(
                plain(
                    f"{taken.name}: {', '.join(taken.altered)} is not as it was taken: its contents are not those that the "
                    "manifest vouches for. What differs may have been altered by hand."
                )
            )
    for columns, where in ((changes.only_old, "before"), (changes.only_new, "after")):
        if columns:
            st.caption(plain(f"Columns that only the side {where} has, in which nothing is compared: {', '.join(columns)}"))
