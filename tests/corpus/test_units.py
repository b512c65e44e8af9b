"""Governorate and district by the corpus's own outlines: taken where empty, doubted where other, told where a line is near."""

import json
import shutil
from pathlib import Path

import pytest

from lib.corpus.checking.lying import Outlines, km_to_line
from lib.corpus.checking.units import Units, units_by_outlines
from lib.corpus.model.models import Place
from lib.corpus.reading.offered import COLUMNS, Offered
from lib.corpus.reading.read import read_corpus
from lib.settings import SAMPLE
from tests.places.files import box, feature

FIRST = [feature(box(0, 4, 4, 8), name="North", name_ar="الشمال"), feature(box(0, 0, 4, 4), name="South")]
SECOND = [feature(box(0, 4, 2, 8), name="Upper"), feature(box(2, 4, 4, 8), name="Side")]


def units_of(*places: Place, **more: object) -> Units:
    levels = {"boundaries.geojson": {"features": FIRST} | more, "boundaries-2.geojson": {"features": SECOND}}
    return units_by_outlines({place.id: place for place in places}, {place.id: 2 for place in places}, levels, ("QX",))


def place(lat: float, lon: float, governorate: str = "", precision: str = "town", district: str = "", **more: object) -> Place:
    told = tuple(filter(None, (governorate,)))
    return Place("mill", "Mill", "", precision, lat=lat, lon=lon, governorates=told, district=district, country="QX", **more)


def test_what_is_empty_is_taken_and_marked() -> None:
    found = units_of(place(6.0, 1.0))

    mill = found.places["mill"]
    assert (mill.governorates, mill.district, mill.by_outlines) == (("North",), "Upper", ("governorate", "district"))
    assert found.problems == [] and found.words[0] == "places whose governorate is taken from boundaries.geojson: 1 (mill: North)"


def test_what_is_written_otherwise_is_a_warning_with_the_distance_to_the_line() -> None:
    found = units_of(place(4.5, 1.0, "South", district="Side"))

    first, second = found.problems
    assert (first.file, first.line, first.field, first.severity) == ("places.csv", 2, "governorate", "warning")
    assert first.what == "“Mill” lies in North by boundaries.geojson, 55.3 km from its line; written is South"
    assert second.field == "district" and "lies in Upper by boundaries-2.geojson" in second.what
    assert found.places["mill"].governorates == ("South",) and not found.places["mill"].by_outlines


@pytest.mark.parametrize(
    ("told", "more"),
    (
        (place(4.02, 1.0, "South", district="Upper"), {}),
        (place(4.5, 1.0, "South", "vicinity", "Upper", radius_km=60.0), {}),
        (place(4.1, 1.0, "South", district="Upper"), {"simplified_km": 9.0}),
    ),
)
def test_nearer_to_the_line_than_it_is_known_a_place_is_told_and_not_accused(told: Place, more: dict) -> None:
    found = units_of(told, **more)

    assert found.problems == []
    assert "nearer to a line of boundaries.geojson than they are known" in found.words[0] and "km within North" in found.words[0]


@pytest.mark.parametrize("precision", ("area", "line", "governorate", "country"))
def test_of_what_is_no_point_nothing_is_asked(precision: str) -> None:
    found = units_of(place(6.0, 1.0, "South", precision))

    assert found.problems == [] and found.words == ()


def test_a_name_in_another_spelling_or_script_is_the_same() -> None:
    for name in ("NORTH", "الشمال"):
        assert units_of(place(6.0, 1.0, name, district="upper")).problems == []


def test_on_a_line_nothing_is_chosen_and_outside_all_is_said() -> None:
    on, out = units_of(place(6.0, 2.0)), units_of(place(10.0, 1.0))

    assert on.places["mill"].district == "" and "mill: Upper and Side" in " ".join(on.words)
    assert out.words[0] == "places outside all outlines of boundaries.geojson: 1 (mill: 221.2 km from North)"


def test_distances_are_on_the_ellipsoid() -> None:
    (north, _) = Outlines(FIRST).shapes

    assert km_to_line(6.0, 1.0, north) == pytest.approx(110.7, abs=0.2)


def test_a_corpus_says_what_it_took_and_draws_no_second_level(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))
    table = (folder / "places.csv").read_text(encoding="utf-8")
    row = next(line for line in table.splitlines() if line.startswith("al-mayadin,"))
    bare = row.replace(",Deir ez-Zor,Al Mayadin,", ",,,")
    assert bare != row
    (folder / "places.csv").write_text(table.replace(row, bare), encoding="utf-8")
    district = feature(box(40, 34.5, 41, 35.5), name="Al Mayadin", governorate="Deir ez-Zor", level=2)
    (folder / "boundaries-2.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [district]}), encoding="utf-8"
    )

    corpus = read_corpus(folder)

    mayadin = corpus.places["al-mayadin"]
    assert (mayadin.governorates, mayadin.district) == (("Deir ez-Zor",), "Al Mayadin")
    assert mayadin.by_outlines == ("governorate", "district") and len(corpus.boundaries["features"]) == 14
    (folder / "boundaries-2.geojson").write_text("{", encoding="utf-8")
    broken = read_corpus(folder)
    assert [problem.file for problem in broken.problems if problem.file.startswith("boundaries")] == ["boundaries-2.geojson"]


ROWS = (
    "wella-4,Wella,بئر,Wellah,town,town,6.5,1.5,,North,Upper,QX,,gazetteer,GeoNames 4,",
    "wella-5,Wella,,,town,town,2.5,1.5,,South,,QX,,gazetteer,GeoNames 5,",
    "mayfield,Mayfield,,,town,town,5,1,,North,,QX,,gazetteer,GeoNames 9,QX0101",
)
GAZETTEER = "\n".join((",".join(COLUMNS[:-1]), *ROWS, "cut,off", "nameless,,,,,town,,,,,,,,,,")) + "\n"


@pytest.mark.parametrize(
    ("name", "hint"),
    (
        ("mayfield", "gazetteer.csv has “mayfield” (North, QX), line 4: its line, up to the source, may be added to places.csv"),
        ("بئر", "gazetteer.csv has “wella-4” (Upper, North, QX), line 2"),
        ("Wella", "gazetteer.csv has 2 of that name: “wella-4” (Upper, North, QX), line 2, “wella-5” (South, QX), line 3"),
        ("Mayfeild", "gazetteer.csv has “Mayfield” (North, QX), line 4, which is like it"),
    ),
)
def test_a_gazetteer_beside_the_corpus_is_named_where_a_place_is_unknown(name: str, hint: str, problems_of, folder: Path) -> None:
    (folder / "gazetteer.csv").write_text(GAZETTEER, encoding="utf-8")

    (found,) = (one for one in problems_of(FRONT.format(place=name)) if one.what.startswith("no place"))

    assert hint in found.hint and found.what == f"no place is called “{name}”"


FRONT = """events:
  - id: 1
    type: clash
    side_a: ["River Guard"]
    side_b: ["Northern Front"]
    place: "{place}"
    summary: "S."
    quote: "the River Guard shot at the Northern Front near Upper Ford"
"""


def test_rows_of_a_gazetteer_that_cannot_be_read_are_warnings(read, folder: Path) -> None:
    (folder / "gazetteer.csv").write_text(GAZETTEER, encoding="utf-8")

    told = [problem for problem in read().problems if problem.file == "gazetteer.csv"]

    assert [(problem.line, problem.severity) for problem in told] == [(5, "warning"), (6, "warning")]
    assert "has 2 cells where the header has 16" in told[0].what and told[1].what == "has no name"
    (folder / "gazetteer.csv").write_text("a,b\n", encoding="utf-8")
    assert ["the column “name” is missing"] == [one.what for one in read().problems if one.file == "gazetteer.csv"]
    (folder / "gazetteer.csv").write_bytes(b"\xff\xfe\x00")
    assert ["is not UTF-8 text"] == [one.what for one in read().problems if one.file == "gazetteer.csv"]


def test_the_line_of_an_offer_is_a_line_of_places() -> None:
    (offer,) = Offered(GAZETTEER).called("Mayfield")

    assert offer.row == "mayfield,Mayfield,,,town,town,5,1,,North,,QX,,gazetteer,GeoNames 9"


def test_rows_that_are_perhaps_one_place_are_said_to_be() -> None:
    both = (f"{ROWS[0]},wella-c1", "wella-c1,Wella,,,community,town,6.51,1.5,,North,Upper,QX,,gazetteer,OCHA P-code C1,C1,wella-4")
    said = Offered("\n".join((",".join(COLUMNS), *both)) + "\n").hint("Wella")

    assert said.endswith("; some of them are perhaps one place, as two publishers have it; choose one for places.csv")
    assert "perhaps" not in Offered(GAZETTEER).hint("Wella")
