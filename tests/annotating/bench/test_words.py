"""Words of the text that a person says carry a field."""

import pytest

from lib.annotating.bench.checks import checked, known_of
from lib.annotating.bench.model import Bench
from lib.annotating.bench.opening import opened, suggested
from lib.annotating.bench.spans import segments_of, spans_of, words_at
from lib.annotating.bench.words import Chosen, carried_by, chosen_in, split_at
from lib.corpus.model.models import Corpus, Span
from tests.annotating.bench.benches import EVENTS, FIELDS, TEXT, bench_of, event_of, one_card


def words(text: str, part: str, last: bool = False) -> Chosen:
    start = text.rindex(part) if last else text.index(part)
    found = chosen_in(text, start, start + len(part))
    assert found is not None
    return found


def carrying(bench: Bench, key: int, field: str, part: str, corpus: Corpus, last: bool = False) -> Bench:
    return carried_by(bench, key, field, words(bench.text, part, last), known_of(corpus), suggested(bench, corpus))


@pytest.mark.parametrize(
    "start, end, found", [(0, 9, Chosen(2, 5, "One")), (5, 2, Chosen(2, 5, "One")), (-3, 4, Chosen(2, 4, "On"))]
)
def test_words_are_chosen_without_white_space_around_them(start: int, end: int, found: Chosen) -> None:
    assert chosen_in("  One\n \u200b\u00a0", start, end if end != 9 else 6) == found


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "\u202b \u202c"])
def test_where_nothing_can_be_seen_there_are_no_words(text: str) -> None:
    assert chosen_in(text, 0, len(text)) is None


def test_a_name_in_the_quote_is_put_in_the_role_and_needs_no_evidence(sample: Corpus) -> None:
    bench = one_card({"type": "attack", "quote": EVENTS[0]["quote"]})
    bench = Bench(bench.article, bench.fields, TEXT, bench.cards, 1, 1)

    assert event_of(carrying(bench, 1, "target", "Hezbollah", sample)) == {
        "id": "1",
        "type": "attack",
        "quote": EVENTS[0]["quote"],
    } | {"target": ["hezbollah"]}


def test_a_name_outside_the_quote_is_evidence_too(sample: Corpus) -> None:
    event = event_of(carrying(bench_of(), 2, "place", "Homs", sample), 2)

    assert event["place"] == ["homs"] and event["evidence"]["place"] == "Homs"


def test_a_name_joins_those_that_stand_there_once(sample: Corpus) -> None:
    bench = carrying(bench_of(), 2, "side_b", "Hezbollah", sample)

    assert event_of(bench, 2)["side_b"] == ["irgc", "hezbollah"]
    assert event_of(carrying(bench, 2, "side_b", "Hezbollah", sample), 2)["side_b"] == ["irgc", "hezbollah"]


def test_somebody_told_with_a_number_is_not_named_again(sample: Corpus) -> None:
    bench = one_card({"type": "clash", "side_a": [{"actor": "ndf", "fighters": "3"}], "quote": TEXT[:40]})
    bench = Bench(bench.article, bench.fields, TEXT, bench.cards, 1, 1)

    assert event_of(carrying(bench, 1, "side_a", "NDF", sample))["side_a"] == [{"actor": "ndf", "fighters": "3"}]


def test_words_that_mean_somebody_here_name_whom_the_engine_sees(sample: Corpus) -> None:
    text = "The NDF and Hezbollah met in Homs. The party then attacked a post of the militia."
    event = {"id": "1", "type": "attack", "quote": "attacked a post of the militia"}
    bench = opened("depot", FIELDS | {"events": [event]}, text)
    found = suggested(bench, sample)
    meant = {one.text: actor.id for actor in found.actors for one in actor.references}

    event = event_of(carrying(bench, 1, "target", "the militia", sample))

    assert event["target"] == [meant.get("the militia", "the militia")] and event["evidence"] == {"target": "the militia"}


def test_words_that_name_nobody_stand_as_a_name_only_where_the_field_is_empty(sample: Corpus) -> None:
    bench = carrying(bench_of(), 1, "with", "Two men", sample)

    assert event_of(bench)["with"] == ["Two men"]
    assert event_of(carrying(bench, 1, "with", "a depot", sample))["with"] == ["Two men"]


def test_a_short_name_of_the_article_names_whom_it_means(sample: Corpus) -> None:
    event = event_of(carrying(bench_of(mentions={"a depot": "irgc"}), 1, "with", "a depot", sample))

    assert event["with"] == ["irgc"]


def test_a_date_is_read_from_the_words(sample: Corpus) -> None:
    event = event_of(carrying(bench_of(), 1, "date", "on 3 May", sample))

    assert (event["date"], event["evidence"]) == ("2021-05-03", {"date": "on 3 May"})


def test_words_that_tell_no_date_are_evidence_alone(sample: Corpus) -> None:
    event = event_of(carrying(bench_of(), 1, "date", "Two men", sample))

    assert "date" not in event and event["evidence"] == {"date": "Two men"}


def test_a_number_is_read_from_the_words(sample: Corpus) -> None:
    bench = carrying(bench_of(), 3, "vehicles", "40 fighters", sample)

    assert event_of(bench, 3)["vehicles"] == {"n": "40", "words": "40 fighters"}


@pytest.mark.parametrize(
    "before, after",
    [("3", {"n": "3", "words": "a depot"}), ({"min": "2"}, {"min": "2", "words": "a depot"}), (None, {"words": "a depot"})],
)
def test_words_that_tell_no_number_leave_the_bounds(sample: Corpus, before: object, after: object) -> None:
    bench = one_card({"type": "attack", "killed": before, "quote": TEXT[:60]})

    bench = carrying(Bench(bench.article, bench.fields, TEXT, bench.cards, 1, 1), 1, "killed", "a depot", sample)

    assert event_of(bench)["killed"] == after


def test_a_number_told_actor_by_actor_is_not_written_over(sample: Corpus) -> None:
    parts = [{"actor": "hezbollah", "n": "40"}]
    bench = opened("depot", FIELDS | {"events": [EVENTS[2] | {"fighters": parts}]}, TEXT)

    event = event_of(carrying(bench, 1, "fighters", "40 fighters", sample))

    assert event["fighters"] == parts and event["evidence"] == {"fighters": "40 fighters"}


@pytest.mark.parametrize(
    "field, part, value", [("according_to", "Two men", "Two men"), ("reason", "over pay", "over pay"), ("issue", "over pay", "pay")]
)
def test_free_words_and_terms_are_taken_where_nothing_stands(sample: Corpus, field: str, part: str, value: str) -> None:
    event = event_of(carrying(bench_of(), 1, field, part, sample))

    assert (event[field], event["evidence"][field]) == (value, part)


def test_what_stands_in_a_field_of_free_words_stays(sample: Corpus) -> None:
    bench = carrying(bench_of(), 1, "according_to", "Two men", sample)

    event = event_of(carrying(bench, 1, "according_to", "over pay", sample))

    assert event["according_to"] == "Two men" and event["evidence"]["according_to"] == ["Two men", "over pay"]


def test_goods_that_the_words_name_join_those_that_stand_there(sample: Corpus) -> None:
    text = "Trucks brought money, weapons and ammunition."
    event = {"id": "1", "type": "shipment", "quote": "Trucks", "goods": "money"}
    bench = opened("depot", FIELDS | {"events": [event]}, text)

    assert event_of(carrying(bench, 1, "goods", "money, weapons and", sample))["goods"] == ["money", "weapons"]


def test_another_quote_takes_the_card_along_and_what_it_no_longer_says_rests_on_the_words_that_do(sample: Corpus) -> None:
    bench = carrying(bench_of(), 1, "quote", "shelled a depot of Hezbollah", sample)

    event = event_of(bench)

    assert bench.card(1).start == TEXT.index("shelled")
    assert event["quote"] == "shelled a depot of Hezbollah"
    assert event["evidence"].keys() == {"initiator", "place", "killed"}
    assert (event["evidence"]["initiator"], event["evidence"]["place"]) == ("NDF", "Homs")
    assert checked(bench, known_of(sample)).of_cards == {}


def test_words_that_stand_elsewhere_too_are_taken_so_that_the_reader_finds_these(sample: Corpus) -> None:
    bench = carrying(bench_of(), 1, "quote", "shelled a depot of Hezbollah in Homs", sample, last=True)

    assert event_of(bench)["quote"] == "shelled a depot of Hezbollah in Homs again."
    assert bench.card(1).start == TEXT.rindex("shelled")


def test_a_card_is_split_at_words(sample: Corpus) -> None:
    bench = bench_of()

    made = split_at(bench, 1, words(TEXT, "the NDF shelled a depot of Hezbollah in Homs", last=True), known_of(sample), None)

    assert event_of(made, 1) == event_of(bench, 1)
    assert event_of(made)["quote"].endswith("in Homs again.") and "killed" not in event_of(made)
    assert checked(made, known_of(sample)).of_cards == {}


@pytest.mark.parametrize("field", ["quote", "place"])
def test_of_a_card_that_is_not_there_nothing_is_carried(sample: Corpus, field: str) -> None:
    bench = bench_of()

    assert carried_by(bench, 99, field, Chosen(0, 2, "On"), known_of(sample), None) is bench
    assert split_at(bench, 99, Chosen(0, 2, "On"), known_of(sample), None) is bench


@pytest.mark.parametrize(
    "text, part, near, written",
    [
        ("One two. One three.", "One", 0, "One"),
        ("One two. One three.", "One", 9, "One three."),
        ("the man; he left", "he", 9, "he left"),
        ("قال العميد. قال المصدر إن", "قال", 12, "قال المصدر"),
        ("a a a", "a", 4, "a a a"),
    ],
)
def test_words_are_taken_with_as_few_neighbours_as_it_takes(text: str, part: str, near: int, written: str) -> None:
    start = text.index(part, near)

    assert words_at(text, start, start + len(part)) == written


def test_words_that_nothing_tells_apart_are_given_as_they_are() -> None:
    text = "again and " * 60

    assert words_at(text, 300, 309) == "again and"


def test_evidence_is_told_apart_by_the_quote_it_stands_near() -> None:
    text = "He came. She saw him. He left."

    assert words_at(text, 22, 24, Span(22, 30, "He left.")) == "He"


def test_a_card_rests_on_what_the_reader_finds() -> None:
    spans = spans_of(bench_of().card(4), TEXT)

    assert [(span.text, field) for span, field in spans] == [
        ("both met in Homs", "quote"),
        ("the NDF", "participants"),
        ("of Hezbollah", "participants"),
    ]


def test_of_words_that_stand_twice_a_card_rests_on_those_near_its_quote() -> None:
    text = "He came. She saw him. He left."
    card = opened("depot", FIELDS | {"events": [{"quote": "left", "evidence": {"initiator": "He"}}]}, text).card()

    assert [(span.start, field) for span, field in spans_of(card, text)] == [(25, "quote"), (22, "initiator")]


def test_the_text_is_cut_where_words_of_cards_begin_and_end() -> None:
    segments = segments_of(bench_of())

    assert "".join(one.text for one in segments) == TEXT
    assert {mark.event_id for one in segments for mark in one.marks} == {"1", "2", "3", "4"}
