"""The ground of a part of the world: found by its bounds, small in all, served by the app alone."""

import json
from pathlib import Path

import pytest

from lib.corpus.model.models import Corpus, Extent
from lib.figures.ground import FOLDER, SERVED, Ground, ground_layers, ground_of, ground_sources, main_rivers, towns
from lib.figures.theme import DARK, LIGHT
from tests.figures.test_theme import MARKS, contrast

FILES = {"relief.webp", "rivers.geojson", "lakes.geojson", "towns.geojson"}


@pytest.fixture
def ground(sample: Corpus) -> Ground:
    return ground_of(sample.settings.extent)


def test_the_smallest_crop_that_holds_all_of_an_extent_is_taken(tmp_path: Path) -> None:
    for name in ("0_0_40_40", "10_10_30_30", "10_10_19_30", "notes", "1_2_3"):
        (tmp_path / name).mkdir()

    assert ground_of(Extent(12, 12, 20, 20), tmp_path).name == "10_10_30_30"
    assert ground_of(Extent(5, 12, 20, 20), tmp_path).name == "0_0_40_40"
    assert ground_of(Extent(-5, 12, 20, 20), tmp_path) is None
    assert ground_of(Extent(12, 12, 20, 20), tmp_path / "missing") is None


def test_without_a_crop_there_is_nothing_to_draw() -> None:
    assert ground_sources(None) == {} and ground_layers(None, LIGHT) == [] and main_rivers(None) == towns(None) == []


def test_the_files_of_every_crop_are_small_and_each_source_has_its_own(ground: Ground) -> None:
    held = {path.name: path.stat().st_size for path in ground.folder.iterdir()}

    assert set(held) == FILES and sum(held.values()) < 300_000
    for source in ground_sources(ground).values():
        served = source.get("url") or source["data"]
        assert served.startswith(f"{SERVED}/") and (FOLDER / served.removeprefix(f"{SERVED}/")).is_file()


def test_the_rivers_of_the_sample_are_there_and_named(ground: Ground) -> None:
    rivers = json.loads((ground.folder / "rivers.geojson").read_bytes())["features"]
    named = {river["properties"].get("name") for river in rivers}

    assert {"Euphrates", "Khabur", "Orontes"} <= named
    near = [point for line in main_rivers(ground) for point in line if abs(point[0] - 40.14) < 0.1 and abs(point[1] - 35.34) < 0.1]
    assert near  # the Euphrates at Deir ez-Zor


def test_there_is_a_lake_behind_the_dam_of_tabqa(ground: Ground) -> None:
    lakes = json.loads((ground.folder / "lakes.geojson").read_bytes())["features"]
    corners = [corner for lake in lakes for corner in lake["geometry"]["coordinates"][0]]

    assert sum(38.0 < lon < 38.6 and 35.8 < lat < 36.4 for lon, lat in corners) > 20


def test_towns_are_named_once_with_the_most_people_first(ground: Ground) -> None:
    found = [town["properties"] for town in towns(ground)]

    assert len({town["name"] for town in found}) > 0.95 * len(found) > 100
    assert [town["people"] for town in found] == sorted((town["people"] for town in found), reverse=True)


@pytest.mark.parametrize("theme", (LIGHT, DARK), ids=lambda theme: theme.name)
def test_rivers_can_be_told_from_what_they_cross(theme) -> None:
    for under in (theme.land, theme.paper, theme.water):
        assert contrast(theme.river, under) >= MARKS
    assert contrast(theme.river_name, theme.land) >= 4.5 and contrast(theme.river_name, theme.paper) >= 4.5
