"""Each kind of loss: what fits fills its cell, what does not is named with what became of it, what may not be there is left out."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.corpus.model.models import Corpus
from lib.corpus.model.register import Actor, Tie
from lib.exchange.chosen import chosen_of
from lib.exchange.formats import FORMATS
from tests.exchange.crossed import CROSSED, FIGHT, crossed, of
from tests.exchange.taken import taken

HANDOVER = FIGHT | {"type": "hq_handover", "group": "ground", "severity": None, "killed_min": None, "killed_max": None}
UNDATED = {
    "dated_by": "publication",
    "date": None,
    "date_kind": None,
    "first_day": None,
    "last_day": None,
    "not_after": "2021-04-01",
}
ACTS = (("initiator", "syrian-arab-army"), ("target", "isis"))
PLAIN_FIGHT = {("", "quote")}


def test_a_clash_on_a_day_fits_and_nothing_but_its_words_is_lost(cross) -> None:
    acled, ged = cross("acled", FIGHT), cross("ged", FIGHT)

    row = acled.rows["north/1"]
    assert [
        row[name] for name in ("event_date", "year", "time_precision", "geo_precision", "fatalities")
    ] == "2021-03-05 2021 1 1 2".split()
    assert [row["disorder_type"], row["event_type"], row["sub_event_type"]] == ["Political violence", "Battles", "Armed clash"]
    assert [row["actor1"], row["inter1"], row["actor2"], row["inter2"]] == [
        "Syrian Arab Army",
        "State forces",
        "Islamic State",
        "Rebel group",
    ]
    assert row["interaction"] == "State forces-Rebel group" and row["notes"] == "They fight." and row["latitude"] == "-3.5"
    assert acled.lost() == PLAIN_FIGHT and ged.lost() == PLAIN_FIGHT | {("", "summary")}
    row = ged.rows["north/1"]
    assert [row[name] for name in ("type_of_violence", "side_a", "side_b", "gwnoa", "gwnob")] == [
        "1",
        "Syrian Arab Army",
        "Islamic State",
        "652",
        "",
    ]
    assert [row[name] for name in ("date_start", "date_end", "date_prec", "where_prec")] == ["2021-03-05", "2021-03-05", "1", "1"]
    assert [row[name] for name in ("low", "best", "high", "deaths_unknown", "deaths_a")] == ["2", "2", "2", "2", "0"]
    assert (
        row["geom_wkt"] == "POINT (0.25 -3.5)"
        and row["priogrid_gid"] == str(173 * 720 + 361)
        and row["source_office"] == "The Valley Post"
    )


def test_plover_tells_of_a_clash_that_both_act_with_sector_and_country(cross) -> None:
    record = cross("plover", FIGHT).rows["north/1"]

    assert record["event"] == ["ASSAULT"] and record["date"] == "2021-03-05" and record["dead"] == 2 and "recipient" not in record
    assert record["source"] == [
        {"code": "SYR", "sector": "MIL", "identifier_id": "syrian-arab-army", "identifier_text": "Syrian Arab Army"},
        {"sector": "REB", "identifier_id": "isis", "identifier_text": "Islamic State"},
    ]
    assert record["event_loc"] == {"name": "Ford", "latitude": -3.5, "longitude": 0.25} and record["comment"] == "They fight."
    assert record["cite_info"]["publication"] == "The Valley Post" and record["cite_info"]["codebook"] == "plover-base-0.7"


@pytest.mark.parametrize("name", ("acled", "ged"))
@pytest.mark.parametrize(
    ("change", "field"),
    (
        ({"stage": "planned"}, "stage"),
        ({"stage": "ordered"}, "stage"),
        ({"stage": "attempted", "severity": "coercive"}, "stage"),
        ({"claim": "alleged"}, "claim"),
        ({"claim": "denied"}, "claim"),
        ({"status": "draft"}, "status"),
        ({"type": "shipment"}, "type"),
        (UNDATED, "date"),
        ({"date": "../2021-03", "date_kind": "extent", "first_day": None}, "date"),
    ),
)
def test_doubt_what_has_no_type_and_what_has_no_day_are_left_out_and_named_once(cross, name: str, change: dict, field: str) -> None:
    told = cross(name, FIGHT | change, FIGHT | {"event_id": "north/2"})

    assert list(told.rows) == ["north/2"] and told.left_out() == {"north/1": field}
    assert [row["their_field"] for row in told.losses if row["event_id"] == "north/1"] == ["the whole row"]


@pytest.mark.parametrize(
    "killed", ({"killed_min": None, "killed_max": None}, {"killed_min": 0, "killed_max": 0}, {"killed_min": None, "killed_max": 9})
)
def test_ged_wants_a_death_and_acled_writes_0(cross, killed: dict) -> None:
    assert cross("ged", FIGHT | killed).left_out() == {"north/1": "killed"}

    told = cross("acled", FIGHT | killed)
    assert told.rows["north/1"]["fatalities"] == "0" and (("fatalities", "killed") in told.lost()) == (killed["killed_min"] is None)


def test_a_tried_attack_stays_and_is_named(cross) -> None:
    told = cross("acled", FIGHT | {"type": "attack", "stage": "attempted"}, people=ACTS)

    assert ("sub_event_type", "stage") in told.lost() and told.rows


def test_plover_has_contexts_for_doubt_and_what_it_is_about(cross) -> None:
    rows = [
        FIGHT | {"event_id": f"north/{at}"} | change
        for at, change in enumerate(
            (
                {"stage": "planned"},
                {"claim": "denied"},
                {"claim": "alleged"},
                {"issue": "drugs", "background": True},
                {"issue": "other"},
            )
        )
    ]
    told = cross("plover", *rows)

    contexts = [told.rows[f"north/{at}"].get("context") for at in range(5)]
    assert contexts == [["future"], ["negation"], None, ["crime_drugs", "historical"], None]
    assert ("context", "claim") in told.lost("north/2") and ("context", "issue") in told.lost("north/4")
    assert not {("context", "stage"), ("context", "claim")} & (told.lost("north/0") | told.lost("north/1"))


@pytest.mark.parametrize(
    ("way", "code", "first", "lost"),
    (
        ("true", "Government regains territory", "Syrian Arab Army", {("actor2", "roles")}),
        ("false", "Non-violent transfer of territory", "Syrian Arab Army", set()),
        ("pressure", "Non-violent transfer of territory", "Syrian Arab Army", {("sub_event_type", "type")}),
    ),
)
def test_a_handover_names_first_who_takes_the_place(cross, way: str, code: str, first: str, lost: set) -> None:
    told = cross("acled", HANDOVER | {"by_force": way}, people=(("giver", "isis"), ("recipient", "syrian-arab-army")))

    row = told.rows["north/1"]
    assert [row["sub_event_type"], row["actor1"], row["actor2"]] == [code, first, "Islamic State"]
    assert told.lost() == PLAIN_FIGHT | lost


def test_a_withdrawal_has_nobody_who_takes_the_place(cross) -> None:
    row = cross("acled", HANDOVER | {"type": "withdrawal"}, people=(("initiator", "isis"),)).rows["north/1"]

    assert [row["sub_event_type"], row["actor1"], row["actor2"]] == ["Non-violent transfer of territory", "", "Islamic State"]


@pytest.mark.parametrize(
    ("people", "acled", "ged", "lost"),
    (
        (ACTS, "Armed clash", "1", True),
        ((("initiator", "isis"), ("target", "syrian-arab-army")), "Armed clash", "1", True),
        ((("initiator", "isis"), ("target", "ndf")), "Armed clash", "2", True),
        ((("initiator", "isis"), ("target", "civilians")), "Attack", "3", False),
    ),
)
def test_an_attack_on_armed_men_loses_its_direction_and_one_on_civilians_keeps_it(cross, people, acled, ged, lost: bool) -> None:
    attack = FIGHT | {"type": "attack"}
    first, second = cross("acled", attack, people=people), cross("ged", attack, people=people)

    assert first.rows["north/1"]["sub_event_type"] == acled and second.rows["north/1"]["type_of_violence"] == ged
    assert (("actor1", "roles") in first.lost()) == (("side_a", "roles") in second.lost()) == lost
    assert second.rows["north/1"]["side_a"] == ("Islamic State" if ged != "1" else "Syrian Arab Army")
    dead = [second.rows["north/1"][f"deaths_{of}"] for of in ("a", "b", "civilians", "unknown")]
    assert dead == ["0", "0", "0", "2"]


def test_the_dead_of_a_side_are_told_of_it(sample: Corpus) -> None:
    snapshot = of(sample, FIGHT | {"type": "attack", "killed_min": 5, "killed_max": 7}, people=(*ACTS, ("target", "civilians")))
    told = snapshot.beside.participants.assign(killed_min=pd.array([1, 2, None], dtype="Int64"))

    row = crossed("ged", replace(snapshot, beside=replace(snapshot.beside, participants=told))).rows["north/1"]
    assert [row[f"deaths_{of}"] for of in ("a", "b", "civilians", "unknown")] == ["1", "2", "0", "2"]
    assert [row["low"], row["best"], row["high"]] == ["5", "5", "7"]


def test_sides_that_are_no_party_have_no_type_of_violence(cross) -> None:
    people = (("initiator", "bashar-al-assad"), ("target", "isis"))

    assert cross("ged", FIGHT | {"type": "attack"}, people=people).left_out() == {"north/1": "type"}
    assert cross("ged", FIGHT | {"type": "killing"}, people=ACTS[1:]).left_out() == {"north/1": "type"}


def test_several_on_a_side_are_associated_or_lost_and_roles_beside_are_lost(cross, sample: Corpus) -> None:
    people = (*ACTS, ("initiator", "ndf"), ("with", "irgc"), ("about", "russia"))
    told, ged = cross("acled", FIGHT | {"type": "attack"}, people=people), cross("ged", FIGHT | {"type": "attack"}, people=people)

    assert told.rows["north/1"]["assoc_actor_1"] == "National Defense Forces; IRGC" or told.rows["north/1"][
        "assoc_actor_1"
    ].startswith("National Defense Forces; ")
    said = {(row["their_field"], row["our_value"]): row["became"] for row in told.losses}
    assert said["assoc_actor_1", "About: Russia"] == "lost" and ("assoc_actor_1", "National Defense Forces") in said
    assert {row["our_value"]: row["became"] for row in ged.losses}["National Defense Forces"] == "lost"


def test_those_who_agree_on_equal_terms_stand_one_after_the_other(cross) -> None:
    people = (("participants", "ndf"), ("participants", "hezbollah"), ("participants", "russia"))
    row = cross("acled", HANDOVER | {"type": "agreement"}, people=people).rows["north/1"]

    assert [row["actor1"], row["actor2"], row["assoc_actor_1"]] == ["National Defense Forces", "Hezbollah", "Russia"]
    assert row["sub_event_type"] == "Agreement"


def test_who_has_no_code_and_who_is_unnamed_are_named(cross) -> None:
    told = cross("acled", FIGHT, people=(("side_a", "bashar-al-assad"), ("side_b", "isis", "two fighters")))

    assert told.rows["north/1"]["inter1"] == told.rows["north/1"]["interaction"] == ""
    said = {row["their_field"]: row for row in told.losses}
    assert "group" in said["inter1"]["why"] and said["actor1"]["our_value"] == "Islamic State: two fighters"


def test_the_country_of_an_actor_is_that_of_its_state_on_the_day(cross, sample: Corpus) -> None:
    days = pd.Timestamp("2021-03-05").date()
    unit = Actor("unit", "Unit", "militia", "", part_of=(Tie("russia", last=days.replace(day=4)), Tie("iran", first=days)))
    both = Actor("both", "Both", "militia", "", part_of=(Tie("russia"), Tie("iran")))
    corpus = replace(sample, actors=sample.actors | {"unit": unit, "both": both})

    told = cross("plover", FIGHT, people=(("side_a", "unit"), ("side_b", "both")), corpus=corpus)
    assert [actor.get("code") for actor in told.rows["north/1"]["source"]] == ["IRN", None]
    assert [row["our_value"] for row in told.losses if row["why"].startswith("Of which country")] == ["Both"]


def test_plover_wants_a_source_and_of_aid_a_recipient(cross) -> None:
    shipped = FIGHT | {"type": "shipment", "severity": None}
    told = cross("plover", shipped, people=(("sender", "iran"),))
    nobody = cross("plover", shipped, people=(("recipient", "ndf"),))

    assert told.left_out() == {"north/1": "targets"} and nobody.left_out() == {"north/1": "initiators"}


def test_actors_of_whom_names_alone_are_told_have_no_kind(sample: Corpus) -> None:
    bare = replace(of(sample, FIGHT | {"initiators": "Reds; Blues", "targets": "Greens"}), beside=None)
    told = crossed("acled", bare)

    assert told.rows["north/1"]["actor1"] == "Reds" and told.rows["north/1"]["assoc_actor_1"] == "Blues"
    assert ("inter1", "roles") in told.lost()


@pytest.mark.parametrize("name", CROSSED)
def test_the_sentences_before_a_download_count_what_the_file_names(name: str, sample: Corpus) -> None:
    snapshot = of(
        sample, FIGHT | {"killed_max": 4}, FIGHT | {"event_id": "north/2", "killed_max": 5}, FIGHT | UNDATED | {"event_id": "c"}
    )
    said = FORMATS[name].misses(chosen_of(snapshot))

    assert any(sentence.startswith("1 event left out: no day is told") for sentence in said)
    assert any(sentence.startswith("2 events with a range of killed") for sentence in said)
    assert any("No place there for: " in sentence or name == "plover" for sentence in said)
    assert FORMATS[name].misses(chosen_of(replace(snapshot, events=snapshot.events.head(0)))) == ()


@pytest.mark.parametrize("name", CROSSED)
def test_the_readme_tells_the_selection_the_loss_by_field_and_whom_to_cite(name: str, sample, sample_tables) -> None:
    snapshot = taken(sample_tables, sample, words="all of it", link="/map")
    told = crossed(name, snapshot)

    for words in ("Selection: all of it", "Link: /map", f"Fingerprint: {sample.fingerprint}", f"{len(told.rows)} events of 77"):
        assert words in told.readme
    for article in sample.articles:
        assert article.title in told.readme
    counted = sum(int(line.split()[0].replace(",", "")) for line in told.readme.splitlines() if line.startswith("  "))
    assert counted == len(told.losses) and "Ledger" not in told.readme
