"""Right of the timeline's days: how many events of each lane nothing dates, as a bar with its number."""

from collections.abc import Iterable
from html import escape

import pandas as pd

from lib.events.words import n_events
from lib.figures.figure import Figure
from lib.figures.theme import Theme
from lib.figures.timeline_axis import TimeAxis
from lib.figures.timeline_rows import Lane
from lib.figures.timeline_traces import BAR, CLEAR, shown

GAP, COLUMN, NUMBER = 14, 40, 30  # pixels: between the days and the bars, of the longest bar, for its number
UNDATED = "undated:"  # before a lane's id in what a click on its number carries


def room_beside(totals: pd.DataFrame) -> float:
    """Pixels kept free right of the days; none where something dates every event of every lane (`totals`: as lane_totals)."""
    return GAP + COLUMN + NUMBER if totals["undated"].any() else 0


def draw_undated(figure: Figure, lanes: list[Lane], ids: Iterable[str], axis: TimeAxis, theme: Theme) -> None:
    """A bar and its number in the first row of each lane that holds what nothing dates; its whole row answers."""
    held = [(lane, lane_id) for lane, lane_id in zip(lanes, ids) if lane.undated]
    if not held:
        return
    most, rows = max(lane.undated for lane, _ in held), [-lane.top - 0.5 for lane, _ in held]
    base = axis.length + GAP
    figure.draw(
        "bar",
        orientation="h",
        base=base,
        x=[COLUMN * lane.undated / most for lane, _ in held],
        y=rows,
        width=BAR,
        marker=dict(color=theme.tint(theme.ink, 0.3)),
        text=[f"{lane.undated:,}" for lane, _ in held],
        textposition="outside",
        constraintext="none",
        textfont=dict(size=12, color=theme.ink),
        cliponaxis=False,
        hoverinfo="skip",
        **shown(theme.ink),
    )
    figure.draw(
        "bar",
        orientation="h",
        base=base - GAP / 2,
        x=[COLUMN + NUMBER + GAP / 2] * len(held),
        y=rows,
        width=1,
        marker=dict(color=CLEAR),
        customdata=[UNDATED + lane_id for _, lane_id in held],
        hoverinfo="text",
        hovertext=[f"{escape(lane.name)}: {n_events(lane.undated)} without any date" for lane, _ in held],
        **shown(theme.ink),
    )
