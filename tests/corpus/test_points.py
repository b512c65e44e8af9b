"""A point that its place's own governorate does not hold is doubted, with what was probably meant."""

from pathlib import Path

import pytest

from lib.corpus.checking.points import distance_km, point_doubts
from lib.corpus.model.models import Place
from lib.corpus.reading.read import read_corpus
from lib.settings import SAMPLE

EAST = [[[38.0, 34.0], [40.0, 34.0], [40.0, 36.0], [38.0, 36.0], [38.0, 34.0]]]
HOLED = [[[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]], [[1.0, 1.0], [3.0, 1.0], [3.0, 3.0], [1.0, 3.0], [1.0, 1.0]]]


@pytest.fixture
def outlines() -> dict:
    return {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {"name": "East"}, "geometry": {"type": "Polygon", "coordinates": EAST}}],
    }


def doubts_of(outlines: dict | None, *places: tuple) -> list:
    made = {
        name: Place(name, name.title(), "", precision, lat=lat, lon=lon, governorates=("East",), **dict(more))
        for name, precision, lat, lon, *more in places
    }
    return point_doubts("places.csv", made, dict(zip(made, range(2, 99))), outlines)


@pytest.mark.parametrize(
    ("lat", "lon", "hint"),
    (
        (35.0, 39.0, None),
        (36.1, 39.0, None),
        (39.0, 35.0, "lat 35 and lon 39, the other way round"),
        (-35.0, 39.0, "lat 35 and lon 39, with another sign"),
        (35.0, -39.0, "lat 35 and lon 39, with the other sign"),
        (10.0, 10.0, "look at the point"),
        (0.0, 0.0, "leave lat and lon empty"),
    ),
)
def test_a_point_lies_in_or_near_its_governorate_or_is_doubted(outlines: dict, lat: float, lon: float, hint: str | None) -> None:
    found = doubts_of(outlines, ("ford", "town", lat, lon))

    assert [problem.severity for problem in found] == ["warning"] * (hint is not None)
    assert all((problem.line, problem.field) == (2, "lat") and hint in problem.hint for problem in found)


def test_without_outlines_or_along_a_line_nothing_is_doubted(outlines: dict) -> None:
    assert doubts_of(None, ("ford", "town", 10.0, 10.0)) == []
    assert doubts_of(outlines, ("border", "line", 10.0, 10.0)) == []


def test_two_places_with_one_point_are_said_unless_one_stands_in(outlines: dict) -> None:
    one, other = ("ford", "town", 35.0, 39.0), ("mill", "site", 35.0, 39.0)

    (found,) = doubts_of(outlines, one, other)

    assert (found.line, found.severity) == (3, "warning") and "“mill” has the very point of “ford”" in found.what
    assert doubts_of(outlines, one, (*other, ("located_by", "proxy"))) == []
    assert doubts_of(outlines, one, (*other, ("within", ("ford",)))) == []


@pytest.mark.parametrize(("lat", "lon", "km"), ((0.5, 0.5, 0.0), (2.0, 2.0, 110.6), (2.0, 5.0, 111.3), (-1.0, 2.0, 110.6)))
def test_distances_are_those_on_the_earth_and_a_hole_is_outside(lat: float, lon: float, km: float) -> None:
    assert distance_km(lat, lon, [HOLED]) == pytest.approx(km, abs=0.5)


def test_a_corpus_with_a_turned_point_inside_its_extent_says_so(tmp_path: Path) -> None:
    for file in ("corpus.yaml", "actors.yaml", "boundaries.geojson"):
        (tmp_path / file).write_bytes((SAMPLE / file).read_bytes())
    table = (SAMPLE / "places.csv").read_text(encoding="utf-8")
    assert "town,36.5024,40.7477" in table
    (tmp_path / "places.csv").write_text(table.replace("town,36.5024,40.7477", "town,40.7477,36.5024"), encoding="utf-8")

    found = [problem for problem in read_corpus(tmp_path).problems if problem.file == "places.csv"]

    assert ["36.5024 and lon 40.7477" in problem.hint for problem in found] == [True]


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "what"),
    (
        ("corpus.yaml", "time_zone: Asia/Damascus", "time_zone: Mars/Olympus", "time_zone", "is no time zone"),
        ("corpus.yaml", 'title: "Tensions', 'title: "\u200b" # "Tensions', "title", "blank"),
        ("actors.yaml", "{id: hezbollah,", '{id: "hez\u202ebollah",', "[", ""),
    ),
)
def test_what_cannot_be_meant_is_no_longer_taken_in_silence(
    tmp_path: Path, file: str, old: str, new: str, field: str, what: str
) -> None:
    for name in ("corpus.yaml", "actors.yaml", "places.csv"):
        (tmp_path / name).write_bytes((SAMPLE / name).read_bytes())
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    found = [problem for problem in read_corpus(tmp_path).problems if problem.file == file and problem.severity == "error"]

    assert found and any(field in problem.field and what in problem.what for problem in found)


@pytest.mark.parametrize(("lat", "lon"), ((90.0, 0.0), (-90.0, 10.0), (89.99, 179.99)))
def test_a_pole_is_far_from_an_outline_and_no_error(lat: float, lon: float) -> None:
    assert distance_km(lat, lon, [HOLED]) > 5_000
