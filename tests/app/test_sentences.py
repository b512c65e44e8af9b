"""The numbers that the Overview and the Events page say, counted again in the rows that the filters leave."""

import re

import pytest

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.tables import Tables
from tests.app.test_pages import run

ASKED = {
    "all": ({}, Filters()),
    "some": ({"group": "politics", "background": "1"}, Filters(groups=frozenset({"politics"}), background=True)),
    "one": ({"q": "Shaddadah"}, Filters(search="Shaddadah")),
    "none": ({"q": "nosuchword"}, Filters(search="nosuchword")),
}


def said(page: str, query: dict[str, str]) -> str:
    app = run(page, **query)
    assert not app.exception
    return " ".join([re.sub("<[^>]*>", " ", one.proto.body) for one in app.get("html")] + [one.value for one in app.caption])


@pytest.mark.parametrize("name", ASKED)
def test_the_events_page_says_how_many_there_are_and_how_many_have_no_day_and_no_place(
    sample: Corpus, sample_tables: Tables, name: str
) -> None:
    query, filters = ASKED[name]
    events = select_events(sample_tables, sample, filters).events
    undated, placeless = int((events["dated_by"] != "event").sum()), int(events["place_id"].isna().sum())

    number = f"{len(events)} event{'' if len(events) == 1 else 's'}"
    assert re.search(
        rf"\b{number}; {undated} without a day of (its|their) own, {placeless} without a place\.", said("pages/events.py", query)
    )


@pytest.mark.parametrize("name", ("all", "some"))
def test_the_overview_says_how_many_events_articles_actors_days_and_places_there_are(
    sample: Corpus, sample_tables: Tables, name: str
) -> None:
    query, filters = ASKED[name]
    events = select_events(sample_tables, sample, filters).events
    ids = set(events["event_id"])
    articles = {article for told in events["articles"] for article in told.split("; ")}
    people = {actor for event, actor in sample_tables.participants[["event_id", "actor_id"]].to_numpy() if event in ids}
    at = sample_tables.event_places[sample_tables.event_places["role"] == "at"]
    places = {place for event, place in at[["event_id", "place_id"]].to_numpy() if event in ids}
    told = {article.title: sum(article.id in one.split("; ") for one in events["articles"]) for article in sample.articles}
    leading = max(told, key=told.__getitem__)

    words = said("app.py", query)
    of_all = "" if len(articles) == len(sample.articles) else f"{len(articles)} of "
    dated = int((events["dated_by"] == "event").sum())
    assert (
        f"{len(events)} events from {of_all}{len(sample.articles)} articles, with {len(people)} actors; {dated} with a day" in words
    )
    assert f"{events['place_id'].notna().sum()} events at {len(places)} places" in words
    assert (f" {told[leading]} of them come from one article, “{leading}”." in words) == (2 * told[leading] >= len(events))
