"""Published files of places become the small files of a corpus; what is wrong in them is said with file and row."""

import csv
import io
import json
import math
import zipfile
from pathlib import Path

import pytest
import shapely
from xlsxwriter import Workbook

from lib.corpus.model.register import Extent
from lib.places import outlining
from lib.places.building import Built, built_of
from lib.places.columns import Column, column_of
from lib.places.opening import read_files
from tests.places.files import DISTRICTS, DUMP, box, collection, district, dump_row, feature


def build(folder: Path, **files: bytes | str) -> tuple[Built, list[str]]:
    """What files make, by their names with _ for the dot; and what is said of them."""
    paths = []
    for name, data in files.items():
        paths.append(folder / ".".join(name.rsplit("_", 1)))
        paths[-1].write_bytes(data.encode() if isinstance(data, str) else data)
    reads = read_files(paths)
    built = built_of(reads)
    return built, [str(problem) for read in reads for problem in read.findings.all()]


def rows_of(built: Built) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(built.files["gazetteer.csv"].decode(), newline="")))


def test_a_dump_gives_towns_units_and_sites_with_the_names_of_their_units(tmp_path: Path) -> None:
    built, said = build(tmp_path, QX_txt=DUMP)

    rows = {row["id"]: row for row in rows_of(built)}
    assert list(rows) == ["field-one", "north", "south", "wella-4", "wella-5"]
    assert rows["wella-4"] | {"name_ar": "بئر", "aliases": "Wellah", "governorate": "North", "country": "QX"} == rows["wella-4"]
    assert (rows["wella-4"]["lat"], rows["wella-4"]["source"], rows["north"]["lat"]) == ("6.5", "GeoNames 4", "")
    assert (rows["field-one"]["kind"], rows["field-one"]["precision"]) == ("air base", "site")
    assert len(said) == 1 and said[0].startswith("QX.txt:7: has 3 cells between tabs")


def test_a_zip_with_its_readme_and_a_workbook_of_several_sheets_are_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "QX.zip", "w") as archive:
        archive.writestr("QX.txt", DUMP)
        archive.writestr("readme.txt", "Words, and commas, of the publisher.\n")
    book = Workbook(tmp_path / "codes.xlsx")
    for sheet, rows in {
        "About": [("read", "me"), ("a", "b")],
        "Admin1": [("ADM1_EN", "ADM1_AR", "ADM1_PCODE"), ("North", "الشمال", "QX01")],
        "Admin2": [("ADM2_EN", "ADM2_PCODE", "ADM1_EN", "ADM1_PCODE"), ("Upper", "QX0101", "North", "QX01")],
    }.items():
        made = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            made.write_row(number, 0, row)
    book.close()

    one, other = (read_files([tmp_path / name])[0] for name in ("QX.zip", "codes.xlsx"))

    assert one.what == "GeoNames dump" and len(one.places) == 5
    assert [(place.name, place.name_ar, place.pcode) for place in other.places] == [
        ("North", "الشمال", "QX01"),
        ("Upper", "", "QX0101"),
    ]
    assert "About" in str(other.findings.all()[-1])


@pytest.mark.parametrize(
    ("name", "told"),
    (
        ("ADM1_EN", Column(1, "name", "en")),
        ("admin2Name_ar", Column(2, "name", "ar")),
        ("admin2Pcode", Column(2, "code")),
        ("adm3_pcode", Column(3, "code")),
        ("adm4_name", Column(4, "name")),
        ("adm2_name1", Column(2, "name")),
        ("ADM1_REF", Column(1, "alias")),
        ("ADM1ALT1EN", Column(1, "alias", "en")),
        ("admin1AltName1_en", Column(1, "alias", "en")),
        ("administrator", None),
        ("adm9_en", None),
    ),
)
def test_columns_are_known_in_their_published_spellings(name: str, told: Column | None) -> None:
    assert column_of(name) == told


def test_codes_that_stand_twice_and_tags_are_said_with_their_rows(tmp_path: Path) -> None:
    table = (
        "admin1Name_en,admin1Pcode,admin4Name_en,admin4Pcode,latitude,longitude\n#adm1+name,#adm1+code,,,,\n"
        "North,QX01,Wella,QX0101001,6.5,1.5\nNorth,QX01,Other,QX0101001,6.6,1.6\nNorth,QX01,Turned,QX0101002,1.5,106.5\n"
        "North,QX01,Odd,QX0101003,106.5,1.5\n,,,,1,2\n"
    )

    built, said = build(tmp_path, codes_csv=table)

    assert [row["id"] for row in rows_of(built)] == ["north", "odd", "turned", "wella"]
    assert "codes.csv:4: QX0101001 is the code of “Other” here and of “Wella” on line 3" in said[0]
    assert "codes.csv:6: latitude:" in said[1] and "lat 1.5 and lon 106.5, the other way round" in said[1]
    assert said[2].startswith("codes.csv:7: names no unit")


def test_a_level_that_is_not_there_is_joined_of_the_one_below(tmp_path: Path) -> None:
    built, said = build(tmp_path, qx_geojson=collection(*DISTRICTS))

    first, second = (json.loads(built.files[name]) for name in ("boundaries.geojson", "boundaries-2.geojson"))
    assert [(one["properties"]["name"], one["properties"]["pcode"]) for one in first["features"]] == [
        ("North", "QX01"),
        ("South", "QX02"),
    ]
    assert shapely.geometry.shape(first["features"][0]["geometry"]).area == pytest.approx(16)
    assert [one["properties"]["governorate"] for one in second["features"]] == ["North", "North", "South"]
    assert said == [] and first["simplified_km"] == 0


@pytest.mark.parametrize(
    ("told", "words"),
    (
        (feature(box(0, 0, 1, 1)), "feature 1 has no name (ADM1_EN, shapeName or name"),
        (feature({"type": "Point", "coordinates": [1, 1]}, name="A"), "feature 1 is no area: Point"),
        (feature(None, name="A"), "feature 1 is no area: without geometry"),
        (
            feature({"type": "Polygon", "coordinates": [[[0, 0], ["x", 1]]]}, name="A"),
            "feature 1, “A”, has an outline that cannot be",
        ),
        (feature(box(0, 100, 80, 170), name="A"), "the other way round"),
        (feature(box(4e5, 4e6, 5e5, 5e6), name="A"), "save the file in WGS 84"),
    ),
)
def test_a_feature_that_is_no_area_is_left_out_with_its_number(told: dict, words: str, tmp_path: Path) -> None:
    built, said = build(tmp_path, adm1_geojson=collection(told))

    assert len(said) == 1 and words in said[0] and said[0].startswith("adm1.geojson:1:")
    assert "boundaries.geojson" not in built.files


def test_an_outline_that_crosses_itself_is_made_valid_and_levels_that_do_not_nest_are_said(tmp_path: Path) -> None:
    bow = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
    first = (
        feature(bow, shapeName="Bow", shapeISO="QX-B", shapeType="ADM1"),
        feature(box(0, 4, 4, 8), ADM1_EN="North", ADM1_PCODE="QX01"),
    )
    second = (district("Far", "QX0101", "North", box(10, 4, 12, 8)), district("Lost", "QX9901", "Nowhere", box(0, 4, 1, 5)))

    built, said = build(tmp_path, one_geojson=collection(*first), two_geojson=collection(*second, DISTRICTS[0]))

    assert any("“Bow”, has an invalid outline: Self-intersection" in one for one in said)
    assert any("“Far” lies in “North” by 0% of its area" in one for one in said)
    assert any("“Lost” says it lies in Nowhere QX99, which no area of level 1 is" in one for one in said)
    assert any("QX0101 is the code of “Upper” here and of “Far”" in one for one in said)
    assert all(
        shapely.geometry.shape(one["geometry"]).is_valid for one in json.loads(built.files["boundaries.geojson"])["features"]
    )


def test_large_outlines_lose_corners_and_no_shared_edge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlining, "MOST_BYTES", 3_000)
    wave = [[2 + 0.01 * math.sin(at), 8 * at / 400] for at in range(401)]
    west = {"type": "Polygon", "coordinates": [[[0, 0], *wave, [0, 8], [0, 0]]]}
    east = {"type": "Polygon", "coordinates": [[[4, 0], *wave, [4, 8], [4, 0]]]}

    built, _ = build(tmp_path, adm1_geojson=collection(feature(west, name="West"), feature(east, name="East")))

    told = json.loads(built.files["boundaries.geojson"])
    shapes = [shapely.geometry.shape(one["geometry"]) for one in told["features"]]
    assert len(built.files["boundaries.geojson"]) <= 3_000 and 0 < told["simplified_km"] < 5
    assert shapely.coverage_is_valid(shapes) and sum(shape.area for shape in shapes) == pytest.approx(32, abs=0.01)
    assert "simplified from 808 corners to" in built.words[0]


def test_places_take_the_units_of_outlines_given_with_them_and_turned_points_are_left_out(tmp_path: Path) -> None:
    outlines = collection(*(feature(box(40, 4, 44, 8), name="East"), feature(box(40, 0, 44, 4), name="South")))
    table = "ADM1_EN,ADM1_PCODE,ADM4_EN,ADM4_PCODE,lat,lon\nNorth,QX1,Mill,QX11,6,41\n"
    table += "North,QX1,Ford,QX12,41,6\nNorth,QX1,Far,QX13,9,60\nNorth,QX1,Coast,QX14,6,39.9\n"

    built, said = build(tmp_path, adm1_geojson=outlines, codes_csv=table)

    assert [(row["name"], row["governorate"]) for row in rows_of(built)] == [
        ("Coast", "North"),
        ("Far", "North"),
        ("Mill", "East"),
        ("North", "North"),
    ]
    assert "codes.csv:3: “Ford” lies in no outline, and in East the other way round (perhaps lat 6 and lon 41)" in said
    assert any("not as the file: 1" in one for one in built.words) and any("outside all outlines" in one for one in built.words)


def test_the_same_files_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    one, _ = build(tmp_path, QX_txt=DUMP, qx_geojson=collection(*DISTRICTS))
    other, _ = build(tmp_path, qx_geojson=collection(*reversed(DISTRICTS)), QX_txt=DUMP)

    assert one.files == other.files


@pytest.mark.parametrize(
    ("data", "words"),
    (
        (b"a,b\n1,2\n", "is none of what is read; its columns are: a, b"),
        (b"", "is empty"),
        (b'{"type": "Topology"}', "is a Topology, and holds no features"),
        (b"PK\x03\x04broken", "is damaged"),
        (b"\x1f\x8bpacked", "is packed with gzip"),
    ),
)
def test_a_file_that_is_none_of_these_is_said(data: bytes, words: str, tmp_path: Path) -> None:
    built, said = build(tmp_path, odd_csv=data)

    assert any(words in one and one.startswith("odd.csv") for one in said) and built.files == {}


def test_a_zip_of_what_would_unpack_without_end_is_not_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("QX.txt", b"0" * 60_000_000)

    (read,) = read_files([tmp_path / "bomb.zip"])

    assert "as no table does; nothing of it was opened" in str(read.findings.all()[0])


def test_dumps_with_a_header_in_utf_16_and_with_odd_rows_are_read(tmp_path: Path) -> None:
    header = "geonameid\tname\tasciiname\talternatenames\tlatitude\tlongitude\tfeature class\tfeature code" + "\tmore" * 11
    odd = (
        dump_row(9, "Muḩāfaz̧at Ḩimş", 6, 1, "A.ADM1", ("03", "")),
        dump_row(10, "Comma", "6,25", "1°30'E", "P.PPL", ("03", "")),
        dump_row(11, "Null", 0, 0, "P.PPL"),
        dump_row(10, "Again", 6, 1, "P.PPL"),
        dump_row(12, "=1+1", 6, 1, "P.PPL"),
    )
    built, said = build(tmp_path, QX_txt="\n".join((header, DUMP, *odd)).encode("utf-16"))

    rows = {row["name"]: row for row in rows_of(built)}
    assert (rows["Comma"]["lat"], rows["Comma"]["lon"], rows["Comma"]["governorate"]) == ("6.25", "1.5", "Ḩimş")
    assert "بئر" in {row["name_ar"] for row in rows_of(built)} and not {"Null", "Again", "=1+1"} & rows.keys()
    for words in (
        "is in UTF-16",
        "10: latitude: “6,25” has a decimal comma",
        "11: latitude: 0, 0 stands where no point is known",
        "12: geonameid: 10 is the id of “Again” here, and of another row on line 10",
        "13: name: “=1+1” is a formula, no name",
    ):
        assert any(words in one for one in said), words


def test_a_workbook_says_of_which_sheet_a_row_is_and_reads_commas_of_decimals(tmp_path: Path) -> None:
    book = Workbook(tmp_path / "codes.xlsx")
    for sheet, rows in {
        "ReadMe": [("About", "this"), ("a", "b")],
        "ADM1": [("ADM1_EN", "ADM1_PCODE"), ("North", "QX01"), ("South", "QX01")],
        "ADM4": [("ADM4_EN", "ADM4_PCODE", "ADM1_EN", "ADM1_PCODE", "lat", "lon"), ("Mill", "C1", "North", "QX01", "6,5", "1,5")],
    }.items():
        made = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            made.write_row(number, 0, row)
    book.close()

    (read,) = read_files([tmp_path / "codes.xlsx"])

    said = [str(problem) for problem in read.findings.all()]
    assert said[0].startswith("codes.xlsx/ADM1:3: QX01 is the code of “South” here")
    assert said[1].startswith("codes.xlsx/ADM4:2: lat: “6,5” has a decimal comma")
    assert said[2:] == ["codes.xlsx: sheet: sheets without P-codes, passed over: ReadMe"]
    assert [place.lat for place in read.places if place.name == "Mill"] == [6.5]


def test_outlines_turned_round_are_left_out_and_no_place_for_them(tmp_path: Path) -> None:
    turned = collection(feature(box(4, 40, 8, 44), name="East"))
    table = "ADM1_EN,ADM1_PCODE,ADM4_EN,ADM4_PCODE,lat,lon\nNorth,QX1,Mill,QX11,6,41\nNorth,QX1,Ford,QX12,7,42\n"

    by_places, said = build(tmp_path, adm1_geojson=turned, codes_csv=table)
    by_extent = built_of(read_files([tmp_path / "adm1.geojson"]), Extent(38, 2, 46, 10))
    unknown = built_of(read_files([tmp_path / "adm1.geojson"]), Extent(-180, -90, 180, 90))

    assert [row["name"] for row in rows_of(by_places)] == ["Ford", "Mill", "North"]
    assert "boundaries.geojson" not in by_places.files | by_extent.files and "boundaries.geojson" in unknown.files
    assert "the other way round: turned they hold 2 of the places given with them, and as they are 0" in said[0]


def test_outlines_over_each_other_open_rings_and_areas_round_the_world_are_said(tmp_path: Path) -> None:
    ring = {"type": "Polygon", "coordinates": [[[4, 0], [8, 0], [8, 4], [4, 4]]]}
    hole = [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]
    holed = {"type": "Polygon", "coordinates": [*box(0, 0, 4, 4)["coordinates"], hole]}
    features = (
        feature(holed, name="Holed"),
        feature({"type": "Polygon", "coordinates": [hole]}, name="Enclave"),
        feature(ring, name="Open"),
        feature(box(3, 0, 5, 4), name="Over"),
        feature(box(-179, 50, 179, 52), name="Round"),
        feature(box(10, 0, 12, 4), name="One"),
        feature(box(10, 0, 12, 4), name="Same"),
    )

    _, said = build(tmp_path, adm1_geojson=collection(*features))

    told = "\n".join(said)
    assert "feature 3, “Open”, has a ring that does not end where it begins" in told
    assert "feature 5, “Round”, reaches from -179 to 179, round the world" in told
    assert [one for one in ("Holed", "Open", "One") if f"“{one}” and “" in told] == ["Holed", "Open", "One"]
    assert told.count("lie over each other") == 3 and "Enclave" not in told


@pytest.mark.parametrize(
    ("data", "words"),
    (
        (b"\x00\x00\x27\x0a" + b"\x00" * 100, "is a shapefile, which is not read here"),
        (b"1\t170654\tar\tx\t1\t\t\t\t\t\n2\t170654\ten\tD\t\t\t\t\t\t\n", "is GeoNames’ table of other names"),
        (bytes(range(256)) * 9, "is none of what is read"),
    ),
)
def test_other_files_of_places_are_named_in_one_line(data: bytes, words: str, tmp_path: Path) -> None:
    _, said = build(tmp_path, odd_txt=data)

    assert len(said) == 1 and words in said[0]


def test_an_archive_of_shapefiles_says_so(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "adm.zip", "w") as archive:
        archive.writestr("adm1.shp", b"\x00\x00\x27\x0a" + b"\x00" * 100)

    (read,) = read_files([tmp_path / "adm.zip"])

    assert [problem.what for problem in read.findings.all()] == ["is a shapefile, which is not read here"]


def test_rows_of_two_publishers_of_one_place_name_each_other_and_stay_two(tmp_path: Path) -> None:
    table = (
        "ADM1_EN,ADM1_PCODE,ADM4_EN,ADM4_PCODE,lat,lon\n"
        "North,QX01,Wellah,C1,6.51,1.52\nSouth,QX02,Wella,C2,2.6,1.5\nNorth,QX01,Mill,C3,7,1\nNorth,QX01,Mill,C4,7,1.001\n"
    )

    built, _ = build(tmp_path, QX_txt=DUMP, codes_csv=table)

    same = {row["id"]: row["perhaps_same"] for row in rows_of(built)}
    assert (same["wella-4"], same["wellah"]) == ("wellah", "wella-4")  # by an alias, 2.5 km apart
    assert (same["wella-5"], same["wella-c2"]) == ("", "")  # 11 km apart
    assert (same["mill-c3"], same["mill-c4"]) == ("", "")  # one publisher tells them apart
    assert (same["north-1"], same["north-qx01"]) == ("north-qx01", "north-1")
    (told,) = (words for words in built.words if "perhaps" in words)
    assert "not merged" in told and "Wella (GeoNames 4) and Wellah (OCHA P-code C1), 2.5 km" in told


def test_units_of_one_name_in_two_governorates_are_not_one(tmp_path: Path) -> None:
    dump = "\n".join((DUMP, dump_row(30, "Upper District", 6, 1, "A.ADM2", ("01", "0101"))))
    table = "ADM2_EN,ADM2_PCODE,ADM1_EN,ADM1_PCODE\nUpper,QX0101,North,QX01\nUpper,QX0201,South,QX02\n"

    built, _ = build(tmp_path, QX_txt=dump, codes_csv=table)

    same = {row["pcode"] or row["id"]: row["perhaps_same"] for row in rows_of(built) if row["name"] == "Upper"}
    assert (bool(same["QX0101"]), same["QX0201"]) == (True, "")
