"""Ties hold as of an event's days or, where it tells none, of its article's: in links, lanes, colours, backers and filters."""

import ast
import datetime
from pathlib import Path

import pytest

from lib.corpus.model.dates import read_date
from lib.corpus.model.models import Actor, Article, Bloc, Corpus, CorpusSettings, Event, Extent, Participant, Quantity, Span, Tie
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.building.build import build_tables
from lib.events.counting.sides import sides
from lib.events.links import links_at
from lib.events.tables import Tables
from tests.asked import count_options
from tests.by_event import lane_rows
from tests.test_layers import SOURCES, module_of

CHANGED = datetime.date(2016, 1, 1)
SETTINGS = CorpusSettings("Valley", ("QX",), Extent(0, 0, 1, 1), (Bloc("north", "North", "blue"), Bloc("south", "South", "red")))


def ties(before: str, after: str) -> tuple[Tie, ...]:
    return Tie(before, None, CHANGED - datetime.timedelta(days=1)), Tie(after, CHANGED, None)


ACTORS = {
    actor.id: actor
    for actor in (
        Actor("old", "Old Force", "paramilitary", "north"),
        Actor("new", "New Force", "paramilitary", "south"),
        Actor("early", "Early State", "state", "north"),
        Actor("late", "Late State", "state", "south"),
        Actor(
            "unit",
            "The Unit",
            "paramilitary",
            "north",
            part_of=ties("old", "new"),
            backed_by=ties("early", "late"),
            blocs=ties("north", "south"),
        ),
        Actor("foe", "The Foe", "insurgent", "south"),
    )
}


def event(number: int, **more) -> Event:
    roles = {"side_a": (Participant("unit"),), "side_b": (Participant("foe"),)}
    return Event(f"a/{number}", more.pop("type", "clash"), "They fight.", Span(0, 4, "they"), **{"roles": roles} | more)


def corpus_of(published: str, *events: Event) -> Corpus:
    article = Article("a", "articles/a.md", "A", "The Post", "they fought", "full", events, published=read_date(published))
    return Corpus(Path(), SETTINGS, ACTORS, {}, (article,), (), (), "")


def told(published: str, date: str) -> tuple[Corpus, Tables]:
    """One clash of the unit with its foe."""
    corpus = corpus_of(published, event(1, date=read_date(date) if date else None))
    return corpus, build_tables(corpus)


AS_OF = pytest.mark.parametrize(
    "published,date,whole,backer,bloc",
    (
        ("2018-05-01", "2014-05-01", "old", "early", "north"),
        ("2018-05-01", "2017-05-01", "new", "late", "south"),
        ("2014-05-01", "", "old", "early", "north"),
        ("2018-05-01", "", "new", "late", "south"),  # by its article's publication
        ("2018-05-01", "2014/2017", "new", "late", "south"),  # its days span the change
    ),
)


@AS_OF
def test_a_tie_counts_as_of_the_days_of_the_event_else_of_its_article(
    published: str, date: str, whole: str, backer: str, bloc: str
) -> None:
    corpus, tables = told(published, date)

    assert set(links_at(tables, corpus, "organisation")[["left_id", "right_id"]].iloc[0]) == {whole, "foe"}
    assert set(lane_rows(tables.events, "actor", tables, corpus)["lane_id"]) == {whole, "foe"}
    assert sides(tables.events, tables, corpus)["core"].tolist() == [bloc if bloc == "north" else "south"]


def test_who_counts_as_whom_is_asked_in_one_place() -> None:
    asking = {
        module_of(path)
        for path in SOURCES
        if module_of(path).startswith("lib.")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "lib.events.affiliation"
        if {"standing", "organisation_of", "bloc_of"} & {name.name for name in node.names}
    }

    assert asking == {"lib.events.standings"}


@AS_OF
def test_backers_are_those_of_the_same_days(published: str, date: str, whole: str, backer: str, bloc: str) -> None:
    corpus, tables = told(published, date)

    assert tables.backing["backer_id"].tolist() == [backer]
    assert corpus.actors[backer].name in tables.events["initiators_backed_by"][0]
    assert {name: number for name, number in count_options(tables, corpus, Filters())["backer"].items() if number} == {backer: 1}


@pytest.mark.parametrize("unit,foe", (("initiator", "target"), ("target", "initiator")))
@pytest.mark.parametrize("date,whole,other", (("2014-05-01", "old", "new"), ("2017-05-01", "new", "old")))
def test_who_was_no_whole_of_it_on_its_days_does_not_find_the_event(date: str, whole: str, other: str, unit: str, foe: str) -> None:
    roles = {unit: (Participant("unit"),), foe: (Participant("foe"),)}
    corpus = corpus_of("2018-05-01", event(1, type="attack", roles=roles, date=read_date(date)))
    tables = build_tables(corpus)

    for one, number in ((whole, 1), (other, 0)):
        alone, both = frozenset((one,)), frozenset((one, "foe"))
        assert len(select_events(tables, corpus, Filters(actors=alone)).events) == number
        assert len(select_events(tables, corpus, Filters(actors=both, between=True)).events) == number


def test_what_is_only_planned_had_not_happened_by_its_article_but_an_order_or_attempt_had() -> None:
    events = build_tables(
        corpus_of(
            "2018-05-01",
            *(event(number, stage=stage) for number, stage in enumerate(("planned", "ordered", "attempted", "done"), 1)),
        )
    ).events

    assert events["dated_by"].tolist() == ["none", "publication", "publication", "publication"]
    assert events["not_after"].isna().tolist() == [True, False, False, False]


@pytest.mark.parametrize("about", ((True, False), (False, True), (False, False)))
def test_a_number_that_one_report_tells_as_about_is_about(about: tuple[bool, bool]) -> None:
    one, other = (
        event(number, quantities={"killed": Quantity(3, 3, rough)}, same_as=("a/1",) if number > 1 else ())
        for number, rough in enumerate(about, 1)
    )

    assert build_tables(corpus_of("2018-05-01", one, other)).events["killed_about"].tolist() == [any(about)]


def test_an_option_counts_what_is_perhaps_the_same_once_where_it_is_taken_once() -> None:
    corpus = corpus_of("2018-05-01", event(1), event(2, maybe_same_as=("a/1",)), event(3))
    tables = build_tables(corpus)

    for once, number in ((False, 3), (True, 2)):
        assert len(select_events(tables, corpus, Filters(once=once)).events) == number
        counts = count_options(tables, corpus, Filters(once=once))
        assert counts["type"]["clash"] == counts["actor"]["foe"] == counts["publisher"]["the-post"] == number
