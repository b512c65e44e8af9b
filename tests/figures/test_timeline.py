"""The timeline as data: a mark for a day, a hollow bar for a window, a full one for an extent, a tail that fades."""

import json

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.figures.theme import LIGHT
from lib.figures.timeline import SIGNS, STEPS, counts_figure, timeline_figure
from lib.figures.timeline_axis import time_axis

HUES, SYMBOLS = {"red": "blue", "white": "orange"}, {"violence": "▲"}


def bar(shape: str, first: str, last: str, **more) -> dict:
    return {"lane_id": "ndf", "lane": "NDF", "shape": shape, "first": pd.Timestamp(first), "last": pd.Timestamp(last),
            "open_start": False, "open_end": False, "n": 1, "event_ids": "a/1", "core": "red", "ring": "", "group": "violence",
            "summary": "It happened.", "firm": True} | more


def drawn(*bars: dict, chosen: str = "") -> go.Figure:
    frame = pd.DataFrame(bars)
    axis = time_axis(pd.concat([frame["first"], frame["last"]]), [], 900)
    return timeline_figure(frame, axis, LIGHT, HUES, SYMBOLS, chosen)


def bodies(figure: go.Figure) -> go.Bar:
    """The trace of bars that answer clicks."""
    return next(trace for trace in figure.data if trace.type == "bar" and trace.customdata is not None)


def signs(figure: go.Figure) -> go.Scatter:
    return next(trace for trace in figure.data if trace.name == SIGNS)


def test_an_extent_is_full_a_window_hollow_and_an_undated_event_only_a_tail() -> None:
    figure = drawn(bar("extent", "2021-01-01", "2021-02-01"), bar("window", "2021-01-01", "2021-02-01"),
                   bar("undated", "2021-03-01", "2021-03-01"))

    fills = list(bodies(figure).marker.color)
    assert fills[0] == LIGHT.hue("blue").lower() and fills[1] == LIGHT.paper and fills[2] == "rgba(0,0,0,0)"


def test_an_undated_event_fades_to_the_left_of_the_day_it_was_published() -> None:
    figure = drawn(bar("day", "2021-01-01", "2021-01-01"), bar("undated", "2021-03-01", "2021-03-01"))

    tail = next(trace for trace in figure.data if trace.type == "bar" and len(trace.x) == STEPS)
    assert pd.to_datetime(pd.Series(tail.base)).max() < pd.Timestamp("2021-03-02")
    strengths = [float(colour.split(",")[-1].rstrip(")")) for colour in tail.marker.color]
    assert strengths == sorted(strengths, reverse=True)


def test_what_is_not_firm_is_paler() -> None:
    firm, doubted = (bodies(drawn(bar("extent", "2021-01-01", "2021-02-01", firm=sure))).marker.color[0] for sure in (True, False))

    assert firm == LIGHT.hue("blue").lower() and doubted != firm


def test_a_mark_says_its_number_or_its_group_and_carries_its_events() -> None:
    figure = drawn(bar("day", "2021-01-01", "2021-01-01"), bar("day", "2021-02-01", "2021-02-01", n=2, event_ids="a/2,a/3"))

    assert list(signs(figure).text) == ["▲", "2"]
    assert list(signs(figure).customdata) == ["a/1", "a/2,a/3"]


@pytest.mark.parametrize("shape,more,words", (
    ("day", {}, "1 Jan 2021"), ("window", {}, "one day, 1 Jan 2021 to 1 Feb 2021"),
    ("extent", {"open_end": True}, "since 1 Jan 2021"), ("extent", {"open_start": True}, "until 1 Feb 2021"),
    ("undated", {}, "day not told; published by 1 Feb 2021")))
def test_a_hover_says_what_is_known_of_the_day_and_no_more(shape: str, more: dict, words: str) -> None:
    last = "2021-01-01" if shape == "day" else "2021-02-01"

    assert signs(drawn(bar(shape, "2021-01-01", last, **more))).hovertext[0] == f"It happened.<br>{words}"


def test_markup_in_a_summary_or_a_lane_is_none() -> None:
    figure = drawn(bar("day", "2021-01-01", "2021-01-01", summary="<img src=x>", lane="<b>NDF"))

    assert "<img" not in json.dumps(figure.to_plotly_json(), default=str) and "&lt;b&gt;NDF" in figure.layout.annotations[0].text


def test_the_open_event_is_outlined_and_no_other() -> None:
    figure = drawn(bar("day", "2021-01-01", "2021-01-01"), bar("day", "2021-02-01", "2021-02-01", event_ids="a/2"), chosen="a/2")

    outlined = [trace for trace in figure.data if trace.type == "scatter" and trace.marker.color == LIGHT.accent]
    assert [len(trace.x) for trace in outlined] == [1]


def test_counts_add_what_several_groups_have_in_a_month() -> None:
    first = pd.to_datetime(["2021-01-01", "2021-01-01", "2021-02-01"])
    counts = pd.DataFrame({"period": first, "until": first + pd.offsets.MonthEnd(0), "group": ["a", "b", "a"],
                           "events": [1.0, 0.5, 0.0]})

    bars, = counts_figure(counts, time_axis(pd.Series(first), [], 900), LIGHT, "month").data

    assert list(bars.y) == [1.5] and list(bars.text) == ["1.5"]
