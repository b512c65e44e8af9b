"""The timeline's lanes hold what they hold event by event, whoever answers."""

import pandas as pd
import pytest

from lib.engine.answers import DATED, both_ways
from lib.engine.lanes import OVER, Lanes, bars_of, cells_of, in_order_told, lanes_of, numbers_of_lanes, totals_of
from lib.engine.questions import where
from lib.engine.shown import Shown, Some
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.counting.grouped import by_lane
from lib.events.counting.lanes import OTHERS_ID, lane_bars, lane_density
from lib.events.counting.order import after_of, in_after_order
from lib.events.counting.sides import sides
from lib.ui.event_table import readable
from tests import by_event
from tests.by_event import lane_rows, lane_totals
from tests.engine.engines import CORPORA, ENGINES, corpus_named, tables_named

SEEN = Filters(background=True)


@pytest.fixture(params=ENGINES)
def way(request: pytest.FixtureRequest) -> str:
    return request.param


def rows_of(name: str, by: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The events shown with their colours, and their lanes, event by event."""
    tables, corpus = tables_named(name), corpus_named(name)
    events = select_events(tables, corpus, SEEN).events
    coloured = events.reset_index().merge(sides(events, tables, corpus), on="event_id").set_index("index")
    return coloured, lane_rows(events, by, tables, corpus)


@pytest.mark.parametrize("by", OVER)
@pytest.mark.parametrize("name", CORPORA)
def test_lanes_are_those_of_their_events(name: str, way: str, by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if by == "type":
        monkeypatch.setattr("lib.engine.lanes.MOST_LANES", 2)
        monkeypatch.setattr(by_event, "MOST_LANES", 2)
    (events, rows), published = rows_of(name, by), tables_named(name).report_dates
    every = lanes_of(Some(Shown(ENGINES[way](name), SEEN)), by, corpus_named(name))
    drawn = Lanes(every.some.also(DATED), by, every.lanes)
    dated = events[events["dated_by"] != "none"]
    inside = rows[rows["event_id"].isin(dated["event_id"])]

    assert every.lanes and (by != "type" or every.lanes[-1].id == OTHERS_ID)
    pd.testing.assert_frame_equal(totals_of(every), lane_totals(events, rows), check_dtype=False)
    told = rows.merge(events[["event_id", "stage", "claim", "maybe_same_as"]], on="event_id")
    pd.testing.assert_frame_equal(numbers_of_lanes(every), by_lane(told, told, rows), check_dtype=False)
    pd.testing.assert_frame_equal(bars_of(drawn), lane_bars(dated, inside, published))
    for per in ("month", "year"):
        pd.testing.assert_frame_equal(cells_of(drawn, per), lane_density(dated, inside, per, published))
    for lane in every.lanes:
        assert every.some.also(lane.where).ids() == tuple(events["event_id"][events["event_id"].isin(own_of(rows, lane.id))])


def own_of(rows: pd.DataFrame, lane: str) -> pd.Series:
    return rows.loc[rows["lane_id"] == lane, "event_id"]


@pytest.mark.parametrize("name", CORPORA)
def test_what_nothing_dates_stands_in_the_order_told(name: str, way: str) -> None:
    tables, corpus, shown = tables_named(name), corpus_named(name), Shown(ENGINES[way](name), SEEN)
    some = Some(shown, (where(dated_by=("none", "publication")),))

    found = in_order_told(shown, some, corpus)

    assert found == in_after_order(some.ids(), after_of(tables.aliases, corpus)) and len(found) == some.number()
    assert name != "sample" or found != some.ids()


@pytest.mark.parametrize("name", CORPORA)
def test_an_arrow_points_both_ways_where_somebody_acts_as_the_other_does(name: str, way: str) -> None:
    shown, rows = Shown(ENGINES[way](name), SEEN), tables_named(name).events
    mutual = both_ways(shown, rows["event_id"])

    links = tables_named(name).links
    assert set(links.loc[links["mutual"], "event_id"]) <= mutual
    assert not mutual & set(rows["event_id"][rows["type"].isin(("attack", "killing", "transfer"))])
    assert all(("⇄" in cells[3]) <= (event in mutual) for event, cells in readable(rows, mutual).items())
