"""The bars of many events: as high as all of a cell, what articles tell in full, and beyond it in dots what layers tell."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.theme import LIGHT
from lib.figures.timeline_axis import time_axis
from lib.figures.timeline_density import density_figure

CELLS = pd.DataFrame(
    {
        "lane_id": "x",
        "lane": "X",
        "period": pd.to_datetime(["2021-01-01", "2021-02-01", "2021-03-01"]),
        "until": pd.to_datetime(["2021-01-31", "2021-02-28", "2021-03-31"]),
        "dated": [4.0, 8.0, 2.0],
        "undated": [0.0, 0.0, 1.0],
        "dated_rows": [1.0, 8.0, 0.0],
        "undated_rows": [0.0, 0.0, 0.0],
    }
)
TOTALS = pd.DataFrame({"lane_id": ["x"], "lane": ["X"], "events": [15], "undated": [0], "twins": [0]})


def bars_of(cells: pd.DataFrame) -> list[go.Bar]:
    figure = density_figure(cells, time_axis(pd.concat([cells["period"], cells["until"]]), [], 900), LIGHT, TOTALS)
    return [trace for trace in figure.data if trace.type == "bar" and trace.customdata is not None]


def test_rows_of_layers_stand_in_dots_beyond_what_articles_tell() -> None:
    plain, dotted, _ = bars_of(CELLS)

    assert plain.marker.pattern.shape is None and dotted.marker.pattern.shape == "."
    assert (list(plain.customdata), list(dotted.customdata)) == ([0, 2], [0, 1])
    (first, third), (rows, alone) = plain.y, dotted.y
    assert (round(rows / (first + rows), 6), round(alone / (first + rows), 6)) == (0.25, 2.0)
    assert dotted.base[0] == plain.base[0] + first and dotted.base[1] == plain.base[1] and third < first
    assert dotted.hovertext[0] == plain.hovertext[0] and plain.hovertext[0].endswith(": 4, 1 of them rows of layers")
    assert dotted.hovertext[1].endswith(": 8, rows of layers") and plain.hovertext[1].endswith(": 2")


def test_without_rows_of_layers_nothing_is_in_dots() -> None:
    drawn = bars_of(CELLS.assign(dated_rows=0.0))

    assert [bar.marker.pattern.shape for bar in drawn] == [None, None] and list(drawn[0].customdata) == [0, 1, 2]
