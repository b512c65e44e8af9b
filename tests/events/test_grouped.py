"""The parts of a bar add up to its events, and say how many of them are perhaps the same as another of the same bar."""

import pandas as pd
import pytest

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.counting.doubt import CERTAINTIES, certainty
from lib.events.counting.grouped import by_lane, months_by_group, undated_by_group
from lib.events.counting.periods import count_by_period
from lib.events.counting.twins import perhaps_same
from lib.events.tables import Tables
from tests.asked import by_governorate
from tests.by_event import in_period, lane_rows
from tests.conftest import event_table

PARTS = list(CERTAINTIES)
APRIL = {"date": "2022-04-05", "date_kind": "day", "first_day": "2022-04-05", "last_day": "2022-04-05"}


@pytest.fixture(scope="module")
def shown(sample: Corpus, sample_tables: Tables) -> pd.DataFrame:
    return select_events(sample_tables, sample, Filters()).events


def test_the_parts_of_a_month_add_up_to_what_is_counted_in_it(shown: pd.DataFrame, sample_tables: Tables) -> None:
    ends = sample_tables.report_dates["last"]

    months = months_by_group(shown, ends)

    counted = count_by_period(shown, "month", ends).set_index(["group", "period"])["events"]
    assert months.set_index(["group", "period"])["events"].to_dict() == pytest.approx(counted.to_dict())
    assert months[PARTS].sum(axis=1).tolist() == pytest.approx(months["events"].tolist())
    for name in PARTS:
        alone = count_by_period(shown[certainty(shown) == name], "month", ends)["events"].sum()
        assert months[name].sum() == pytest.approx(alone), name


def test_undated_events_are_counted_by_how_certain_they_are(shown: pd.DataFrame) -> None:
    bars = undated_by_group(shown).set_index("group")

    undated = shown[shown["dated_by"] != "event"]
    assert bars["events"].to_dict() == undated["group"].value_counts().to_dict()
    assert {name: int(bars[name].sum()) for name in PARTS} == {
        name: int((certainty(undated) == name).sum()) for name in PARTS
    } and bars["not_done"].sum()


def twins(first: dict, second: dict) -> pd.DataFrame:
    return event_table(
        [
            {"event_id": "a/1", "maybe_same_as": "a/2"} | first,
            {"event_id": "a/2", "maybe_same_as": "a/1"} | second,
            {"event_id": "a/3"} | APRIL,
        ]
    )


def test_a_month_counts_twins_where_it_holds_both() -> None:
    spring = {"date": "2022-03-20/2022-05-03", "date_kind": "extent", "first_day": "2022-03-20", "last_day": "2022-05-03"}

    found = months_by_group(twins(APRIL, spring))

    assert dict(zip(found["period"].dt.strftime("%Y-%m"), found["twins"])) == {"2022-03": 0, "2022-04": 2, "2022-05": 0}
    assert months_by_group(twins(APRIL, APRIL | {"group": "ground"}))["twins"].sum() == 0


def test_a_governorate_counts_as_perhaps_the_same_only_what_happened_there_both(
    sample: Corpus, sample_tables: Tables, shown: pd.DataFrame
) -> None:
    told = by_governorate(sample_tables, sample).set_index("region")

    lanes = lane_rows(shown, "governorate", sample_tables, sample)
    for region, row in told.iterrows():
        own = shown[shown["event_id"].isin(lanes.loc[lanes["lane"] == row["governorate"], "event_id"])]
        assert row["events"] == len(own) and row["twins"] == len(perhaps_same(own)), region
        assert row[PARTS].tolist() == [int((certainty(own) == name).sum()) for name in PARTS]


def test_lanes_stand_in_their_own_order_with_the_numbers_of_their_events() -> None:
    events = twins({"claim": "alleged"}, {"stage": "planned"})
    rows = [("a/3", "s", "South"), ("a/1", "n", "North"), ("a/2", "n", "North")]
    lanes = pd.DataFrame(rows, columns=["event_id", "lane_id", "lane"])

    told = lanes.merge(events, on="event_id")
    bars = by_lane(told, told, lanes)

    assert bars["label"].tolist() == ["South", "North"]
    assert bars[["events", *PARTS, "twins"]].to_numpy().tolist() == [[1, 1, 0, 0, 0, 0], [2, 0, 1, 1, 0, 2]]


def test_no_event_makes_no_bar(table: pd.DataFrame) -> None:
    none = table.head(0)

    assert months_by_group(none).empty and undated_by_group(none).empty
    assert not months_by_group(table).empty and not in_period(table, pd.Timestamp("2021-03-05"), pd.Timestamp("2021-03-05")).empty
