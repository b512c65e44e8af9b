"""People pass from role to role, with the words that say so."""

import pytest

from lib.annotating.bench.decisions import retyped, swapped
from tests.annotating.bench.benches import event_of, one_card

ATTACK = {"type": "attack", "initiator": ["ndf"], "target": ["irgc"]}


@pytest.mark.parametrize(
    "type_id, roles",
    [
        ("clash", {"side_a": ["ndf"], "side_b": ["irgc"]}),
        ("hq_handover", {"giver": ["ndf"], "recipient": ["irgc"]}),
        ("meeting", {"participants": ["ndf", "irgc"]}),
        ("withdrawal", {"initiator": ["ndf"], "about": ["irgc"]}),
        ("detention", {"initiator": ["ndf"], "target": ["irgc"]}),
    ],
)
def test_who_stood_left_stands_left_again(type_id: str, roles: dict) -> None:
    event = event_of(retyped(one_card(ATTACK), 1, type_id))

    assert event == {"id": "1", "type": type_id} | roles


def test_who_stood_on_no_side_stands_beside_it() -> None:
    bench = one_card({"type": "shipment", "sender": ["irgc"], "carrier": ["ndf"]})

    assert event_of(retyped(bench, 1, "clash")) == {"id": "1", "type": "clash", "side_a": ["irgc"], "with": ["ndf"]}


def test_words_and_reasons_go_with_who_rests_on_them() -> None:
    bench = one_card(ATTACK | {"evidence": {"initiator": "a", "target": ["b", "c"]}, "inferred": {"initiator": "x", "target": "y"}})

    event = event_of(retyped(bench, 1, "meeting"))

    assert event["evidence"] == {"participants": ["a", "b", "c"]}
    assert event["inferred"] == {"participants": "x; y"}


def test_a_mode_that_the_type_lacks_is_gone_with_its_words() -> None:
    bench = one_card({"type": "dispute", "mode": "threat", "evidence": {"mode": "vowed"}, "side_a": ["ndf"]})

    assert event_of(retyped(bench, 1, "clash")) == {"id": "1", "type": "clash", "side_a": ["ndf"]}
    assert event_of(retyped(bench, 1, "dispute"))["mode"] == "threat"


def test_a_type_that_the_codebook_lacks_is_none() -> None:
    bench = one_card(ATTACK)

    assert retyped(bench, 1, "brawl") is bench


def test_an_event_of_an_unknown_type_gets_a_known_one() -> None:
    event = event_of(retyped(one_card(ATTACK | {"type": "brawl"}), 1, "clash"))

    assert (event["side_a"], event["side_b"]) == (["ndf"], ["irgc"])


def test_whom_the_article_names_for_all_events_passes_on_too() -> None:
    bench = one_card(
        {"type": "attack", "target": ["irgc"]}, defaults={"initiator": "ndf", "evidence": {"initiator": "the militia"}}
    )

    event = event_of(retyped(bench, 1, "clash"))

    assert (event["side_a"], event["initiator"], event["evidence"]) == ("ndf", [], {"side_a": "the militia"})


def test_sides_change_places_with_their_words() -> None:
    event = event_of(swapped(one_card(ATTACK | {"evidence": {"target": "b"}, "inferred": {"initiator": "x"}}), 1))

    assert (event["initiator"], event["target"]) == (["irgc"], ["ndf"])
    assert (event["evidence"], event["inferred"]) == ({"initiator": "b"}, {"target": "x"})


def test_one_side_alone_goes_to_the_other() -> None:
    event = event_of(swapped(one_card({"type": "clash", "side_a": ["ndf"]}), 1))

    assert event == {"id": "1", "type": "clash", "side_b": ["ndf"]}


def test_swapped_twice_is_as_before() -> None:
    bench = one_card(ATTACK | {"evidence": {"target": "b"}})

    assert swapped(swapped(bench, 1), 1) == bench


@pytest.mark.parametrize("event", [{"type": "meeting", "participants": ["ndf"]}, {"type": "brawl"}, {}])
def test_where_there_are_no_two_sides_nothing_changes(event: dict) -> None:
    bench = one_card(event)

    assert swapped(bench, 1) is bench


def test_a_side_that_the_article_names_for_all_events_changes_places_too() -> None:
    bench = one_card({"type": "clash", "side_b": ["irgc"]}, defaults={"side_a": ["ndf"]})

    assert event_of(swapped(bench, 1)) == {"id": "1", "type": "clash", "side_a": ["irgc"], "side_b": ["ndf"]}
    assert event_of(swapped(one_card({"type": "clash"}, defaults={"side_a": ["ndf"]}), 1))["side_a"] == []
