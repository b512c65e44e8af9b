"""Bring data: another publisher's table becomes a layer; recognised, counted and looked at before anything is written."""

import streamlit as st

from lib.engine.questions import NO_EVENT
from lib.engine.shown import Some
from lib.events.asking.pick import Pick
from lib.layers.importing import account_words, already_there
from lib.ui.bring_answers import draw_answers
from lib.ui.bring_file import draw_file, layers_of
from lib.ui.bring_layers import draw_layer, draw_layers
from lib.ui.bring_preview import draw_preview
from lib.ui.bring_state import draw_drop, keep_said, let_stay_here, staying_words
from lib.ui.bring_write import draw_write
from lib.ui.numbers import counted
from lib.ui.shell import close_page, open_page, say

ABOUT = (
    "Drop the table of another publisher (UCDP GED, ACLED, any CSV, workbook or GeoJSON): it becomes a layer beside the articles, "
    "never counted among them unless you choose it."
)

view = open_page("Bring data")
headline = st.container()
dropped = draw_drop()
known = already_there(dropped.data, view.corpus.folder) if dropped else ""
ready = draw_file(view, dropped) if dropped and not known else None
standing = next((layer for layer in layers_of(view) if layer.about.id == known), None)
n_layers = len(layers_of(view))
sentence = (
    f"{account_words(ready.reading)}; nothing is written yet."
    if ready
    else f"This file is the layer {standing.about.title}."
    if standing
    else f"{ABOUT} {counted(n_layers, 'layer')} {'stands' if n_layers == 1 else 'stand'} there."
)
with headline:
    say(view, sentence, (Some(view.shown, (NO_EVENT,)), Pick()), "what is brought")

if standing:
    let_stay_here()
elif dropped:
    st.caption(staying_words(dropped))
if ready and dropped:
    draw_preview(view, ready)
    given = draw_answers(view.corpus, ready.offers, dropped.key)
    draw_write(view, ready, given)
elif standing:
    draw_layer(view, standing)
elif not dropped:
    draw_layers(view)

if dropped and not standing:
    keep_said(dropped)
close_page(view, ())
