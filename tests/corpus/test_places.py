"""The gazetteer takes a plain table; what is wrong in a row is said with the row's line, and no point is without source."""

import pytest

from lib.corpus.checking.points import extent_doubts
from lib.corpus.model.models import Extent
from lib.corpus.reading.places import COLUMNS, Gazetteer

HEAD = ",".join(COLUMNS)


def rows(*cells: dict[str, str], head: str = HEAD) -> Gazetteer:
    lines = [",".join(f'"{row[name]}"' if name in row else "" for name in COLUMNS) for row in cells]
    return Gazetteer("\n".join((head, *lines)) + "\n", "places.csv")


def place(identifier: str = "ford", **cells: str) -> dict[str, str]:
    return {"id": identifier, "name": "Ford", "precision": "town"} | cells


def test_a_place_keeps_all_that_its_row_says() -> None:
    found = rows(
        place(
            "ford",
            name_ar="المخاضة",
            aliases="Upper Ford| the Ford ",
            kind="village",
            lat="13.0",
            lon="1.5",
            radius_km="2",
            governorate="Upper|Lower",
            district="D",
            country="QX",
            within="reeds",
            located_by="survey",
            source="map",
        ),
        place("reeds", precision="area"),
    )

    assert found.problems == []
    ford = found.places["ford"]
    assert (ford.lat, ford.lon, ford.radius_km, ford.aliases) == (13.0, 1.5, 2.0, ("Upper Ford", "the Ford"))
    assert (ford.governorates, ford.within, ford.kind, ford.source) == (("Upper", "Lower"), ("reeds",), "village", "map")


def test_a_place_without_a_point_has_none() -> None:
    ford = rows(place()).places["ford"]

    assert (ford.lat, ford.lon, ford.radius_km) == (None, None, None)


@pytest.mark.parametrize(
    "cells,field,what,hint",
    (
        ({"lat": "34.1N", "lon": "4", "source": "x"}, "lat", "not a number", "34.7240"),
        ({"lat": "34,5", "lon": "4", "source": "x"}, "lat", "not a number", "perhaps 34.5"),
        ({"lat": "99", "lon": "4", "source": "x"}, "lat", "outside -90 to 90", ""),
        ({"lat": "nan", "lon": "4", "source": "x"}, "lat", "not a number", ""),
        ({"lat": "١٢", "lon": "4", "source": "x"}, "lat", "not a number", "34.7240"),
        ({"lat": "1_0", "lon": "4", "source": "x"}, "lat", "not a number", "34.7240"),
        ({"id": "for\u200bd"}, "id", "cannot be an id", "cannot be seen"),
        ({"kind": "vil\u0007lage"}, "kind", "U+0007", "delete it"),
        ({"name": "\u2060\u00a0"}, "name", "is missing", ""),
        ({"lat": "34.5", "source": "x"}, "lat", "half a point", "both lat and lon"),
        ({"lat": "34.5", "lon": "4"}, "source", "a point without a source", "where lat and lon come from"),
        ({"radius_km": "-1"}, "radius_km", "outside 0", ""),
        ({"precision": "twn"}, "precision", "not in the codebook", "town"),
        ({"located_by": "gps"}, "located_by", "not in the codebook", "survey"),
        ({"within": "reed"}, "within", "no place has the id", "reeds"),
        ({"within": "ford"}, "within", "lies within itself", ""),
        ({"name": ""}, "name", "is missing", ""),
        ({"id": "the ford"}, "id", "cannot be an id", "no white space"),
    ),
)
def test_a_bad_cell_is_said_once_with_line_and_field(cells: dict[str, str], field: str, what: str, hint: str) -> None:
    (problem,) = rows(place("reeds"), place(**cells)).problems

    assert (problem.line, problem.field) == (3, field)
    assert what in problem.what and hint in problem.hint


def test_one_id_for_two_places_names_the_first_line() -> None:
    (problem,) = rows(place(), place("reeds"), place()).problems

    assert (problem.line, problem.field, problem.hint) == (4, "id", "see line 2")


@pytest.mark.parametrize(
    "text,line,what",
    (
        (HEAD + '\nz,Z,,,,town,,,,,,,,,\na,"A,,,,town,,,,,,,,,\nb,B,,,,town\n', 3, "unexpected end"),
        (HEAD + '\na,"A "the" b",,,,town\n', 2, "expected after"),
        (HEAD + "\na," + "A" * 200_000 + ",,,,town\n", 2, "field larger"),
        (HEAD + "\na,A,,,,town,,,,,,,,,,,more\n", 2, "more cells than the header"),
        (HEAD.replace(",", ";") + "\na;A\n", 1, "not separated by commas"),
        (HEAD.replace("source", "name") + "\n", 1, "stands twice"),
        (HEAD.replace("name_ar", "arabic") + "\n", 1, "no column here"),
        ("", 1, "“id” is missing"),
    ),
)
def test_a_broken_table_is_said_with_its_line(text: str, line: int, what: str) -> None:
    problems = Gazetteer(text, "places.csv").problems

    assert problems[0].line == line
    assert what in problems[0].what


def test_a_cell_over_two_lines_does_not_shift_the_lines_of_others() -> None:
    problems = rows(place(name="Ford\nby the reeds"), place("bad", precision="twn")).problems

    assert [problem.line for problem in problems] == [4]


@pytest.mark.parametrize("end", ("\n", "\r\n", "\r"))
def test_any_line_end_and_rows_of_empty_cells_are_taken(end: str) -> None:
    found = Gazetteer(end.join((HEAD, "a,A,,,,town", "," * 14, "", "b,B,,,,town", "")), "places.csv")

    assert list(found.places) == ["a", "b"] and found.problems == []


def test_homonyms_stay_ambiguous_and_an_alias_of_one_alone_answers() -> None:
    found = rows(place("ford-upper", aliases="Upper Ford"), place("ford-lower", aliases="Lower Ford"))

    assert found.problems == []
    assert found.index.resolve("Ford")[1:] == ("“Ford” is the name of several places", "write one of: ford-lower, ford-upper")
    assert found.index.resolve("upper ford") == ("ford-upper", "", "")


@pytest.mark.parametrize("radius,told", (("0", 1), ("1e-300", 1), ("0.05", 0), ("", 0)))
def test_a_circle_too_small_to_draw_is_doubted(radius: str, told: int) -> None:
    cells = {"lat": "12", "lon": "2", "source": "x", "radius_km": radius}
    read = rows(place(**cells))
    found = extent_doubts("places.csv", read.places, read.lines, Extent(0, 0, 9, 20))

    assert [problem.field for problem in found] == ["radius_km"] * told
