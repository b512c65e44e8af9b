"""Doubt on the timeline: dashes where it is not known to be done, a hatch where it is alleged, a stroke where it is denied."""

import pandas as pd

from lib.figures.figure import Figure
from lib.figures.look import Look
from lib.figures.theme import Theme
from lib.figures.timeline_rows import MARK
from lib.figures.timeline_traces import BAR, CLEAR, SHOWN, add_bars, add_lines, middle_of

HATCH, STRUCK = "hatch", "struck"  # names of traces
OVER = 5  # pixels that a stroke reaches over both ends


def draw_doubt(figure: Figure, drawn: pd.DataFrame, look: Look) -> None:
    """Over the bars and marks."""
    day = drawn["shape"] == "day"
    planned = drawn[drawn["not_done"] & ~day]
    for core, bars in planned.groupby("core", sort=True):
        boxes = bars[["left", "right", "y"]].itertuples(index=False)
        add_lines(figure, [_box(left, right, y) for left, right, y in boxes], look.colour(str(core)), width=1.5, dash="3px,2px")
    _draw_hatch(figure, drawn[drawn["alleged"]], look.theme)
    struck = drawn.loc[drawn["denied"], ["left", "right", "y"]].itertuples(index=False)
    add_lines(figure, [[(left - OVER, y), (right + OVER, y)] for left, right, y in struck], look.theme.ink, STRUCK, width=2)


def _box(left: float, right: float, y: float) -> list[tuple[float, float]]:
    return [(left, y - BAR / 2), (left, y + BAR / 2), (right, y + BAR / 2), (right, y - BAR / 2), (left, y - BAR / 2)]


def _draw_hatch(figure: Figure, alleged: pd.DataFrame, theme: Theme) -> None:
    """Strokes of paper through what is alleged."""
    if alleged.empty:
        return
    day = alleged["shape"] == "day"
    bars, days = alleged[~day], alleged[day]
    add_bars(
        figure,
        bars.assign(begin=bars["left"], finish=bars["right"]),
        CLEAR,
        CLEAR,
        0,
        name=HATCH,
        pattern=dict(shape="/", fgcolor=theme.paper, bgcolor=CLEAR, size=6, solidity=0.4),
    )
    figure.draw(
        "scatter",
        x=middle_of(days),
        y=days["y"],
        mode="markers",
        hoverinfo="skip",
        selected=SHOWN,
        unselected=SHOWN,
        name=HATCH,
        marker=dict(size=MARK - 2, symbol="line-ne-open", line=dict(width=2, color=theme.paper)),
    )
