"""The map as data: few traces, discs in the order in which they lie, shapes that a map does not drop."""

import os
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.corpus.models import Extent
from lib.events.at_places import MOST_MARKS, Placed
from lib.figures.basemap import NO_SHAPES, base_style, read_boundaries
from lib.figures.map import FILLS, MARKS, map_figure
from lib.figures.map_labels import text_layout
from lib.figures.map_shapes import SHAPES, shapes_trace
from lib.figures.theme import LIGHT

HUES = {"red": "blue", "white": "orange"}
MARK_ROWS = pd.DataFrame({
    "place_id": ["town", "valley"], "name": ["Town", "Valley"], "lat": [1.0, 2.0], "lon": [3.0, 4.0],
    "radius_km": [np.nan, 20.0], "n": [1, 4], "event_id": ["a/1", "a/2"], "core": ["red", "white"],
    "ring": ["white", ""], "group": ["ground", ""], "halo": [False, True]})
ARROW_ROWS = pd.DataFrame({"event_id": ["a/1"], "lat": [1.0], "lon": [3.0], "core": ["red"], "from_lat": [2.0],
                           "from_lon": [4.0]})
AREAS = pd.DataFrame({"place_id": [], "place": pd.Series([], dtype=str), "place_precision": [], "n": []})


def figure(marks: pd.DataFrame = MARK_ROWS, arrows: pd.DataFrame = ARROW_ROWS,
           circle: tuple[float, float, float] | None = None, areas: pd.DataFrame = AREAS, outlines: dict = NO_SHAPES) -> go.Figure:
    style = base_style(LIGHT, outlines, NO_SHAPES, text_layout())
    placed = Placed(marks, areas, arrows, tuple(marks["event_id"]), ())
    return map_figure(placed, LIGHT, HUES, {"ground": "■"}, style, Extent(0, 0, 5, 5), circle)


def test_heads_of_arrows_keep_in_scale_with_what_the_map_shows() -> None:
    def head(extent: Extent) -> float:
        shapes = shapes_trace(MARK_ROWS[:0], ARROW_ROWS, None, LIGHT, HUES, extent.east - extent.west)
        corners = np.array(shapes.geojson["features"][0]["geometry"]["coordinates"][1][0])
        return float(np.ptp(corners, axis=0).max())

    assert head(Extent(0, 0, 0.5, 0.5)) == pytest.approx(head(Extent(0, 0, 5, 5)) / 10, rel=0.01)


def trace(drawn: go.Figure, name: str) -> dict:
    return next(one.to_plotly_json() for one in drawn.data if one.name == name)


def test_all_that_is_drawn_takes_three_traces() -> None:
    drawn = figure(circle=(1.0, 3.0, 50.0))

    assert [one.name for one in drawn.data] == [SHAPES, "discs", MARKS]


def test_discs_lie_in_the_order_origin_ring_paper_core() -> None:
    discs = trace(figure(), "discs")

    assert list(discs["marker"]["color"]) == [
        LIGHT.hue("blue"), LIGHT.hue("orange"), LIGHT.paper, LIGHT.paper, LIGHT.hue("blue"), LIGHT.hue("orange")]
    assert list(discs["lat"]) == [2, 1, 2, 1, 1, 2]
    ring, gap, core = (discs["marker"]["size"][at] for at in (1, 3, 4))
    assert ring > gap > core


def test_a_mark_says_its_number_or_its_group_and_carries_its_place() -> None:
    marks = trace(figure(), MARKS)

    assert list(marks["text"]) == ["■", "4"]
    assert list(marks["customdata"]) == ["town", "valley"]
    assert list(marks["hovertext"]) == ["Town: 1 event", "Valley: 4 events"]


def test_each_shape_has_its_own_colours_and_outline() -> None:
    shapes = trace(figure(circle=(1.0, 3.0, 50.0)), SHAPES)
    scale = dict(shapes["colorscale"])

    assert [scale[z / shapes["zmax"]] for z in shapes["z"]] == [
        LIGHT.tint(LIGHT.hue("orange"), 0.05), LIGHT.tint(LIGHT.accent, 0), LIGHT.hue("blue")]
    assert list(shapes["marker"]["line"]["color"]) == [
        LIGHT.tint(LIGHT.hue("orange"), 0.45), LIGHT.accent, LIGHT.hue("blue")]


def test_outlines_are_closed_and_hold_something_so_that_no_map_drops_them() -> None:
    shapes = trace(figure(circle=(1.0, 3.0, 50.0)), SHAPES)

    for feature in shapes["geojson"]["features"]:
        for (ring,) in feature["geometry"]["coordinates"]:
            x, y = np.array(ring).T
            assert ring[0] == ring[-1]
            assert abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) > 1e-5


def test_one_kind_of_shape_alone_has_a_scale_too() -> None:
    shapes = trace(figure(MARK_ROWS.assign(halo=False)), SHAPES)

    assert list(shapes["z"]) == [0] and shapes["colorscale"][0][1] == LIGHT.hue("blue")


def test_without_shapes_there_is_no_trace_for_them() -> None:
    drawn = figure(MARK_ROWS.assign(halo=False), ARROW_ROWS.head(0))

    assert [one.name for one in drawn.data] == ["discs", MARKS]


@pytest.mark.parametrize("outlined,filled", (((), []), (("Lower",), []), (("Lower", "Upper"), ["Upper"])))
def test_a_governorate_without_an_outline_is_not_filled(outlined: tuple[str, ...], filled: list[str]) -> None:
    areas = pd.DataFrame({"place_id": ["upper"], "place": ["Upper Governorate"], "place_precision": ["governorate"], "n": [2]})
    outlines = {"features": [{"properties": {"name": name}} for name in outlined]}

    drawn = figure(areas=areas, outlines=outlines)

    assert [name for one in drawn.data if one.name == FILLS for name in one.locations] == filled


def test_outlines_are_read_as_the_file_now_is(tmp_path: Path) -> None:
    file = tmp_path / "boundaries.geojson"
    file.write_bytes(b"\xef\xbb\xbf" + b'{"features": [1]}')
    assert read_boundaries(file) == {"features": [1]}

    file.write_text('{"features": [2]}', encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert read_boundaries(file) == {"features": [2]}
    file.unlink()

    assert read_boundaries(file) == read_boundaries(None) == NO_SHAPES


def test_markup_in_a_name_is_shown_and_not_obeyed() -> None:
    drawn = figure(marks=MARK_ROWS.assign(name=["<b>T</b>", "V"]))

    assert trace(drawn, MARKS)["hovertext"][0] == "&lt;b&gt;T&lt;/b&gt;: 1 event"


def test_the_fullest_map_stays_under_a_megabyte() -> None:
    many = pd.concat([MARK_ROWS] * (MOST_MARKS // 2), ignore_index=True)
    named = many.assign(place_id=[f"a-place-{number}" for number in many.index], name="A place of some name",
                        lat=np.linspace(30, 38, len(many)) + 0.12345, lon=np.linspace(35, 43, len(many)) + 0.12345)

    assert len(figure(named).to_json()) < 880_000
