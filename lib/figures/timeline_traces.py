"""What the timeline's marks are made of: bars and lines in pixels of the axis, and colours on the way to the paper."""

import numpy as np
import pandas as pd

from lib.figures.figure import Figure
from lib.figures.look import Look

BAR = 0.5  # a bar's share of its row
SHOWN = {"marker": {"opacity": 1}}
HIDDEN = {"marker": {"opacity": 0}}
CLEAR = "rgba(0,0,0,0)"
Colours = str | list[str] | np.ndarray  # one of all bars, or one a bar


def shown(words: str) -> dict[str, dict]:
    """What keeps bars and the words on them, of this colour, as they are when others are clicked: they fade otherwise."""
    return {state: {"marker": {"opacity": 1}, "textfont": {"color": words}} for state in ("selected", "unselected")}


def add_bars(figure: Figure, bars: pd.DataFrame, fill: Colours, line: Colours, width: float, **more: object) -> None:
    """Bars from begin to finish at y; `more` may hold what they answer and a pattern."""
    pattern = more.pop("pattern", None)
    figure.draw(
        "bar",
        orientation="h",
        base=bars["begin"],
        x=bars["finish"] - bars["begin"],
        y=bars["y"],
        width=BAR,
        selected=SHOWN,
        unselected=SHOWN,
        marker=dict(color=fill, line=dict(color=line, width=width), pattern=pattern),
        **({"hoverinfo": "skip"} | more),
    )


def add_lines(figure: Figure, lines: list[list[tuple[float, float]]], colour: str, name: str | None = None, **line: object) -> None:
    """Lines through points (x, y), all as one trace; nothing where there are none."""
    points = [point for one in lines for point in (*one, (None, None))]
    if points:
        x, y = zip(*points)
        figure.draw("scatter", x=x, y=y, mode="lines", line=dict(color=colour) | line, hoverinfo="skip", name=name)


def colours_of(bars: pd.DataFrame, column: str, look: Look) -> list[str]:
    """Hues of blocs, half way to the paper where the event is only alleged or is denied."""
    return [mixed(look.colour(bloc), look.theme.paper, strong) for bloc, strong in zip(bars[column], bars["strong"])]


def mixed(colour: str, paper: str, share: float) -> str:
    """`share` of a colour (#rrggbb), the rest paper."""
    parts = [(int(colour[at : at + 2], 16), int(paper[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(share * ink + (1 - share) * ground):02x}" for ink, ground in parts)


def middle_of(bars: pd.DataFrame) -> np.ndarray:
    """Pixels of the middle of what is firm."""
    return ((bars["begin"] + bars["finish"]) / 2).to_numpy()
