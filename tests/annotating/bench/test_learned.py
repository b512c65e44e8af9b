"""What was decided of words is offered first next time, and said."""

import pytest

from lib.annotating.bench.checks import checked, known_of
from lib.annotating.bench.decisions import decided, retyped, set_field
from lib.annotating.bench.learned import Decision, Learned, Rule, learn
from lib.annotating.bench.learned_file import as_yaml, read_learned
from lib.annotating.bench.model import ACCEPTED, REJECTED, Bench
from lib.annotating.bench.opening import opened, suggested, with_proposals
from lib.corpus.model.models import Corpus
from tests.annotating.bench.benches import FIELDS, event_of

TEXT = "The 99th Brigade attacked the SDF in Homs. Saqr Rustam met Hezbollah in Homs."


def proposed(corpus: Corpus, learned: Learned | None = None, text: str = TEXT) -> Bench:
    bench = opened("depot", FIELDS, text)
    return with_proposals(bench, suggested(bench, corpus), corpus, learned)


def taught(before: Bench, after: Bench, corpus: Corpus) -> list[Decision]:
    return list(learn(before, after, suggested(before, corpus), corpus))


def learned_of(kind: str, words: str, *told: str) -> Learned:
    return Learned().plus(Decision(kind, words, to) for to in told)


def unusual(decisions: list[Decision]) -> list[Decision]:
    return [one for one in decisions if not one.usual]


@pytest.mark.parametrize(
    "told, offered",
    [
        ("a", "a"),
        ("ab", "a"),
        ("abb", "b"),
        ("aabb", "a"),
        ("aabbb", "b"),
        ("aaabb", "a"),
        ("bbbbbaaa", "a"),
        ("aaaaabb", "a"),
        ("", ""),
    ],
)
def test_of_the_last_five_decisions_the_most_frequent_is_offered_and_the_older_of_a_tie(told: str, offered: str) -> None:
    learned = learned_of("actors", "the Guard", *told)

    rule = learned.rule("actors", "THE  guard")
    assert (rule.offered(1) if rule else "") == offered
    assert not rule or len(rule.told) <= 5


def test_what_was_decided_once_is_not_offered_where_twice_is_asked_for() -> None:
    assert [Rule("met", told).offered(2) for told in (("meeting",), ("meeting", "meeting"))] == ["", "meeting"]


def test_what_is_usual_is_kept_only_where_something_else_was_decided() -> None:
    usual = Decision("types", "met", "meeting", usual=True)

    assert Learned().plus([usual]) == Learned()
    assert learned_of("types", "met", REJECTED).plus([usual]).rule("types", "met").told == (REJECTED, "meeting")


@pytest.mark.parametrize("words", ["", " ", "…"])
def test_of_what_are_no_words_nothing_is_kept(words: str) -> None:
    assert learned_of("actors", words, "ndf") == Learned()


def test_learning_leaves_what_was_learned_before_as_it_is() -> None:
    before = learned_of("types", "met", REJECTED)

    before.plus([Decision("types", "met", REJECTED)])

    assert before == learned_of("types", "met", REJECTED)


def test_another_actor_in_the_place_of_a_name_is_learned(sample: Corpus) -> None:
    before = proposed(sample)
    after = decided(set_field(before, 1, "initiator", ["irgc"]), 1, ACCEPTED)

    assert unusual(taught(before, after, sample)) == [Decision("actors", "99th Brigade", "irgc")]


def test_another_place_is_learned(sample: Corpus) -> None:
    before = proposed(sample)

    after = decided(set_field(before, 1, "place", ["homs-countryside"]), 1, ACCEPTED)

    assert Decision("places", "Homs", "homs-countryside") in taught(before, after, sample)


def test_another_type_is_learned_and_that_a_word_tells_none(sample: Corpus) -> None:
    before = proposed(sample)

    after = decided(decided(retyped(before, 1, "clash"), 1, ACCEPTED), 2, REJECTED)

    told = [one for one in unusual(taught(before, after, sample)) if one.kind == "types"]
    assert told == [Decision("types", "attacked", "clash"), Decision("types", "met", REJECTED)]


def test_what_is_accepted_as_it_is_is_usual(sample: Corpus) -> None:
    before = proposed(sample)

    told = taught(before, decided(before, 2, ACCEPTED), sample)

    assert {(one.kind, one.words, one.to) for one in told} == {
        ("types", "met", "meeting"),
        ("actors", "Saqr Rustam", "saqr-rustam"),
        ("actors", "Hezbollah", "hezbollah"),
        ("places", "Homs", "homs"),
    }
    assert unusual(told) == []


def test_of_what_is_not_decided_nothing_is_learned(sample: Corpus) -> None:
    before = proposed(sample)

    assert taught(before, set_field(before, 1, "initiator", ["irgc"]), sample) == []


@pytest.mark.parametrize("people", [["irgc", "hezbollah"], [], ["a new name"]])
def test_where_it_is_not_plain_who_was_meant_nothing_is_learned_of_the_name(sample: Corpus, people: list) -> None:
    before = proposed(sample)

    after = decided(set_field(before, 1, "initiator", people), 1, ACCEPTED)

    assert unusual(taught(before, after, sample)) == []


def test_what_stands_in_the_file_teaches_nothing(sample: Corpus) -> None:
    bench = opened("depot", FIELDS | {"status": "draft", "events": [{"id": "1", "type": "clash", "quote": "attacked"}]}, TEXT)

    assert taught(bench, decided(bench, 1, REJECTED), sample) == []


def test_a_name_that_nobody_knew_is_offered_as_the_actor_it_was_said_to_be(sample: Corpus) -> None:
    bench = proposed(sample, learned_of("actors", "99th Brigade", "irgc"))

    card = bench.card(1)
    assert card.event["initiator"] == ["irgc"] and card.event["summary"] == "IRGC attacks SDF in Homs."
    assert card.why.endswith("; learned here: “99th Brigade” is irgc (decided once)")
    assert checked(bench, known_of(sample)).of_cards == {}


def test_what_the_corpus_knows_otherwise_is_offered_from_the_second_time_on(sample: Corpus) -> None:
    once, twice = (proposed(sample, learned_of("places", "Homs", *("homs-countryside",) * times)) for times in (1, 2))

    assert [event_of(one, 1)["place"] for one in (once, twice)] == [["homs"], ["homs-countryside"]]
    assert "“Homs” is homs-countryside (2 of the last 2 times)" in twice.card(1).why


def test_another_type_is_offered_with_who_takes_part(sample: Corpus) -> None:
    card = proposed(sample, learned_of("types", "Met", "negotiation", "meeting", "negotiation")).card(2)

    assert card.type == "negotiation" and sorted(card.event["participants"]) == ["hezbollah", "saqr-rustam"]
    assert card.event["summary"].endswith("negotiate in Homs.") and "tells negotiation (2 of the last 3 times)" in card.why


def test_a_word_that_told_no_event_is_proposed_still_with_half_the_confidence(sample: Corpus) -> None:
    usual = proposed(sample).card(2)

    card = proposed(sample, learned_of("types", "met", REJECTED, REJECTED)).card(2)

    assert card.event == usual.event and card.confidence == pytest.approx(usual.confidence / 2, abs=0.01)
    assert card.why == usual.why + "; learned here: “met” told no event (2 of the last 2 times)"


def test_an_actor_that_the_corpus_no_longer_has_is_not_offered(sample: Corpus) -> None:
    assert proposed(sample, learned_of("actors", "99th Brigade", "gone")) == proposed(sample)


def test_asked_again_with_what_was_learned_meanwhile_the_engine_adds_nothing(sample: Corpus) -> None:
    bench = proposed(sample)
    learned = learned_of("actors", "99th Brigade", "irgc")

    assert with_proposals(bench, suggested(bench, sample), sample, learned) == bench


def test_what_was_learned_is_unlearned_by_the_same_means(sample: Corpus) -> None:
    learned = learned_of("actors", "99th Brigade", "irgc")
    before = proposed(sample, learned)

    for _ in range(2):
        after = decided(set_field(before, 1, "initiator", ["hezbollah"]), 1, ACCEPTED)
        learned = learned.plus(taught(before, after, sample))

    assert learned.rule("actors", "99th Brigade").told == ("irgc", "hezbollah", "hezbollah")
    assert event_of(proposed(sample, learned), 1)["initiator"] == ["hezbollah"]


WRITTEN = """
types:
  met: [meeting, rejected, rejected]
actors:
  "the Guard": irgc
  "حزب الله": [hezbollah]
places:
"""


def test_a_file_that_a_person_wrote_is_read(sample: Corpus) -> None:
    learned, problems = read_learned(WRITTEN, known_of(sample))

    assert problems == []
    assert learned == Learned().plus(
        [
            *(Decision("types", "met", to) for to in ("meeting", REJECTED, REJECTED)),
            Decision("actors", "the Guard", "irgc"),
            Decision("actors", "حزب الله", "hezbollah"),
        ]
    )


def test_what_is_written_is_read_again_and_says_what_it_is() -> None:
    learned = Learned().plus(
        Decision(kind, words, to)
        for kind, words, to in (
            ("actors", 'the "Guard": a\\b # c', "irgc"),
            ("actors", "a\u2028b", "1"),
            ("places", "the  gate", "null"),
            ("types", "met", REJECTED),
        )
    )

    text = as_yaml(learned)

    assert read_learned(text) == (learned, [])
    assert text.startswith("# What coders of this corpus decided") and '  "met": [rejected]\n' in text


def test_a_file_of_nothing_says_nothing() -> None:
    assert read_learned(as_yaml(Learned())) == read_learned("") == (Learned(), [])


@pytest.mark.parametrize(
    "text, line, field, what",
    [
        ("- a", 1, "", "holds no lists of decisions"),
        ("actors: {", 2, "", "not valid YAML"),
        ("actor:\n  x: [ndf]", 1, "actor", "“actor” is no list of decisions"),
        ("actors: [ndf]", 1, "actors", "holds no words"),
        ('actors:\n  "": [ndf]', 2, "actors.", "names no words"),
        ("actors:\n  x: []", 2, "actors.x", "says not what was decided"),
        ("actors:\n  x: [{a: b}]", 2, "actors.x", "says not what was decided"),
        ("actors:\n  The guard: ndf\n  the Guard: irgc", 3, "actors.the Guard", "says again what “The guard” says"),
        ("types:\n  met: [meetin]", 2, "types.met", "“meetin” is no type of event"),
        ("actors:\n  x: gone", 2, "actors.x", "no actor has the id “gone”"),
        ("places:\n  x: gone", 2, "places.x", "no place has the id “gone”"),
    ],
)
def test_what_does_not_read_is_said_with_its_line(sample: Corpus, text: str, line: int, field: str, what: str) -> None:
    problems = read_learned(text, known_of(sample))[1]

    assert [(one.file, one.line, one.field) for one in problems] == [("learned.yaml", line, field)]
    assert problems[0].what.startswith(what)


def test_what_reads_stays_beside_what_does_not() -> None:
    learned, problems = read_learned("types:\n  met: [meetin, meeting]\nactors:\n  x: ndf\nodd: 1")

    assert learned == Learned().plus([Decision("types", "met", "meeting"), Decision("actors", "x", "ndf")])
    assert len(problems) == 2


def test_of_a_long_list_the_last_five_are_read() -> None:
    assert read_learned("actors:\n  x: [a, b, c, d, e, f]")[0].rule("actors", "x").told == tuple("bcdef")
