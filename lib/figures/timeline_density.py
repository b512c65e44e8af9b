"""The timeline of many events: in each lane a bar per period, on one scale for all lanes, under the same counts."""

from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.theme import Theme
from lib.figures.timeline import SHOWN, lanes_frame
from lib.figures.timeline_axis import TimeAxis, short_count
from lib.figures.timeline_rows import Lane

LANE_ROWS = 2    # rows of a lane: its name, and the bars that reach into it
HIGHEST = 1.7    # rows of the highest bar


def density_figure(cells: pd.DataFrame, axis: TimeAxis, theme: Theme, sizes: dict[str, int]) -> go.Figure:
    """`cells`: as lane_density gives; `sizes`: lane_id -> its number of events.

    Dated events in ink, on them in a lighter tint those published in the period without a day. A clicked bar carries
    its row in `cells` in `customdata`.
    """
    names = cells.drop_duplicates("lane_id")
    lanes = [Lane(lane, sizes[identifier], number * LANE_ROWS, LANE_ROWS)
             for number, (identifier, lane) in enumerate(zip(names["lane_id"], names["lane"]))]
    figure = lanes_frame(lanes, axis, theme)
    floor = -(cells["lane_id"].factorize()[0] + 1.0) * LANE_ROWS
    scale = HIGHEST / max(float((cells["dated"] + cells["undated"]).max()), 1.0)
    _add_cells(figure, cells, "dated", floor, scale, theme.tint(theme.ink, 0.6), "")
    _add_cells(figure, cells, "undated", floor + (cells["dated"] * scale).to_numpy(), scale, theme.tint(theme.ink, 0.25),
               " published, day not told")
    return figure


def _add_cells(figure: go.Figure, cells: pd.DataFrame, column: str, base: np.ndarray, scale: float, colour: str,
               words: str) -> None:
    held = (cells[column] > 0).to_numpy()
    found = cells[held]
    days = (found["until"] - found["period"]).dt.days + 1
    figure.add_bar(
        x=found["period"], y=found[column] * scale, base=base[held], offset=0, width=(days * 86_400_000).to_numpy(),
        marker=dict(color=colour, line=dict(width=0)), selected=SHOWN, unselected=SHOWN, customdata=np.flatnonzero(held),
        hovertext=[f"{escape(lane)}, {first.day} {first:%b %Y} to {last.day} {last:%b %Y}: {short_count(number)}{words}"
                   for lane, first, last, number in found[["lane", "period", "until", column]].itertuples(index=False)],
        hoverinfo="text")
