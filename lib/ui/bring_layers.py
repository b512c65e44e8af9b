"""The layers that stand beside the articles: where their rows went, whose they are, and the answers about their names."""

import hashlib

import streamlit as st

from lib.layers.answering import asked_again
from lib.layers.answers import LATER
from lib.layers.importing import account_words
from lib.layers.layer import Layer
from lib.layers.layer_file import FOLDER, OWN_FILES
from lib.layers.reading import text_of
from lib.ui import address
from lib.ui.bring_answers import draw_answers
from lib.ui.bring_file import layers_of
from lib.ui.bring_preview import draw_problems
from lib.ui.bring_write import draw_answers_button, draw_links
from lib.ui.numbers import counted
from lib.ui.tags import plain, tag
from lib.ui.view import View


def draw_layers(view: View) -> None:
    """Each layer with its links; the names of the one that is open."""
    asked = address.remembered("layer")
    layers = layers_of(view)
    address.require_option("layer", any(layer.about.id == asked for layer in layers))
    for layer in layers:
        draw_layer(view, layer)


def draw_layer(view: View, layer: Layer) -> None:
    """Whose a layer is, where its rows went, what is wrong with it, and where it is to be seen."""
    about, written = layer.about, layer.file.written
    st.subheader(plain(about.title), anchor=False)
    told = (
        account_words(layer.reading),
        written.file,
        f"downloaded {written.downloaded}" if written.downloaded else "",
        about.licence,
    )
    st.html(tag("p", " · ".join(filter(None, told)), cls="quiet"))
    wrong = [one for one in view.corpus.problems if one.file.startswith(f"{FOLDER}/{about.id}/")]
    draw_problems(wrong, f"problems_{about.id}", False)
    draw_links(layer)
    opened = address.remembered("layer") == about.id
    label = (
        "Close its names"
        if opened
        else f"Its names, and which are the corpus's: {counted(len(layer.matched), 'actor')} taken for its own"
    )
    st.button(label, key=f"names_{about.id}", type="tertiary", on_click=_open, args=("" if opened else about.id,))
    if opened:
        _draw_names(view, layer)


def _open(layer_id: str) -> None:
    address.heard()
    address.remember("layer", layer_id)


def _draw_names(view: View, layer: Layer) -> None:
    folder = view.corpus.folder / FOLDER / layer.about.id
    texts = {name: text_of(folder / name) for name in OWN_FILES[1:]}
    offers, before = asked_again(texts, layer.reading, f"{FOLDER}/{layer.about.id}", view.corpus)
    if not offers:
        st.caption("None of its names is, or is like, one of the corpus.")
        return
    waiting = counted(sum(one.theirs not in before.actors for one in offers.actors), "name")
    st.caption(f"Waiting for an answer: {waiting}; “{LATER}” leaves a name waiting.")
    mark = hashlib.sha256(repr(texts).encode()).hexdigest()[:8]  # with other answers on the disk all is asked anew
    given = draw_answers(view.corpus, offers, lambda name: f"bring_{layer.about.id}_{mark}_{name}", before)
    draw_answers_button(view, layer, offers, given, texts)
