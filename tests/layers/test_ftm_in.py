"""Entities of FollowTheMoney as a layer: events with their people, aliases and dated ties; what has no term here is said."""

import datetime
import json
from pathlib import Path

import pytest

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.model.register import Actor, Tie
from lib.corpus.reading.read import read_corpus
from lib.events.building.build import build_tables
from lib.events.tables import Tables
from lib.exchange.ftm import write_ftm
from lib.layers.answers import Answers, actor_offers, own_spellings
from lib.layers.files.entities import schemata
from lib.layers.files.entity_days import days_of, span_of
from lib.layers.layer import Layer
from lib.layers.layer_file import format_named
from tests.exchange.taken import taken
from tests.layers.tables import corpus_of, read, said, with_layer
from tests.layers.workbooks import opened

LAYER = "title: Valley entities\nformat: ftm\nfile: entities.json\n"


def entity(id_: str, schema: str, **told: object) -> dict[str, object]:
    """An entity; a value that is no list is one of one value."""
    properties = {name: value if isinstance(value, list) else [value] for name, value in told.items()}
    return {"id": id_, "schema": schema, "properties": properties}


def lines(*entities: object) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in entities).encode()


RIDERS = entity("g-1", "Organization", name=["Valley Riders", "فرسان الوادي"], alias=["Riders"], weakAlias=["VR"])
SAMI = entity("p-1", "Person", name="Sami of the Ford", previousName="Sami")
POST = entity("c-1", "Company", name="Ford Post")
RAID = entity(
    "e-1", "Event", name="Raid at the ford", keywords=["Attack", "night"], date="2021-06-14", organizer="g-1", involved=["p-1"]
)


def layer_of(folder: Path, *entities: object) -> tuple[Corpus, Layer]:
    corpus = corpus_of(with_layer(folder / "corpus", LAYER, lines(*entities), "entities.json", "valley"))
    source = corpus.sources[-1]
    assert isinstance(source, Layer)
    return corpus, source


def test_an_event_is_read_with_its_people_by_their_names_and_aliases(tmp_path: Path) -> None:
    corpus, layer = layer_of(tmp_path, RIDERS, SAMI, RAID)
    (record,) = layer.records(corpus)
    riders, sami = corpus.actors["valley.g-1"], corpus.actors["valley.p-1"]

    assert (record.id, record.type, record.summary, str(record.date.text)) == (
        "valley:e-1",
        "attack",
        "Raid at the ford",
        "2021-06-14",
    )
    assert {role: [one.actor for one in people] for role, people in record.roles.items()} == {
        "initiator": ["valley.g-1"],
        "about": ["valley.p-1"],
    }
    assert (riders.name, riders.name_ar, riders.aliases, riders.kind) == (
        "Valley Riders",
        "فرسان الوادي",
        ("فرسان الوادي", "Riders"),
        "organisation",
    )
    assert (sami.name, sami.aliases, sami.kind) == ("Sami of the Ford", ("Sami",), "person")
    assert layer.place_of_row("valley:e-1") == ("entities.json", 3)
    assert "Valley Riders" not in [cell.value for cell in layer.row("valley:e-1")]
    assert ("who", "Sami of the Ford", "names of who is involved") in layer.row("valley:e-1")
    assert build_tables(corpus).events["event_id"].tolist().count("valley:e-1") == 1


def test_somebody_is_the_corpus_s_own_by_an_alias_and_near_misses_are_offered(tmp_path: Path) -> None:
    guard = entity("g-9", "Organization", name="Pasdaran of the file", alias=["Islamic Revolutionary Guard Corps"])
    near = entity("g-8", "Organization", name="National Defence Force")
    corpus, layer = layer_of(tmp_path, guard, near, RAID | {"id": "e-2"})
    first, second = actor_offers(layer.reading.names, Answers(), own_spellings(read_corpus(corpus.folder)))

    assert layer.matched == {"g-9": "irgc"} and "valley.g-8" in corpus.actors
    assert first[:2] == ("Pasdaran of the file", "irgc") and second[:2] == ("National Defence Force", "") and "ndf" in str(second)


def test_what_is_kept_of_a_file_is_what_was_read_of_it(tmp_path: Path) -> None:
    tie = entity("m-1", "Membership", member="p-1", organization="g-1", startDate="2020")
    first, again = (layer_of(tmp_path, RIDERS, SAMI, RAID, tie)[1] for _ in range(2))

    assert again.reading == first.reading and again.actors == first.actors and again.reading.ties


@pytest.mark.parametrize(
    "tie,role,ends,first,last",
    (
        (entity("t", "Membership", member="p-1", organization="g-1"), "part_of", "p-1 g-1", None, None),
        (entity("t", "Employment", employee="p-1", employer="c-1", startDate="2020-05"), "part_of", "p-1 c-1", "2020-05-01", None),
        (entity("t", "Directorship", director="p-1", organization="c-1", endDate="2020"), "part_of", "p-1 c-1", None, "2020-12-31"),
        (
            entity("t", "Ownership", owner="g-1", asset="c-1", startDate="2019-02-03", endDate="2020-02"),
            "affiliated_with",
            "c-1 g-1",
            "2019-02-03",
            "2020-02-29",
        ),
        (entity("t", "Association", person="p-1", associate="g-1"), "affiliated_with", "p-1 g-1", None, None),
        (entity("t", "UnknownLink", subject="c-1", object="g-1"), "affiliated_with", "c-1 g-1", None, None),
        (entity("t", "UnknownLink", subject="c-1", object="g-1", role="backed by"), "backed_by", "c-1 g-1", None, None),
        (entity("t", "Succession", predecessor="c-1", successor="g-1"), "successor_of", "g-1 c-1", None, None),
    ),
)
def test_ties_are_those_of_the_layer_s_own_actors_with_their_days(
    tmp_path: Path, tie: dict[str, object], role: str, ends: str, first: str | None, last: str | None
) -> None:
    corpus, _ = layer_of(tmp_path, RIDERS, SAMI, POST, RAID, tie)
    whose, other = (f"valley.{key}" for key in ends.split())
    days = [datetime.date.fromisoformat(day) if day else None for day in (first, last)]

    assert [(one.actor, one.first, one.last) for one in getattr(corpus.actors[whose], role)] == [(other, *days)]
    assert not [problem for problem in corpus.problems if problem.file.startswith("layers/")]


def test_a_tie_never_changes_whose_the_corpus_s_own_actors_are(tmp_path: Path) -> None:
    own = entity("g-9", "Organization", name="Islamic Revolutionary Guard Corps")
    ties = (
        entity("m-1", "Membership", member="g-9", organization="c-1"),
        entity("m-2", "Membership", member="g-1", organization="g-9"),
    )
    before = corpus_of(with_layer(tmp_path / "other", LAYER, lines(RIDERS, own, RAID), "entities.json", "valley"))
    corpus, _ = layer_of(tmp_path, RIDERS, own, POST, RAID, *ties)

    assert corpus.actors["irgc"] == before.actors["irgc"]
    assert corpus.actors["valley.g-1"].part_of == (Tie("irgc", source="Membership"),)
    assert said(corpus.problems, "layers/valley/entities.json: ties: 1 ties of actors who are the corpus’s own are not taken over")


def test_ties_to_nobody_and_in_a_circle_are_left_out_and_said() -> None:
    ties = (
        entity("t-1", "Membership", member="p-1", organization="nobody"),
        entity("t-2", "Membership", member="p-1", organization="p-1"),
        entity("t-3", "Membership", member="g-1", organization="c-1"),
        entity("t-4", "Membership", member="c-1", organization="g-1"),
        entity("t-5", "Membership", member="p-1", organization="g-1", startDate="2021", endDate="2020"),
        entity("t-6", "Membership", member="p-1", organization="c-1", role="cook"),
    )
    table, problems = opened(lines(RIDERS, SAMI, POST, RAID, *ties))

    assert [(tied.key, tied.other, tied.source) for tied in table.ties] == [("p-1", "c-1", "Membership cook")]
    assert [line.partition(": ")[2] for line in problems] == [
        "t:5: is a Membership of “nobody”, no actor of the file (the tie is left out)",
        "t:6: is a Membership of “p-1” with itself (the tie is left out)",
        "t:9: endDate: ends on 2020-12-31, before it begins (the tie is left out)",
        "t:7: “Valley Riders” is a part of itself by way of “Ford Post” (the tie is left out)",
        "t:8: “Ford Post” is a part of itself by way of “Valley Riders” (the tie is left out)",
    ]


def test_events_without_a_known_type_are_left_out_and_counted_and_what_is_no_event_is_named() -> None:
    other, bare = RAID | {"id": "e-2"}, entity("e-3", "Event", name="What", keywords=["Bridge", "Ford"], involved="g-1")
    address, notes = entity("a-1", "Address", full="Ford"), [entity(f"n-{at}", "Note") for at in range(2)]
    reading = read(lines(RIDERS, SAMI, RAID, other, bare, address, *notes, RAID), "ftm")

    assert (reading.n_read, len(reading.told), reading.out) == (3, 2, {"no type for “Bridge”": 1})
    assert said(reading.problems, "3 entities are no event, actor or tie: 2 Note, 1 Address (they are not read)")


def test_a_mapping_of_one_s_own_says_what_other_keywords_are(tmp_path: Path) -> None:
    layer = LAYER + "mapping: {type: {codes: {Raid: {type: seizure, left: initiator, right: target}}}}\n"
    data = lines(RIDERS, RAID | {"properties": {"keywords": ["raid"], "organizer": ["g-1"], "name": ["R"]}})
    corpus = corpus_of(with_layer(tmp_path / "corpus", layer, data, "entities.json", "valley"))

    assert [record.type for record in corpus.sources[-1].records(corpus)] == ["seizure"]


def test_a_broken_line_or_entity_leaves_out_itself_alone() -> None:
    odd = lines(7, {"id": "y", "schema": "Event"}, {"schema": "Event", "properties": {}})
    reading = read(lines(RIDERS, SAMI, RAID) + odd + b'{"id": "x", "schema": \n' + lines(RAID | {"id": "e-2"}), "ftm")

    assert [one.id for one in reading.told] == ["e-1", "e-2"] and reading.n_read == 6
    assert reading.out == {"no entity": 3, "no JSON that can be read": 1}
    assert said(reading.problems, "table.csv:7: is no JSON (it begins: ", "table.csv:5: is no entity")


@pytest.mark.parametrize("form", ("[{}]", "\ufeff{}", "\n{}"))
def test_a_list_of_entities_and_entities_within_entities_are_read(form: str) -> None:
    within = RAID | {"properties": RAID["properties"] | {"organizer": [RIDERS], "involved": [SAMI, "p-1"]}}  # type: ignore[operator]
    reading = read(form.replace("{}", json.dumps(within)).encode(), "ftm")

    assert reading.told[0].roles == "initiator\tg-1\nabout\tp-1" and [one.name for one in reading.names] == [
        "Valley Riders",
        "Sami of the Ford",
    ]


def test_whoever_is_involved_and_no_actor_is_said() -> None:
    ship = entity("v-1", "Vessel", name="Ford Queen")
    reading = read(lines(RIDERS, ship, RAID | {"properties": RAID["properties"] | {"involved": ["v-1", "gone"]}}), "ftm")  # type: ignore[operator]

    assert reading.told[0].roles == "initiator\tg-1\nabout\tgone"
    assert said(reading.problems, "involved: “Ford Queen” is a Vessel, no actor", "involved: “gone” is not in the file")


def test_what_is_told_of_an_id_twice_is_told_of_one() -> None:
    more = entity("g-1", "Organization", alias="Men of the ford")
    table, _ = opened(lines(RIDERS, more, RAID))

    assert table.people[0].aliases == ("فرسان الوادي", "Riders", "Men of the ford")


@pytest.mark.parametrize(
    "told,date,words",
    (
        ({"date": ["2021-06-14"]}, "2021-06-14", ""),
        ({"date": ["2021-06-14T10:00:00"]}, "2021-06-14", ""),
        ({"date": ["2021-06"]}, "2021-06", ""),
        ({"date": ["2021"]}, "2021", ""),
        ({"date": ["2021-06", "2021-07-02"]}, "[2021-06-01..2021-07-02]", "Several dates are told"),
        ({"startDate": ["2021-06-14"], "endDate": ["2021-06"]}, "2021-06-14/2021-06-30", ""),
        ({"startDate": ["2021-06"]}, "[2021-06-01..2021-06-30]", "its end is not told"),
        ({"endDate": ["2021-06-14"]}, "2021-06-14", "its beginning is not told"),
        (
            {"startDate": ["2021-06-14"], "endDate": ["2021-06-16"], "notes": ["Date as coded (EDTF): [2021-06-14..2021-06-16]"]},
            "[2021-06-14..2021-06-16]",
            "",
        ),
        ({"date": ["2021-13"]}, "", ""),
        ({"date": ["0000"]}, "", ""),
        ({}, "", ""),
    ),
)
def test_dates_are_as_exact_as_they_are_told(told: dict[str, list[str]], date: str, words: str) -> None:
    told |= {"keywords": ["Attack"], "involved": ["g-1"]}
    (one,) = read(lines(RIDERS, {"id": "e-1", "schema": "Event", "properties": told}), "ftm").told

    assert one.date == date and words in one.open and bool(words) == bool(one.open)


def test_a_date_that_is_none_has_no_days() -> None:
    assert span_of("2021-02-30") is None and span_of("soon") is None and days_of({"date": ["soon"]}) == ("soon", "", "")


def test_places_have_the_point_of_their_address() -> None:
    address = entity("a-1", "Address", latitude="34.5", longitude="37.5")
    event = entity("e-1", "Event", keywords="Attack", location=["Ford", "Hill"], country="sy", addressEntity="a-1")
    reading = read(lines(address, event), "ftm")

    assert reading.places[0][:3] == ("Ford", 34.5, 37.5) and reading.places[0].country == "sy"
    assert said(reading.problems, "location: names 2 places (“Ford” alone is read)")


def test_the_crosswalk_has_each_type_of_the_codebook_and_each_term_is_there() -> None:
    codes, plan = format_named("ftm").type.codes, schemata()

    assert {code.type for code in codes.values()} == set(CODEBOOK.types)
    assert {kind.label for kind in CODEBOOK.types.values()} == {name.removesuffix(" ⇄") for name in codes}
    assert set(plan.actors.values()) <= set(CODEBOOK.actor_kinds) and set(plan.equals) <= set(codes)
    assert {*plan.roles.values(), *(tie.role for tie in plan.ties.values())} <= set(Actor.__annotations__)


def told_of(tables: Tables, source: str) -> dict[str, tuple[str, str, frozenset[str]]]:
    """Summary -> type, country and who takes part, of the events of a source ("": the articles)."""
    people = tables.participants.groupby("event_id")["actor_id"].agg(frozenset)
    told = zip(*(tables.events[name] for name in ("event_id", "type", "country", "summary")))
    return {
        summary: (kind, str(country), people[event]) for event, kind, country, summary in told if event.partition(":")[1] == source
    }


def test_our_own_export_comes_back_with_its_events_and_their_people(sample: Corpus, sample_tables: Tables, tmp_path: Path) -> None:
    data = write_ftm(taken(sample_tables, sample, link="/map"))
    corpus = corpus_of(with_layer(tmp_path / "corpus", LAYER, data, "entities.json", "valley"))
    theirs = told_of(build_tables(corpus), ":")

    assert theirs == told_of(sample_tables, "") and len(theirs) == 77
    layer = corpus.sources[-1]
    assert isinstance(layer, Layer) and not layer.actors and len(layer.matched) == len(layer.reading.names)
