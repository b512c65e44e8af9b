"""Where the bars and marks of each lane stand: in the first row of the lane that has room for them and their words."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.figures.timeline_axis import TimeAxis

MARK, FADE, LEAST = 16, 24, 7   # pixels: a day's mark, the tail of an undated bar, the shortest bar
LETTER, SIGN = 7.2, 18          # pixels of a letter, and of the sign beside a bar
GAP = 3                         # pixels between neighbours


@dataclass(frozen=True)
class Lane:
    """A lane's name, its number of events, and the rows it takes from `top` on."""

    name: str
    events: int
    top: float
    rows: float


def placed_rows(bars: pd.DataFrame, axis: TimeAxis, before_names: float = 0) -> tuple[pd.DataFrame, list[Lane]]:
    """(`bars` with row, counted from the figure's top, and the pixels left, right of each drawn bar; the lanes).

    A lane's name stands in its first row, at the left edge of the page, `before_names` pixels left of the axis; bars
    that would cover it stand below it.
    """
    left, right = _edges(bars, axis)
    words = np.where((bars["n"] > 1) & (bars["shape"] != "day"), bars["n"].astype("str").str.len() * LETTER + 8, SIGN)
    reach = right + np.where(bars["shape"] == "day", 0, words)
    rows, lanes, top = np.zeros(len(bars), int), [], 0
    for (_, name), places in bars.groupby(["lane_id", "lane"], sort=False).indices.items():
        places = np.sort(places)
        events = int(bars["n"].to_numpy()[places].sum())
        taken = [len(f"{name} {events}") * LETTER + SIGN - before_names]
        for place in places:
            row = next((row for row, end in enumerate(taken) if end + GAP <= left[place]), len(taken))
            taken[row : row + 1] = [reach[place]]
            rows[place] = top + row
        lanes.append(Lane(name, events, top, len(taken)))
        top += len(taken)
    return bars.assign(row=rows, left=left, right=right), lanes


def _edges(bars: pd.DataFrame, axis: TimeAxis) -> tuple[np.ndarray, np.ndarray]:
    """Pixels from the axis's start to the two ends of what is drawn; a bar is never shorter than LEAST."""
    left = axis.pixels(bars["first"])
    right = axis.pixels(bars["last"] + pd.Timedelta(days=1))
    middle, half = (left + right) / 2, np.maximum(right - left, LEAST) / 2
    day, undated = (bars["shape"] == "day").to_numpy(), (bars["shape"] == "undated").to_numpy()
    half = np.where(day, MARK / 2, half)
    tail = np.where(bars["open_start"], FADE, 0)
    head = np.where(bars["open_end"], FADE, 0)
    return (np.where(undated, right - FADE, middle - half - tail), np.where(undated, right, middle + half + head))
