"""One happening told in two cards becomes one; one card becomes two."""

import pytest

from lib.annotating.bench.decisions import merged, told_again
from lib.annotating.bench.model import ACCEPTED, Bench, Card, Fields
from tests.annotating.bench.benches import FIELDS, TEXT, bench_of, event_of

ONE: Fields = {"id": "1", "type": "clash", "side_a": ["ndf"], "quote": "the NDF shelled a depot"}


def pair(one: Fields, other: Fields, *more: Fields) -> Bench:
    cards = tuple(Card(at, ACCEPTED, event, at, "file") for at, event in enumerate((one, other, *more), 1))
    return Bench("depot", FIELDS, TEXT, cards, 1, len(cards))


def test_what_the_other_says_and_the_card_does_not_is_taken_with_its_quote() -> None:
    bench = pair(ONE, {"id": "2", "type": "clash", "side_b": ["irgc"], "place": ["homs"], "quote": "both met in Homs"})

    event = event_of(merged(bench, 1, 2))

    assert (event["side_b"], event["place"]) == (["irgc"], ["homs"])
    assert event["evidence"] == {"side_b": "both met in Homs", "place": "both met in Homs"}


def test_all_words_of_the_other_are_taken_where_it_names_them() -> None:
    bench = pair(ONE, {"id": "2", "type": "clash", "place": ["homs"], "quote": "q", "evidence": {"place": ["in Homs", "to Homs"]}})

    assert event_of(merged(bench, 1, 2))["evidence"] == {"place": ["in Homs", "to Homs"]}


def test_a_reason_of_the_other_is_taken_and_joins_that_of_the_card() -> None:
    bench = pair(ONE | {"inferred": {"side_a": "x"}}, {"id": "2", "type": "clash", "side_a": ["irgc"], "inferred": {"side_a": "y"}})

    assert event_of(merged(bench, 1, 2))["inferred"] == {"side_a": "x; y"}


@pytest.mark.parametrize("field, value", [("claim", "alleged"), ("stage", "planned"), ("background", "true"), ("credibility", "2")])
def test_what_the_card_says_by_silence_stays(field: str, value: str) -> None:
    bench = pair(ONE, {"id": "2", "type": "clash", field: value, "quote": "q"})

    assert event_of(merged(bench, 1, 2)) == ONE


def test_a_value_of_the_card_stays_against_that_of_the_other() -> None:
    bench = pair(ONE | {"killed": "2"}, {"id": "2", "type": "clash", "killed": "3", "date": "2021-05", "quote": "q"})

    event = event_of(merged(bench, 1, 2))

    assert (event["killed"], event["date"]) == ("2", "2021-05")


def test_who_stands_in_the_card_keeps_the_side() -> None:
    bench = pair(ONE, {"id": "2", "type": "clash", "side_a": ["irgc"], "side_b": [{"actor": "ndf", "fighters": "3"}], "quote": "q"})

    event = event_of(merged(bench, 1, 2))

    assert event["side_a"] == ["ndf", "irgc"] and "side_b" not in event


def test_somebody_unnamed_of_a_body_is_another_than_the_body() -> None:
    leader = {"of": "ndf", "as": "a leader"}

    assert event_of(merged(pair(ONE, {"id": "2", "type": "clash", "side_a": [leader]}), 1, 2))["side_a"] == ["ndf", leader]


def test_an_event_of_another_type_becomes_one_of_the_cards_type() -> None:
    bench = pair(ONE, {"id": "2", "type": "attack", "initiator": ["irgc"], "target": ["hezbollah"], "quote": "q"})

    event = event_of(merged(bench, 1, 2))

    assert (event["side_a"], event["side_b"]) == (["ndf", "irgc"], ["hezbollah"])
    assert event.keys() & {"initiator", "target"} == set()


def test_the_other_is_gone_and_what_referred_to_it_refers_to_the_card() -> None:
    more = {"id": "3", "type": "clash", "part_of": "2", "after": ["2", "depot/1"], "same_as": ["depot/2", "other/2"]}

    made = merged(pair(ONE, {"id": "2", "type": "clash"}, more), 1, 2)

    assert [card.id for card in made.cards] == ["1", "3"]
    assert event_of(made, 3) == {"id": "3", "type": "clash", "part_of": "1", "after": ["1"], "same_as": ["1", "other/2"]}


@pytest.mark.parametrize("key, other", [(1, 2), (2, 1)])
def test_a_whole_merged_with_its_part_is_no_part_of_itself(key: int, other: int) -> None:
    bench = pair(ONE, {"id": "2", "type": "clash", "part_of": "1", "after": ["depot/1"], "maybe_same_as": ["1"]})

    assert event_of(merged(bench, key, other), key).keys() & {"part_of", "after", "maybe_same_as"} == set()


def test_where_two_have_one_id_what_refers_to_it_stays() -> None:
    bench = pair(ONE, {"id": "2", "type": "clash"}, {"id": "2", "type": "clash"}, {"id": "4", "type": "clash", "after": ["2"]})

    assert event_of(merged(bench, 1, 2), 4)["after"] == ["2"]


def test_merged_with_one_that_says_the_same_the_card_stays_as_it_is() -> None:
    card = {"side_a": "ndf", "place": "homs"} | {name: value for name, value in ONE.items() if name != "side_a"}

    assert event_of(merged(pair(card, card | {"id": "2", "side_a": ["ndf"], "place": ["homs"]}), 1, 2)) == card


@pytest.mark.parametrize("key, other", [(1, 1), (1, 9), (9, 1)])
def test_nothing_is_merged_with_itself_or_with_none(key: int, other: int) -> None:
    bench = bench_of()

    assert merged(bench, key, other) is bench


def test_a_split_card_says_the_same_behind_it_and_is_in_hand() -> None:
    made = told_again(bench_of(), 2)

    assert event_of(made) == event_of(bench_of(), 2) | {"id": "5"}
    assert [card.key for card in made.cards] == [1, 2, 5, 3, 4]


def test_numbers_and_what_it_is_the_same_as_stay_with_the_first() -> None:
    people = [{"actor": "ndf", "fighters": "3"}, {"of": "irgc", "as": "a man"}]
    bench = pair(
        ONE | {"side_a": people, "killed": {"min": "2", "words": "men"}, "evidence": {"killed": "x"}, "same_as": ["a/1"]}, ONE
    )

    made = told_again(bench, 1)

    assert event_of(made) == ONE | {"id": "2", "side_a": [{"actor": "ndf"}, {"of": "irgc", "as": "a man"}]}


def test_of_other_words_what_rested_on_the_first_quote_rests_on_it_still() -> None:
    made = told_again(bench_of(), 1, "both met in Homs")

    event, quote = event_of(made), event_of(bench_of(), 1)["quote"]
    assert event["quote"] == "both met in Homs" and made.card().start == TEXT.index("both met")
    assert event["evidence"] == {"initiator": quote, "target": quote, "place": quote}


def test_no_card_is_split_that_is_not_there() -> None:
    bench = bench_of()

    assert told_again(bench, 9) is bench
