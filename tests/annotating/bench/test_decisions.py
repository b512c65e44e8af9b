"""What each decision does to a bench: input, call, expected."""

import pytest

from lib.annotating.bench.decisions import (
    DECISIONS,
    added,
    background,
    chosen,
    decided,
    dropped,
    inferred_from,
    moved,
    of_article,
    part_of,
    resting_on,
    same_as,
    set_field,
)
from lib.annotating.bench.model import ACCEPTED, PROPOSED, REJECTED, Card, Steps
from tests.annotating.bench.benches import TEXT, bench_of, event_of, one_card


def states(bench) -> list[str]:
    return [card.state for card in bench.cards]


def test_another_card_is_taken_in_hand() -> None:
    assert chosen(bench_of(), 3).current == 3


def test_a_card_that_is_not_there_is_not_taken_in_hand() -> None:
    assert chosen(bench_of(), 9).current == 1


@pytest.mark.parametrize("begin, by, end", [(1, 1, 2), (2, -1, 1), (1, -1, 1), (4, 1, 4)])
def test_next_and_previous_stop_at_the_ends(begin: int, by: int, end: int) -> None:
    assert moved(chosen(bench_of(), begin), by).current == end


def test_where_none_is_in_hand_the_first_is_next() -> None:
    assert moved(one_card({}).without(1), 1).current == 0
    assert moved(chosen(bench_of(), 2).without(2), 1).current == 4


def test_an_accepted_card_gives_the_hand_to_the_next_proposed_one() -> None:
    bench = bench_of(status="draft")

    made = decided(bench, 1, ACCEPTED)

    assert (made.current, states(made)) == (2, [ACCEPTED, PROPOSED, PROPOSED, PROPOSED])


def test_behind_the_last_the_first_proposed_one_is_next() -> None:
    bench = chosen(bench_of(status="draft"), 4)

    assert decided(bench, 4, REJECTED).current == 1


def test_a_card_that_is_not_in_hand_is_decided_without_a_move() -> None:
    assert decided(bench_of(status="draft"), 3, REJECTED).current == 1


def test_an_accepted_event_is_no_draft_and_a_rejected_one_keeps_what_it_says() -> None:
    bench = one_card({"status": "draft"}, PROPOSED)

    assert "status" not in event_of(decided(bench, 1, ACCEPTED))
    assert event_of(decided(bench, 1, REJECTED))["status"] == "draft"


def test_a_blank_takes_a_field_away_with_what_it_rested_on() -> None:
    bench = one_card({"place": ["homs"], "evidence": {"place": "in Homs"}, "inferred": {"place": "why", "date": "why"}})

    assert event_of(set_field(bench, 1, "place", [])) == {"id": "1", "inferred": {"date": "why"}}


def test_a_blank_says_that_nobody_stands_where_the_article_names_somebody() -> None:
    bench = one_card({"type": "clash"}, defaults={"side_a": "ndf"})

    assert event_of(set_field(bench, 1, "side_a", None))["side_a"] == []


def test_another_id_goes_to_what_refers_to_the_event() -> None:
    assert event_of(set_field(bench_of(), 1, "id", "shelling"), 3)["after"] == ["shelling"]


def test_an_id_that_another_event_has_takes_no_references_over() -> None:
    bench = set_field(bench_of(), 1, "id", "2")

    assert event_of(set_field(bench, 1, "id", "9"), 3)["after"] == ["1"]


def test_another_quote_takes_the_card_to_where_it_stands() -> None:
    made = set_field(bench_of(), 1, "quote", "both met in Homs")

    assert made.card(1).start == TEXT.index("both met")


def test_a_quote_that_the_text_does_not_hold_leaves_the_card_where_it_is() -> None:
    assert set_field(bench_of(), 1, "quote", "nobody wrote this").card(1).start == bench_of().card(1).start


def test_another_type_takes_its_people_along() -> None:
    assert event_of(set_field(bench_of(), 1, "type", "clash"))["side_a"] == ["ndf"]


def test_words_carry_a_field_and_none_take_them_away() -> None:
    bench = resting_on(one_card({"place": ["homs"]}), 1, "place", ["in Homs"])

    assert event_of(bench)["evidence"] == {"place": "in Homs"}
    assert "evidence" not in event_of(resting_on(bench, 1, "place", []))


def test_a_reason_is_kept_without_white_space_and_blank_takes_it_away() -> None:
    bench = inferred_from(one_card({"place": ["homs"]}), 1, "place", "  told before ")

    assert event_of(bench)["inferred"] == {"place": "told before"}
    assert "inferred" not in event_of(inferred_from(bench, 1, "place", " "))


@pytest.mark.parametrize(
    "own, usual, then",
    [(None, None, "true"), ("true", None, None), (None, "true", "false"), ("false", "true", None), ("True", None, None)],
)
def test_background_turns_what_the_event_or_the_article_says(own: str | None, usual: str | None, then: str | None) -> None:
    bench = one_card({"background": own} if own else {}, defaults={"background": usual})

    assert event_of(background(bench, 1)).get("background") == then


def test_an_event_is_a_part_of_another_and_again_is_none() -> None:
    bench = part_of(bench_of(), 3, "1")

    assert event_of(bench, 3)["part_of"] == "1"
    assert "part_of" not in event_of(part_of(bench, 3, "1"), 3)


@pytest.mark.parametrize("whole", ["3", "depot/3", "", "2"])
def test_no_event_is_a_part_of_itself_or_of_its_parts(whole: str) -> None:
    bench = part_of(part_of(bench_of(), 2, "1"), 1, "3")

    assert part_of(bench, 3, whole) is bench


def test_an_event_is_the_same_as_another_and_again_is_not() -> None:
    bench = same_as(bench_of(), 1, "other/7")

    assert event_of(bench)["same_as"] == ["other/7"]
    assert "same_as" not in event_of(same_as(bench, 1, "other/7"))


def test_what_is_the_same_is_no_longer_perhaps_the_same() -> None:
    bench = same_as(bench_of(), 1, "other/7", "maybe_same_as")

    assert event_of(same_as(bench, 1, "other/7")).keys() & {"same_as", "maybe_same_as"} == {"same_as"}


@pytest.mark.parametrize("other", ["1", "depot/1", ""])
def test_no_event_is_the_same_as_itself(other: str) -> None:
    bench = bench_of()

    assert same_as(bench, 1, other) is bench


def test_a_new_event_stands_where_its_words_stand_with_an_id_of_its_own() -> None:
    made = added(bench_of(), "both met", TEXT.index("both met"), "meeting")

    assert event_of(made) == {"id": "5", "type": "meeting", "quote": "both met"}
    assert made.card().start == TEXT.index("both met")


def test_a_new_event_of_words_that_stand_twice_is_of_those_that_were_chosen() -> None:
    second = TEXT.rindex("the NDF shelled")

    made = added(bench_of(), "the NDF shelled", second, "attack")

    assert made.card().start <= second < made.card().start + len(event_of(made)["quote"])


def test_an_id_of_an_event_that_is_gone_is_not_given_again() -> None:
    bench = added(bench_of(), "both met", TEXT.index("both met"), "meeting")
    bench = part_of(bench, 1, "5").without(5)

    assert bench.free_id() == "6"


def test_an_id_is_not_given_again_by_its_letters() -> None:
    assert one_card({"id": "x-7", "after": ["depot/3", "other/80", "y"]}).free_id() == "4"


def test_a_key_of_a_card_that_is_gone_is_not_given_again() -> None:
    bench = added(bench_of(), "both met", TEXT.index("both met"), "meeting")

    assert bench.without(bench.current).free_key() == bench.current + 1


def test_a_card_of_ones_own_is_gone_and_any_other_is_rejected() -> None:
    bench = added(bench_of(), "both met", TEXT.index("both met"), "meeting")

    assert dropped(bench, bench.current).card(bench.current) is None
    assert dropped(bench, 2).card(2).state == REJECTED


def test_when_the_card_in_hand_is_gone_its_neighbour_is_in_hand() -> None:
    assert [chosen(bench_of(), key).without(key).current for key in (1, 2, 4)] == [2, 3, 3]


def test_a_field_of_the_article_is_set_and_blank_takes_it_away() -> None:
    bench = of_article(bench_of(), "language", "ar")

    assert bench.fields["language"] == "ar"
    assert of_article(bench, "language", "").fields == bench_of().fields


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_on_a_card_that_is_not_there_changes_no_card(name: str) -> None:
    assert DECISIONS[name](bench_of(), 99).cards == bench_of().cards


def test_what_is_undone_can_be_done_again_until_something_else_is_decided() -> None:
    steps = Steps(bench_of())
    steps = steps.to(decided(steps.bench, 1, REJECTED)).to(background(steps.bench, 2))

    assert steps.undone().undone().redone().redone() == steps
    assert steps.undone().to(background(steps.bench, 3)).redone().bench == background(steps.bench, 3)


def test_another_card_in_hand_is_no_step() -> None:
    steps = Steps(bench_of()).to(background(bench_of(), 2))

    moved_on = steps.undone().to(chosen(bench_of(), 4))

    assert moved_on.redone().bench == steps.bench and moved_on.bench.current == 4


def test_nothing_is_undone_before_the_first_step_nor_redone_after_the_last() -> None:
    steps = Steps(bench_of())

    assert steps.undone() is steps and steps.redone() is steps and steps.to(bench_of()) is steps


def test_cards_stand_in_the_order_of_the_text() -> None:
    bench = bench_of().with_card(Card(9, PROPOSED, {}, TEXT.index("Two men")))

    assert [card.key for card in bench.cards] == [1, 9, 2, 3, 4]
    assert bench.counted == {PROPOSED: 1, ACCEPTED: 4, REJECTED: 0}
