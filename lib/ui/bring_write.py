"""The one button that writes a layer, whole or not at all, and what is said once it stands."""

import os
from pathlib import Path

import streamlit as st

from lib.address.pages import page_named
from lib.corpus.model.records import ARTICLES
from lib.events.asking.asked import to_query
from lib.events.asking.filters import Filters
from lib.exchange.folder import write_file, write_folder
from lib.layers.answering import Given, Offers, answer_files
from lib.layers.importing import Import, files_with, remember
from lib.layers.layer import Layer
from lib.layers.layer_file import FOLDER, OWN_FILES
from lib.layers.reading import text_of
from lib.settings import may_write
from lib.ui.bring_state import forget_read
from lib.ui.tags import plain
from lib.ui.view import View

FAILED = "bring_failed"
SEEN = ("Map", "Timeline", "Relations", "Events")


def draw_write(view: View, ready: Import, given: Given) -> None:
    """The button, or why there is none."""
    folder = f"{view.corpus.folder.name}/{FOLDER}/{ready.target.name}"
    if failed := st.session_state.pop(FAILED, ""):
        st.error(plain(failed))
    if reason := _why_not(view.corpus.folder):
        st.warning(f"{reason} These files, and the table itself, can be put into {folder} by hand.")
        with st.container(horizontal=True):
            for name, content in files_with(ready, given).items():
                if name in OWN_FILES:
                    st.download_button(name, content, name, key=f"bring_{name}", on_click="ignore")
        return
    if ready.n_unread:
        st.caption("All rows are read before the layer is written: ask for them above.")
        return
    label = f"Put this release in the place of {folder}" if ready.change else f"Write {folder}"
    st.button(plain(label), type="primary", key="bring_write", on_click=_write, args=(view, ready, given))
    st.caption(
        "The file as it is, what was said of it, and the answers about names; all of them or nothing. A layer is counted only "
        "where the filter From takes it."
    )


def _why_not(corpus: Path) -> str:
    """Why nothing can be written into a corpus; "" where it can."""
    if not may_write():
        return "This server shows the corpus to others, so its pages write nothing (FAULTLINES_WRITE)."
    place = corpus / FOLDER if (corpus / FOLDER).exists() else corpus
    return "" if os.access(place, os.W_OK) else "The corpus's folder cannot be written to."


def _write(view: View, ready: Import, given: Given) -> None:
    """Write the layer; what stands there by now and did not when the file was read is not overwritten."""
    if any(text_of(ready.target / name) != text for name, text in ready.before.items()):
        st.session_state[FAILED] = f"{ready.target.name} was changed meanwhile, so nothing was written; look at what is new in it."
        return
    try:
        write_folder(ready.target, files_with(ready, given))
        remember(ready, view.corpus.folder)
        forget_read()
    except OSError as wrong:
        st.session_state[FAILED] = f"{ready.target.name} could not be written: {wrong.strerror or wrong}; nothing was changed."
        return
    st.toast("The layer is written.")


def write_answers(folder: Path, offers: Offers, given: Given, before: dict[str, str]) -> None:
    """Write what was answered about a layer's names beside it. `before`: its small tables as they were shown."""
    files = answer_files(folder, offers, given)
    if any(text_of(folder / name) != text for name, text in before.items()):
        st.session_state[FAILED] = "The answers were changed meanwhile, so nothing was written; look at them again."
        return
    try:
        for name, content in files.items():
            write_file(folder / name, content)
    except OSError as wrong:
        st.session_state[FAILED] = f"The answers could not be written: {wrong.strerror or wrong}."
        return
    st.toast("The answers are written.")


def draw_answers_button(view: View, layer: Layer, offers: Offers, given: Given, before: dict[str, str]) -> None:
    """The button that writes the answers about a layer that stands."""
    if failed := st.session_state.pop(FAILED, ""):
        st.error(plain(failed))
    if reason := _why_not(view.corpus.folder):
        st.warning(reason)
        return
    folder = view.corpus.folder / FOLDER / layer.about.id
    st.button(
        "Write the answers", type="primary", key="bring_answers", on_click=write_answers, args=(folder, offers, given, before)
    )


def draw_links(layer: Layer) -> None:
    """Where a layer is to be seen: alone, or beside the articles."""
    with st.container(horizontal=True):
        for title in SEEN:
            page = page_named(title)
            alone = to_query(Filters(layers=frozenset({layer.about.id})))
            st.page_link(page.file, label=f"{title}: this layer", query_params=alone)
        both = to_query(Filters(layers=frozenset({ARTICLES, layer.about.id})))
        st.page_link(page_named("Map").file, label="Map: with the articles", query_params=both)
