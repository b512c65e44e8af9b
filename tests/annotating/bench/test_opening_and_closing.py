"""An article comes onto the bench and is written again."""

import pytest

from lib.annotating.bench.checks import checked, known_of
from lib.annotating.bench.closing import closed
from lib.annotating.bench.decisions import added, decided, of_article, part_of, set_field
from lib.annotating.bench.hindering import hindering
from lib.annotating.bench.model import ACCEPTED, PROPOSED, REJECTED, Card
from lib.annotating.bench.opening import opened, published_of, reopened, title_of
from lib.corpus.model.models import Corpus
from lib.errors import CorpusError
from tests.annotating.bench.benches import EVENTS, FIELDS, TEXT, bench_of


def ids(fields: dict) -> list[str]:
    return [event["id"] for event in fields["events"]]


@pytest.mark.parametrize("status, state", [("coded", ACCEPTED), ("draft", PROPOSED)])
def test_events_of_a_file_are_accepted_and_those_of_a_draft_proposed(status: str, state: str) -> None:
    assert {card.state for card in bench_of(status=status).cards} == {state}


def test_an_event_that_is_a_draft_is_proposed() -> None:
    bench = opened("depot", FIELDS | {"events": [EVENTS[0], EVENTS[1] | {"status": "draft"}]}, TEXT)

    assert [card.state for card in bench.cards] == [ACCEPTED, PROPOSED]


def test_cards_stand_in_the_order_of_the_text_whatever_that_of_the_file() -> None:
    bench = opened("depot", FIELDS | {"events": EVENTS[::-1]}, TEXT)

    assert [card.id for card in bench.cards] == ["1", "2", "3", "4"] and bench.current == 4


def test_an_event_whose_quote_the_text_does_not_hold_stands_last() -> None:
    bench = opened("depot", FIELDS | {"events": [{"id": "x", "quote": "not there"}, EVENTS[0]]}, TEXT)

    assert [card.id for card in bench.cards] == ["1", "x"]


@pytest.mark.parametrize("events", [None, [], ""])
def test_an_article_without_events_has_no_card_in_hand(events: object) -> None:
    bench = opened("depot", FIELDS | {"events": events}, TEXT)

    assert (bench.cards, bench.current, bench.free_key(), bench.free_id()) == ((), 0, 1, "1")


def test_what_is_no_event_is_said_and_not_lost() -> None:
    with pytest.raises(CorpusError, match=r"articles/depot.md: events\[2\]: is no event"):
        opened("depot", FIELDS | {"events": [EVENTS[0], "a clash"]}, TEXT)


@pytest.mark.parametrize(
    "events", [EVENTS, EVENTS[::-1], [EVENTS[0], EVENTS[0]], [{}, {"id": "a-b", "type": "?", "place": None}], []]
)
@pytest.mark.parametrize("status", ["coded", "draft"])
def test_where_nothing_is_decided_the_same_is_written(events: list, status: str) -> None:
    fields = FIELDS | {"status": status, "events": events}

    assert closed(opened("depot", fields, TEXT)) == fields


def test_what_is_rejected_is_not_written_nor_what_refers_to_it() -> None:
    fields = closed(decided(part_of(bench_of(), 2, "1"), 1, REJECTED))

    assert ids(fields) == ["2", "3", "4"]
    assert not any(event.keys() & {"after", "part_of"} for event in fields["events"])


def test_a_reference_to_nothing_that_a_person_wrote_stays_to_be_mended() -> None:
    bench = opened("depot", FIELDS | {"events": [EVENTS[0] | {"after": ["77", "other/1"]}]}, TEXT)

    assert closed(bench)["events"][0]["after"] == ["77", "other/1"]


def test_of_a_draft_what_nobody_decided_stays_a_draft() -> None:
    fields = closed(decided(bench_of(status="draft"), 1, ACCEPTED))

    assert "status" not in fields
    assert [event.get("status") for event in fields["events"]] == [None, "draft", "draft", "draft"]


def test_a_new_event_is_written_behind_what_the_text_tells_before_it() -> None:
    bench = opened("depot", FIELDS | {"events": [EVENTS[3], EVENTS[0], EVENTS[2]]}, TEXT)

    made = added(added(bench, "quarrelled over pay", TEXT.index("quarrelled"), "dispute"), "On Monday", 0, "attack")

    assert ids(closed(made)) == ["6", "4", "1", "5", "3"]


def test_fields_of_the_article_are_written_as_they_are_now() -> None:
    assert closed(of_article(bench_of(), "language", "ar")) == FIELDS | {"language": "ar", "events": EVENTS}


@pytest.mark.parametrize("published, text", [("2021-05", "2021-05"), ("in spring", None), (None, None), (["2021"], None)])
def test_a_publication_that_does_not_read_is_none(published: object, text: str | None) -> None:
    day = published_of({"published": published})

    assert (day.text if day else None) == text


def test_a_type_is_called_by_its_label() -> None:
    assert (title_of("hq_handover"), title_of("brawl")) == ("Headquarters handover", "brawl")


def test_what_would_keep_the_file_from_being_read_is_named_with_its_card(sample: Corpus) -> None:
    bench = of_article(
        set_field(decided(set_field(bench_of(), 1, "date", "soon"), 2, REJECTED), 2, "date", "soon"), "published", "x"
    )

    found = hindering(bench, checked(bench, known_of(sample)))

    assert [(card.id if card else "", one.field) for card, one in found] == [("", "published"), ("1", "date")]


def test_what_is_proposed_and_not_decided_hinders_nothing(sample: Corpus) -> None:
    bench = opened("depot", FIELDS, TEXT).with_card(Card(1, PROPOSED, {"id": "1", "type": "brawl"}, 0, "engine"))

    assert hindering(bench, checked(bench, known_of(sample))) == []


def test_what_is_proposed_stays_under_free_ids_where_the_article_is_opened_anew() -> None:
    bench = bench_of()
    whole = Card(bench.free_key(), PROPOSED, {"id": bench.free_id(), "type": "clash", "quote": "whole"}, 0, "engine")
    bench = bench.with_card(whole)
    part = Card(bench.free_key(), PROPOSED, {"id": bench.free_id(), "type": "clash", "part_of": whole.id}, 1, "engine")
    bench = bench.with_card(part)
    joined = {**FIELDS, "events": [*EVENTS, {"id": whole.id, "type": "clash", "quote": "theirs"}]}

    made = reopened(bench, joined, TEXT)

    new = {str(card.event.get("quote", "part")): card for card in made.cards if card.origin == "engine"}
    assert len({card.id for card in made.cards}) == len(made.cards) and new["whole"].id != whole.id
    assert new["part"].event["part_of"] == new["whole"].id


def test_of_another_text_no_proposal_stays() -> None:
    bench = bench_of()
    bench = bench.with_card(Card(bench.free_key(), PROPOSED, {"id": bench.free_id(), "type": "clash"}, 0, "engine"))

    assert all(card.origin == "file" for card in reopened(bench, {**FIELDS, "events": EVENTS}, f"{TEXT} more").cards)
