"""GeoJSON as a layer: a feature is a row, a point its longitude and latitude, and no point is made up."""

import json
from pathlib import Path

import pytest

from lib.layers.findings import Findings
from lib.layers.layer_file import read_layer_file
from lib.layers.opening import open_table
from lib.layers.rows import Asked, read_rows
from lib.layers.told import Reading
from tests.layers.tables import corpus_of, said, with_layer
from tests.layers.test_tables import EXTENT
from tests.layers.workbooks import opened

LAYER = """
title: Valley checkpoints
format: table
file: points.geojson
mapping:
  id: nr
  type: {columns: [kind], codes: {raid: {type: attack, left: initiator, right: target}}}
  actors: [{side: left, name: who}]
  date: {first: day}
  place: {name: where, lat: latitude, lon: longitude}
  summary: "{kind}[ at {where}]"
"""


def feature(nr: object, *point: object, geometry: object = None, **more: object) -> str:
    """A feature as text, at a point (longitude, latitude) or of another geometry."""
    told = {"type": "Point", "coordinates": list(point)} if point else geometry
    properties = {"nr": nr, "kind": "raid", "who": "فرسان الوادي", "day": "2021-06-14", "where": "Ford"} | more
    return json.dumps({"type": "Feature", "geometry": told, "properties": properties}, ensure_ascii=False)


def collection(*features: str, more: str = "") -> bytes:
    """A collection with each feature on a line, from the second on."""
    return ('{"type": "FeatureCollection", ' + more + '"features": [\n' + ",\n".join(features) + "\n]}\n").encode()


def told(data: bytes) -> Reading:
    file, problems = read_layer_file(LAYER, "valley", "layer.yaml")
    assert file, problems
    findings = Findings("t")
    return read_rows(open_table(data, ",", findings), Asked(file.mapping, {}, EXTENT, True), findings)


FIRST, SECOND = feature(1, 37.5, 34.5), feature(2, 38.5, 34.5)


@pytest.mark.parametrize(
    "data",
    (
        collection(FIRST, SECOND),
        b"\xef\xbb\xbf" + collection(FIRST, SECOND),
        f"\n{FIRST}\n{SECOND}\n".encode(),
        f"\n\x1e{FIRST}\n\x1e{SECOND}\n".encode(),
        f"[\n{FIRST},\n{SECOND}]".encode(),
        f'{{"features": [\n{FIRST},\n{SECOND}], "type": "FeatureCollection"}}'.encode(),
        f'\x1e{{"name": "a \\"features\\": [", "features": [\n{FIRST},\n{SECOND}]}}'.encode(),
    ),
)
def test_features_are_read_in_each_form_with_the_line_on_which_each_begins(data: bytes) -> None:
    reading = told(data)

    assert [(one.id, one.line, one.summary, one.roles) for one in reading.told] == [
        ("1", 2, "raid at Ford", "initiator\tفرسان الوادي"),
        ("2", 3, "raid at Ford", "initiator\tفرسان الوادي"),
    ]
    assert [place[:3] for place in reading.places] == [("Ford", 34.5, 37.5), ("Ford", 34.5, 38.5)]
    assert not reading.problems and reading.n_read == 2


def test_geojson_of_a_folder_stands_beside_the_articles(tmp_path: Path) -> None:
    corpus = corpus_of(with_layer(tmp_path / "corpus", LAYER, collection(FIRST), "points.geojson", "valley"))
    (record,) = corpus.sources[-1].records(corpus)

    assert corpus.places[record.place[0]].point == (34.5, 37.5)


def test_values_become_text_and_what_is_nested_json() -> None:
    more = {"a": 2.0, "b": 2.5, "c": True, "d": None, "e": {"f": ["غ", 1]}, "n": 10**19}
    table, problems = opened(collection(feature(1, 37.5, 34.5, **more), feature(2)))

    assert table.rows[0][5:] == ["2", "2.5", "TRUE", "", '{"f":["غ",1]}', "10000000000000000000", "37.5", "34.5"]
    assert table.header[5:] == (*"abcden", "longitude", "latitude") and table.rows[1][5:] == [""] * 8 and not problems


AREA = {"type": "Polygon", "coordinates": [[[37, 34], [38, 34], [38, 35], [37, 34]]]}


@pytest.mark.parametrize(
    "geometry,kind,point,words",
    (
        (AREA, "Polygon", (None, None), "t:2: geometry: is a Polygon, and no point (the event stays without a point)"),
        ({"type": "MultiPoint", "coordinates": [[37, 34], [38, 34]]}, "MultiPoint", (None, None), "is a MultiPoint, and no point"),
        ({"type": "MultiPoint", "coordinates": [[37.5, 34.5]]}, None, (34.5, 37.5), ""),
        ({"type": "Point", "coordinates": []}, None, (None, None), ""),
        (None, None, (None, None), ""),
        ({"type": "Point", "coordinates": [37]}, "Point", (None, None), "t:2: geometry: is no geometry that can be read"),
        ({"type": "Point", "coordinates": [[37, 34]]}, "Point", (None, None), "is no geometry that can be read"),
        ({"coordinates": [37, 34]}, None, (None, None), "is no geometry that can be read"),
        ("POINT(37 34)", None, (None, None), "is no geometry that can be read"),
        ({"type": "Point", "coordinates": [37.5, 34.5, 800]}, None, (34.5, 37.5), ""),
        ({"type": "Point", "coordinates": ["37.5", "34.5"]}, None, (34.5, 37.5), ""),
        ({"type": "Point", "coordinates": [34.5, 41.0]}, None, (None, None), "perhaps the other way round: 34.5, 41"),
        ({"type": "Point", "coordinates": [4174000, 4100000]}, None, (None, None), "is no coordinate"),
        ({"type": "Point", "coordinates": [0, 0]}, None, (None, None), "0, 0 stands where no point is known"),
    ),
)
def test_what_is_no_point_is_said_and_none_is_made_up(
    geometry: object, kind: str | None, point: tuple[float | None, ...], words: str
) -> None:
    data = collection(feature(1, geometry=geometry))
    table, reading = opened(data)[0], told(data)

    assert reading.places[0][1:3] == point and len(reading.told) == 1
    assert (dict(zip(table.header, table.rows[0])).get("geometry")) == kind
    assert said(reading.problems, words) and bool(reading.problems) == bool(words)


def test_a_broken_feature_leaves_out_itself_alone() -> None:
    broken = '{"type": "Feature", "properties": {"nr": }}'
    number, other, odd = "7", '{"type": "Point"}', '{"type": "Feature", "geometry": null, "properties": [1]}'
    reading = told(collection(FIRST, number, other, odd, broken, SECOND))

    assert [(one.id, one.line) for one in reading.told] == [("1", 2), ("2", 7)]
    assert reading.n_read == 6 and [row.line for row in reading.lost] == [3, 4, 5, 6]
    assert reading.out == {"no feature": 2, "properties that are no properties": 1, "no JSON that can be read": 1}
    assert said(reading.problems, "t:6: is no JSON (it begins: ", "t:4: is no feature", "t:5: properties: says no names and values")


def test_a_broken_line_leaves_out_itself_alone() -> None:
    reading = told(f'{FIRST}\n{{"type": "Feature", broken\n{SECOND}\n'.encode())

    assert [one.id for one in reading.told] == ["1", "2"] and reading.out == {"no JSON that can be read": 1}


def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes_and_said() -> None:
    whole = collection(FIRST, SECOND)
    between, within = told(whole[: whole.index(b",\n{")]), told(whole[:-30])

    assert [len(reading.told) for reading in (between, within)] == [1, 1]
    assert said(between.problems, "t:2: ends before its list does (it was cut off")
    assert said(within.problems, "t:3: is no JSON, and nothing after it can be read") and within.n_read == 2


def test_what_a_property_says_otherwise_stands_first_and_is_said() -> None:
    same, problems = opened(collection(feature(1, 37.5, 34.5, longitude="37.50", latitude=34.5)))
    other, doubts = opened(collection(feature(1, 37.5, 34.5, latitude=34, id="a")[:-1] + ', "id": 7}'))

    assert same.header[-2:] == ("longitude", "latitude") and not problems
    assert other.header[-5:] == ("latitude", "id", "longitude", "latitude (2)", "id (2)")
    assert other.rows[0][-5:] == ["34", "a", "37.5", "34.5", "7"]
    assert "t: latitude: “latitude” is a property too, and says otherwise" in doubts[0] and len(doubts) == 2


def test_points_in_another_grid_are_said() -> None:
    usual = '"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}, '

    assert not opened(collection(FIRST, more=usual))[1]
    assert (
        "its points are said to be in “EPSG:3857”"
        in opened(collection(FIRST, more=usual.replace("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:3857")))[1][0]
    )
    assert not opened(collection(FIRST, more='"crs": "EPSG:4326", '))[1]


@pytest.mark.parametrize(
    "data,words",
    (
        (b'{"type": "Topology", "arcs": []}', "is a Topology, and holds no features"),
        (b'{"type": "Point", "coordinates": [1, 2]}', "is a Point, and holds no features"),
        (b'{"count": 1, "data": []}', "is JSON, and no GeoJSON"),
        (b'[{"a": 1}]', "holds no feature"),
        (b"[]", "holds no feature"),
        (b'{"a": ', "is JSON that is broken"),
        (b'{"a" 1}', "is JSON that is broken"),
        (b'{"a": 1', "is JSON that is broken"),
        (b'{"a": ' + b"[" * 100_000, "is JSON that is broken"),
        (b'{"type": "FeatureCollection", "features": []}', "holds no feature"),
        (b'{"type": "FeatureCollection", "features": [{"a": ' + b"[" * 100_000, "is no JSON, and nothing after it can be read"),
    ),
)
def test_json_that_holds_no_features_is_refused_with_its_reason(data: bytes, words: str) -> None:
    table, problems = opened(data)

    assert not table.header and words in "\n".join(problems) and any(line.startswith("error: ") for line in problems)
