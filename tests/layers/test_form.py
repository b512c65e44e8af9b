"""A table whose form nobody knows: what is proposed of its columns, and that what somebody says becomes a mapping that is read."""

import itertools
from dataclasses import replace

import pytest
import yaml

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.layers.findings import Findings
from lib.layers.form import Form, codes_of, form_fields, mapping_of, proposed, proposed_decimal, proposed_type, sides_of
from lib.layers.importing import Import, Wish, prepare
from lib.layers.layer_file import TABLE, read_layer_file
from lib.layers.opening import Opened, open_table

TABLE_TEXT = """nr;Incident-Type;date;who;target;village;province;lat;lon;dead;wounded;notes;source
1;raid;03/04/2021;Hill Front;Ford Guard;Ford;Homs;34,5;37,5;2;;"At the ford; by night";Valley Post
2;fight;17/04/2021;Ford Guard + Hill Front;River Men;البلدة;Homs;34,6;37,6;0;3;"قرب البلدة";Hill Radio
3;talk;2021-05;River Men;;Ford;Homs;;;;;;
"""
TYPES = {"raid": "attack", "fight": "clash", "talk": ""}


def opened(text: str = TABLE_TEXT) -> Opened:
    return open_table(text.encode(), ",", Findings("t"))


def form(**said: str) -> Form:
    return replace(Form(columns=proposed(opened().header), types=TYPES, decimal=",", delimiter=";"), **said)


def read(corpus: Corpus, told: Form) -> Import:
    return prepare("t.csv", TABLE_TEXT.encode(), corpus, Wish("valley", "Valley", TABLE, {"mapping": mapping_of(told)}))


def test_columns_are_proposed_by_what_they_are_called_each_once() -> None:
    found = proposed(opened().header)

    assert found == {
        "id": "nr",
        "type": "Incident-Type",
        "first": "date",
        "left": "who",
        "right": "target",
        "place": "village",
        "governorate": "province",
        "lat": "lat",
        "lon": "lon",
        "killed": "dead",
        "wounded": "wounded",
        "quote": "notes",
        "according_to": "source",
    }


def test_columns_in_arabic_and_in_other_letters_are_proposed_too() -> None:
    found = proposed(("تاريخ الحدث", "EVENT TYPE", "الفاعل", "خط العرض", "خط الطول", "Unnamed"))

    assert found == {"first": "تاريخ الحدث", "type": "EVENT TYPE", "left": "الفاعل", "lat": "خط العرض", "lon": "خط الطول"}


def test_no_name_of_a_column_stands_for_two_fields() -> None:
    names = [name for one in form_fields() for name in one.names]

    assert len(set(names)) == len(names)


def test_codes_are_counted_and_those_that_the_codebook_calls_so_proposed() -> None:
    assert codes_of(opened(), "Incident-Type") == [("fight", 1), ("raid", 1), ("talk", 1)]
    assert codes_of(opened(), "no such column") == []
    assert [proposed_type(code) for code in ("CLASH", "Attack ", "اشتباك", "raid", "")] == ["clash", "attack", "clash", "", ""]


def test_codes_that_differ_in_capital_letters_alone_are_one_as_they_are_read() -> None:
    table = opened("kind\nRaid\nRAID\nraid \nTalk\n")

    assert codes_of(table, "kind") == [("Raid", 3), ("Talk", 1)]


@pytest.mark.parametrize(
    "columns,name",
    [
        ({"governorate": "G", "country": "C", "lat": "y", "lon": "x"}, "G"),
        ({"district": "D", "governorate": "G", "country": "C"}, "D"),
        ({"country": "C", "lat": "y"}, "C"),
        ({"place": "P", "district": "D"}, "P"),
        ({"lat": "y", "lon": "x"}, "y"),
    ],
)
def test_a_place_is_called_by_the_least_that_is_told_of_it(columns: dict[str, str], name: str) -> None:
    assert mapping_of(Form(columns=columns, every="attack"))["place"]["name"] == name


def test_the_words_of_a_row_begin_with_no_sign() -> None:
    said = [
        mapping_of(Form(columns=columns, every="attack")).get("summary", "") for columns in ({"place": "P"}, {"right": "R"}, {})
    ]

    assert said == ["{P}", "{R}", ""]


def test_a_decimal_comma_is_proposed_where_the_coordinates_have_one() -> None:
    assert proposed_decimal(opened(), proposed(opened().header)) == ","
    assert proposed_decimal(opened("lat,lon\n34.5,37.5\n"), {"lat": "lat", "lon": "lon"}) == "."
    assert proposed_decimal(opened("a,b\n1,2\n"), {}) == "."


def test_what_was_said_is_read(sample: Corpus) -> None:
    ready = read(sample, form(split="+"))
    told = {one.id: one for one in ready.reading.told}

    assert not [one for one in ready.problems if "parted by" in one.what] and opened().delimiter == ";"
    assert not any(problem.severity == "error" for problem in ready.problems)
    assert ready.reading.out == {"left out as asked: “talk”": 1} and set(told) == {"1", "2"}
    assert told["1"].date == "2021-04-03" and told["1"].numbers == "killed\t2\t2\t"
    assert told["1"].quote == "At the ford; by night" and told["1"].according_to == "Valley Post"
    assert {line.partition("\t")[2] for line in told["2"].roles.split("\n")} == {"Ford Guard", "Hill Front", "River Men"}
    places = [ready.reading.places[one.place] for one in ready.reading.told]
    assert [(place.name, place.lat, place.lon, place.governorate) for place in places] == [
        ("Ford", 34.5, 37.5, "Homs"),
        ("البلدة", 34.6, 37.6, "Homs"),
    ]
    assert "0 or not reported" in told["2"].numbers


def test_without_a_column_of_kinds_every_row_is_of_one_type(sample: Corpus) -> None:
    columns = {name: column for name, column in proposed(opened().header).items() if name != "type"}

    ready = read(sample, Form(columns=columns, every="meeting", decimal=","))

    assert {one.type for one in ready.reading.told} == {"meeting"} and len(ready.reading.told) == 3
    assert [one.date for one in ready.reading.told] == ["2021-04-03", "2021-04-17", "2021-05"]


@pytest.mark.parametrize("type_id", CODEBOOK.types)
def test_every_type_has_two_sides_that_a_mapping_may_name(type_id: str, sample: Corpus) -> None:
    assert set(sides_of(type_id)) <= set(CODEBOOK.types[type_id].roles)
    assert len(read(sample, Form(columns={"left": "who", "right": "target"}, every=type_id)).reading.told) == 3


def test_whichever_columns_are_named_the_mapping_can_be_written_and_read(sample: Corpus) -> None:
    fields = [one.id for one in form_fields()]
    for chosen in itertools.chain(itertools.combinations(fields, 2), [fields, [*reversed(fields)]]):
        columns = dict(zip(chosen, itertools.cycle(opened().header)))
        mapping = mapping_of(Form(columns=columns, types={"raid": "attack"}, every="attack"))
        text = yaml.safe_dump({"title": "t", "format": TABLE, "file": "t.csv", "mapping": mapping}, allow_unicode=True)

        file, problems = read_layer_file(text, "valley", "layer.yaml")

        assert file and not problems, (columns, problems)


def test_names_of_columns_with_signs_of_the_mapping_are_read_as_they_are(sample: Corpus) -> None:
    text = "who|whom,{kind},[where]\nHill Front,raid,Ford\n"
    columns = {"left": "who|whom", "type": "{kind}", "place": "[where]"}
    wish = Wish("valley", "V", TABLE, {"mapping": mapping_of(Form(columns=columns, types={"raid": "attack"}))})

    told = prepare("t.csv", text.encode(), sample, wish).reading

    assert [(named.name, named.kind) for named in told.names] == [("Hill Front", "non_state_force")]
    assert [place.name for place in told.places] == ["Ford"]
