"""What the engine finds becomes cards: in the written form, each field with its words."""

from dataclasses import replace

import pytest

from lib.annotating.bench.checks import checked, known_of
from lib.annotating.bench.decisions import decided, merged, part_of, retyped
from lib.annotating.bench.model import ACCEPTED, PROPOSED, REJECTED, Bench
from lib.annotating.bench.opening import opened, suggested, with_proposals
from lib.annotating.bench.proposals import known_as
from lib.corpus.model.models import Corpus
from lib.corpus.text.names import NameIndex
from lib.settings import ROOT
from tests.annotating.bench.benches import FIELDS, event_of

CLASH = "The NDF and Hezbollah clashed in Homs on 3 May 2021; two NDF fighters were killed."


def proposed(text: str, corpus: Corpus, **fields: object) -> Bench:
    bench = opened("depot", FIELDS | fields, text)
    return with_proposals(bench, suggested(bench, corpus), corpus)


def types(bench: Bench) -> list[str]:
    return [card.type for card in bench.cards]


def test_who_acts_where_and_when_is_proposed_with_the_sentence_as_its_quote(sample: Corpus) -> None:
    event = event_of(proposed(CLASH, sample))

    assert event["type"] == "clash" and event["place"] == ["homs"] and event["date"] == "2021-05-03"
    assert sorted((*event.get("side_a", ()), *event.get("side_b", ()))) == ["hezbollah", "ndf"]
    assert event["quote"] == CLASH


def test_a_proposal_is_of_the_engine_and_says_why(sample: Corpus) -> None:
    card = proposed(CLASH, sample).card()

    assert (card.state, card.origin, card.start) == (PROPOSED, "engine", 0)
    assert "“clashed” tells it" in card.why and 0 < card.confidence < 1


def test_asked_again_the_engine_adds_nothing(sample: Corpus) -> None:
    bench = proposed(CLASH + " Later Hezbollah attacked the NDF and the NDF attacked Hezbollah in Palmyra.", sample)

    assert with_proposals(bench, suggested(bench, sample), sample) == bench


@pytest.mark.parametrize("decide", [lambda one: decided(one, 1, REJECTED), lambda one: retyped(one, 1, "attack")])
def test_what_was_decided_is_not_proposed_again(sample: Corpus, decide) -> None:
    bench = decide(proposed(CLASH, sample))

    assert with_proposals(bench, suggested(bench, sample), sample) == bench


def test_what_was_merged_is_not_proposed_again(sample: Corpus) -> None:
    bench = proposed("The NDF clashed in Homs. Hezbollah clashed in Homs.", sample)
    assert types(bench) == ["clash", "clash"]

    bench = merged(bench, 1, 2)

    assert types(with_proposals(bench, suggested(bench, sample), sample)) == ["clash"]


def test_an_event_of_the_file_is_not_proposed_again(sample: Corpus) -> None:
    bench = opened("depot", FIELDS | {"events": [{"id": "c", "type": "clash", "quote": "clashed in Homs"}]}, CLASH)

    assert [card.id for card in with_proposals(bench, suggested(bench, sample), sample).cards if card.type == "clash"] == ["c"]


@pytest.mark.parametrize(
    "events, cards",
    [
        ([], [("1", None), ("2", "1")]),
        ([{"id": "x", "type": "clash", "quote": "The NDF clashed"}], [("x", None), ("1", "x")]),
        ([{"id": "1", "type": "killing", "quote": "clashed"}], [("2", None), ("1", None), ("3", "2")]),
    ],
)
def test_a_part_refers_to_the_card_that_tells_its_whole(sample: Corpus, events: list, cards: list) -> None:
    bench = opened("depot", FIELDS | {"events": events}, "The NDF clashed in Homs. Hezbollah clashed in Homs.")
    found = suggested(bench, sample)
    one, other = found.events

    made = with_proposals(bench, replace(found, events=(one, replace(other, part_of=0))), sample)

    assert [(card.id, card.event.get("part_of")) for card in made.cards] == cards


def test_of_two_events_of_one_sentence_one_tells_a_number(sample: Corpus) -> None:
    bench = proposed("Hezbollah attacked the NDF in Homs and detained seven NDF members.", sample)

    assert types(bench) == ["attack", "detention"]
    assert [bool(card.event.get("detained")) for card in bench.cards] == [False, True]


def test_who_is_not_known_keeps_the_articles_name_and_the_reader_says_so(sample: Corpus) -> None:
    bench = proposed("The 99th Brigade attacked the NDF in Homs.", sample)

    problems = checked(bench, known_of(sample)).wrong(1)

    assert event_of(bench)["initiator"] == ["99th Brigade"]
    assert [one.what for one in problems] == ["no actor is called “99th Brigade”"]


def test_a_place_is_told_by_the_corpuss_own_id_also_where_only_its_name_is_known() -> None:
    names = NameIndex("place")
    names.add("homs", "Homs", "Hims")

    assert [known_as(*one, names) for one in (("homs", "x"), ("other", "Hims"), ("", "Nowhere"))] == ["homs", "homs", "Nowhere"]


def test_what_the_article_calls_an_actor_is_proposed_for_those_who_take_part(sample: Corpus) -> None:
    bench = proposed("Saqr Rustam met Hezbollah in Homs. Rustam then threatened Hezbollah.", sample)

    assert bench.fields["mentions"] == {"Rustam": "saqr-rustam"}


def test_a_mention_that_a_person_wrote_stays(sample: Corpus) -> None:
    bench = proposed(
        "Saqr Rustam met Hezbollah in Homs. Rustam then left.", sample, mentions={"Rustam": "ndf", "the party": "hezbollah"}
    )

    assert bench.fields["mentions"] == {"Rustam": "ndf", "the party": "hezbollah"}


def test_words_of_a_pronoun_are_those_that_the_reader_finds(sample: Corpus) -> None:
    text = "Hezbollah came to Homs. There the militia, it is said, waited. They attacked the NDF at the gate."
    bench = proposed(text, sample)

    for card in bench.cards:
        if words := card.event.get("evidence", {}).get("initiator"):
            assert words in text
    assert all("rests on nothing" not in one.what for found in checked(bench, known_of(sample)).of_cards.values() for one in found)


def test_where_nothing_is_new_the_card_in_hand_stays(sample: Corpus) -> None:
    bench = opened(
        "depot", FIELDS | {"events": [{"id": "a", "type": "clash", "quote": "It rained"}]}, "It rained in Homs. It rained."
    )

    assert with_proposals(bench, suggested(bench, sample), sample) == bench


def test_every_proposal_of_the_sample_reads_where_its_actors_are_known(sample: Corpus) -> None:
    known, seen = known_of(sample), 0
    for article in sample.articles:
        bench = opened(article.id, {"title": "T", "publisher": "P", "text": "digest"}, article.text)
        bench = with_proposals(bench, suggested(bench, sample), sample)
        for card in bench.cards:
            bench = decided(bench, card.key, ACCEPTED)
        found = checked(bench, known)
        assert found.of_article == ()
        for problems in found.of_cards.values():
            told = [one.what for one in problems]
            assert all(one.startswith(("no actor is called", "names no participant")) for one in told)
        seen += len(bench.cards)
    assert seen > 40


def test_a_part_of_what_is_rejected_is_said(sample: Corpus) -> None:
    bench = proposed("The NDF clashed in Homs. Hezbollah clashed in Homs.", sample)

    found = checked(decided(part_of(bench, 1, "2"), 2, REJECTED), known_of(sample))

    assert [(one.field, one.severity) for one in found.of_cards.get(1, ())] == []
    found = checked(decided(decided(part_of(bench, 1, "2"), 2, REJECTED), 1, ACCEPTED), known_of(sample))
    assert [(one.field, one.severity) for one in found.of_cards[1]] == [("part_of", "warning")]


def test_words_in_which_the_reader_sees_nobody_are_evidence(sample: Corpus) -> None:
    event = event_of(proposed("The SDF came to Homs. They attacked Hezbollah in Homs.", sample))
    assert event["initiator"] == ["sdf"] and event["evidence"] == {"initiator": "They"}

    owner = event_of(proposed("The SDF's commandos attacked Hezbollah in Homs.", sample))
    assert owner["initiator"] == ["sdf"] and "evidence" not in owner  # the reader sees whose they are


def test_no_proposal_of_the_evaluation_rests_on_nothing(sample: Corpus) -> None:
    texts = sorted((ROOT / "benchmarks" / "suggest" / "texts").glob("*.txt"))[::4]
    seen = 0
    for file in texts:
        bench = proposed(file.read_text(encoding="utf-8"), sample)
        problems = checked(bench, known_of(sample)).of_cards.values()
        told = {one.what.partition(" “")[0] for found in problems for one in found}
        assert told <= {"no actor is called", "no place is called", "names no participant"}, file.name
        seen += len(bench.cards)
    assert seen > 150
