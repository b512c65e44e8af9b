"""The timeline of many events: in each lane a bar per period, on one scale for all lanes, under the same counts."""

from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from lib.figures.figure import Figure
from lib.figures.theme import Theme
from lib.figures.timeline import lanes_frame
from lib.figures.timeline_axis import Ends, TimeAxis, day_label, short_count
from lib.figures.timeline_rows import Lane
from lib.figures.timeline_traces import SHOWN
from lib.figures.timeline_undated import draw_undated, room_beside

LANE_ROWS = 2.9  # rows of a lane: its name, and the bars that reach into it
UP, DOWN, LEAST = 1.4, 0.5, 0.05  # rows: the highest bar, the deepest, the shortest


@dataclass(frozen=True)
class Drawn:
    """How the numbers of a column are drawn: rows that the highest bar reaches up (or down, below 0), its colour, what its
    tooltip says behind the number."""

    column: str
    reach: float
    colour: str
    words: str


def density_figure(cells: pd.DataFrame, axis: TimeAxis, theme: Theme, totals: pd.DataFrame, days: Ends = ()) -> Figure:
    """`cells`: as lane_density gives; `totals`: as lane_totals gives; `days`: pixels where the days asked for begin and end.

    Dated events stand on each lane's line, undated ones hang below it where they were published, lighter and on a scale
    of their own. A clicked bar carries its row in `cells` in `customdata`.
    """
    told = totals[["lane", "events", "undated", "twins"]].itertuples(index=False)
    lanes = [
        Lane(name, events, undated, twins, number * LANE_ROWS, LANE_ROWS)
        for number, (name, events, undated, twins) in enumerate(told)
    ]
    figure = lanes_frame(lanes, axis, theme, days, room_beside(totals))
    rank = cells["lane_id"].map({lane: number for number, lane in enumerate(totals["lane_id"])}).to_numpy(float)
    line = -(rank + 1.0) * LANE_ROWS + DOWN + 0.1
    _add_cells(figure, axis, cells, line, Drawn("dated", UP, theme.tint(theme.ink, 0.6), ""))
    _add_cells(figure, axis, cells, line, Drawn("undated", -DOWN, theme.tint(theme.ink, 0.28), " published, day not told"))
    draw_undated(figure, lanes, totals["lane_id"], axis, theme)
    return figure


def _add_cells(figure: Figure, axis: TimeAxis, cells: pd.DataFrame, line: np.ndarray, drawn: Drawn) -> None:
    """The bars of one column of `cells`; `line`: where the bars of each row stand."""
    held = ((cells[drawn.column] > 0) & axis.unfolded(cells["period"], cells["until"])).to_numpy()
    found = cells[held]
    left, right = axis.pixels(found["period"]), axis.pixels(found["until"] + pd.Timedelta(days=1))
    share = np.maximum(found[drawn.column] / max([1.0, *found[drawn.column]]), LEAST)
    figure.draw(
        "bar",
        x=left,
        y=share * drawn.reach,
        base=line[held],
        offset=0,
        width=right - left,
        marker=dict(color=drawn.colour, line=dict(width=0)),
        selected=SHOWN,
        unselected=SHOWN,
        customdata=np.flatnonzero(held),
        hovertext=[
            f"{escape(lane)}, {day_label(first)} to {day_label(last)}: {short_count(number)}{drawn.words}"
            for lane, first, last, number in found[["lane", "period", "until", drawn.column]].itertuples(index=False)
        ],
        hoverinfo="text",
    )
