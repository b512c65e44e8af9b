"""The timeline as data: a mark for a day, a hollow bar for a window, a full one for an extent, a tail that fades."""

import json

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.figures.look import Look
from lib.figures.theme import LIGHT
from lib.figures.timeline import SIGNS, WORDS, timeline_figure
from lib.figures.timeline_axis import TimeAxis, time_axis
from lib.figures.timeline_bodies import STEPS
from lib.figures.timeline_counts import counts_figure
from lib.figures.timeline_doubt import HATCH, STRUCK
from lib.figures.timeline_strip import strip_figure, window_of

HUES, SYMBOLS = {"red": "blue", "white": "orange"}, {"violence": "▲"}


def bar(shape: str, first: str, last: str, **more) -> dict:
    return {
        "lane_id": "ndf",
        "lane": "NDF",
        "shape": shape,
        "first": pd.Timestamp(first),
        "last": pd.Timestamp(last),
        "open_start": False,
        "open_end": False,
        "about_start": False,
        "about_end": False,
        "not_done": False,
        "alleged": False,
        "denied": False,
        "layered": False,
        "n": 1,
        "twins": 0,
        "event_ids": "a/1",
        "core": "red",
        "ring": "",
        "group": "violence",
        "summary": "It happened.",
        "bound": "",
    } | more


def axis_of(frame: pd.DataFrame) -> TimeAxis:
    return time_axis(pd.concat([frame["first"], frame["last"]]), [], 900)


def totals_of(bars: pd.DataFrame, undated: int = 0, twins: int = 0) -> pd.DataFrame:
    """A row a lane, of the events drawn and so many more that nothing dates."""
    lanes = bars.groupby(["lane_id", "lane"], as_index=False, sort=False).agg(events=("n", "sum"))
    return lanes.assign(events=lanes["events"] + undated, undated=undated, twins=twins)


def drawn(*bars: dict, chosen: str = "", **more) -> go.Figure:
    frame = pd.DataFrame(bars)
    return timeline_figure(frame, axis_of(frame), Look(LIGHT, HUES, SYMBOLS), totals_of(frame, **more), chosen)


def bodies(figure: go.Figure) -> go.Bar:
    """The trace of bars that answer clicks."""
    return next(trace for trace in figure.data if trace.type == "bar" and trace.customdata is not None)


def signs(figure: go.Figure) -> go.Scatter:
    return next(trace for trace in figure.data if trace.name == SIGNS)


def test_an_extent_is_full_a_window_hollow_and_an_undated_event_only_a_tail() -> None:
    figure = drawn(
        bar("extent", "2021-01-01", "2021-02-01"),
        bar("window", "2021-01-01", "2021-02-01"),
        bar("undated", "2021-03-01", "2021-03-01"),
    )

    fills = list(bodies(figure).marker.color)
    assert fills[0] == LIGHT.hue("blue").lower() and fills[1] == LIGHT.paper and fills[2] == "rgba(0,0,0,0)"


def tail_of(figure: go.Figure) -> go.Bar:
    """The trace of the pieces that fade."""
    return next(trace for trace in figure.data if trace.type == "bar" and len(trace.x) and len(trace.x) % STEPS == 0)


def strengths(trace: go.Bar) -> list[float]:
    return [float(colour.split(",")[-1].rstrip(")")) for colour in trace.marker.color]


def test_an_undated_event_fades_to_the_left_of_the_day_it_was_published() -> None:
    bars = [bar("day", "2021-01-01", "2021-01-01"), bar("undated", "2021-03-01", "2021-03-01")]

    tail = tail_of(drawn(*bars))

    assert max(tail.base + tail.x) == pytest.approx(axis_of(pd.DataFrame(bars)).at(pd.Timestamp("2021-03-02")))
    assert strengths(tail) == sorted(strengths(tail))


def test_an_undated_event_of_about_a_year_fades_over_all_of_it_and_has_no_firm_edge() -> None:
    bars = [
        bar("day", "2020-12-01", "2020-12-01"),
        bar("undated", "2021-01-01", "2021-12-31", about_start=True, about_end=True, bound="about 2021"),
    ]
    figure, axis = drawn(*bars), axis_of(pd.DataFrame(bars))

    tail = tail_of(figure)

    assert min(tail.base) < axis.at(pd.Timestamp("2021-01-01")) and max(tail.base + tail.x) > axis.at(pd.Timestamp("2022-01-01"))
    assert strengths(tail)[-1] < 0.1 and len(tail.x) == 2 * STEPS
    assert signs(figure).hovertext[1] == "It happened.<br>day not told; published about 2021"


@pytest.mark.parametrize(
    "shape,about", (("window", "about_start"), ("window", "about_end"), ("extent", "about_start"), ("extent", "about_end"))
)
def test_an_end_that_is_told_as_about_is_soft(shape: str, about: str) -> None:
    sharp, soft = (drawn(bar(shape, "2021-01-01", "2021-02-01", **{about: vague})) for vague in (False, True))

    assert len(tail_of(soft).x) == STEPS and not [trace for trace in sharp.data if trace.type == "bar" and len(trace.x) == STEPS]
    assert bodies(soft).marker.line.color[0] == "rgba(0,0,0,0)"  # no outline that would say where it ends
    assert "about " in signs(soft).hovertext[0]


def test_what_was_not_carried_out_is_dashed_and_has_no_body() -> None:
    figure = drawn(bar("extent", "2021-01-01", "2021-02-01", not_done=True))

    assert bodies(figure).marker.color[0] == "rgba(0,0,0,0)"
    assert [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "lines" and "px" in trace.line.dash]
    assert signs(figure).hovertext[0].endswith("planned, ordered or attempted")


def test_rows_of_layers_are_squares_and_dotted_bars_and_without_them_nothing_is() -> None:
    def shapes(layered: bool) -> tuple[object, object]:
        day, lasted = ("day", "2021-01-01", "2021-01-01"), ("extent", "2021-01-01", "2021-02-01")
        figure = drawn(bar(*day, layered=layered), bar(*lasted, layered=layered), bar(*day), bar(*lasted))
        marks = next(trace for trace in figure.data if trace.type == "scatter" and trace.mode == "markers")
        return marks.marker.symbol, bodies(figure).marker.pattern.shape

    symbols, patterns = shapes(True)
    assert list(symbols) == ["square", "circle"] and list(patterns) == [".", ""]
    assert shapes(False) == (None, None)


def test_a_day_of_something_not_carried_out_is_a_hollow_mark() -> None:
    done, planned = (
        next(
            trace
            for trace in drawn(bar("day", "2021-01-01", "2021-01-01", not_done=doubt)).data
            if trace.type == "scatter" and trace.mode == "markers"
        )
        for doubt in (False, True)
    )

    assert planned.marker.color[0] == LIGHT.paper and done.marker.color[0] != LIGHT.paper


@pytest.mark.parametrize("shape", ("day", "window", "extent", "undated"))
def test_what_is_alleged_is_paler_and_hatched_and_what_is_denied_struck(shape: str) -> None:
    last = "2021-01-01" if shape in ("day", "undated") else "2021-02-01"
    alleged, denied = (drawn(bar(shape, "2021-01-01", last, **{doubt: True})) for doubt in ("alleged", "denied"))

    hatched = [len(trace.x) for trace in alleged.data if trace.name == HATCH]
    struck = next(trace for trace in denied.data if trace.name == STRUCK)
    assert sum(hatched) == 1
    assert struck.x[0] < bodies_or_marks(denied) < struck.x[1]
    assert signs(alleged).hovertext[0].endswith("alleged") and signs(denied).hovertext[0].endswith("denied")


def bodies_or_marks(figure: go.Figure) -> float:
    """Pixels of the middle of the one bar or mark drawn."""
    mark = next(
        (
            trace.x[0]
            for trace in figure.data
            if trace.type == "scatter" and trace.mode == "markers" and len(trace.x) and trace.name is None
        ),
        None,
    )
    return mark if mark is not None else bodies(figure).base[0] + bodies(figure).x[0] / 2


def test_a_number_says_how_many_of_it_are_perhaps_the_same() -> None:
    figure = drawn(bar("day", "2021-01-01", "2021-01-01", n=9, twins=2))

    assert signs(figure).hovertext[0] == "9 events, of which 2 perhaps the same<br>1 Jan 2021"


def test_a_mark_says_its_number_or_its_group_and_carries_its_events() -> None:
    figure = drawn(bar("day", "2021-01-01", "2021-01-01"), bar("day", "2021-02-01", "2021-02-01", n=2, event_ids="a/2,a/3"))

    assert [list(trace.text) for trace in figure.data if trace.name == WORDS and len(trace.x)] == [["▲", "2"]]
    assert list(signs(figure).customdata) == ["a/1", "a/2,a/3"]


@pytest.mark.parametrize(
    "shape,more,words",
    (
        ("day", {}, "1 Jan 2021"),
        ("window", {}, "one day, 1 Jan 2021 to 1 Feb 2021"),
        ("extent", {"open_end": True}, "since 1 Jan 2021"),
        ("extent", {"open_start": True}, "until 1 Feb 2021"),
        ("undated", {"bound": "by 1 February 2021"}, "day not told; published by 1 February 2021"),
    ),
)
def test_a_hover_says_what_is_known_of_the_day_and_no_more(shape: str, more: dict, words: str) -> None:
    last = "2021-01-01" if shape == "day" else "2021-02-01"

    assert signs(drawn(bar(shape, "2021-01-01", last, **more))).hovertext[0] == f"It happened.<br>{words}"


def test_markup_in_a_summary_or_a_lane_is_none() -> None:
    figure = drawn(bar("day", "2021-01-01", "2021-01-01", summary="<img src=x>", lane="<b>NDF"))

    assert "<img" not in json.dumps(figure.to_plotly_json(), default=str) and "&lt;b&gt;NDF" in figure.layout.annotations[0].text


def test_the_open_event_is_outlined_and_no_other() -> None:
    figure = drawn(bar("day", "2021-01-01", "2021-01-01"), bar("day", "2021-02-01", "2021-02-01", event_ids="a/2"), chosen="a/2")

    outlined = [
        trace
        for trace in figure.data
        if trace.type == "scatter" and isinstance(trace.marker.color, str) and trace.marker.color == LIGHT.accent
    ]
    assert [len(trace.x) for trace in outlined] == [1]


def test_a_lane_says_how_many_of_its_events_are_drawn_and_what_nothing_dates_stands_beside_the_days() -> None:
    figure = drawn(bar("day", "2021-01-01", "2021-01-01"), bar("day", "2021-02-01", "2021-02-01", event_ids="a/2"), undated=12)

    name, *_ = [note.text for note in figure.layout.annotations]
    beside, hits = figure.data[-2:]
    assert ">2 of 14<" in name and list(beside.text) == ["12"]
    assert list(hits.customdata) == ["undated:ndf"] and list(hits.hovertext) == ["NDF: 12 events without any date"]
    assert min(beside.base, hits.base) > max(signs(figure).x) and figure.layout.xaxis.range[1] > beside.base


def test_a_lane_with_twins_says_so_and_one_without_says_nothing() -> None:
    said = [
        [note.text for note in drawn(bar("day", "2021-01-01", "2021-01-01"), twins=twins).layout.annotations] for twins in (2, 0)
    ]

    assert said[0][:1] == ["2 perhaps the same"] and len(said[1]) == len(said[0]) - 1


def test_a_lane_of_which_nothing_is_drawn_has_its_row_all_the_same() -> None:
    frame = pd.DataFrame([bar("day", "2021-01-01", "2021-01-01")])
    totals = pd.concat([pd.DataFrame([{"lane_id": "saa", "lane": "SAA", "events": 3, "undated": 3, "twins": 0}]), totals_of(frame)])

    figure = timeline_figure(frame, axis_of(frame), Look(LIGHT, HUES, SYMBOLS), totals)

    assert [note.text.split(" ")[0] for note in figure.layout.annotations] == ["SAA", "NDF"]
    assert ">0 of 3<" in figure.layout.annotations[0].text and signs(figure).y[0] == -1.5


def test_the_days_chosen_are_framed_among_all_days_and_lead_to_where_they_begin_and_end_below() -> None:
    told = periods(("2021-01-01", "2021-01-31", 4, False), ("2021-02-01", "2021-02-28", 1, True))
    axis = time_axis(told["until"], [], 900)
    first, last = pd.Timestamp("2021-02-01"), pd.Timestamp("2021-02-28")

    figure = strip_figure(told, axis, LIGHT, "month", window_of(axis, first, last), (0.1, 0.7))

    *_, frame = figure.layout.shapes
    assert (frame.x0, frame.x1) == tuple(axis.at(pd.Timestamp(day)) / axis.length for day in ("2021-02-01", "2021-03-01"))
    assert [(line.x0, line.x1) for line in figure.layout.shapes if line.type == "line"] == [(frame.x0, 0.1), (frame.x1, 0.7)]
    assert list(figure.data[0].y) == [4, 1]
    assert window_of(axis, None, None) == (0, axis.length)


def test_where_nothing_has_a_day_of_its_own_the_counts_say_so() -> None:
    told = periods(("2021-01-01", "2021-01-31", 4, True))

    empty, full = (counts_figure(rows, time_axis(told["until"], [], 900), LIGHT, "month") for rows in (told[:0], told))

    assert "none has a day of its own" in [note.text for note in empty.layout.annotations]
    assert "none has a day of its own" not in [note.text for note in full.layout.annotations]


def periods(*rows: tuple[str, str, float, bool]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "period": pd.to_datetime([first for first, *_ in rows]),
            "until": pd.to_datetime([row[1] for row in rows]),
            "events": [row[2] for row in rows],
            "chosen": [row[3] for row in rows],
            "words": "so many",
        }
    )


def test_what_lies_outside_the_chosen_days_is_drawn_faint() -> None:
    told = periods(("2021-01-01", "2021-01-31", 1.5, True), ("2021-02-01", "2021-02-28", 3.0, False))

    (bars,) = counts_figure(told, time_axis(told["period"], [], 900), LIGHT, "month").data

    assert list(bars.y) == [1.5, 3.0] and list(bars.text) == ["1.5", "3"]
    dark, faint = (sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) for colour in bars.marker.color)
    assert dark < faint


def test_a_bar_of_a_month_covers_its_days() -> None:
    told = periods(("2021-01-01", "2021-01-31", 1.0, True), ("2021-02-01", "2021-02-28", 1.0, True))
    axis = time_axis(told["period"], [], 900)

    (bars,) = counts_figure(told, axis, LIGHT, "month").data

    assert list(bars.x + bars.width) == pytest.approx([axis.at(pd.Timestamp(day)) for day in ("2021-02-01", "2021-03-01")])
