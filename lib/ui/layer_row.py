"""The row of another publisher's table behind an event: every column with what it means, and what its publisher leaves open."""

import streamlit as st
from markupsafe import Markup

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.records import Source
from lib.events.building.stories import Story
from lib.layers.layer import Layer, SourceCell
from lib.ui.tags import plain, tag


def draw_row(event_id: str, story: Story | None, source: Source | None) -> None:
    """The row of an event that a layer tells; nothing of any other."""
    if not isinstance(source, Layer):
        return
    if story:
        st.html(_left_open(story))
    file, line = source.place_of_row(event_id)
    with st.expander(plain(f"The row of {source.about.title}: {file}, line {line:,}"), key="source_row"):
        st.html(tag("dl", *map(source_cell, source.row(event_id)), cls="facts"))
        st.caption(f"Days as in {source.file.written.time_zone}.")


def _left_open(story: Story) -> Markup:
    """What the publisher does not know, or does not part, of each field."""
    unknown = {name: number.words for name, number in story.lead.quantities.items() if number.min is None and number.max is None}
    said = [f"{CODEBOOK.label('quantity', name)}: {words}." for name, words in unknown.items()]
    said += [f"{field.capitalize()}: {words}" for field, words in story.lead.inferred.items()]
    return Markup("").join(tag("p", words, cls="quiet") for words in said)


def source_cell(cell: SourceCell) -> Markup:
    """A column of a publisher's row with its meaning and what it says."""
    return tag("dt", cell.column, tag("span", cell.meaning, cls="basis")) + tag("dd", tag("div", cell.value or "–", dir="auto"))
