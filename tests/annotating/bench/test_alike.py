"""Events of other articles that may be the one in hand."""

from dataclasses import replace

import pytest

from lib.annotating.bench.alike import alike
from lib.corpus.model.dates import read_date
from lib.corpus.model.models import Corpus, Event


@pytest.fixture
def clash(sample: Corpus) -> Event:
    """The clash in al-Ashara, as another article would tell it."""
    return replace(sample.article("ashara-clash").events[0], id="new/1", after=(), same_as=())


def near(event: Event, corpus: Corpus, article: str = "new") -> list[str]:
    return [one.event.id for one in alike(event, article, corpus)]


def test_the_nearest_is_first_and_says_in_what_it_is_near(sample: Corpus, clash: Event) -> None:
    first = alike(clash, "new", sample)[0]

    assert (first.article.id, first.event.id, first.points) == ("ashara-clash", "ashara-clash/1", 5)
    assert first.why == "the same type, 2 actors in common, the same place"


def test_events_of_the_article_itself_are_not_alike(sample: Corpus, clash: Event) -> None:
    assert "ashara-clash/1" not in near(clash, sample, "ashara-clash")


@pytest.mark.parametrize("field", ["same_as", "maybe_same_as", "not_same_as"])
def test_of_what_was_decided_nothing_is_said(sample: Corpus, clash: Event, field: str) -> None:
    assert "ashara-clash/1" not in near(replace(clash, **{field: ("ashara-clash/1",)}), sample)


@pytest.mark.parametrize("type_id", ["meeting", "brawl"])
def test_of_another_group_or_an_unknown_type_nothing_is_alike(sample: Corpus, clash: Event, type_id: str) -> None:
    assert "ashara-clash/1" not in near(replace(clash, type=type_id), sample)


def test_another_place_is_less_near_and_nobody_in_common_is_not_near_at_all(sample: Corpus, clash: Event) -> None:
    elsewhere = alike(replace(clash, place=("homs",)), "new", sample)

    assert [one.points for one in elsewhere if one.event.id == "ashara-clash/1"] == [3]
    assert near(replace(clash, roles={}), sample) == []


@pytest.mark.parametrize("date, told", [("2022-04-19", True), ("[2022-04-01..]", True), ("2015", False), ("[..2021-01-01]", False)])
def test_days_that_lie_apart_are_of_two_events(sample: Corpus, date: str, told: bool) -> None:
    event = next(one for one in sample.article("smuggling-headquarters").events if one.date and one.date.text == "2022-04-19")

    assert (event.id in near(replace(event, id="new/1", date=read_date(date)), sample)) is told


def test_at_most_three_are_said(sample: Corpus) -> None:
    assert max(len(alike(event, "new", sample)) for article in sample.articles for event in article.events) == 3
