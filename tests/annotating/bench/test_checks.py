"""The reader's own words, card by card."""

import json

import pytest

from lib.annotating.bench.checks import checked, known_of, readings_of
from lib.annotating.bench.decisions import decided, of_article, part_of, set_field
from lib.annotating.bench.model import PROPOSED, REJECTED, Bench, Card
from lib.annotating.bench.reading import Readings
from lib.corpus.model.models import Corpus
from lib.corpus.reading.articles import read_article
from tests.annotating.bench.benches import EVENTS, FIELDS, TEXT, bench_of, one_card


def told(bench: Bench, corpus: Corpus, key: int = 1) -> list[tuple[str, str]]:
    return [(one.field, one.what) for one in checked(bench, known_of(corpus)).of_cards.get(key, ())]


def test_a_bench_of_whole_events_is_read_without_a_word(sample: Corpus) -> None:
    found = checked(bench_of(), known_of(sample))

    assert (found.of_cards, found.of_article) == ({}, ())
    assert [event.id for event in found.article.events] == ["depot/1", "depot/2", "depot/3", "depot/4"]


def test_what_is_read_is_what_the_file_would_be_read_as(sample: Corpus) -> None:
    front = "\n".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in (FIELDS | {"events": EVENTS}).items())
    article, problems = read_article("articles/depot.md", f"---\n{front}\n---\n{TEXT}".encode(), known_of(sample))

    found = checked(bench_of(), known_of(sample)).article

    assert not problems and [(one.roles, one.quote, one.evidence, one.unseen) for one in found.events] == [
        (one.roles, one.quote, one.evidence, one.unseen) for one in article.events
    ]


def test_a_name_that_nobody_bears_is_said_of_each_card_that_has_it(sample: Corpus) -> None:
    bench = set_field(set_field(bench_of(), 1, "initiator", ["Nobody"]), 4, "participants", ["Nobody"])

    assert told(bench, sample, 1) == [("initiator[1]", "no actor is called “Nobody”")]
    assert told(bench, sample, 4) == [("participants[1]", "no actor is called “Nobody”")]


@pytest.mark.parametrize(
    "field, value, what",
    [
        ("quote", "nobody wrote this", "the text does not hold “nobody wrote this”"),
        ("date", "soon", "“soon” is not an accepted date"),
        ("killed", "many", "“many” is not a number"),
        ("side_a", ["ndf"], "attack has no role “side_a”"),
        ("colour", "red", "“colour” is no field here"),
        ("summary", None, "is missing"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(sample: Corpus, field: str, value: object, what: str) -> None:
    problems = told(set_field(bench_of(), 1, field, value), sample)

    assert len(problems) == 1 and problems[0][0] == field and problems[0][1].startswith(what[:30])


def test_what_is_wrong_keeps_an_event_from_being_read_and_a_doubt_does_not(sample: Corpus) -> None:
    bench = set_field(set_field(bench_of(), 1, "date", "soon"), 2, "place", ["homs"])

    found = checked(bench, known_of(sample))

    assert [len(found.wrong(key)) for key in (1, 2)] == [1, 0]
    assert [one.field for one in found.of_cards[2]] == ["place"]


def test_two_events_of_one_id_are_said(sample: Corpus) -> None:
    assert told(set_field(bench_of(), 2, "id", "1"), sample, 2) == [("id", "two events have the id “1”")]


@pytest.mark.parametrize("field, value", [("part_of", "77"), ("after", ["depot/77"])])
def test_a_reference_within_the_article_to_nothing_is_said(sample: Corpus, field: str, value: object) -> None:
    assert told(set_field(bench_of(), 2, field, value), sample, 2) == [(field, "no event “depot/77”")]


def test_a_reference_to_another_article_is_not_the_benchs_to_doubt(sample: Corpus) -> None:
    assert told(set_field(bench_of(), 2, "same_as", ["elsewhere/1"]), sample, 2) == []


def test_a_circle_of_parts_is_said(sample: Corpus) -> None:
    bench = set_field(part_of(bench_of(), 1, "2"), 2, "part_of", "1")

    assert told(bench, sample) == [("part_of", "“depot/1” is part of itself")]


@pytest.mark.parametrize("bench, what", [(decided(bench_of(), 1, REJECTED), "rejected"), (decided(bench_of(), 1, PROPOSED), "")])
def test_a_reference_to_what_is_rejected_is_said(sample: Corpus, bench: Bench, what: str) -> None:
    assert told(bench, sample, 3) == ([("after", f"event “1” is {what}")] if what else [])


def test_a_rejected_card_is_not_read(sample: Corpus) -> None:
    found = checked(decided(one_card({"type": "brawl"}), 1, REJECTED), known_of(sample))

    assert found.of_cards == {} and found.article.events == ()


def test_what_is_wrong_with_the_article_is_said_of_it(sample: Corpus) -> None:
    found = checked(of_article(bench_of(), "published", "soon"), known_of(sample))

    assert [one.field for one in found.of_article] == ["published"] and found.of_cards == {}


def test_where_the_articles_mentions_do_not_read_nothing_is_said_twice(sample: Corpus) -> None:
    found = checked(of_article(bench_of(), "mentions", ["x"]), known_of(sample))

    assert [one.field for one in found.of_article] == ["mentions"] and found.article is None


def test_what_the_article_says_for_all_events_is_read_with_each(sample: Corpus) -> None:
    bench = bench_of(defaults={"place": "homs", "inferred": {"place": "all of it"}})

    assert [event.place for event in checked(bench, known_of(sample)).article.events] == [("homs",)] * 4


@pytest.mark.parametrize("letter", ["\u2028", "\x85", "\ufeff", "\U0001f600", '"', "\\", "\n", "é", "\ud800"])
def test_any_letter_of_a_field_is_read_as_it_is(sample: Corpus, letter: str) -> None:
    bench = set_field(of_article(bench_of(), "author", f"a{letter}b"), 1, "summary", f"a{letter}b.")

    article = checked(bench, known_of(sample)).article

    assert article.author == f"a{letter}b".replace("\ud800", "?")
    assert article.events[0].summary == f"a{letter}b.".replace("\ud800", "?")


def test_a_control_code_is_said_at_its_field(sample: Corpus) -> None:
    assert told(set_field(bench_of(), 1, "summary", "a\x07b"), sample) == [
        ("summary", "holds a letter that text cannot hold: U+0007")
    ]


def test_an_event_is_read_once_however_often_it_is_asked(sample: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    known, read = known_of(sample), []
    own = Readings._read
    monkeypatch.setattr(Readings, "_read", lambda self, event: read.append(event) or own(self, event))
    bench = bench_of(author="once")

    checked(bench, known)
    checked(set_field(bench, 2, "summary", "They quarrel."), known)
    checked(bench, known)

    assert len(read) == 5


def test_of_twenty_quotes_that_are_not_there_each_is_shown_what_is_near(sample: Corpus) -> None:
    cards = tuple(
        Card(at, PROPOSED, EVENTS[1] | {"id": str(at), "quote": f"then quarrelled about pay {at}"}) for at in range(1, 41)
    )

    found = checked(Bench("depot", FIELDS, TEXT, cards), known_of(sample))

    assert all("nearest passage" in found.of_cards[at][0].hint for at in range(1, 41))


def test_a_corpus_is_known_once(sample: Corpus) -> None:
    known = known_of(sample)

    assert known_of(sample) is known and readings_of(bench_of(), known) is readings_of(bench_of(), known)
    assert known.actors.keys() == sample.actors.keys()
