"""The chord with its clicks, the matrix beside it and the dyad table, the keyboard's way to the same events."""

import streamlit as st

from lib.corpus.codebook import CODEBOOK
from lib.events.dyads import OTHER, Dyads, dyad_rows
from lib.events.names import bloc_hues
from lib.events.picks import dyad_keys
from lib.figures.chord import PHONE_REACH, chord_figure
from lib.figures.matrix import matrix_figure
from lib.ui import address
from lib.ui.screen import is_phone

LEVELS = {"actor": "As coded", "organisation": "Organisation", "bloc": "Bloc", "backer": "Lens: backers"}


def draw_chord(view, dyads: Dyads, level: str) -> None:
    """The chord; a click on a ribbon or an arc lists its events."""
    if dyads.counts.empty:
        st.info("No event shown names a pair of actors with this kind of link. Choose all links, or fewer filters.")
        return
    names = dyad_keys(dyads.counts)
    pick = address.open_pick().split(":")
    chosen = ":".join(pick[1:-1]) if pick[0] in ("dyad", "actor") else ""

    def heard() -> None:
        points = st.session_state["chord"]["selection"]["points"]
        traces = [*names, *dyads.ends["end_id"]]
        found = traces[points[0]["curve_number"]] if points else ""
        if found and OTHER not in found.split(":"):
            address.choose_pick(f"dyad:{found}:{level}" if ":" in found else f"actor:{found}:{level}")

    figure = chord_figure(dyads.counts, dyads.ends, view.theme, bloc_hues(view.corpus),
                          {kind.id: kind.label for kind in CODEBOOK.link_kinds.values()}, names,
                          chosen if chosen in names or chosen in set(dyads.ends["end_id"]) else "",
                          **(dict(height=420, reach=PHONE_REACH) if is_phone() else {}))
    st.plotly_chart(figure, key="chord", theme=None, on_select=heard, selection_mode="points",
                    config={"displayModeBar": False},
                    alt=f"Chord of {len(dyads.counts)} dyads among {len(dyads.ends)} actors; the table below says the same.")


def draw_matrix(view, dyads: Dyads) -> None:
    """The same counts as a matrix."""
    if len(dyads.counts):
        st.subheader("Rows act on columns", anchor=False)
        st.plotly_chart(matrix_figure(dyads.counts, dyads.ends, view.theme), key="matrix", theme=None,
                        config={"displayModeBar": False},
                        alt="Matrix of events by dyad; the table below says the same.")
        st.caption("Events by row and column, all kinds chosen added up; the diagonal is within. Two-way links stand "
                   "in both halves.")


def reading_note(dyads: Dyads, kind: str) -> str:
    """How to read the chord, in one line."""
    parts = ["A ribbon has its left side's colour and points to the right side; two plain ends: both ways.",
             "One event counts once in each ribbon, so arcs need not add up to the events."]
    if kind == "all":
        parts.append("Edges: solid hostile, dashed transfer, dotted support, long dashes talks.")
    if dyads.open_links:
        parts.append(f"{dyads.open_links} links have an affiliation left open by dated ties and stay as coded.")
    if dyads.gathered:
        parts.append(f"The {dyads.gathered} with the fewest events are gathered as Other; the table has them all.")
    return " ".join(parts)


def draw_dyad_table(view, dyads: Dyads, level: str) -> None:
    """Every dyad, most events first; a row lists its events."""
    if dyads.counts.empty:
        return
    keys = dyad_keys(dyads.counts)

    def opened() -> None:
        rows = st.session_state["dyads"]["selection"]["rows"]
        if rows:
            address.choose_pick(f"dyad:{keys[rows[0]]}:{level}")

    st.subheader("Dyads", anchor=False)
    st.dataframe(dyad_rows(dyads.counts, level, view.corpus), hide_index=True, key="dyads", on_select=opened,
                 selection_mode="single-row", height=min(38 + 35 * len(dyads.counts), 420),
                 alt="Table of dyads with their kind of link and number of events")
