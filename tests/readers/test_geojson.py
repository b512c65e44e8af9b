"""GeoJSON, opened by GDAL (pyogrio) and shapely."""

import json
from pathlib import Path

import pyogrio
import pytest
import shapely
from geopy.distance import geodesic

from lib.exchange.chosen import chosen_of
from lib.exchange.geojson import geojson_misses, write_geojson
from lib.exchange.manifest import Snapshot
from lib.exchange.plain import plain_column
from lib.exchange.shapes import circle, line
from tests.readers.conftest import ODD

KINDS = {"event": "Point", "place": "Point", "halo": "Polygon", "movement": "LineString"}


def read(snapshot: Snapshot, folder: Path) -> list[dict]:
    """The features as GDAL reads them: properties, with the shape under "shape"."""
    (folder / "events.geojson").write_bytes(write_geojson(snapshot))
    _, table = pyogrio.read_arrow(folder / "events.geojson")
    rows = table.to_pylist()
    for row in rows:
        row["shape"] = shapely.from_wkb(row.pop("wkb_geometry"))
    return rows


def test_each_event_is_one_feature_with_or_without_a_place(whole: Snapshot, tmp_path: Path) -> None:
    events = [row for row in read(whole, tmp_path) if row["feature"] == "event"]

    assert [row["event_id"] for row in events] == whole.events["event_id"].tolist()
    without = sum(row["shape"] is None for row in events)
    assert 0 < without < len(events) and geojson_misses(chosen_of(whole))[0].startswith(f"{without} events without")
    assert [row["date"] for row in events] == plain_column(whole.events["date"])


def test_points_halos_and_movements_are_what_they_should_be(whole: Snapshot, tmp_path: Path) -> None:
    rows = read(whole, tmp_path)

    assert {row["feature"] for row in rows} == set(KINDS)
    for row in filter(lambda row: row["shape"] is not None, rows):
        assert row["shape"].geom_type == KINDS[row["feature"]] and row["shape"].is_valid
    halos = [row for row in rows if row["feature"] == "halo"]
    assert all(row["shape"].exterior.is_ccw and row["radius_km"] > 0 and row["place_precision"] for row in halos)
    assert all(row["from_place_id"] != row["place_id"] for row in rows if row["feature"] == "movement")


def test_what_is_selected_is_told_and_odd_words_come_back(odd: Snapshot, tmp_path: Path) -> None:
    told = json.loads(write_geojson(odd))["faultlines"]
    first = read(odd, tmp_path)[0]

    assert told["filters"] == {"words": odd.words, "link": odd.link} and told["ledger"]["shown"] == len(odd.events)
    assert told["corpus"]["fingerprint"] == odd.corpus.fingerprint and told["citations"] and told["licence"]
    assert first["summary"] == ODD


def test_of_a_table_alone_first_places_are_drawn_and_a_province_is_no_point(bare: Snapshot) -> None:
    features = json.loads(write_geojson(bare))["features"]
    points = {one["id"]: one["geometry"] and one["geometry"]["coordinates"] for one in features if "#" not in one["id"]}

    assert points["north/1"] == [0.25, -3.5] and points["north/2"] is None and points["north/3"] is None
    assert [one["id"] for one in features if one["properties"]["feature"] == "halo"] == ["north/4#1"]


def test_what_is_missing_is_null_and_no_number(bare: Snapshot) -> None:
    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    second = json.loads(write_geojson(bare), parse_constant=refuse)["features"][1]["properties"]
    assert (second["lat"], second["first_day"], second["place"], second["killed_min"]) == (None, None, None, None)


def test_no_events_are_an_empty_collection(empty: Snapshot, tmp_path: Path) -> None:
    assert json.loads(write_geojson(empty))["features"] == [] and geojson_misses(chosen_of(empty)) == ()


def test_a_halo_has_its_radius_on_the_ground() -> None:
    ring = circle(40.0, 35.0, 25.0)["coordinates"][0]

    assert all(abs(geodesic((35.0, 40.0), (lat, lon)).km - 25) < 0.01 for lon, lat in ring) and ring[0] == ring[-1]


@pytest.mark.parametrize("lon", (179.9, -179.9))
def test_what_crosses_the_180th_meridian_is_cut_there(lon: float) -> None:
    halo, way = shapely.geometry.shape(circle(lon, -17.0, 50.0)), shapely.geometry.shape(line((lon, -17.0), (-lon, -18.0)))

    assert halo.geom_type == "MultiPolygon" and halo.is_valid and way.geom_type == "MultiLineString"
    assert all(part.bounds[2] - part.bounds[0] < 2 for part in (*halo.geoms, *way.geoms))
    assert halo.bounds[0] == way.bounds[0] == -180 and halo.bounds[2] == way.bounds[2] == 180
    assert all(part.exterior.is_ccw for part in halo.geoms) and way.length == pytest.approx(1.02, abs=0.01)
