"""Beside the map: places that no point can stand for, with the events told of each.

An event counts once at each of its places here too, so one of a governorate and of a town stands here and on the map; the
ledger counts it once, on the map.
"""

import pandas as pd
import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.engine.places import UNTOLD, off_map, on_map, places_told
from lib.engine.questions import Where, where
from lib.events.asking.pick import of_page
from lib.events.names import precision_name
from lib.ui.event_lines import LINE, event_button
from lib.ui.numbers import counted
from lib.ui.tags import plain
from lib.ui.view import View, made_once

NO_PLACE = of_page("no-place")
GROUPS = (
    ("Known to a {precision}", ("fill",)),
    ("Along a line", ("line",)),
    ("Known to a {precision}", ("none",)),
    ("A place that no source locates", ("point", "circle")),
)
MOST_LISTED = 200


def draw_beside(view: View) -> None:
    """The places by how well they are known, then events without a place; each event opens its evidence."""
    beside, untold = _beside(view), view.shown.number(UNTOLD)
    st.subheader(f"Not on the map: {counted(view.shown.number(off_map(view.corpus)), 'event')}", anchor=False)
    if beside.empty and not untold:
        st.caption("Every event shown is on the map." if view.shown.number() else "No event is shown.")
        return
    both = view.shown.number(on_map(view.corpus), where("places", place_id=tuple(beside["place_id"])))
    if both:
        st.caption(
            f"And {counted(both, 'event')} that {'is' if both == 1 else 'are'} on the map at another place of "
            f"{'its' if both == 1 else 'theirs'}; an event stands once at each of its places."
        )
    with st.container(height=520, border=False, key="scrolls_beside"):
        for title, which, numbers in _titled(view):
            _draw_events(view, title, which, numbers)
        _draw_events(view, "No place told, or only what it was near", UNTOLD, (untold, 0))


@made_once
def _titled(view: View) -> list[tuple[str, Where, tuple[int, int]]]:
    """The places that are not drawn, by how well they are known: a title, the events, how many, and how many of these are on the
    map too."""
    found, beside = [], _beside(view)
    for title, ways in GROUPS:
        precisions = [precision.id for precision in CODEBOOK.precisions.values() if precision.drawn in ways]
        for row in beside[beside["precision"].isin(precisions)].to_dict("records"):
            words = title.format(precision=precision_name(view.corpus, row["precision"]))
            found.append((f"{words}: {plain(row['name'])}", _of_place(row["place_id"]), (row["n"], row["too"])))
    return found


def _of_place(place: str) -> Where:
    return where("places", place_id=place)


@made_once
def _beside(view: View) -> pd.DataFrame:
    """The places that are not drawn, by name."""
    told = places_told(view.shown, view.corpus)
    return told[~told["drawn"]].sort_values(["name", "place_id"], ignore_index=True)


@made_once
def events_beside(view: View) -> dict[Where, list[dict]]:
    """The first events of each place that is not drawn, and of no place: as one thing that is kept, however many they are."""
    asked = (*map(_of_place, _beside(view)["place_id"]), UNTOLD)
    return {which: view.shown.rows(LINE, most=MOST_LISTED, wheres=(which,)).to_dict("records") for which in asked}


def _draw_events(view: View, title: str, which: Where, numbers: tuple[int, int]) -> None:
    """Some events as lines; `numbers`: how many they are, and how many of these are on the map too."""
    number, too = numbers
    if not number:
        return
    st.caption(f"{title} ({number}{f', {too} on the map too' if too else ''})")
    for row in events_beside(view)[which]:
        event_button(row, f"beside_{title}_{which.values}")
