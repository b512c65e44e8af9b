"""What came and what went as charts: by month, on a map, and by who acts on whom; each bar and mark shows its events alone."""

import pandas as pd
import streamlit as st

from lib.comparing.changes import Changes
from lib.comparing.counting import DYAD, END, MONTH, PLACE, Chord, Kind, chord_of, counted, differing
from lib.figures.changes import dyads_figure, months_figure, places_figure
from lib.figures.chord_ribbons import SENSES
from lib.ui import address
from lib.ui.clicks import carried, clicked_points
from lib.ui.numbers import counted as n_of
from lib.ui.overview_regions import outlined
from lib.ui.row_table import Column, Table, row_table
from lib.ui.tags import isolated_names
from lib.ui.view import View

STILL = {"displayModeBar": False}
MOST_DYADS = 40
KEY = "Filled: came. Hollow: went. Grey: changed. Joined to another counts as gone, split off as come."
DYAD_COLUMNS = (
    Column("dyad", "Who acts → on whom", 260, "As the snapshot's columns initiators and targets say it", "first"),
    *(Column(sense, sense.capitalize(), 70, kind="number") for sense in SENSES),
)


def draw_charts(view: View, changes: Changes) -> None:
    """The charts, each event that differs once in each; in the chord those alone that have two sides."""
    events = differing(changes)
    st.subheader("Per month", anchor=False)
    st.caption(KEY)
    months = counted(events, MONTH)
    _chart(months_figure(months, view.theme), "changes_months", MONTH, "What came and went per month; the table holds the same")
    _draw_places(view, counted(events, PLACE))
    st.subheader("By who acts on whom", anchor=False)
    _draw_chord(view, chord_of(events))
    _draw_dyads(counted(events, DYAD))


def _chart(figure: object, key: str, kind: Kind, alt: str) -> None:
    def heard() -> None:
        points = [point for point in clicked_points(key) if "customdata" in point]
        if points:
            _show_only(kind.key, carried(points[0]))

    st.plotly_chart(figure, theme=None, config=STILL, key=key, on_select=heard, selection_mode="points", alt=alt)


def _show_only(kind: str, key: str) -> None:
    address.heard()
    address.remember("only", f"{kind}:{key}")


def _draw_places(view: View, places: pd.DataFrame) -> None:
    """A map of those with a point; the numbers of the others beside it."""
    st.subheader("By place", anchor=False)
    there = places[places["lat"].notna() & places["lon"].notna()]
    if len(there):
        shapes = outlined(view.shown.known, view.corpus) if view.corpus.boundaries else None
        figure = places_figure(there, shapes, view.theme)
        _chart(figure, "changes_places", PLACE, "What came and went by place; the table holds the same")
    beside = int(places["n"].sum() - there["n"].sum())
    st.caption(
        f"Each event at its first place. {n_of(beside, 'event')} without a point {'is' if beside == 1 else 'are'} beside the map."
    )
    untold = places[(places["key"] == "")]
    if len(untold):
        st.button(
            f"Without a place: **{int(untold['n'].sum()):,}**",
            key="no_place",
            type="tertiary",
            on_click=_show_only,
            args=(PLACE.key, ""),
        )


def _draw_chord(view: View, chord: Chord) -> None:
    """The chord of the sides of most events; a ribbon or an end shows its events alone."""
    shown = [*((DYAD.key, key) for key in chord.dyads["key"]), *((END, name) for name in chord.ends["end"])]

    def heard() -> None:
        points = [point for point in clicked_points("changes_chord") if point.get("curve_number", len(shown)) < len(shown)]
        if points:
            _show_only(*shown[points[0]["curve_number"]])

    if len(chord.dyads):
        st.plotly_chart(
            dyads_figure(chord.dyads, chord.ends, view.theme), theme=None, config=STILL, key="changes_chord", on_select=heard,
            selection_mode="points", alt="Chord of what came and went by who acts on whom; the table below holds the same",
        )  # fmt: skip
    if chord.beside:
        st.caption(f"{n_of(chord.beside, 'event')} with one side alone, or of smaller dyads, stand in the table alone.")


def _draw_dyads(dyads: pd.DataFrame) -> None:
    rows = {
        f"{bar['key']}": [isolated_names(bar["key"]), *(f"{bar[sense]:,}" if bar[sense] else "–" for sense in SENSES)]
        for bar in dyads.head(MOST_DYADS).to_dict("records")
    }
    row_table(
        Table("changes_dyads", "Table of what came and went by dyad; a row shows its events alone", DYAD_COLUMNS),
        rows,
        open_row=address.remembered("only").removeprefix("dyad:"),
        order=("", False),
        on_open=lambda key: _show_only(DYAD.key, key),
        on_sort=None,
    )
    if len(dyads) > MOST_DYADS:
        st.caption(f"The {MOST_DYADS} with most of {len(dyads):,}.")
