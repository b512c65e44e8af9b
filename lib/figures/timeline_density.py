"""The timeline of many events: in each lane a bar per period, on one scale for all lanes, under the same counts."""

from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.theme import Theme
from lib.figures.timeline import SHOWN, lanes_frame
from lib.figures.timeline_axis import TimeAxis, short_count
from lib.figures.timeline_rows import Lane

LANE_ROWS = 2.9                   # rows of a lane: its name, and the bars that reach into it
UP, DOWN, LEAST = 1.4, 0.5, 0.05  # rows: the highest bar, the deepest, the shortest


def density_figure(cells: pd.DataFrame, axis: TimeAxis, theme: Theme, sizes: dict[str, int]) -> go.Figure:
    """`cells`: as lane_density gives; `sizes`: lane_id -> its number of events.

    Dated events stand on each lane's line, undated ones hang below it where they were published, lighter and on a scale
    of their own. A clicked bar carries its row in `cells` in `customdata`.
    """
    names = cells.drop_duplicates("lane_id")
    lanes = [Lane(lane, sizes[identifier], number * LANE_ROWS, LANE_ROWS)
             for number, (identifier, lane) in enumerate(zip(names["lane_id"], names["lane"]))]
    figure = lanes_frame(lanes, axis, theme)
    line = -(cells["lane_id"].factorize()[0] + 1.0) * LANE_ROWS + DOWN + 0.1
    _add_cells(figure, cells, "dated", line, UP, theme.tint(theme.ink, 0.6), "")
    _add_cells(figure, cells, "undated", line, -DOWN, theme.tint(theme.ink, 0.28), " published, day not told")
    return figure


def _add_cells(figure: go.Figure, cells: pd.DataFrame, column: str, line: np.ndarray, reach: float, colour: str,
               words: str) -> None:
    held = (cells[column] > 0).to_numpy()
    found = cells[held]
    days = (found["until"] - found["period"]).dt.days + 1
    share = np.maximum(found[column] / max([1.0, *found[column]]), LEAST)
    figure.add_bar(
        x=found["period"], y=share * reach, base=line[held], offset=0, width=(days * 86_400_000).to_numpy(),
        marker=dict(color=colour, line=dict(width=0)), selected=SHOWN, unselected=SHOWN, customdata=np.flatnonzero(held),
        hovertext=[f"{escape(lane)}, {first.day} {first:%b %Y} to {last.day} {last:%b %Y}: {short_count(number)}{words}"
                   for lane, first, last, number in found[["lane", "period", "until", column]].itertuples(index=False)],
        hoverinfo="text")
