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
SMALL = 1e-9  # numbers are sums of parts of days
DOTS = dict(shape=".", fillmode="overlay", size=5, solidity=0.35)  # as bars of layers have them one by one
UP, DOWN, LEAST = 1.4, 0.5, 0.05  # rows: the highest bar, the deepest, the shortest


@dataclass(frozen=True)
class Drawn:
    """How the numbers of a column are drawn, those of layers (`…_rows`) in dots: rows that the highest bar reaches up (or down,
    below 0), its colour, what its tooltip says behind the number."""

    column: str
    reach: float
    colour: str
    words: str
    dots: dict


def density_figure(cells: pd.DataFrame, axis: TimeAxis, theme: Theme, totals: pd.DataFrame, days: Ends = ()) -> Figure:
    """`cells`: as lane_density gives; `totals`: as lane_totals gives; `days`: pixels where the days asked for begin and end.

    Dated events stand on each lane's line, undated ones hang below it where they were published, lighter and on a scale
    of their own; rows of layers stand in dots beyond what articles tell. A clicked bar carries its row in `cells` in `customdata`.
    """
    told = totals[["lane", "events", "undated", "twins"]].itertuples(index=False)
    lanes = [
        Lane(name, events, undated, twins, number * LANE_ROWS, LANE_ROWS)
        for number, (name, events, undated, twins) in enumerate(told)
    ]
    figure = lanes_frame(lanes, axis, theme, days, room_beside(totals))
    rank = cells["lane_id"].map({lane: number for number, lane in enumerate(totals["lane_id"])}).to_numpy(float)
    line = -(rank + 1.0) * LANE_ROWS + DOWN + 0.1
    dots = DOTS | {"fgcolor": theme.paper}
    _add_cells(figure, axis, cells, line, Drawn("dated", UP, theme.tint(theme.ink, 0.6), "", dots))
    _add_cells(figure, axis, cells, line, Drawn("undated", -DOWN, theme.tint(theme.ink, 0.28), " published, day not told", dots))
    draw_undated(figure, lanes, totals["lane_id"], axis, theme)
    return figure


def _add_cells(figure: Figure, axis: TimeAxis, cells: pd.DataFrame, line: np.ndarray, drawn: Drawn) -> None:
    """The bars of one column of `cells`, of articles and beyond them of layers; `line`: where the bars of each row stand."""
    held = ((cells[drawn.column] > 0) & axis.unfolded(cells["period"], cells["until"])).to_numpy()
    found, numbers = cells[held], np.flatnonzero(held)
    told, rows = found[drawn.column].to_numpy(float), found[f"{drawn.column}_rows"].to_numpy(float)
    heights = np.maximum(told / max([1.0, *told]), LEAST) * drawn.reach
    of_rows = heights * np.minimum(rows / np.where(told > 0, told, 1.0), 1.0)
    left, right = axis.pixels(found["period"]), axis.pixels(found["until"] + pd.Timedelta(days=1))
    words = [
        f"{escape(lane)}, {day_label(first)} to {day_label(last)}: {short_count(number)}{drawn.words}{_of_layers(number, of)}"
        for (lane, first, last), number, of in zip(found[["lane", "period", "until"]].itertuples(index=False), told, rows)
    ]
    for part, above, is_rows in ((heights - of_rows, 0.0 * heights, False), (of_rows, heights - of_rows, True)):
        shown = np.abs(part) > SMALL
        if not shown.any() and is_rows:
            continue
        figure.draw(
            "bar",
            x=left[shown],
            y=part[shown],
            base=(line[held] + above)[shown],
            offset=0,
            width=(right - left)[shown],
            marker=dict(color=drawn.colour, line=dict(width=0)) | ({"pattern": drawn.dots} if is_rows else {}),
            selected=SHOWN,
            unselected=SHOWN,
            customdata=numbers[shown],
            hovertext=[said for said, seen in zip(words, shown) if seen],
            hoverinfo="text",
        )


def _of_layers(number: float, rows: float) -> str:
    """How many of a cell are rows of layers, in words; "" where none are."""
    alone = abs(number - rows) < SMALL
    return "" if rows < SMALL else ", rows of layers" if alone else f", {short_count(rows)} of them rows of layers"
