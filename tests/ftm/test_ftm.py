"""FollowTheMoney entities, opened and validated by the format's own package (which needs a compiler and ICU to install)."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from followthemoney import model

from lib.corpus.model.models import Tie
from lib.events.asking.filters import Filters
from lib.exchange.ftm import write_ftm
from lib.exchange.manifest import Snapshot
from lib.exchange.telling import citation_lines
from tests.exchange.taken import taken


@pytest.fixture(scope="module")
def whole(sample, sample_tables) -> Snapshot:
    return taken(sample_tables, sample, link="/map")


def entities(snapshot: Snapshot) -> list:
    """The entities of the file, each cleaned and checked by the package."""
    return [model.get_proxy(json.loads(line)) for line in write_ftm(snapshot).decode().splitlines()]


def of(schema: str, snapshot: Snapshot) -> list:
    return [one for one in entities(snapshot) if one.schema.name == schema]


def test_every_value_is_one_that_its_property_takes(whole: Snapshot) -> None:
    for line in write_ftm(whole).decode().splitlines():
        told = json.loads(line)
        schema = model.get(told["schema"])
        assert schema.validate(told) is None
        for name, values in told["properties"].items():
            kind = schema.properties[name].type
            assert (
                [kind.clean(value) for value in values] == values if kind.name in ("entity", "date", "url", "country") else values
            )


def test_all_that_is_referred_to_is_there_and_of_the_right_kind(whole: Snapshot) -> None:
    found = {one.id: one for one in entities(whole)}

    assert len(found) == len(entities(whole))
    for one in found.values():
        for prop, value in one.itervalues():
            if prop.type.name == "entity":
                assert found[value].schema.is_a(prop.range), f"{one.id}: {prop.name}"


def test_every_event_is_there_with_its_words_days_people_and_proof(whole: Snapshot) -> None:
    events = {one.first("recordId"): one for one in of("Event", whole)}

    assert list(events) == whole.events["event_id"].tolist()
    for row in whole.events.itertuples():
        one = events[row.event_id]
        assert one.first("name") == row.summary and len(one.get("proof")) == len(row.articles.split("; "))
        people = whole.beside.participants
        assert len(one.get("involved")) == people.loc[people["event_id"] == row.event_id, "actor_id"].nunique()
        dates = one.get("date") + one.get("startDate") + one.get("endDate")
        assert bool(dates) == (row.dated_by == "event")


def test_dates_are_no_more_exact_than_they_are_known(sample, table) -> None:
    events = {one.first("recordId"): one for one in of("Event", Snapshot(table, sample))}
    found = {name: [one.get(part) for part in ("date", "startDate", "endDate")] for name, one in events.items()}

    assert found["north/1"] == [["2021-03-05"], [], []] and found["north/3"] == [["2021-03"], [], []]
    assert found["north/4"] == [[], ["2021-02-20"], ["2021-03-10"]] and found["north/5"] == [[], ["2021-03-05"], []]
    assert found["north/2"] == [[], [], []] and found["south/3"] == [["2019"], [], []]
    assert any("2021-02-20/2021-03-10" in note for note in events["north/4"].get("notes"))
    assert "denied" in events["south/1"].get("notes")


def test_people_and_organisations_are_told_apart_with_names_in_both_scripts(whole: Snapshot) -> None:
    actors = whole.corpus.actors
    persons = {one.caption for one in of("Person", whole)}

    assert persons and persons <= {actor.name for actor in actors.values() if actor.kind == "person"}
    names = {name for one in of("Organization", whole) for name in one.get("name")}
    assert {actors["hezbollah"].name, actors["hezbollah"].name_ar} <= names


def test_ties_are_memberships_with_their_days_and_source(whole: Snapshot) -> None:
    actors, first, last = whole.corpus.actors, pd.Timestamp(2015, 1, 2).date(), pd.Timestamp(2016, 3, 4).date()
    member = next(actor for actor in whole.beside.participants["actor_id"] if actor not in ("hezbollah", "iran"))
    tied = replace(
        actors[member], part_of=(Tie("hezbollah", first, last, "ashara-clash"),), affiliated_with=(), backed_by=(Tie("iran"),)
    )
    corpus = replace(whole.corpus, actors=actors | {member: tied})
    snapshot = replace(whole, corpus=corpus)

    names = {one.id: one.caption for one in entities(snapshot)}
    one = next(one for one in of("Membership", snapshot) if names[one.first("member")] == tied.name)
    backed = next(one for one in of("UnknownLink", snapshot) if names[one.first("subject")] == tied.name)

    assert names[one.first("organization")] == actors["hezbollah"].name and one.first("role") == "part of"
    assert (one.first("startDate"), one.first("endDate")) == ("2015-01-02", "2016-03-04")
    assert names[one.first("proof")] == "Fighting Intensifies Between Regime Allies in Deir-ez-Zor"
    assert (names[backed.first("object")], backed.first("role")) == (actors["iran"].name, "backed by")


def test_the_note_says_what_was_selected(whole: Snapshot) -> None:
    note = entities(whole)[0]

    assert (
        note.schema.name == "Note" and whole.corpus.fingerprint in note.first("description") and "/map" in note.first("description")
    )
    assert note.get("notes") == citation_lines(whole)


def test_no_events_are_the_note_alone(sample, sample_tables) -> None:
    none = taken(sample_tables, sample, Filters(types=frozenset()))

    assert [one.schema.name for one in entities(none)] == ["Note"]
