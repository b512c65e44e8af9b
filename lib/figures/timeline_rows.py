"""Where the bars and marks of each lane stand: in the first row of the lane that has room for them and their words."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from lib.figures.timeline_axis import TimeAxis

MARK, FADE, LEAST = 16, 24, 7  # pixels: a day's mark, the tail of what is open or undated, the shortest bar
SOFT = 10  # pixels over which a date that is told as "about" fades
LETTER, SIGN = 7.2, 18  # pixels of a letter, and of the sign beside a bar
GAP = 3  # pixels between neighbours


@dataclass(frozen=True)
class Lane:
    """A lane's name, its number of events, how many of them nothing dates and how many are perhaps the same, and the rows it
    takes from `top` on."""

    name: str
    events: int
    undated: int
    twins: int
    top: float
    rows: float

    @property
    def number(self) -> str:
        """ "17", or "5 of 17" where nothing dates the others."""
        return f"{self.events - self.undated:,} of {self.events:,}" if self.undated else f"{self.events:,}"

    @property
    def doubled(self) -> str:
        """What a second line says of events that are perhaps the same; "" where there are none."""
        return f"{self.twins:,} perhaps the same" if self.twins else ""


def placed_rows(bars: pd.DataFrame, axis: TimeAxis, totals: pd.DataFrame) -> tuple[pd.DataFrame, list[Lane]]:
    """(`bars` with row, counted from the figure's top, and in pixels of the axis left, right of all that is drawn and
    begin, finish of what is firm of it; the lanes). `totals`: as lane_totals gives, a lane each; some may have no bar.

    A lane's name stands in its first row, at the left edge of the page, and what is perhaps the same in its second; bars
    that would cover them stand below.
    """
    bars = bars.assign(**_edges(bars, axis))
    left = bars["left"].to_numpy()
    words = np.where((bars["n"] > 1) & (bars["shape"] != "day"), bars["n"].astype("str").str.len() * LETTER + 8, SIGN)
    reach = bars["right"].to_numpy() + np.where(bars["shape"] == "day", 0, words)
    rows, lanes, top = np.zeros(len(bars), int), [], 0
    of_lane = bars.groupby("lane_id", sort=False).indices
    told = totals[["lane_id", "lane", "events", "undated", "twins"]].itertuples(index=False)
    for lane_id, name, events, undated, twins in told:
        lane = Lane(name, events, undated, twins, top, 0)
        taken = [len(words) * LETTER + SIGN for words in (f"{lane.name} {lane.number}", lane.doubled) if words]
        for place in np.sort(of_lane.get(lane_id, np.zeros(0, int))):
            row = next((row for row, end in enumerate(taken) if end + GAP <= left[place]), len(taken))
            taken[row : row + 1] = [reach[place]]
            rows[place] = top + row
        lanes.append(replace(lane, rows=len(taken)))
        top += len(taken)
    return bars.assign(row=rows), lanes


def _edges(bars: pd.DataFrame, axis: TimeAxis) -> dict[str, np.ndarray]:
    """Pixels of the ends of what is drawn and of what is firm of it; what is firm is never shorter than LEAST."""
    first, last = axis.pixels(bars["first"]), axis.pixels(bars["last"] + pd.Timedelta(days=1))
    day, undated = (bars["shape"] == "day").to_numpy(), (bars["shape"] == "undated").to_numpy()
    about = (bars["about_end"] & undated).to_numpy()
    middle, half = (first + last) / 2, np.where(day, MARK / 2, np.maximum(last - first, LEAST) / 2)
    begin, finish = np.where(undated & ~about, last, middle - half), np.where(undated & ~about, last, middle + half)
    tail = np.where(bars["open_start"] | undated, FADE, np.where(bars["about_start"], SOFT, 0))
    head = np.where(bars["open_end"], FADE, np.where(bars["about_end"], SOFT, 0))
    return {"left": begin - tail, "right": finish + head, "begin": begin, "finish": finish}
