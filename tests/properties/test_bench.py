"""Whatever is decided on a bench, in whatever order: it can all be undone, is kept as a draft, is written and read again."""

import json
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lib.annotating.bench.checks import checked, known_of
from lib.annotating.bench.closing import closed
from lib.annotating.bench.decisions import (
    DECISIONS,
    added,
    inferred_from,
    merged,
    of_article,
    part_of,
    resting_on,
    retyped,
    same_as,
    set_field,
    told_again,
)
from lib.annotating.bench.kept import as_data, from_data
from lib.annotating.bench.learned import Decision, Learned
from lib.annotating.bench.learned_file import as_yaml, read_learned
from lib.annotating.bench.model import ACCEPTED, Bench, Fields, Steps
from lib.annotating.bench.numbers import typed_of, written_of
from lib.annotating.bench.opening import opened, suggested, with_proposals
from lib.annotating.bench.spans import finder_of, segments_of, spans_of, words_at
from lib.annotating.bench.summaries import summary_of, summed_up
from lib.annotating.bench.words import carried_by, chosen_in, split_at
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.settings import SAMPLE
from lib.suggest.models import Suggestions

TEXT = (
    "On Monday the NDF clashed with the IRGC in al-Ashara; two NDF fighters were killed. Hezbollah sent 40 fighters to Homs.\n\n"
    "اشتبك حزب الله مع الدفاع الوطني في حمص وقتل ٣ عناصر. \U0001f600 On Monday the NDF clashed with the IRGC in al-Ashara again.\n"
    "Saqr Rustam met Hezbollah in Homs. He then threatened the NDF. He\u00a0left on 3 May."
)
ODD = ["", "x", "ndf", "حزب الله", "a\u2028b", "\ud800", "1", "depot/2", "other/1", "true", "٣"]
NAMES = [
    *CODEBOOK.roles,
    *CODEBOOK.quantities,
    "place",
    "date",
    "quote",
    "summary",
    "id",
    "type",
    "goods",
    "part_of",
    "after",
    "colour",
]
TREES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.sampled_from(ODD),
    lambda one: st.lists(one, max_size=2) | st.dictionaries(st.sampled_from(ODD), one, max_size=2),
    max_leaves=4,
)
EVENTS: st.SearchStrategy[Fields] = st.fixed_dictionaries(
    {"id": st.sampled_from(["1", "2", "2", "x-y", "007", ""]), "type": st.sampled_from([*CODEBOOK.types, "brawl"])},
    optional={
        "quote": st.sampled_from(["clashed with the IRGC", "حزب الله", "He", "not there", ""]),
        "side_a": st.sampled_from(["ndf", ["ndf", {"of": "irgc", "as": "a man"}], []]),
        "target": st.sampled_from([["hezbollah"], [{"actor": "ndf", "killed": "2"}]]),
        "place": st.sampled_from(["homs", ["homs", "x"], None]),
        "killed": st.sampled_from(["2", {"min": "2", "words": "two"}, [{"actor": "ndf", "n": "2"}]]),
        "part_of": st.sampled_from(["1", "x-y", "depot/2", "gone"]),
        "after": st.sampled_from(["1", ["2", "depot/007", "other/3"]]),
        "evidence": st.sampled_from([{"side_a": "the NDF"}, {"place": ["Homs", "حمص"]}, {}]),
        "status": st.sampled_from(["draft", "coded"]),
    },
)
ARTICLES: st.SearchStrategy[Fields] = st.fixed_dictionaries(
    {"id": st.just("depot"), "title": st.just("T"), "publisher": st.just("P"), "text": st.just("full")},
    optional={
        "published": st.just("2021-05-10"),
        "status": st.sampled_from(["draft", "coded"]),
        "defaults": st.sampled_from([{"place": "homs"}, {"side_a": ["ndf"], "background": "true"}, {}, None]),
        "events": st.lists(EVENTS, max_size=4),
    },
)


@cache
def corpus() -> Corpus:
    return read_corpus(SAMPLE)


@cache
def found() -> Suggestions:
    return suggested(Bench("depot", {"published": "2021-05-10"}, TEXT), corpus())


@st.composite
def ways(draw: st.DrawFn) -> list[Steps]:
    """The steps of a bench after each of some decisions."""
    bench = opened("depot", draw(ARTICLES), TEXT)
    way = [Steps(with_proposals(bench, found(), corpus()) if draw(st.booleans()) else bench)]
    for _ in range(draw(st.integers(0, 6))):
        way.append(way[-1].to(decide(draw, way[-1].bench)))
    return way


def steps() -> st.SearchStrategy[Steps]:
    return ways().map(lambda way: way[-1])


def decide(draw: st.DrawFn, bench: Bench) -> Bench:
    """One decision on a bench, whichever it may be."""
    keys = st.sampled_from([*(card.key for card in bench.cards), 99])
    ids = st.sampled_from([*(card.id for card in bench.cards), *ODD])
    key, places = draw(keys), st.integers(0, len(TEXT))
    chosen = chosen_in(TEXT, draw(places), draw(places))
    name, known = draw(st.sampled_from(NAMES)), known_of(corpus())
    decisions = [
        lambda: DECISIONS[draw(st.sampled_from(sorted(DECISIONS)))](bench, key),
        lambda: retyped(bench, key, draw(st.sampled_from([*CODEBOOK.types, "brawl"]))),
        lambda: merged(bench, key, draw(keys)),
        lambda: told_again(bench, key, draw(st.sampled_from(["", "Hezbollah", "not there"]))),
        lambda: set_field(bench, key, name, draw(TREES)),
        lambda: resting_on(bench, key, name, draw(st.lists(st.sampled_from(ODD), max_size=2))),
        lambda: inferred_from(bench, key, name, draw(st.sampled_from(ODD))),
        lambda: part_of(bench, key, draw(ids)),
        lambda: same_as(bench, key, draw(ids), draw(st.sampled_from(["same_as", "maybe_same_as"]))),
        lambda: of_article(bench, draw(st.sampled_from(["mentions", "defaults", "status", "published"])), draw(TREES)),
        lambda: with_proposals(bench, found(), corpus()),
        lambda: added(bench, chosen.words, chosen.start, "clash") if chosen else bench,
        lambda: carried_by(bench, key, name, chosen, known, draw(st.sampled_from([None, found()]))) if chosen else bench,
        lambda: split_at(bench, key, chosen, known, found()) if chosen else bench,
    ]
    return summed_up(bench, draw(st.sampled_from(decisions))(), corpus())


@settings(max_examples=60)
@given(ways())
def test_all_that_was_decided_is_undone_and_done_again(way: list[Steps]) -> None:
    seen = [way[0].bench]
    for made in way[1:]:
        seen = [*seen[: len(made.past)], made.bench]  # another card in hand alone is no step
    back = way[-1]
    for bench in reversed(seen[:-1]):
        back = back.undone()
        assert back.bench == bench
    assert back.undone() is back
    for bench in seen[1:]:
        back = back.redone()
        assert back.bench == bench
    assert back == way[-1] and back.redone() is back


@settings(max_examples=60)
@given(steps())
def test_a_bench_is_read_drawn_and_written_whatever_was_decided(made: Steps) -> None:
    bench = made.bench

    checked(bench, known_of(corpus()))
    assert "".join(one.text for one in segments_of(bench)) == TEXT
    again = opened("depot", closed(bench), TEXT)

    assert closed(again)["events"] == closed(bench)["events"]
    assert len({card.key for card in bench.cards}) == len(bench.cards)
    assert bench.current in {0, *(card.key for card in bench.cards)}
    assert bench.free_id() not in {card.id for card in bench.cards}


@settings(max_examples=60)
@given(steps())
def test_steps_are_kept_as_json_and_are_the_same_again(made: Steps) -> None:
    assert from_data(json.loads(json.dumps(as_data(made)))) == made


@settings(max_examples=60)
@given(ARTICLES)
def test_where_nothing_is_decided_the_same_events_are_written(fields: Fields) -> None:
    bench = opened("depot", fields, TEXT)

    assert closed(bench)["events"] == [
        event | ({"status": "draft"} if fields.get("status") == "draft" and any(c.state == ACCEPTED for c in bench.cards) else {})
        for event in fields.get("events") or []
    ]


@given(st.text("0123456789٣٤, +-–~≤abouttwmins", max_size=12) | st.sampled_from(["about 30", "24 – 99", "at most 7", "over 12"]))
def test_a_number_that_was_typed_is_shown_as_it_is_written(typed: str) -> None:
    for before in (None, {"n": "2", "words": "two men"}):
        shown = typed_of(written_of(typed, before))

        assert typed_of(written_of(shown, before)) == shown
        assert written_of(shown, before) == written_of(typed, before)


@settings(max_examples=300)
@given(st.integers(0, len(TEXT)), st.integers(1, 40), st.none() | st.integers(0, len(TEXT) - 5))
def test_words_are_given_so_that_the_reader_finds_these(start: int, length: int, near: int | None) -> None:
    chosen, finder = chosen_in(TEXT, start, start + length), finder_of(TEXT)
    quote = finder.find(TEXT[near : near + 5]) if near is not None else None
    if chosen is None or (near is not None and quote is None):
        return

    span = finder.find(words_at(TEXT, chosen.start, chosen.end, quote), quote)

    assert span is not None and span.start <= chosen.start and chosen.end <= span.end


@settings(max_examples=100)
@given(st.data())
def test_words_that_carry_a_field_are_among_those_the_card_rests_on(data: st.DataObject) -> None:
    bench = with_proposals(Bench("depot", {"title": "T", "publisher": "P", "text": "full"}, TEXT), found(), corpus())
    card = data.draw(st.sampled_from(bench.cards))
    chosen = chosen_in(TEXT, data.draw(st.integers(0, len(TEXT))), data.draw(st.integers(0, len(TEXT))))
    field = data.draw(st.sampled_from(["quote", "place", "date", "killed", "according_to", *CODEBOOK.types[card.type].roles]))
    if chosen is None:
        return

    made = carried_by(bench, card.key, field, chosen, known_of(corpus()), found())

    spans = spans_of(made.card(card.key), TEXT)
    assert any(name in (field, "quote") and span.start <= chosen.start and chosen.end <= span.end for span, name in spans)
    assert summary_of(made.card(card.key).event, corpus()).endswith(".")


WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=8)
DECIDED = st.builds(Decision, st.sampled_from(["actors", "places"]), WORDS, WORDS) | st.builds(
    Decision, st.just("types"), WORDS, st.sampled_from(sorted(CODEBOOK.types)), st.booleans()
)


@given(st.lists(DECIDED, max_size=8))
def test_what_was_learned_is_written_and_read_again(decisions: list[Decision]) -> None:
    learned = Learned().plus(decisions)

    assert read_learned(as_yaml(learned)) == (learned, [])
