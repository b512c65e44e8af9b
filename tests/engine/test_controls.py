"""What the sidebar, the chips and the line of days say is the same whoever answers, and counted another way."""

import datetime

import pytest

from lib.engine.days import left_out, undated_left_out
from lib.engine.questions import TOLD, where
from lib.engine.searching import is_told, only_mentioned
from lib.engine.shown import Shown
from lib.events.asking.choices import CHOICES, names_of
from lib.events.asking.filters import Filters
from lib.events.asking.search import words_mask
from lib.events.asking.select import select_events
from lib.ui.article_parts import shown_of
from lib.ui.fields import offered_of
from tests.engine.engines import CORPORA, ENGINES, corpus_named, duck, in_memory, tables_named


def days_of(name: str) -> list[datetime.date]:
    days = tables_named(name).events["first_day"].dropna().sort_values()
    return [day.date() for day in (days.iloc[len(days) // 4], days.iloc[-len(days) // 4])]


@pytest.mark.parametrize("undated", (None, True, False))
@pytest.mark.parametrize("way", ENGINES)
@pytest.mark.parametrize("name", CORPORA)
def test_what_days_leave_out_is_what_they_hide_event_by_event(name: str, way: str, undated: bool | None) -> None:
    tables, corpus, (first, last) = tables_named(name), corpus_named(name), days_of(name)
    for asked in ((first, None), (None, last), (first, last), (last, first), (first, first)):
        filters = Filters(first_day=asked[0], last_day=asked[1], undated=undated, background=True)
        now, every = (select_events(tables, corpus, one).events for one in (filters, Filters(background=True)))
        hidden = every[~every.index.isin(now.index)]
        kept = select_events(tables, corpus, filters.changed(undated=True)).events
        back = kept[~kept.index.isin(now.index)]
        back = back.head(0) if filters.keeps_undated else back
        shown, dated = Shown(ENGINES[way](name), filters), int((hidden["dated_by"] == "event").sum())

        found = left_out(shown)
        assert undated_left_out(shown).ids() == tuple(back["event_id"])
        assert (found.dated, found.undated, found.without_any) == (dated, len(back), int((back["dated_by"] == "none").sum()))
        assert found.ruled_out == len(hidden) - dated - len(back)
    assert undated_left_out(Shown(ENGINES[way](name), Filters())).ids() == ()


@pytest.mark.parametrize("name", CORPORA)
def test_every_choice_offers_the_same_under_the_same_names(name: str) -> None:
    corpus = corpus_named(name)
    for filters in (Filters(), Filters(once=True, groups=frozenset({"violence"}))):
        one, other = Shown(in_memory(name), filters), Shown(duck(name), filters)
        for choice in CHOICES:
            assert names_of(one.known, corpus, choice.name) == names_of(other.known, corpus, choice.name)
            assert offered_of(one, corpus, choice.name) == offered_of(other, corpus, choice.name)
            assert offered_of(one, corpus, choice.name) is offered_of(one, corpus, choice.name)


@pytest.mark.parametrize("name", CORPORA)
def test_who_only_mentions_a_name_is_the_same(name: str) -> None:
    one, other, found = Shown(in_memory(name), Filters()), Shown(duck(name), Filters()), 0
    for names in list(one.known.spellings.names.values())[:60]:
        mentioned, same = only_mentioned(one, next(iter(names))), only_mentioned(other, next(iter(names)))
        assert (mentioned and mentioned.ids()) == (same and same.ids())
        found += bool(mentioned and mentioned.number())
    assert found or name != "sample"


@pytest.mark.parametrize("way", ENGINES)
def test_words_are_told_of_any_event_or_of_none(way: str) -> None:
    engine, tables = ENGINES[way]("sample"), tables_named("sample")

    for word in ("drugs", "seized", "nosuchword", "checkpoint", "(", "the"):
        assert is_told(engine, word) == words_mask(tables, word).any(), word
    with pytest.raises(KeyError):
        engine.tally(Filters(), ("phrase",), TOLD)
    both = (where(TOLD, phrase="drugs"), where(TOLD, none=True, phrase="drugs"))
    numbers = [engine.number(Filters(), (one,), "read") for one in both]
    assert sum(numbers) == engine.n_events and all(numbers)


@pytest.mark.parametrize("name", CORPORA)
def test_the_events_of_an_article_are_those_of_it_that_are_shown(name: str) -> None:
    tables, corpus, found = tables_named(name), corpus_named(name), 0
    for filters in (Filters(), Filters(groups=frozenset({"violence"}))):
        shown = set(select_events(tables, corpus, filters).events["event_id"])
        for article in corpus.articles[:9]:
            expected = {event.id: tables.aliases[event.id] for event in article.events if tables.aliases[event.id] in shown}
            for way in ENGINES.values():
                assert shown_of(Shown(way(name), filters), article) == expected
            found += len(expected)
    assert found
