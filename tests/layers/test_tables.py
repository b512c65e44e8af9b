"""Any CSV by a mapping of its own, and files with faults: each is said by line and column, and the rest is read."""

import csv
from pathlib import Path

import pytest

from lib.corpus.model.register import Extent
from lib.layers.findings import Findings
from lib.layers.layer_file import read_layer_file
from lib.layers.opening import open_table
from lib.layers.rows import Asked, read_rows
from lib.layers.told import Reading
from tests.layers.tables import corpus_of, ged, read, said, with_layer

LAYER = """
title: Valley incidents
format: table
file: incidents.csv
licence: CC0
mapping:
  id: nr
  type:
    columns: [kind]
    codes: {raid: {type: attack, left: initiator, right: target}, fight: {type: clash, left: side_a, right: side_b}}
  actors:
    - {side: left, name: who, split: "+"}
    - {side: right, name: whom}
  date: {first: day}
  place: {name: where, lat: lat, lon: lon, governorate: province}
  numbers: {killed: {best: dead}, wounded: {best: hurt, zero: unknown}}
  summary: "{kind}[ at {where}]"
  according_to: told by
  quote: [words]
  keep: [kind]
"""
HEADER = "nr,kind,who,whom,day,where,province,lat,lon,dead,hurt,words,told by"
ROW = "1,raid,Riders + Guard,Farmers,2021-06-14,Ford,Homs,34.5,37.5,2,0,They came at night.,Bridge Radio"
EXTENT = Extent(35.4, 32.2, 42.5, 37.4)  # of the sample


def told(text: str | bytes, layer: str = LAYER) -> Reading:
    """What is read of a table by a layer.yaml."""
    file, problems = read_layer_file(layer, "valley", "layer.yaml")
    assert file, problems
    findings = Findings("t.csv")
    opened = open_table(text.encode() if isinstance(text, str) else text, file.mapping.delimiter, findings)
    return read_rows(opened, Asked(file.mapping, {}, EXTENT, True), findings)


def row(**cells: str) -> str:
    """The row with other cells."""
    names, values = HEADER.split(","), ROW.split(",")
    return ",".join(cells.get(name.replace(" ", "_"), value) for name, value in zip(names, values))


def table(*rows: str) -> str:
    return "\n".join((HEADER, *rows)) + "\n"


def test_a_long_cell_is_read_and_those_of_other_files_stay_bounded() -> None:
    before, words = csv.field_size_limit(), "word " * 40_000

    assert len(words) > before and len(told(table(row(words=words))).told) == 1
    assert csv.field_size_limit() == before


def test_a_table_of_any_columns_is_read_by_its_mapping() -> None:
    reading = told(table(ROW))
    (one,) = reading.told

    assert not reading.problems
    assert (one.id, one.type, one.date, one.summary) == ("1", "attack", "2021-06-14", "raid at Ford")
    assert one.roles == "initiator\tRiders\ninitiator\tGuard\ntarget\tFarmers"
    assert one.numbers == "killed\t2\t2\t\nwounded\t\t\t0 or not reported"
    assert reading.places[0][:3] == ("Ford", 34.5, 37.5) and reading.places[0].governorate == "Homs"


def test_a_row_without_an_id_has_one_of_what_it_says() -> None:
    first, again = (told(table(row(nr=""))).told[0].id for _ in range(2))

    assert first == again and len(first) == 12 and said(told(table(row(nr=""))).problems, "t.csv:2: nr: has no id")


@pytest.mark.parametrize(
    "written,date,words",
    (
        ("16 May 2022", "2022-05-16", ""),
        ("May 16, 2022", "2022-05-16", ""),
        ("2022/5/16", "2022-05-16", ""),
        ("2022-05-16T10:00", "2022-05-16", ""),
        ("16/05/2022", "2022-05-16", ""),
        ("05.16.2022", "2022-05-16", ""),
        ("2022-16-05", "2022-05-16", "has the day before the month"),
        ("04/03/2022", "", "may be day and month or month and day"),
        ("31 June 2022", "", "is not in the calendar"),
        ("16 Foo 2022", "", "no month is called Foo"),
        ("soon", "", "is no day"),
        ("", "", "says no day"),
    ),
)
def test_days_in_several_forms_are_read_where_they_can_mean_one_alone(written: str, date: str, words: str) -> None:
    reading = told(table(row(day=f'"{written}"')))

    assert reading.told[0].date == date and bool(reading.problems) == bool(words)
    assert not words or said(reading.problems, "t.csv:2: day: ", words)


def test_the_days_of_a_column_say_its_order_where_all_agree_and_one_that_is_turned_is_said() -> None:
    agreed = told(table(row(day="16/05/2022"), row(nr="2", day="04/03/2022")))
    parted = told(table(row(day="16/05/2022"), row(nr="2", day="04/03/2022"), row(nr="3", day="05/16/2022")))
    ordered = told(
        table(row(day="04/03/2022"), row(nr="2", day="16/05/2022")), LAYER.replace("{first: day}", "{first: day, order: mdy}")
    )

    assert [one.date for one in agreed.told] == ["2022-05-16", "2022-03-04"] and not agreed.problems
    assert [one.date for one in parted.told] == ["2022-05-16", "", "2022-05-16"]
    assert [one.date for one in ordered.told] == ["2022-04-03", "2022-05-16"]
    assert said(ordered.problems, "t.csv:3: day: “16/05/2022” has day and month the other way round")


@pytest.mark.parametrize(
    "lat,lon,point,words",
    (
        ('"34,5"', "37.5", (34.5, 37.5), "lat: “34,5” has a decimal comma"),
        ("34°30′N", "37.5", (34.5, 37.5), "is in degrees and minutes"),
        ("37.5", "134.5", (37.5, 134.5), ""),
        ("134.5", "37.5", (None, None), "perhaps the other way round: 37.5, 134.5"),
        ("41.0", "34.5", (None, None), "perhaps the other way round: 34.5, 41"),
        ("0", "0", (None, None), "0, 0 stands where no point is known"),
        ("34.5", "", (None, None), "half a point"),
        ("north", "37.5", (None, None), "“north” is no coordinate"),
    ),
)
def test_points_that_are_no_points_are_said_and_never_guessed(
    lat: str, lon: str, point: tuple[float | None, ...], words: str
) -> None:
    reading = told(table(row(lat=lat, lon=lon)))

    assert reading.places[0][1:3] == point and bool(reading.problems) == bool(words)
    assert not words or said(reading.problems, "t.csv:2: ", words)


@pytest.mark.parametrize(
    "pair", ('"34.5, 37.5"', '"34.5 37.5"', "34.5;37.5", '"34.5,37.5"', "POINT (37.5 34.5)", '"(34.5; 37.5)"'), ids=str
)
def test_both_coordinates_may_stand_in_one_column(pair: str) -> None:
    layer = LAYER.replace("lat: lat, lon: lon", "point: where, name: province").replace("name: where, ", "")

    assert told(table(row(where=pair)), layer).places[0][1:3] == (34.5, 37.5)


def test_a_decimal_comma_that_the_mapping_tells_is_no_fault() -> None:
    reading = told(table(row(lat='"34,5"', lon='"37,5"')), LAYER.replace("  id: nr", '  decimal: ","\n  id: nr'))

    assert reading.places[0][1:3] == (34.5, 37.5) and not reading.problems


@pytest.mark.parametrize(
    "dead,numbers,words",
    (("2.0", "2", ""), ('"1,204"', "1204", ""), ("-1", None, "is below 0"), ("2.5", None, "is not a whole number"), ("", None, "")),
)
def test_numbers_are_whole_or_not_known(dead: str, numbers: str | None, words: str) -> None:
    reading = told(table(row(dead=dead)))

    assert reading.told[0].numbers.split("\n")[0] == (
        f"killed\t{numbers}\t{numbers}\t" if numbers else "wounded\t\t\t0 or not reported"
    )
    assert bool(reading.problems) == bool(words) and (not words or said(reading.problems, "t.csv:2: dead: ", words))


@pytest.mark.parametrize("sign", (";", "\t", "|"))
def test_another_delimiter_is_recognised_and_said(sign: str) -> None:
    reading = told(table(ROW).replace(",", sign))

    assert len(reading.told) == 1 and said(reading.problems, "t.csv:1: its columns are parted by", "commas are usual")


@pytest.mark.parametrize("encoding,words", (("utf-16", "is in UTF-16"), ("utf-16-le", "is in UTF-16"), ("cp1256", "in cp1256")))
def test_other_encodings_are_recognised_and_said(encoding: str, words: str) -> None:
    text = table(row(who="فرسان الوادي", words="دخل المقاتلون القرية ليلا وقتلوا رجلين ثم انسحبوا منها قبل الفجر"))
    reading = told(text.encode(encoding))

    assert reading.names[0].name == "فرسان الوادي" and said(reading.problems, words)


def test_a_few_broken_bytes_leave_the_rest_in_utf_8() -> None:
    data = table(row(who="فرسان الوادي"), row(nr="2")).encode().replace(b"2,raid", b"2,raid")
    reading = told(data.replace(b"They came at night.,Bridge Radio\n2", b"They \xff came.,Bridge Radio\n2"))

    assert reading.names[0].name == "فرسان الوادي" and len(reading.told) == 2
    assert said(reading.problems, "t.csv:2: holds bytes that are no UTF-8")


def test_blank_rows_a_second_header_and_rows_of_another_width_are_left_out_and_counted() -> None:
    reading = told(table(ROW, "", ",,,,,,,,,,,,", HEADER, "2,raid,Riders", row(nr="3")))

    assert [one.id for one in reading.told] == ["1", "3"] and [one.line for one in reading.told] == [2, 7]
    assert reading.n_read == 6 == len(reading.told) + sum(reading.out.values())
    assert reading.out == {"blank": 2, "the header once more": 1, "another number of cells than the header": 1}
    assert said(reading.problems, "t.csv:5: is the header once more", "t.csv:6: has 3 cells where the header has 13")


def test_a_column_that_stands_twice_is_read_once_under_its_name() -> None:
    reading = told(table(ROW).replace("words,told by", "words,words"))

    assert reading.told[0].quote == "They came at night." and said(reading.problems, "words: stands in the header twice")


def test_a_column_that_is_not_there_is_said_with_one_that_is() -> None:
    reading = told(table(ROW), LAYER.replace("first: day", "first: dai"))

    assert reading.told[0].date == "" and said(reading.problems, "t.csv:1: dai: is no column of the file (perhaps “day”)")


def test_of_many_faults_of_one_kind_the_first_are_said_and_the_rest_counted() -> None:
    reading = told(table(*(row(nr=str(number), day="soon") for number in range(25))))

    assert len(reading.told) == 25 and len(reading.problems) == 11
    assert said(reading.problems, "t.csv: day: and 15 more rows: no day that can be read")


@pytest.mark.parametrize(
    "old,new,words",
    (
        ("format: table", "format: tabel", "“tabel” is no format here"),
        ("left: side_a", "left: giver", "clash has no role “giver”"),
        ("type: clash", "type: brawl", "“brawl” is not in the codebook"),
        ("licence: CC0", "license: CC0", "“license” is no field here (perhaps “licence”)"),
        ("title: Valley incidents", "", "title: is missing"),
    ),
)
def test_what_is_wrong_with_a_layer_file_is_said_by_field(old: str, new: str, words: str) -> None:
    file, problems = read_layer_file(LAYER.replace(old, new), "valley", "layers/valley/layer.yaml")

    assert file is None and said(problems, "layers/valley/layer.yaml", words)


def test_a_layer_that_cannot_be_read_leaves_the_corpus_as_it_is(tmp_path: Path) -> None:
    folder = with_layer(tmp_path / "corpus", "title: x\n")
    (folder / "layers" / "empty").mkdir()
    corpus = corpus_of(with_layer(folder, LAYER, table(ROW), "other.csv", "valley"))

    assert corpus.sources == () and len(corpus.articles) == 5
    assert said(
        corpus.problems, "layers/empty: holds no layer.yaml", "layers/ged/layer.yaml", "there is no file “incidents.csv” beside it"
    )


def test_an_answer_joins_actors_and_governorates_and_a_slip_in_it_is_said(tmp_path: Path) -> None:
    folder = with_layer(tmp_path / "corpus", LAYER, table(row(who="Guard", whom="NDF", province="Homz")), "incidents.csv", "valley")
    inside = folder / "layers" / "valley"
    before = corpus_of(folder)
    (inside / "actors.csv").write_text("theirs,ours,answer\nGuard,irgc,same\nNDF,,different\nX,ndff,same\n", encoding="utf-8")
    (inside / "governorates.csv").write_text("theirs,ours\nHomz,Homs\n", encoding="utf-8")
    after = corpus_of(folder)

    assert before.sources[0].matched == {"NDF": "ndf"} and after.sources[0].matched == {"Guard": "irgc"}
    assert [source.places[0].governorates for source in (before.sources[0], after.sources[0])] == [("Homz",), ("Homs",)]
    assert said(before.problems, "“Homz” is no name of a region here (perhaps “Homs”")
    assert said(after.problems, "layers/valley/actors.csv:4: ours: “ndff” is not known (perhaps “ndf”)")
    assert "Homz" not in str(after.problems)


def test_codes_of_precision_that_are_none_are_said() -> None:
    reading = read(ged().replace(",1.0,Ford town", ",9.0,Ford town", 1))

    assert said(reading.problems, "where_prec: “9” is no code of how exactly the place is known")
