"""Outlines and roads of a corpus: whatever a person can put into the file, the rest loads and the person is told."""

import json
import os
from pathlib import Path

import pytest

from lib.corpus.checking.effects import effects
from lib.corpus.model.models import Corpus
from lib.corpus.reading import shapes
from lib.corpus.reading.read import Reader, read_corpus

RING = [[36.0, 35.0], [37.0, 35.0], [37.0, 36.0], [36.0, 35.0]]


def area(name: object = "North", coordinates: object = None, kind: str = "Polygon") -> dict:
    geometry = {"type": kind, "coordinates": [RING] if coordinates is None else coordinates}
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


def road(coordinates: object, kind: str = "LineString") -> dict:
    return {"type": "Feature", "properties": {}, "geometry": {"type": kind, "coordinates": coordinates}}


def put(folder: Path, name: str, *features: object) -> list[str]:
    """Write the file; what is said of it."""
    (folder / name).write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    read = read_corpus(folder)
    told = [problem for problem in read.problems if problem.file == name]
    assert {problem.severity for problem in told} <= {"warning"}
    used = read.boundaries if name == "boundaries.geojson" else read.roads
    assert (used is None) == bool(told)
    return [problem.what for problem in told]


def test_whole_files_are_used_without_a_word(folder: Path) -> None:
    assert put(folder, "boundaries.geojson", area(), area("South", [[RING], [RING, RING]], "MultiPolygon")) == []
    assert put(folder, "roads.geojson", road(RING[:2]), road([RING[:2], RING], "MultiLineString")) == []


@pytest.mark.parametrize(
    "bad",
    (
        area(None),
        area(7),
        area(" "),
        area(["North"]),
        area(kind="Point"),
        area(coordinates=5),
        area(coordinates=[5]),
        area(coordinates=[[5, 6, 7, 8]]),
        area(coordinates=[]),
        area(coordinates=[[]]),
        area(coordinates=[RING[:2]]),
        area(coordinates=[[[None, None]] * 4]),
        area(coordinates=[[["36", "35"]] * 4]),
        area(coordinates=[[[36.0]] * 4]),
        area(coordinates=[[[float("nan"), 35.0]] * 4]),
        area(coordinates=[[[10**400, 35.0]] * 4]),
        area(coordinates=[[[True, 35]] * 4]),
        area(coordinates=[[[[RING]]]]),
        {"properties": {"name": "North"}, "geometry": None},
        {"properties": None},
        None,
        "north",
        3,
        area(coordinates="RING"),
        area(coordinates={"a": 1}),
    ),
    ids=lambda bad: str(bad)[-40:],
)
def test_bad_outlines_are_a_warning(folder: Path, bad: object) -> None:
    assert len(put(folder, "boundaries.geojson", area(), bad)) == 1


def test_outlines_in_metres_are_told_to_be_saved_in_degrees(folder: Path) -> None:
    metres = area(coordinates=[[[x * 111_000, y * 111_000] for x, y in RING]])

    assert put(folder, "boundaries.geojson", metres) == ["feature 1: has coordinates that are no degrees"]
    assert any("EPSG:4326" in problem.hint for problem in read_corpus(folder).problems)


@pytest.mark.parametrize("bad", (road([]), road([[36, 35]]), road([[RING]]), road(RING, "Polygon"), road(None)))
def test_bad_roads_are_a_warning_and_leave_the_outlines(folder: Path, bad: object) -> None:
    put(folder, "boundaries.geojson", area())

    assert len(put(folder, "roads.geojson", bad)) == 1
    assert read_corpus(folder).boundaries is not None


def test_roads_too_many_to_send_with_every_map_are_said(folder: Path) -> None:
    assert put(folder, "roads.geojson", road(RING * 60_000)) == ["is larger than 2 MB"]


def test_other_roads_are_another_corpus(folder: Path) -> None:
    put(folder, "roads.geojson", road(RING))
    before = read_corpus(folder).fingerprint
    put(folder, "roads.geojson", road(RING[:2]))

    assert read_corpus(folder).fingerprint != before


@pytest.mark.parametrize("features", ({}, "", {"a": 1}, None))
def test_features_that_are_no_list_are_a_warning(folder: Path, features: object) -> None:
    (folder / "boundaries.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")

    corpus = read_corpus(folder)

    assert corpus.boundaries is None and told(corpus, "boundaries.geojson") == [shapes.SHAPES["boundaries.geojson"][0]]
    assert set(effects(corpus)) >= {"file left out"}


def told(corpus: Corpus, name: str) -> list[str]:
    return [problem.what for problem in corpus.problems if problem.file == name]


def whole(name: str, *features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": [area(*features) if name == "boundaries.geojson" else road(RING)]})


BROKEN = {
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:90]),
    "a list": lambda path: path.write_text("[]", "utf-8"),
    "no text": lambda path: path.write_bytes(b"\xff\xfe" * 40),
    "a feature that is none": lambda path: path.write_text('{"features": [null]}', "utf-8"),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("name", ("boundaries.geojson", "roads.geojson"))
@pytest.mark.parametrize("case", BROKEN)
def test_shapes_that_no_longer_read_stay_as_they_were_and_say_so(folder: Path, case: str, name: str) -> None:
    path, reader = folder / name, Reader(folder)
    path.write_text(whole(name), "utf-8")
    before = reader.read()

    BROKEN[case](path)
    after = reader.read()

    assert (after.boundaries, after.roads) == (before.boundaries, before.roads) != (None, None)
    assert after.stale == (name,) and after.fingerprint == before.fingerprint
    assert "last good version, read at" in told(after, name)[0] and len(told(after, name)) == 2
    first = read_corpus(folder)  # who reads it for the first time has no earlier version
    assert (first.stale, first.boundaries, first.roads) == ((), None, None)


def test_shapes_that_are_mended_or_gone_are_shown_as_they_are(folder: Path) -> None:
    path, reader = folder / "boundaries.geojson", Reader(folder)
    path.write_text(whole(path.name), "utf-8")
    reader.read()
    path.write_text("[]", "utf-8")
    reader.read()

    path.write_text(whole(path.name, "South"), "utf-8")
    mended = reader.read()
    path.unlink()

    assert mended.boundaries["features"][0]["properties"]["name"] == "South" and mended.stale == ()
    assert (gone := reader.read()).boundaries is None and gone.stale == ()


def test_other_outlines_saved_with_the_same_size_and_time_are_other_outlines(folder: Path) -> None:
    path, reader = folder / "boundaries.geojson", Reader(folder)
    path.write_text(whole(path.name, "North"), "utf-8")
    stat = path.stat()
    assert reader.read().boundaries["features"][0]["properties"]["name"] == "North"

    path.write_text(whole(path.name, "South"), "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert path.stat().st_size == stat.st_size
    assert reader.read().boundaries["features"][0]["properties"]["name"] == "South"


def test_the_same_contents_are_looked_through_once(folder: Path, monkeypatch) -> None:
    looked, check = [], shapes._wrong
    monkeypatch.setattr(shapes, "_wrong", lambda name, features: looked.append(name) or check(name, features))
    put(folder, "boundaries.geojson", area())
    reader, looked[:] = Reader(folder), []

    first = reader.read()
    (folder / "articles" / "new.md").write_text("---\n---\n", "utf-8")

    assert reader.read().boundaries is first.boundaries and looked == ["boundaries.geojson"]


def test_a_name_that_cannot_be_written_down_is_no_name(folder: Path) -> None:
    assert put(folder, "boundaries.geojson", area("\ud800North")) == [f"feature 1: {shapes.SHAPES['boundaries.geojson'][0]}"]
