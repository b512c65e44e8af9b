"""The codebook: types, roles, links, modes, issues, quantities and grades, as the program itself reads them."""

import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.engine.questions import NO_EVENT
from lib.engine.shown import Some
from lib.events.asking.pick import Pick
from lib.ui.codebook_tables import LISTS, as_sent, number_word_rows, term_rows, type_rows
from lib.ui.page_picks import refuse_unknown_part
from lib.ui.shell import close_page, open_page, say
from lib.ui.tags import plain

view = open_page("Codebook")
refuse_unknown_part(())
say(
    view,
    f"{len(CODEBOOK.types)} event types in {len(CODEBOOK.groups)} groups, {len(CODEBOOK.roles)} roles and "
    f"{len(CODEBOOK.link_kinds)} kinds of link; version {CODEBOOK.version}.",
    counted=(Some(view.shown, (NO_EVENT,)), Pick()),
)

for group in CODEBOOK.groups.values():
    st.subheader(f"{group.symbol} {group.label} · {group.label_ar}", anchor=group.id)
    st.table(as_sent(type_rows, group.id), hide_index=False)

st.subheader("Words and numbers", anchor="numbers")
st.caption("How words of an article become bounds: the least and the most that they allow.")
st.table(as_sent(number_word_rows), hide_index=False)

left, right = st.columns(2, gap="large")
for number, (attribute, heading, what) in enumerate(LISTS):
    with left if number % 2 == 0 else right:
        st.subheader(heading, anchor=attribute)
        st.caption(what)
        if attribute == "reliability" and view.corpus.settings.rating_rule:
            st.caption(f"In this corpus: {plain(view.corpus.settings.rating_rule)}")
        st.table(as_sent(term_rows, attribute), hide_index=False)

close_page(view, ())
