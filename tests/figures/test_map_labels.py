"""Names on the map: every mark's own place first, then the corpus's places, none twice, none on a mark."""

import json
import re

import pandas as pd
import pytest

from lib.corpus.model.models import Corpus, Place
from lib.figures.basemap import NO_SHAPES, base_style
from lib.figures.ground import ground_of, towns
from lib.figures.map_labels import NEAR_KM, SIZE, area_names, names_of, near_names
from lib.figures.map_mark_table import mark_table
from lib.figures.map_marks import frame_of, reaches_of
from lib.figures.outlines import middle_of, within
from lib.figures.theme import DARK, LIGHT
from tests.figures.test_map_marks import area, placing_rows

VIEW = {"center": {"lat": 1.5, "lon": 3.5}, "zoom": 6.0}
TOWN = {"place_id": "town", "name": "Town", "lat": 1.0, "lon": 3.0, "events": [1, 2], "not_done": False}
PLACES = {
    name.lower(): Place(name.lower(), name, "city", kind, lat=lat, lon=3.0)
    for name, kind, lat in (
        ("Town", "town", 1.0),
        ("Hangar", "site", 1.3),
        ("Steppe", "area", 1.5),
        ("Unmarked", "town", 2.0),
        ("Lost", "town", None),
    )
}


def marks_of(*rows: dict) -> pd.DataFrame:
    return mark_table(placing_rows(list(rows)), frame_of(VIEW, 540, 640))


def features_of(source: str, *rows: dict, outlines: dict = NO_SHAPES) -> list[dict]:
    return names_of(marks_of(*rows), PLACES, outlines, None, LIGHT)["sources"][source]["data"]["features"]


def words_of(source: str, *rows: dict) -> list[str]:
    return [feature["properties"]["name"] for feature in features_of(source, *rows)]


def test_every_mark_has_its_name_and_says_how_many_more_places_it_holds() -> None:
    beside = {"place_id": "suburb", "name": "Suburb", "lat": 1.01, "lon": 3.0, "events": [3]}

    assert words_of("mark-names", TOWN) == ["Town"]
    assert words_of("mark-names", TOWN, beside) == ["Town +1"]


def test_exact_places_are_named_before_areas_and_those_with_more_events_first() -> None:
    valley = area(20, place_id="valley", name="Valley", lat=2.5, lon=4.5, events=[4, 5, 6])
    city = {"place_id": "city", "name": "City", "lat": 2.0, "lon": 1.0, "events": [7, 8, 9]}

    ranks = {one["properties"]["name"]: one["properties"]["rank"] for one in features_of("mark-names", TOWN, valley, city)}
    assert sorted(ranks, key=ranks.get) == ["City", "Town", "Valley"]


def test_a_name_stands_clear_of_its_own_mark_and_each_mark_keeps_all_names_away() -> None:
    (name,), blocks = features_of("mark-names", TOWN), features_of("blocks", TOWN)
    reach = float(reaches_of([2])[0])

    sides = name["properties"]["sides"]
    assert {*sides[::2]} >= {"left", "right", "top", "bottom"}
    assert all(SIZE * (across**2 + down**2) ** 0.5 > 0.95 * reach for across, down in sides[1::2])
    assert [one["properties"]["size"] for one in blocks] == pytest.approx([reach, reach], abs=0.1)
    assert len(features_of("blocks", TOWN | {"events": [1], "not_done": True}, TOWN | {"events": [2]})) == 3


def test_places_without_a_mark_are_named_behind_those_with_one_and_towns_before_sites() -> None:
    found = features_of("places", TOWN)

    assert {one["properties"]["name"]: one["properties"]["rank"] for one in found} == {"Hangar": 1, "Unmarked": 0}


def test_large_towns_of_the_corpus_are_named_first_and_past_a_mark_that_lies_on_them(sample: Corpus) -> None:
    ground = ground_of(sample.settings.extent)
    places = names_of(marks_of(TOWN), sample.places, NO_SHAPES, ground, LIGHT)["sources"]["places"]["data"]["features"]
    found = {one["properties"]["name"]: one["properties"] for one in places}

    assert found["Damascus"]["rank"] < found["Deir ez-Zor"]["rank"] < found["Suweida"]["rank"] <= 0
    assert len(found["Damascus"]["sides"]) > len(found["Suweida"]["sides"])


def square(name: str, west: float, size: float) -> dict:
    ring = [[west, 0], [west + size, 0], [west + size, size], [west, size], [west, 0]]
    return {"properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def test_outlines_are_named_in_their_middle_the_larger_first() -> None:
    small, large = area_names({"features": [square("Small", 0, 1), square("Large", 5, 4)]})[::-1]

    assert (large["properties"]["name"], small["properties"]["name"]) == ("Large", "Small")
    assert large["geometry"]["coordinates"] == pytest.approx([7, 2], abs=0.4)
    assert large["properties"]["room"] > small["properties"]["room"] > 0


def test_the_name_of_a_bent_outline_stands_within_it() -> None:
    bent = [[0, 0], [9, 0], [9, 1], [1, 1], [1, 9], [0, 9], [0, 0]]
    lon, lat, _ = middle_of({"type": "Polygon", "coordinates": [bent]})

    assert within(pd.DataFrame(bent).to_numpy(float), *pd.DataFrame([[lon, lat]]).to_numpy().T).all()


def test_a_town_beside_a_place_of_the_corpus_is_not_named_twice() -> None:
    around = [
        {"properties": {"name": name}, "geometry": {"coordinates": [3.0, lat]}}
        for name, lat in (("Near", 1 + (NEAR_KM - 1) / 111.32), ("Far", 1 + (NEAR_KM + 1) / 111.32))
    ]

    assert near_names(around, [(3.0, 1.0)]) == ["Near"]
    assert near_names(around, []) == near_names([], [(3.0, 1.0)]) == []


@pytest.mark.parametrize("theme", (LIGHT, DARK), ids=lambda theme: theme.name)
def test_the_whole_style_asks_the_app_alone_and_needs_no_glyphs(sample: Corpus, theme) -> None:
    ground = ground_of(sample.settings.extent)
    style = base_style(theme, NO_SHAPES, ground, names_of(marks_of(TOWN), sample.places, NO_SHAPES, ground, theme))
    text = json.dumps(style)

    assert not {"glyphs", "sprite"} & set(style) and "://" not in text
    assert all(url.startswith("/app/static/") for url in re.findall(r'"(/[^"]*)"', text))
    assert {layer["source"] for layer in style["layers"] if "source" in layer} == set(style["sources"])


def test_a_town_that_the_corpus_knows_is_hidden_among_the_towns_around(sample: Corpus) -> None:
    ground = ground_of(sample.settings.extent)
    layers = {layer["id"]: layer for layer in names_of(marks_of(TOWN), sample.places, NO_SHAPES, ground, LIGHT)["layers"]}
    hidden = layers["towns"]["filter"][1][1][2][1]

    assert {"Aleppo", "Raqqa"} <= set(hidden) and "Gaziantep" not in hidden
    assert "Gaziantep" in {town["properties"]["name"] for town in towns(ground)}
