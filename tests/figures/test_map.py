"""The map as data: few traces, discs in the order in which they lie, doubt drawn as doubt, shapes that a map does not drop."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.events.counting.at_places import Placed
from lib.figures.basemap import NO_SHAPES, base_style
from lib.figures.figure import Figure
from lib.figures.look import Look
from lib.figures.map import DOUBTS, FILLS, MARKS, SIGNS, Ground, Sheet, Start, map_layout, map_traces
from lib.figures.map_discs import mixed
from lib.figures.map_labels import names_of
from lib.figures.map_mark_table import mark_table
from lib.figures.map_marks import frame_of
from lib.figures.map_shapes import SHAPES, Lines, shapes_trace
from lib.figures.theme import LIGHT
from tests.figures.test_map_marks import area, placing_rows

HUES = {"red": "blue", "white": "orange"}
RED, WHITE = LIGHT.hue("blue"), LIGHT.hue("orange")
VIEW = {"center": {"lat": 1.5, "lon": 3.5}, "zoom": 6.0}
TOWN = {
    "place_id": "town",
    "name": "Town",
    "lat": 1.0,
    "lon": 3.0,
    "events": [1],
    "core": "red",
    "ring": "white",
    "group": "ground",
}
VALLEY = area(20, place_id="valley", name="Valley", lat=2.0, lon=4.0, events=[2, 3, 4, 5], core="white")
PLACES = placing_rows([TOWN, VALLEY])
ARROW_ROWS = pd.DataFrame(
    {
        "event_id": ["a/1"],
        "place_id": ["town"],
        "core": ["red"],
        "from_lat": [2.0],
        "from_lon": [4.0],
        "not_done": [False],
        "alleged": [False],
        "denied": [False],
    }
)
AREAS = pd.DataFrame(
    {"place_id": [], "place": pd.Series([], dtype=str), "place_precision": [], "governorate": [], "n": [], "layered": []}
)


def figure(
    places: pd.DataFrame = PLACES,
    arrows: pd.DataFrame = ARROW_ROWS,
    circle: tuple[float, float, float] | None = None,
    areas: pd.DataFrame = AREAS,
    outlines: dict = NO_SHAPES,
    open_event: str = "",
) -> go.Figure:
    placed = Placed(places, AREAS, areas, arrows, tuple(places["event_id"].unique()))
    marks = mark_table(places, frame_of(VIEW, 540, 640))
    style = base_style(LIGHT, outlines, None, names_of(marks, {}, NO_SHAPES, None, LIGHT))
    traces = map_traces(placed, marks, Look(LIGHT, HUES, {"ground": "■"}), Ground(outlines, 6.0), circle, open_event)
    return Figure(traces, map_layout(LIGHT, Sheet(style, Start(VIEW, VIEW, "here"))))


def arrow_of(reach: float = 5, **doubt: bool) -> go.Choroplethmap:
    arrows = ARROW_ROWS.assign(lat=1.0, lon=3.0, **doubt)
    return go.Choroplethmap(shapes_trace(PLACES[:0], Lines(arrows, PLACES[:0].assign(lead="")), None, Look(LIGHT, HUES), reach))


def test_heads_of_arrows_keep_in_scale_with_what_the_map_shows() -> None:
    def head(reach: float) -> float:
        corners = np.array(arrow_of(reach).geojson["features"][0]["geometry"]["coordinates"][1][0])
        return float(np.ptp(corners, axis=0).max())

    assert head(0.5) == pytest.approx(head(5) / 10, rel=0.01)


@pytest.mark.parametrize("doubt", ("not_done", "denied"))
def test_an_arrow_that_was_not_carried_out_is_dashed_thin_and_hollow(doubt: str) -> None:
    done, planned = arrow_of(), arrow_of(**{doubt: True})

    pieces = [len(one.geojson["features"][0]["geometry"]["coordinates"]) for one in (done, planned)]
    assert pieces[0] == 2 and pieces[1] > 10
    assert planned.marker.line.width[0] < done.marker.line.width[0]
    assert done.colorscale[0][1] == RED and planned.colorscale[0][1] == LIGHT.tint(RED, 0)


def test_an_alleged_arrow_is_paler() -> None:
    assert arrow_of(alleged=True).marker.line.color[0] == LIGHT.tint(RED, 0.5)


def test_the_places_of_the_open_event_are_joined_by_a_thin_line_and_edged() -> None:
    both = placing_rows([TOWN, TOWN | {"place_id": "other", "lat": 2.0}, VALLEY])

    closed, opened = figure(both), figure(both, open_event="a/1")

    def lines(drawn: go.Figure) -> int:
        return list(trace(drawn, SHAPES)["marker"]["line"]["color"]).count(LIGHT.accent)

    assert (lines(closed), lines(opened)) == (0, 1)
    (ring,) = trace(opened, SHAPES)["geojson"]["features"][-1]["geometry"]["coordinates"][0]
    assert np.allclose(sorted(ring[:2]), [(3.0, 1.0), (3.0, 2.0)])
    assert trace(opened, "discs")["marker"]["color"].count(LIGHT.accent) == 2
    assert LIGHT.accent not in trace(closed, "discs")["marker"]["color"]


def trace(drawn: go.Figure, name: str) -> dict:
    return next(one.to_plotly_json() for one in drawn.data if one.name == name)


def test_all_that_is_drawn_takes_three_traces() -> None:
    drawn = figure(circle=(1.0, 3.0, 50.0))

    assert [one.name for one in drawn.data] == [SHAPES, "discs", MARKS]


def discs_of(**town) -> list[str]:
    """Colours of the discs of a lone mark, the lowest first."""
    return list(trace(figure(placing_rows([TOWN | town]), ARROW_ROWS.head(0)), "discs")["marker"]["color"])


def test_discs_lie_in_the_order_origin_then_each_mark_from_ring_to_core_and_exact_places_last() -> None:
    discs = trace(figure(), "discs")

    assert list(discs["marker"]["color"]) == [RED, LIGHT.paper, WHITE, WHITE, LIGHT.paper, RED]
    assert list(discs["lat"]) == [2, 2, 2, 1, 1, 1]
    assert list(discs["marker"]["size"][3:]) == sorted(discs["marker"]["size"][3:], reverse=True)


def test_a_mark_that_did_not_happen_is_hollow_and_one_that_is_alleged_pale_with_a_second_ring() -> None:
    assert discs_of(ring="") == [LIGHT.paper, RED]
    assert discs_of(ring="", not_done=True) == discs_of(ring="", denied=True) == [LIGHT.paper, RED, LIGHT.paper]
    assert discs_of(ring="", alleged=True) == [LIGHT.paper, RED, LIGHT.paper, mixed(RED, LIGHT.paper, 0.35)]


def test_a_mark_of_layers_alone_has_a_rim_of_ink() -> None:
    assert discs_of(ring="", layered=True)[:2] == [LIGHT.ink, LIGHT.paper]
    assert LIGHT.ink not in discs_of(ring="")


def test_a_point_that_was_not_surveyed_has_a_thin_rim() -> None:
    assert discs_of(ring="", surveyed=False) == [LIGHT.muted, LIGHT.paper, LIGHT.paper, RED]


def test_a_mark_says_its_number_or_its_group_and_carries_its_place() -> None:
    marks = trace(figure(), MARKS)

    assert list(marks["text"]) == ["4", "■"]
    assert list(marks["customdata"]) == ["valley", "town"]
    assert [words.split("<br>")[0] for words in marks["hovertext"]] == [
        "<b>Valley</b>: 4 events, somewhere within 20 km",
        "<b>Town</b>: 1 event",
    ]


def test_a_hollow_mark_keeps_its_sign_in_ink_and_a_denied_one_is_crossed() -> None:
    for doubt, sign in (("not_done", "■"), ("alleged", "■"), ("denied", "✕")):
        drawn = figure(placing_rows([TOWN | {doubt: True}]))
        assert list(trace(drawn, MARKS)["text"]) == [""]
        assert list(trace(drawn, SIGNS)["text"]) == [sign] and trace(drawn, SIGNS)["textfont"]["color"] == LIGHT.ink


def test_a_mark_of_several_events_says_beside_it_how_many_are_doubtful() -> None:
    drawn = figure(
        placing_rows([TOWN | {"events": [1, 2], "not_done": True}, TOWN | {"events": [3], "alleged": True}, TOWN | {"events": [4]}])
    )

    assert list(trace(drawn, DOUBTS)["text"]) == ["2○ 1?"]
    assert list(trace(drawn, MARKS)["text"]) == ["4"]


def test_each_shape_has_its_own_colours_and_outline() -> None:
    shapes = trace(figure(circle=(1.0, 3.0, 50.0)), SHAPES)
    scale = dict(shapes["colorscale"])

    assert [scale[z / shapes["zmax"]] for z in shapes["z"]] == [LIGHT.tint(WHITE, 0.05), LIGHT.tint(LIGHT.accent, 0), RED]
    assert list(shapes["marker"]["line"]["color"]) == [LIGHT.tint(WHITE, 0.45), LIGHT.accent, RED]


def test_outlines_are_closed_and_hold_something_so_that_no_map_drops_them() -> None:
    shapes = trace(figure(circle=(1.0, 3.0, 50.0)), SHAPES)

    for feature in shapes["geojson"]["features"]:
        for (ring,) in feature["geometry"]["coordinates"]:
            x, y = np.array(ring).T
            assert ring[0] == ring[-1]
            assert abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) > 1e-5


def test_a_circle_placed_by_the_coder_is_dashed_and_one_with_a_source_is_not() -> None:
    sourced = trace(figure(), SHAPES)["geojson"]["features"]
    own = trace(figure(placing_rows([TOWN, VALLEY | {"surveyed": False}])), SHAPES)

    assert len(sourced) == 2 and len(own["geojson"]["features"]) == 3
    assert list(own["marker"]["line"]["width"]) == [0, 1, 2]
    assert len(own["geojson"]["features"][1]["geometry"]["coordinates"]) > 20


def test_one_kind_of_shape_alone_has_a_scale_too() -> None:
    shapes = trace(figure(placing_rows([TOWN])), SHAPES)

    assert list(shapes["z"]) == [0] and shapes["colorscale"][0][1] == RED


def test_without_shapes_there_is_no_trace_for_them() -> None:
    drawn = figure(placing_rows([TOWN]), ARROW_ROWS.head(0))

    assert [one.name for one in drawn.data] == ["discs", MARKS]


@pytest.mark.parametrize("outlined,filled", (((), []), (("Lower",), []), (("Lower", "Upper"), ["governorate:upper"])))
def test_a_governorate_without_an_outline_is_not_filled(outlined: tuple[str, ...], filled: list[str]) -> None:
    areas = pd.DataFrame(
        {
            "place_id": ["upper"],
            "place": ["Upper Governorate"],
            "place_precision": ["governorate"],
            "governorate": ["Upper"],
            "n": [2],
            "layered": [0],
        }
    )
    shape = {"type": "Polygon", "coordinates": []}
    outlines = {"features": [{"properties": {"name": name}, "geometry": shape} for name in outlined]}

    drawn = figure(areas=areas, outlines=outlines)

    assert [name for one in drawn.data if one.name == FILLS for name in one.locations] == filled


def test_a_governorate_of_rows_of_layers_alone_has_a_rim_of_ink_and_says_whose_they_are() -> None:
    places = (("upper", "Upper", 2, 0), ("both", "Both", 3, 1), ("l.lower", "Lower", 4, 4), ("shared", "Shared", 1, 0))
    rows = [*places, ("l.shared", "Shared", 2, 2)]
    areas = pd.DataFrame(rows, columns=["place_id", "governorate", "n", "layered"])
    areas = areas.assign(place=areas["governorate"], place_precision="governorate")
    shape = {"type": "Polygon", "coordinates": []}

    drawn = figure(
        areas=areas, outlines={"features": [{"properties": {"name": name}, "geometry": shape} for _, name, *_ in places]}
    )

    (fills,) = (one for one in drawn.data if one.name == FILLS)
    rims = dict(zip(fills.customdata, zip(fills.marker.line.color, fills.marker.line.width)))
    assert {place for place, (colour, _) in rims.items() if colour == LIGHT.ink} == {"l.lower"}
    assert rims["l.lower"][1] > rims["upper"][1] and fills.customdata[-1] == "l.lower"
    words = dict(zip(fills.customdata, fills.text))
    assert "4 events, rows of layers, no place" in words["l.lower"] and "3 events, 1 of them rows of layers" in words["both"]
    assert "layers" not in words["upper"]


def test_the_fullest_map_stays_under_a_megabyte() -> None:
    chance = np.random.default_rng(1)
    many = placing_rows(
        [
            area(
                30,
                place_id=f"a-place-{number}",
                name="A place of some name",
                events=[number],
                surveyed=number % 2 == 0,
                lat=lat,
                lon=lon,
            )
            for number, (lat, lon) in enumerate(chance.uniform((-1, 0), (4, 7), (5000, 2)))
        ]
    )

    assert len(figure(many).to_json()) < 880_000
