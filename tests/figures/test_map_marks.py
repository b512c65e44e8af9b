"""Marks at the zoom shown: none reaches another one's number, exact places lie above areas, and no event is lost or doubled."""

import numpy as np
import pandas as pd
import pytest

from lib.figures.map_mark_table import mark_table
from lib.figures.map_marks import Frame, degrees, frame_of, pixels, reaches_of

VIEW = {"center": {"lat": 35.0, "lon": 38.0}, "zoom": 6.0}
FRAME = frame_of(VIEW, 540, 640)


def placing_rows(places: list[dict]) -> pd.DataFrame:
    """Placings: `place` with its `events` (numbers) and what differs from a town with a gazetteer's point."""
    usual = {
        "name": "Town",
        "lat": 35.0,
        "lon": 38.0,
        "radius_km": np.nan,
        "precision": "town",
        "governorate": "",
        "drawn": True,
        "exact": True,
        "surveyed": True,
        "located": "gazetteer: A list",
        "core": "red",
        "ring": "",
        "group": "violence",
        "not_done": False,
        "alleged": False,
        "denied": False,
        "layered": False,
    }
    rows = [
        usual | {"event_id": f"a/{event}"} | {name: value for name, value in place.items() if name != "events"}
        for place in places
        for event in place["events"]
    ]
    return pd.DataFrame(rows)


def area(km: float, **place) -> dict:
    return {"exact": False, "precision": "area", "radius_km": km} | place


def marks_of(*places: dict, frame: Frame = FRAME) -> pd.DataFrame:
    return mark_table(placing_rows(list(places)), frame).set_index("lead")


def test_two_places_with_one_point_are_one_mark_that_names_both_and_counts_a_shared_event_once() -> None:
    marks = marks_of({"place_id": "ward", "name": "Ward", "events": [1, 2, 3]}, {"place_id": "hq", "name": "HQ", "events": [3, 4]})

    assert marks[["place_id", "n", "n_places"]].to_numpy().tolist() == [["ward,hq", 4, 2]]
    assert "4 events at 2 places" in marks["words"].iloc[0]
    assert "<b>Ward</b>: 3 events" in marks["words"].iloc[0] and "<b>HQ</b>: 2 events" in marks["words"].iloc[0]


def test_places_that_are_close_on_the_screen_part_as_the_map_comes_nearer() -> None:
    places = ({"place_id": "a", "events": [1]}, {"place_id": "b", "events": [2], "lat": 35.1})

    assert len(marks_of(*places)) == 1
    assert len(marks_of(*places, frame=frame_of(VIEW | {"zoom": 9.0}, 540, 640))) == 2


def test_a_mark_stands_where_its_leading_place_was_reported() -> None:
    marks = marks_of({"place_id": "a", "events": [1], "lat": 35.001}, {"place_id": "b", "events": [2, 3], "lat": 35.123456})

    assert marks.loc["b", ["lat", "lon"]].tolist() == [35.123456, 38.0]


def test_an_area_s_mark_sits_on_its_circle_where_no_other_mark_is() -> None:
    marks = marks_of(
        area(80, place_id="plain", events=[1, 2]),
        {"place_id": "town", "events": [3]},
        {"place_id": "north", "events": [4], "lat": 35.72},
    )

    away = np.hypot(
        *np.array(pixels([35.0, marks.loc["plain", "lat"]], [38.0, marks.loc["plain", "lon"]], FRAME.scale)).T[0]
        - np.array(pixels([marks.loc["plain", "lat"]], [marks.loc["plain", "lon"]], FRAME.scale)).T[0]
    )
    of_degree = FRAME.scale / 360 / np.cos(np.radians(35))
    assert away == pytest.approx(80 / 111.32 * of_degree, rel=0.02)
    assert set(marks.index) == {"plain", "town", "north"}


def test_an_area_without_a_circle_to_sit_on_joins_the_exact_place_in_it_and_never_leads_it() -> None:
    marks = marks_of(area(2, place_id="base", name="Base", events=[1, 2, 3]), {"place_id": "town", "events": [4]})

    assert marks["place_id"].tolist() == ["town,base"] and marks["n"].tolist() == [4]
    assert "<b>Base</b>: 3 events, somewhere within 2 km" in marks["words"].iloc[0]


def test_exact_places_come_after_areas_and_small_marks_after_great_ones_so_that_they_lie_above() -> None:
    marks = marks_of(
        {"place_id": "small", "events": [1]},
        {"place_id": "great", "events": [2, 3], "lon": 39.0},
        area(50, place_id="wide", events=[4, 5, 6], lon=36.0),
    )

    assert marks.index.tolist() == ["wide", "great", "small"]


def test_a_mark_shows_colours_and_group_only_where_its_events_share_them() -> None:
    def shared(**second) -> list[str]:
        one = {"place_id": "town", "events": [1], "core": "red", "ring": "blue"}
        return marks_of(one, one | {"events": [2]} | second).iloc[0][["core", "ring", "group"]].tolist()

    assert shared() == ["red", "blue", "violence"]
    assert shared(ring="") == ["red", "", "violence"]
    assert shared(core="blue", ring="red") == shared(core="green") == ["many", "", "violence"]
    assert shared(group="politics") == ["red", "blue", ""]


@pytest.mark.parametrize(
    "doubt,words", (("not_done", "planned, ordered or attempted"), ("alleged", "alleged"), ("denied", "denied"))
)
def test_a_mark_looks_doubtful_only_where_all_of_its_events_are_and_says_how_many(doubt: str, words: str) -> None:
    doubtful = {"place_id": "town", "events": [1], doubt: True}

    alone, mixed = marks_of(doubtful).iloc[0], marks_of(doubtful, {"place_id": "town", "events": [2]}).iloc[0]

    assert (alone["look"], mixed["look"]) == (doubt, "")
    assert alone["words"].endswith(f"<br>{words}") and mixed["words"].endswith(f"<br>of them 1 {words}")
    assert mixed[doubt] == 1


def test_markup_in_a_name_or_a_source_is_shown_and_not_obeyed() -> None:
    words = marks_of({"place_id": "town", "name": "<i>T</i>", "located": "<b>me</b>", "events": [1]})["words"].iloc[0]

    assert "&lt;i&gt;T&lt;/i&gt;" in words and "&lt;b&gt;me&lt;/b&gt;" in words


def test_no_placing_gives_no_mark() -> None:
    assert mark_table(placing_rows([{"place_id": "town", "events": [1]}]).head(0), FRAME).empty


def assert_apart(places: list[tuple]) -> None:
    rows = placing_rows(
        [
            {
                "place_id": f"p{number}",
                "lat": lat,
                "lon": lon,
                "events": range(number, number + events),
                "exact": not km,
                "radius_km": km or np.nan,
            }
            for number, (lat, lon, events, km) in enumerate(places)
        ]
    )
    marks = mark_table(rows, FRAME)

    assert sorted(",".join(marks["place_id"]).split(",")) == sorted(rows["place_id"].unique())
    for mark in marks.itertuples():
        held = rows[rows["place_id"].isin(mark.place_id.split(","))]
        assert mark.n == len(set(held["event_id"]))
        assert mark.exact == bool(held["exact"].any())
    x, y = pixels(marks["lat"], marks["lon"], FRAME.scale)
    reach = reaches_of(marks["n"])
    apart = np.hypot(x[:, None] - x, y[:, None] - y) - np.maximum(reach[:, None], reach)
    np.fill_diagonal(apart, np.inf)
    assert (apart > 0).all()


def test_five_thousand_places_are_gathered_by_the_same_rules() -> None:
    chance = np.random.default_rng(7)
    assert_apart(
        list(
            zip(
                chance.uniform(32.5, 37, 5000),
                chance.uniform(35.5, 41, 5000),
                chance.integers(1, 4, 5000),
                chance.choice([0, 0, 0, 20], 5000),
            )
        )
    )


def test_pixels_and_degrees_are_each_other_s_way_back() -> None:
    lats, lons = np.array([-60.0, 0.0, 35.3, 84.0]), np.array([-179.0, 0.0, 40.1, 181.5])

    assert np.allclose(degrees(*pixels(lats, lons, 1000.0), 1000.0), (lats, lons))
