"""A figure as it is written: what a page sends of it is what plotly would send, and plotly checks it when it is asked for."""

import copy
import json

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import plotly.io
import pytest

from lib.figures.figure import Figure, as_sent
from lib.figures.theme import LIGHT, plain_layout

TRACES = [
    dict(
        type="scatter",
        x=np.array([1.5, np.nan], "f4"),
        y=pd.Series([300, 2], index=[7, 9]),
        text=np.array(["a", ""], object),
        customdata=[None, "e1"],
        marker=dict(color=["#111111", "#222222"], size=np.array([3, 4]), symbol=None),
    ),
    dict(type="heatmap", z=np.arange(6, dtype="f8").reshape(2, 3), colorscale=[(0, "#ffffff"), (1, "#000000")]),
    dict(type="bar", x=np.array([70_000, 2**40]), y=np.array([], "f4"), base=np.array([True, False])),
]


def layout() -> dict:
    return plain_layout(LIGHT, 300) | dict(
        shapes=[dict(type="line", x0=np.float64(0.5), x1=1, y0=0, y1=1)], xaxis=dict(range=(0, 1))
    )


def sent(figure: go.Figure) -> dict:
    return json.loads(plotly.io.to_json(figure, validate=False))


def test_a_page_is_sent_what_plotly_would_send() -> None:
    plain, checked = sent(Figure(TRACES, layout())), sent(go.Figure(TRACES, layout()))

    assert plain["layout"] == checked["layout"] and plain["data"][:2] == checked["data"][:2]
    assert plain["data"][2]["base"] == [True, False] and plain["data"][2]["y"] == []


def test_a_number_that_no_browser_has_an_array_of_loses_nothing() -> None:
    bar = Figure([dict(type="bar", x=np.array([1, 2**40]))], layout()).to_dict()["data"][0]

    assert bar["x"]["dtype"] == "f8"


def test_plotly_is_asked_only_when_somebody_looks_at_its_objects() -> None:
    figure = Figure([dict(type="scatter", no_such_property=1)], layout())
    figure.draw("bar", x=[1])

    assert [trace["type"] for trace in figure.to_dict()["data"]] == ["scatter", "bar"]
    with pytest.raises(ValueError, match="no_such_property"):
        figure.data  # noqa: B018  # asking for it is what raises


def test_a_figure_that_was_looked_at_or_copied_is_sent_as_before() -> None:
    figure = Figure(TRACES[:2], layout())
    before, twin = sent(figure), copy.deepcopy(figure)

    assert len(figure.data) == 2 and figure.layout.height == 300
    assert sent(figure) == sent(twin) == before


def test_what_is_sent_is_made_once_and_of_parts_that_were_made_before_not_at_all() -> None:
    part = as_sent(TRACES[0])
    one, other = Figure([part], layout()), Figure([part], layout())
    first = one.to_dict()
    one.draw("bar", x=[1])

    assert as_sent(part) is part and other.to_dict()["data"][0] is part
    assert first["data"] == [part] and [trace["type"] for trace in one.to_dict()["data"]] == ["scatter", "bar"]
    assert one.to_dict()["layout"] is first["layout"] and sent(one)["data"][0] == sent(Figure(TRACES, layout()))["data"][0]
