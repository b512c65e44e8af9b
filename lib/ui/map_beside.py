"""Beside the map: places that no point can stand for, with the events told of each.

An event counts once at each of its places here too, so one of a governorate and of a town stands here and on the map; the
ledger counts it once, on the map.
"""

import pandas as pd
import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.events.asking.pick import of_page
from lib.events.counting.at_places import Placed
from lib.events.names import precision_name
from lib.ui.event_lines import event_button, lines_of
from lib.ui.numbers import counted
from lib.ui.tags import plain
from lib.ui.view import View

UNTOLD = of_page("no-place")
GROUPS = (
    ("Known to a {precision}", ("fill",)),
    ("Along a line", ("line",)),
    ("Known to a {precision}", ("none",)),
    ("A place that no source locates", ("point", "circle")),
)
MOST_LISTED = 200


def draw_beside(view: View, placed: Placed) -> None:
    """The places by how well they are known, then events without a place; each event opens its evidence."""
    beside, alone = placed.beside, len(placed.not_on_map)
    st.subheader(f"Not on the map: {counted(alone, 'event')}", anchor=False)
    if beside.empty:
        st.caption("Every event shown is on the map." if len(view.events) else "No event is shown.")
        return
    both = beside.loc[beside["event_id"].isin(placed.on_map), "event_id"].nunique()
    if both:
        st.caption(
            f"And {counted(both, 'event')} that {'is' if both == 1 else 'are'} on the map at another place of "
            f"{'its' if both == 1 else 'theirs'}; an event stands once at each of its places."
        )
    with st.container(height=520, border=False, key="scrolls_beside"):
        for title, ways in GROUPS:
            precisions = [precision.id for precision in CODEBOOK.precisions.values() if precision.drawn in ways]
            rows = beside[beside["precision"].isin(precisions)]
            for (place, _), found in rows.groupby(["name", "place_id"], sort=True):
                words = title.format(precision=precision_name(view.corpus, found["precision"].iloc[0]))
                _draw_events(view, f"{words}: {plain(str(place))}", found, placed)
        _draw_events(view, "No place told, or only what it was near", beside[beside["place_id"].isna()], placed)


def _draw_events(view: View, title: str, found: pd.DataFrame, placed: Placed) -> None:
    if found.empty:
        return
    too = int(found["event_id"].isin(placed.on_map).sum())
    st.caption(f"{title} ({len(found)}{f', {too} on the map too' if too else ''})")
    for row in lines_of(view, found["event_id"].head(MOST_LISTED)):
        event_button(row, f"beside_{title}_{found['place_id'].iloc[0]}")
