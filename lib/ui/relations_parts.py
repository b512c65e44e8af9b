"""The chord with its clicks, the matrix beside it and the dyad table, the keyboard's way to the same events."""

import streamlit as st
from markupsafe import Markup

from lib.corpus.codebook import CODEBOOK
from lib.events.dyads import ALL, Dyads, count_cells, dyad_rows
from lib.events.names import bloc_hues
from lib.events.picks import dyad_keys
from lib.events.words import n_events
from lib.figures.chord import DESK, PHONE, chord_figure
from lib.figures.matrix import matrix_figure
from lib.ui import address
from lib.ui.clicks import clicked_points
from lib.ui.relations_words import (
    KINDS,
    MEMBERS,
    SIDES,
    cell_picks,
    cell_words,
    chord_picks,
    dyad_words,
    labels_of,
)
from lib.ui.screen import is_phone
from lib.ui.tags import tag

MOST_ROWS = 1_000
WIDTHS = {"From": (300, 105), "": (40, 34), "To": (340, 105), "Link": (110, 66), "Events": (80, 48)}  # desk, phone
ROW, PHONE_ROW = 32, 70  # pixels: one line; the least that breaks words into lines
PHONE_ARCS = 9
STILL = {"displayModeBar": False}


def draw_chord(view, dyads: Dyads, level: str, kind: str) -> None:
    """The chord; a click on a ribbon or an arc lists its events."""
    if dyads.counts.empty:
        st.info("No event shown names a pair of actors." if kind == ALL else
                "No event shown names a pair of actors with this kind of link. Choose all links, or fewer filters.")
        return
    labels, rows = labels_of(dyads), dyads.counts.to_dict("records")
    picks = chord_picks(dyads, level, kind)
    words = [f"{dyad_words(row, labels)}\n{n_events(row['events'])}" for row in rows]
    words += [f"{label}\n{n_events(count)}" for label, count in zip(dyads.ends["label"], dyads.ends["events"])]

    def heard() -> None:
        points = clicked_points("chord")
        if points and points[0]["curve_number"] < len(picks):
            address.choose_pick(picks[points[0]["curve_number"]])

    figure = chord_figure(dyads.counts, dyads.ends, view.theme, bloc_hues(view.corpus), words,
                          _lit(rows, picks, list(labels)), PHONE if is_phone() else DESK)
    _draw_key(view, dyads, level)
    st.plotly_chart(figure, key="chord", theme=None, on_select=heard, selection_mode="points", config=STILL,
                    alt=f"Chord of {len(rows)} dyads among {len(labels)} {MEMBERS[level]}; the table below says the same.")
    _draw_note(dyads)


def _lit(rows: list[dict], picks: list[str], ends: list[str]) -> list[bool]:
    """Which ribbons the open pick is about; all of them where it is about none."""
    pick = address.open_pick()
    if pick not in picks:
        return [True] * len(rows)
    at = picks.index(pick)
    end = ends[at - len(rows)] if at >= len(rows) else None
    return [row_number == at or end in (row["left_id"], row["right_id"]) for row_number, row in enumerate(rows)]


def _draw_key(view, dyads: Dyads, level: str) -> None:
    """Textures and colours; at the level of blocs the names say the colours."""
    kinds = set(dyads.counts["kind"])
    textures = [_swatch(f"texture {term.id}", term.label) for term in CODEBOOK.link_kinds.values() if term.id in kinds]
    blocs = [_swatch("colour", bloc.label, f"--hue: {view.theme.hue(bloc.hue)}") for bloc in view.corpus.settings.blocs
             if bloc.id in set(dyads.ends["bloc"]) and level != "bloc"]
    st.html(tag("p", *textures, cls="key") + tag("p", *blocs, cls="key"))


def _swatch(cls: str, label: str, style: str = "") -> Markup:
    return tag("span", tag("i", "", cls=cls, style=style), label)


def _draw_note(dyads: Dyads) -> None:
    """How to read the chord; what is gathered, and what dated ties leave open."""
    gathered = f" The {dyads.gathered:,} with the fewest events are gathered as Other; the table has them all."
    st.caption("A ribbon has the colour of the side it comes from and points to the other; two plain ends: both ways; a "
               "dome: within one side. An event counts once in each ribbon, so arcs need not add up to the events."
               + (gathered if dyads.gathered else ""))
    links = dyads.open_links
    if len(links):
        st.button(f"Links whose affiliation dated ties leave open, so that they stay as coded: **{len(links):,}**",
                  key="open_links", type="tertiary", on_click=address.choose_pick, args=("part:affiliation open",))


def draw_matrix(view, dyads: Dyads, level: str, kind: str) -> None:
    """The same numbers as a matrix; a click on a cell lists its events."""
    if dyads.counts.empty:
        return
    cells, labels = count_cells(dyads.links, kind), labels_of(dyads)
    words = [f"{cell_words(row, labels)}\n{n_events(row['events'])}" for row in cells.to_dict("records")]
    picks = cell_picks(cells, labels, level)

    def heard() -> None:
        points = clicked_points("matrix")
        if points:
            address.choose_pick(picks[points[0]["point_index"]])

    st.subheader("Rows act on columns", anchor=False)
    figure = matrix_figure(cells, dyads.ends, list(SIDES) if kind == ALL else [kind], words, view.theme, bloc_hues(view.corpus))
    st.plotly_chart(figure, key="matrix", theme=None, on_select=heard, selection_mode="points", config=STILL,
                    alt="Matrix of events by dyad; the table below says the same.")
    lines = "Bold: hostile; below it: transfer, support or talks, never netted. " if kind == ALL else ""
    st.caption(lines + "Framed: within one side. What goes both ways stands in both halves.")


def draw_dyad_table(view, dyads: Dyads, level: str) -> None:
    """Every dyad, most events first; choosing a cell, by click or arrow key, lists the events of its row."""
    if dyads.counts.empty:
        return
    counts, state = dyads.counts.head(MOST_ROWS), st.session_state
    picks = [f"dyad:{key}:{level}" for key in dyad_keys(counts)]
    if state.get("dyad_table_pick") != address.open_pick():
        state["dyad_table_pick"], state["dyad_table_made"] = address.open_pick(), state.get("dyad_table_made", 0) + 1
    key = f"dyads_{state.get('dyad_table_made', 0)}"

    def opened() -> None:
        cells = state[key]["selection"]["cells"]
        state["dyad_table_pick"] = picks[cells[0][0]] if cells and cells[0][0] < len(picks) else ""
        address.choose_pick(state["dyad_table_pick"])

    st.subheader("Dyads", anchor=False)
    row_height = PHONE_ROW if is_phone() else ROW
    marked = [(picks.index(address.open_pick()), "From")] if address.open_pick() in picks else []
    st.dataframe(dyad_rows(counts, level, view.corpus).assign(Link=counts["kind"].map(KINDS)), hide_index=True, key=key,
                 on_select=opened, selection_mode="single-cell", selection_default={"selection": {"cells": marked}},
                 height=min(row_height * len(counts) + ROW + 10, 420), row_height=row_height, width="content",
                 column_config={name: st.column_config.Column(width=width[is_phone()]) for name, width in WIDTHS.items()},
                 alt="Table of dyads with their kind of link and number of events; choosing a cell lists its events")
    if len(dyads.counts) > len(counts):
        st.caption(f"The {len(counts):,} with most events of {len(dyads.counts):,} dyads; filters narrow them.")
