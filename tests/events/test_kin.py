"""Acts and incidents: a whole or its parts, never both; perhaps-the-same events once where that is asked for."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lib.corpus.model.models import Actor, Article, Bloc, Corpus, CorpusSettings, Event, Extent, Participant, Span
from lib.events.asking.filters import Filters
from lib.events.asking.select import REASONS, select_events
from lib.events.building.build import build_tables
from lib.events.counting.twins import perhaps_same
from tests.asked import count_options

SETTINGS = CorpusSettings("Valley", ("QX",), Extent(0, 0, 1, 1), (Bloc("north", "North", "blue"),))
ACTORS = {name: Actor(name, name.title(), "militia", "north") for name in ("reds", "blues")}


def event(number: int, **said) -> Event:
    actor = said.pop("actor", "reds")
    return Event(
        f"a/{number}", said.pop("type", "clash"), f"Event {number}.", Span(0, 4, "they"), {"side_a": (Participant(actor),)}, **said
    )


def corpus_of(*events: Event) -> Corpus:
    article = Article("a", "articles/a.md", "A", "The Post", "they fought", "full", events)
    return Corpus(Path(), SETTINGS, ACTORS, {}, (article,), (), (), "")


def shown(corpus: Corpus, **asked) -> list[int]:
    return [int(name[2:]) for name in select_events(build_tables(corpus), corpus, Filters(**asked)).events["event_id"]]


WHOLE = (event(1), event(2, part_of="a/1"), event(3, part_of="a/1"), event(4))


def test_acts_are_the_parts_and_incidents_the_whole() -> None:
    assert shown(corpus_of(*WHOLE)) == [2, 3, 4]
    assert shown(corpus_of(*WHOLE), count="incidents") == [1, 4]


def test_a_whole_whose_parts_do_not_exhaust_it_is_counted_beside_them() -> None:
    corpus = corpus_of(event(1, parts="some"), *WHOLE[1:])

    assert shown(corpus) == [1, 2, 3, 4]
    assert shown(corpus, count="incidents") == [1, 4]
    assert build_tables(corpus).events["parts"].fillna("").tolist() == ["some", "", "", ""]


def test_a_whole_in_the_background_takes_no_part_out_of_sight() -> None:
    corpus = corpus_of(event(1, background=True), event(2, part_of="a/1"))

    assert shown(corpus, count="incidents") == [2]
    assert shown(corpus, count="incidents", background=True) == [1]


def test_a_whole_all_of_whose_parts_are_drafts_is_shown_itself() -> None:
    corpus = corpus_of(event(1), event(2, part_of="a/1", status="draft"))

    assert shown(corpus) == [1]
    assert shown(corpus, drafts=True) == [2]


def test_parts_of_parts_count_once_on_either_count() -> None:
    corpus = corpus_of(event(1), event(2, part_of="a/1", status="draft"), event(3, part_of="a/2"))

    assert shown(corpus) == [3]
    assert shown(corpus, count="incidents") == [1]


def test_a_filter_that_matches_only_a_hidden_whole_has_it_among_what_matches() -> None:
    corpus = corpus_of(event(1, type="agreement"), event(2, part_of="a/1"))

    ledger = select_events(build_tables(corpus), corpus, Filters(types=frozenset({"agreement"}))).ledger

    assert (ledger.matching, ledger.shown, ledger.wholes, ledger.rows("wholes")) == (1, 0, 1, ("a/1",))


TWINS = (event(1, maybe_same_as=("a/2",), credibility="4"), event(2, credibility="2", actor="blues"), event(3))


def test_perhaps_the_same_is_said_from_either_side_and_taken_once_where_asked() -> None:
    corpus = corpus_of(*TWINS)
    tables = build_tables(corpus)

    assert tables.events["maybe_same_as"].fillna("").tolist() == ["a/2", "a/1", ""]
    assert perhaps_same(tables.events) == ("a/1", "a/2")
    assert perhaps_same(tables.events.tail(2)) == ()
    assert shown(corpus) == [1, 2, 3]
    assert shown(corpus, once=True) == [2, 3]
    assert shown(corpus, once=True, actors=frozenset({"reds"})) == [1, 3]


@pytest.mark.parametrize("events", (WHOLE, TWINS, (*WHOLE, *(event(n + 4, maybe_same_as=("a/4",)) for n in (1, 2)))))
@pytest.mark.parametrize("asked", ({}, {"count": "incidents"}, {"once": True}, {"count": "incidents", "once": True}))
def test_each_option_says_how_many_it_leaves(events: tuple[Event, ...], asked: dict) -> None:
    corpus = corpus_of(*events)

    counts = count_options(build_tables(corpus), corpus, Filters(**asked))["actor"]

    assert counts == {actor: len(shown(corpus, actors=frozenset({actor}), **asked)) for actor in counts}


@pytest.mark.parametrize("asked", ({}, {"count": "incidents"}, {"once": True}, {"types": frozenset({"agreement"})}))
def test_the_ledger_puts_each_event_in_one_place(asked: dict) -> None:
    corpus = corpus_of(*WHOLE, event(5, maybe_same_as=("a/4",)), event(6, background=True), event(7, status="draft"))

    ledger = select_events(build_tables(corpus), corpus, Filters(**asked)).ledger

    assert np.bincount(ledger.reasons, minlength=len(REASONS)).sum() == ledger.read == 7
    assert sum(ledger.count(reason) for reason in REASONS[:-1]) == ledger.matching == len(ledger.rows("matching"))


def ways(corpus: Corpus, **asked) -> str:
    """Which events went which way, by their numbers."""
    ledger = select_events(build_tables(corpus), corpus, Filters(**asked)).ledger
    told = {reason: " ".join(name[2:] for name in ledger.rows(reason)) for reason in REASONS}
    return ", ".join(f"{reason} {events}" for reason, events in told.items() if events)


def test_each_event_goes_by_the_first_reason_that_holds_of_it() -> None:
    twin, hidden = event(5, maybe_same_as=("a/4",)), {"background": True, "status": "draft"}
    drafts = event(6, background=True), event(7, status="draft"), event(8, **hidden)
    corpus = corpus_of(*WHOLE, twin, *drafts, event(9, type="agreement"))
    clashes = frozenset({"clash"})

    assert ways(corpus, types=clashes) == "shown 2 3 4 5, drafts 7 8, background 6, wholes 1, filtered 9"
    assert ways(corpus, types=clashes, drafts=True) == "shown 2 3 4 5 7, background 6 8, wholes 1, filtered 9"
    assert ways(corpus, once=True, background=True) == "shown 2 3 4 6 9, drafts 7 8, wholes 1, twins 5"
    assert ways(corpus, count="incidents") == "shown 1 4 5 9, drafts 7 8, background 6, parts 2 3"
    assert ways(corpus, types=frozenset({"agreement"})) == "shown 9, filtered 1 2 3 4 5 6 7 8"


@pytest.mark.parametrize("better", (1, 2))
def test_of_two_that_are_perhaps_the_same_that_of_the_more_reliable_article_stays_whatever_each_is_graded(better: int) -> None:
    def told(name: str, number: int, **said) -> Article:
        reliability, credibility = ("A", "5") if number == better else ("C", "1")
        one = replace(event(number, credibility=credibility, **said), id=f"{name}/{number}")
        return Article(name, f"articles/{name}.md", name, "The Post", "they fought", "full", (one,), reliability=reliability)

    corpus = replace(corpus_of(), articles=(told("a", 1), told("b", 2, maybe_same_as=("a/1",))))

    assert shown(corpus, once=True) == [better]
