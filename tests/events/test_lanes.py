"""Each event is in every lane it belongs to, or in one that says it belongs to none; bars lose no event."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.corpus.models import Corpus
from lib.events.facets import make_facet
from lib.events.governorates import NOT_TOLD
from lib.events.lanes import MOST_LANES, OTHERS, lane_bars, lane_density, lane_rows
from lib.events.sides import sides
from lib.events.tables import Tables
from tests.conftest import event_table

KINDS = ("actor", "bloc", "governorate", "type", "issue")


def drawn(tables: Tables) -> pd.DataFrame:
    return tables.events[tables.events["dated_by"] != "none"]


def coloured(events: pd.DataFrame) -> pd.DataFrame:
    return events.assign(core="", ring="")


def naming(tables: Tables, governorates: list[tuple[int, str]]) -> Tables:
    """Tables in which the events of these rows name these governorates."""
    return replace(tables, facets={"region": make_facet(governorates)},
                   labels={"governorate": {name: name for _, name in governorates}})


def bars_of(events: pd.DataFrame, lane: str = "type", ends: pd.Series | None = None) -> pd.DataFrame:
    lanes = pd.DataFrame({"event_id": events["event_id"], "lane_id": events[lane], "lane": events[lane]})
    return lane_bars(coloured(events), lanes, pd.Series(dtype="datetime64[s]") if ends is None else ends)


@pytest.mark.parametrize("by", KINDS)
def test_no_event_is_without_a_lane_and_none_is_twice_in_one(sample: Corpus, sample_tables: Tables, by: str) -> None:
    lanes = lane_rows(sample_tables.events, by, sample_tables, sample)

    assert set(lanes["event_id"]) == set(sample_tables.events["event_id"])
    assert not lanes.duplicated(["event_id", "lane_id"]).any()
    assert lanes.notna().all(axis=None)


@pytest.mark.parametrize("by", KINDS)
def test_lanes_stand_by_their_number_of_events_with_others_and_not_told_last(
        sample: Corpus, sample_tables: Tables, by: str) -> None:
    sizes = lane_rows(sample_tables.events, by, sample_tables, sample)["lane_id"].value_counts(sort=False)

    own = sizes.drop([OTHERS, NOT_TOLD], errors="ignore")
    assert own.is_monotonic_decreasing and len(own) <= MOST_LANES + 1
    assert [lane for lane in sizes.index if lane in (OTHERS, NOT_TOLD)] == [
        lane for lane in (OTHERS, NOT_TOLD) if lane in sizes.index]
    assert sizes.index[: len(own)].tolist() == own.index.tolist()


def test_units_and_persons_count_as_their_organisation(sample: Corpus, sample_tables: Tables) -> None:
    lanes = lane_rows(sample_tables.events, "actor", sample_tables, sample)

    mine = lanes[lanes["event_id"] == "homs-ndf-leadership/5"]
    assert mine["lane_id"].tolist() == ["ndf"]


def test_an_event_at_places_in_two_governorates_is_in_both_lanes(sample: Corpus, sample_tables: Tables) -> None:
    events = event_table([{"event_id": "a/1"}, {"event_id": "a/2"}])

    lanes = lane_rows(events, "governorate", naming(sample_tables, [(0, "Homs"), (0, "Raqqa")]), sample)

    assert list(zip(lanes["event_id"], lanes["lane"])) == [("a/1", "Homs"), ("a/1", "Raqqa"), ("a/2", NOT_TOLD)]


def test_a_lane_beyond_the_most_goes_to_others_and_never_alone(sample: Corpus, sample_tables: Tables) -> None:
    def lanes_of(number: int) -> list[str]:
        events = event_table([{"event_id": f"a/{n}"} for n in range(number)])
        tables = naming(sample_tables, [(n, f"Province {n:02}") for n in range(number)])
        return lane_rows(events, "governorate", tables, sample)["lane"].unique().tolist()

    assert OTHERS not in lanes_of(MOST_LANES + 1)
    assert lanes_of(MOST_LANES + 2)[-2:] == [f"Province {MOST_LANES - 1:02}", OTHERS]


@pytest.mark.parametrize("by", KINDS)
def test_the_bars_of_a_lane_hold_its_events_each_once(sample: Corpus, sample_tables: Tables, by: str) -> None:
    events = drawn(sample_tables)
    lanes = lane_rows(events, by, sample_tables, sample)

    bars = lane_bars(events.merge(sides(events, sample_tables, sample), on="event_id"), lanes, sample_tables.report_dates["last"])

    told = bars.assign(event_id=bars["event_ids"].str.split(",")).explode("event_id")
    assert sorted(zip(told["lane_id"], told["event_id"])) == sorted(zip(lanes["lane_id"], lanes["event_id"]))
    assert bars["n"].sum() == len(lanes)
    assert (bars["first"] <= bars["last"]).all()


def test_a_day_a_window_an_extent_and_an_undated_event_have_each_their_shape(table: pd.DataFrame) -> None:
    bars = bars_of(table[table["dated_by"] != "none"], "event_id").set_index("lane_id")

    assert bars["shape"].to_dict() == {
        "north/1": "day", "north/2": "undated", "north/3": "window", "north/4": "extent", "north/5": "extent", "south/1": "day",
        "south/3": "window"}
    assert f"{bars.loc['north/2', 'last']:%Y-%m-%d}" == "2021-03-31"
    assert bars.index[bars["open_end"]].tolist() == ["north/5"]
    assert bars.index[~bars["firm"]].tolist() == ["south/1"]


def test_an_open_end_reaches_to_the_publication(table: pd.DataFrame) -> None:
    row = table[table["event_id"] == "north/5"]

    bar = bars_of(row, ends=pd.Series(pd.to_datetime(["2021-03-31"]), index=row.index)).iloc[0]

    assert f"{bar['last']:%Y-%m-%d}" == "2021-03-31" and bar["open_end"]


def test_events_of_one_day_in_one_lane_are_one_mark_with_their_number() -> None:
    same = {"date_kind": "day", "first_day": "2021-03-05", "last_day": "2021-03-05"}
    events = event_table([{"event_id": "a/1"} | same, {"event_id": "a/2", "claim": "denied"} | same])

    bar = bars_of(events).iloc[0]

    assert (bar["n"], bar["event_ids"], bar["firm"]) == (2, "a/1,a/2", True)


def test_numbers_per_lane_and_period_sum_to_the_events(sample: Corpus, sample_tables: Tables) -> None:
    events = drawn(sample_tables)
    once = events[events["date_kind"] != "extent"]
    lanes = lane_rows(once, "type", sample_tables, sample)

    cells = lane_density(once, lanes, "month", sample_tables.report_dates["last"])

    assert cells["dated"].sum() == pytest.approx((once["dated_by"] == "event").sum())
    assert cells["undated"].sum() == (once["dated_by"] == "publication").sum()
    assert cells["lane_id"].drop_duplicates().tolist() == lanes["lane_id"].drop_duplicates().tolist()
