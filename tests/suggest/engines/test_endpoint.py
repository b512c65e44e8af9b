"""An endpoint as an engine: what it is sent, what of its answer is taken and what refused, and offsets that are right."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from lib.annotating.bench.checks import known_of
from lib.annotating.bench.proposals import proposals_of
from lib.corpus.model.models import Corpus
from lib.suggest.command import suggest_files
from lib.suggest.engine import EngineError
from lib.suggest.engines.parts import LONGEST, OVERLAP, PART, parts_of
from lib.suggest.models import Mention, Suggestions
from tests.suggest.engines.loopback import Server, chat, event

PUBLISHED = "2021-02-15"
QUOTE = "On Friday fighters of Hezbollah attacked the NDF near Palmyra, and three men were killed."
TEXT = f"News 😀 from the north\n\n{QUOTE} The militia said that it had not been warned. Hezbollah said nothing."
ROLES = [
    {"role": "initiator", "name": "Hezbollah", "quote": "fighters of Hezbollah"},
    {"role": "target", "name": "NDF", "quote": "the NDF"},
]
FULL = event(
    "attack",
    QUOTE,
    roles=ROLES,
    place={"name": "Palmyra", "quote": "near Palmyra"},
    date={"edtf": "2021-02-12", "words": "On Friday"},
    numbers=[{"counts": "killed", "min": 3, "max": 3, "about": False, "words": "three men"}],
    claim="alleged",
    stage="attempted",
    background=True,
    summary="Hezbollah attacks the NDF near Palmyra.",
    confidence=0.8,
)


def mentions_of(found: Suggestions) -> Iterator[Mention]:
    """Every piece of the text that is told of."""
    for one in (*found.actors, *found.places):
        yield from one.mentions
    for told in (*found.dates, *found.quantities):
        yield told.mention
    for each in found.events:
        yield from (each.trigger, *each.quotes, *(role.mention for role in each.roles))


def test_a_good_answer_becomes_suggestions_with_exact_offsets_and_ids_of_the_corpus(server: Server, sample: Corpus) -> None:
    server.gives(FULL)

    found = server.engine()(TEXT, PUBLISHED, sample)

    (attack,) = found.events
    assert [(role.role, found.actors[role.actor].id, role.mention.text) for role in attack.roles] == [
        ("initiator", "hezbollah", "fighters of Hezbollah"),
        ("target", "ndf", "the NDF"),
    ]
    assert [one.mentions[0].text for one in found.actors] == ["Hezbollah", "NDF"]
    assert found.places[attack.place or 0].mentions[0].text == "Palmyra" and found.dates[attack.date or 0].value == "2021-02-12"
    number = found.quantities[attack.quantities[0]]
    assert (number.counts, number.min, number.max, number.mention.text) == ("killed", 3, 3, "three men")
    assert (attack.claim, attack.stage, attack.background, attack.confidence) == ("alleged", "attempted", True, 0.8)
    assert attack.summary == "Hezbollah attacks the NDF near Palmyra." and found.published.text == PUBLISHED
    assert all(TEXT[one.start : one.end] == one.text for one in mentions_of(found))
    assert found.notes == ()


def test_every_reason_begins_with_the_model_and_an_untold_confidence_is_a_half(server: Server, sample: Corpus) -> None:
    server.gives(FULL | {"confidence": None})

    found = server.engine()(TEXT, PUBLISHED, sample)

    every = [*found.actors, *found.places, *found.dates, *found.quantities, *found.events, *found.events[0].roles]
    assert all(one.reason.startswith("endpoint.tiny:1b: ") for one in every)
    assert found.events[0].confidence == 0.5


def test_what_is_sent_is_the_text_and_the_names_that_stand_in_it(server: Server, sample: Corpus) -> None:
    server.engine(key="sesame")(TEXT, PUBLISHED, sample)

    ((path, headers, asked),) = server.asked
    system, user = (one["content"] for one in asked["messages"])
    assert path == "/v1/chat/completions" and headers["Authorization"] == "Bearer sesame" and "sesame" not in json.dumps(asked)
    assert asked["model"] == "tiny:1b" and asked["stream"] is False and asked["temperature"] == 0
    assert asked["response_format"]["json_schema"]["schema"]["required"] == ["events"] and "clash (" in system
    assert TEXT in user and f"Published: {PUBLISHED}" in user and sample.actors["hezbollah"].name in user
    assert sample.actors["irgc"].name not in user and "none" not in user


def test_an_event_whose_quote_is_not_there_is_refused_with_the_nearest_passage(server: Server) -> None:
    server.gives(FULL, event("clash", "On Friday fighters of Hezbollah attacked the NDF near Homs, and two men were killed."))

    found = server.engine()(TEXT)

    assert [one.type for one in found.events] == ["attack"]
    assert found.notes[0] == "endpoint.tiny:1b: 1 of 2 events were refused, and stand nowhere."
    assert found.notes[1].startswith("Refused: event 2 (“clash”): its quote “On Friday fighters")
    assert "the nearest passage is “Friday fighters of Hezbollah attacked the NDF near Palmyra" in found.notes[1]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"roles": [{"role": "target", "name": "NDF", "quote": "the National Defence"}]}, "the quote of its target “the National"),
        ({"place": {"name": "Homs", "quote": "near Homs"}}, "the quote of its place “near Homs” is not in the text"),
        ({"date": {"edtf": "2021-02-12", "words": "last Friday"}}, "the words of its date “last Friday” is not in the text"),
        ({"numbers": [{"counts": "killed", "min": 3, "max": 3, "about": False, "words": "three women"}]}, "three women"),
        ({"quote": ""}, "its quote is empty"),
        ({"type": "atack"}, "type “atack” is none that goes here; near: attack"),
        ({"roles": [ROLES[0] | {"role": "side_a"}]}, "role “side_a” is none that goes here"),
        ({"mode": "cordon"}, "mode “cordon” is none that goes here; it has none"),
        ({"claim": "rumoured"}, "claim “rumoured” is none that goes here; one of reported, alleged, denied"),
        ({"stage": "finished"}, "stage “finished” is none that goes here"),
        ({"numbers": [{"counts": "tanks", "min": 3, "max": 3, "about": False, "words": "three men"}]}, "counts “tanks” is none"),
        ({"numbers": [{"counts": "killed", "min": 4, "max": 3, "about": False, "words": "three men"}]}, "the smaller one last"),
        ({"numbers": [{"counts": "killed", "min": None, "max": None, "about": False, "words": "three men"}]}, "no bounds"),
        ({"numbers": [{"counts": "killed", "min": 3.5, "max": 4, "about": False, "words": "three men"}]}, "not a whole number"),
        ({"numbers": [{"counts": "killed", "min": -1, "max": 4, "about": False, "words": "three men"}]}, "none that can be"),
        ({"numbers": ["three"]}, "one of its numbers is text, not a mapping"),
        ({"roles": ["NDF"]}, "one of its roles is text, not a mapping"),
        ({"roles": "NDF"}, "“roles” is text, not a list"),
        ({"roles": [ROLES[0] | {"name": " - "}]}, "its initiator has no name"),
        ({"roles": [ROLES[0] | {"name": "N" * 201}]}, "the name of its initiator has 201 letters, more than 200"),
        ({"place": {"name": "Pal\u202emyra", "quote": "Palmyra"}}, "the name of its place holds a sign that cannot be shown"),
        ({"summary": "half \ud800 of it"}, "its summary holds a sign that cannot be shown"),
        ({"place": "Palmyra"}, "“place” is text, not a mapping"),
        ({"background": "no"}, "“background” is text, not yes or no"),
        ({"quote": 3}, "“quote” is a number, not text"),
        ({"type": None}, "“type” is nothing, not text"),
    ],
)
def test_what_the_text_or_the_codebook_does_not_have_is_refused_by_name(server: Server, changed: dict[str, Any], why: str) -> None:
    server.gives(FULL | changed)

    found = server.engine()(TEXT)

    assert found.events == found.actors == found.places == found.dates == found.quantities == ()
    assert why in found.notes[1]


@pytest.mark.parametrize("written", ([], "attack", None, 3, True))
def test_an_event_that_is_no_mapping_is_refused(server: Server, written: object) -> None:
    server.gives(written, FULL)

    found = server.engine()(TEXT)

    assert len(found.events) == 1 and "not a mapping" in found.notes[1]


def test_refusals_are_all_counted_and_the_first_of_them_shown(server: Server) -> None:
    server.gives(*[event("clash", "no such words")] * 50)

    notes = server.engine()(TEXT).notes

    assert notes[0].endswith("50 of 50 events were refused, and stand nowhere.")
    assert len(notes) == 22 and notes[-1] == "30 more were refused."


def test_a_date_of_no_accepted_form_stays_open_and_is_said(server: Server) -> None:
    server.gives(FULL | {"date": {"edtf": "12 Feb 2021", "words": "On Friday"}, "confidence": 95})

    found = server.engine()(TEXT)

    assert found.dates[0].value == "" and found.dates[0].missing and found.dates[0].mention.text == "On Friday"
    assert "its date stays open: “12 Feb 2021” is not an accepted date" in found.events[0].reason
    assert "its confidence is none between 0 and 1" in found.events[0].reason and found.events[0].confidence == 0.5


def test_whom_the_corpus_does_not_know_has_no_id(server: Server, sample: Corpus) -> None:
    roles = [{"role": "initiator", "name": "Northern Guards", "quote": "The militia"}]
    server.gives(event("statement", "The militia said that it had not been warned.", roles=roles))

    (guards,) = server.engine()(TEXT, PUBLISHED, sample).actors

    assert (guards.name, guards.id, guards.origin, guards.mentions[0].text) == ("Northern Guards", "", "shape", "The militia")


def test_a_name_that_several_bear_is_left_open_and_says_who_they_are(server: Server, sample: Corpus) -> None:
    twin = replace(sample.places["palmyra"], id="palmyra-2")
    corpus = replace(sample, places={**sample.places, "palmyra-2": twin})
    server.gives(FULL)

    (place,) = server.engine()(TEXT, PUBLISHED, corpus).places

    assert place.best.id == "" and [one.id for one in place.candidates[1:]] == ["palmyra", "palmyra-2"]
    assert "several of the corpus bear the name: palmyra, palmyra-2" in place.reason


def test_one_actor_told_twice_is_one_with_all_its_words(server: Server, sample: Corpus) -> None:
    said = event("statement", "Hezbollah said nothing.", roles=[{"role": "initiator", "name": "hizbullah", "quote": "Hezbollah"}])
    server.gives(said, FULL)

    found = server.engine()(TEXT, PUBLISHED, sample)

    assert [one.type for one in found.events] == ["attack", "statement"]
    starts = {one.id: [mention.start for mention in one.mentions] for one in found.actors}
    assert starts["hezbollah"] == [TEXT.index("Hezbollah"), TEXT.rindex("Hezbollah")]


def test_an_answer_in_a_fence_of_code_is_read(server: Server) -> None:
    server.answer = lambda handler: handler.say(chat(f"```json\n{json.dumps({'events': [FULL]})}\n```"))

    assert len(server.engine()(TEXT).events) == 1


def test_a_text_without_words_is_not_sent(server: Server) -> None:
    assert server.engine()(" \n… ").notes == ("The text has no words, so nothing was sent.",)
    assert server.asked == []


def long_text(sentences: int) -> str:
    return " ".join(
        f"On day {number} the Guard of valley {number} attacked the militia of hill {number} 😀." for number in range(sentences)
    )


def test_a_long_text_goes_out_in_overlapping_parts_and_what_two_of_them_tell_is_told_once(server: Server) -> None:
    text = long_text(300)
    quotes = [f"{one}." for one in text.split(".")[:-1]]

    def answer(handler: Any) -> None:
        sent = server.asked[-1][2]["messages"][1]["content"]
        handler.say(chat({"events": [event("attack", quote.strip()) for quote in quotes if quote.strip() in sent]}))

    server.answer = answer
    found = server.engine()(text)

    assert len(server.asked) == len(parts_of(text)) > 2
    assert [one.quotes[0].text for one in found.events] == [one.strip() for one in quotes]
    assert all(text[one.start : one.end] == one.text for one in mentions_of(found))


@pytest.mark.parametrize("text", (long_text(400), "x" * 20_000, "word " * 5_000, "😀 no end " * 3_000, "A. " * 9_000))
def test_parts_cover_the_text_overlap_and_are_bounded(text: str) -> None:
    parts = parts_of(text)

    assert all(text[part.start : part.end] == part.text and 0 < len(part.text) <= PART for part in parts)
    assert parts[0].start == 0 and parts[-1].end == len(text)
    assert all(before.start < part.start <= before.end for before, part in pairwise(parts))
    assert all(before.end - part.start <= OVERLAP for before, part in pairwise(parts))


def test_parts_end_where_sentences_do() -> None:
    assert all(part.text.rstrip().endswith("😀.") for part in parts_of(long_text(400)))


def test_a_text_that_is_too_long_is_not_sent(server: Server) -> None:
    with pytest.raises(EngineError, match="more than an endpoint is asked about"):
        server.engine()("word " * LONGEST)
    assert server.asked == []


def test_the_command_writes_what_the_engine_gives_and_goes_on_where_it_fails(server: Server, sample, tmp_path, capsys) -> None:
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for file in files:
        file.write_text(TEXT, encoding="utf-8")
    server.says(lambda handler: handler.say(b"", 401), lambda handler: handler.say(chat({"events": [FULL]})))

    assert suggest_files(files, tmp_path / "out", "gold", None, sample, server.engine()) == 1

    assert [one.name for one in (tmp_path / "out").iterdir()] == ["two.json"]
    assert "one.txt: 127.0.0.1:" in (said := capsys.readouterr().err) and "answers with 401 (look at the key)" in said


def test_a_draft_article_holds_the_model_s_sentence(server: Server, sample: Corpus, tmp_path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(TEXT, encoding="utf-8")
    server.gives(FULL)

    assert suggest_files([file], tmp_path / "out", "article", None, sample, server.engine()) == 0

    written = (tmp_path / "out" / "one.md").read_text(encoding="utf-8")
    assert 'summary: "Hezbollah attacks the NDF near Palmyra (suggested, not yet checked)."' in written


def test_an_event_of_a_model_becomes_a_card_with_its_sentence_and_the_words_of_each_field(server: Server, sample: Corpus) -> None:
    back = [ROLES[0], {"role": "target", "name": "NDF", "quote": "The militia"}]
    server.gives(FULL | {"roles": back})

    (card,) = proposals_of(server.engine()(TEXT, PUBLISHED, sample), sample, known_of(sample))

    assert card.event["summary"] == "Hezbollah attacks the NDF near Palmyra." and card.event["target"] == ["ndf"]
    assert card.event["quote"] == QUOTE and card.event["date"] == "2021-02-12" and card.event["place"] == ["palmyra"]
    assert card.event["evidence"]["target"] == "The militia"
