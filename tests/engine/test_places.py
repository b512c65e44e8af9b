"""What is on the map and beside it, counted another way: place by place, from the rows themselves."""

import pytest

from lib.engine.places import UNTOLD, off_map, on_map, places_told
from lib.engine.shown import Shown
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.counting.placings import is_drawn
from tests.engine.engines import CORPORA, ENGINES, corpus_named, tables_named

FILTERS = Filters(background=True, drafts=True)


@pytest.mark.parametrize("name", CORPORA)
@pytest.mark.parametrize("way", ENGINES)
def test_each_event_counts_once_at_each_place_and_is_on_the_map_or_not(way: str, name: str) -> None:
    corpus, tables, shown = corpus_named(name), tables_named(name), Shown(ENGINES[way](name), FILTERS)
    events = set(select_events(tables, corpus, FILTERS).events["event_id"])
    at = tables.event_places[tables.event_places["role"] == "at"]
    where = {place: set(ids) & events for place, ids in at.groupby("place_id")["event_id"]}
    drawn = {event for place, ids in where.items() if is_drawn(corpus.places[place]) for event in ids}

    told = places_told(shown, corpus)

    assert dict(zip(told["place_id"], told["n"])) == {place: len(ids) for place, ids in where.items() if ids}
    assert dict(zip(told["place_id"], told["too"])) == {place: len(ids & drawn) for place, ids in where.items() if ids}
    assert set(shown.rows(("event_id",), wheres=(on_map(corpus),))["event_id"]) == drawn
    assert set(shown.rows(("event_id",), wheres=(off_map(corpus),))["event_id"]) == events - drawn
    nowhere = events - set(at["event_id"])
    assert shown.number(UNTOLD) == len(nowhere) and (drawn or name != "sample")
    assert told["drawn"].dtype == bool
