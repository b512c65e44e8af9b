"""Each event is in every lane it belongs to, or in one that says it belongs to none; bars lose no event."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.corpus.model.models import Corpus
from lib.events.building.facets import make_facet
from lib.events.counting.governorates import IN_NONE
from lib.events.counting.lanes import MOST_LANES, OTHERS, OTHERS_ID, UNTOLD_ID, lane_bars, lane_density
from lib.events.counting.sides import sides
from lib.events.tables import Tables
from tests.by_event import lane_rows, lane_totals
from tests.conftest import event_table

KINDS = ("actor", "bloc", "governorate", "type", "issue")


def drawn(tables: Tables) -> pd.DataFrame:
    return tables.events[tables.events["dated_by"] != "none"]


def coloured(events: pd.DataFrame) -> pd.DataFrame:
    return events.assign(core="", ring="")


def naming(tables: Tables, governorates: list[tuple[int, str]]) -> Tables:
    """Tables in which the events of these rows name these governorates."""
    return replace(
        tables, facets={"region": make_facet(governorates)}, labels={"governorate": {name: name for _, name in governorates}}
    )


def bars_of(events: pd.DataFrame, lane: str = "type", ends: pd.DataFrame | None = None) -> pd.DataFrame:
    lanes = pd.DataFrame({"event_id": events["event_id"], "lane_id": events[lane], "lane": events[lane]})
    unknown = pd.Series(pd.NaT, events.index, dtype="datetime64[s]")
    return lane_bars(coloured(events), lanes, pd.DataFrame({"first": unknown, "last": unknown}) if ends is None else ends)


@pytest.mark.parametrize("by", KINDS)
def test_no_event_is_without_a_lane_and_none_is_twice_in_one(sample: Corpus, sample_tables: Tables, by: str) -> None:
    lanes = lane_rows(sample_tables.events, by, sample_tables, sample)

    assert set(lanes["event_id"]) == set(sample_tables.events["event_id"])
    assert not lanes.duplicated(["event_id", "lane_id"]).any()
    assert lanes.notna().all(axis=None)


@pytest.mark.parametrize("by", KINDS)
def test_a_lane_counts_what_nothing_dates_as_well(sample: Corpus, sample_tables: Tables, by: str) -> None:
    events = sample_tables.events
    lanes = lane_rows(events, by, sample_tables, sample)

    totals = lane_totals(events, lanes).set_index("lane_id")

    dateless = set(events["event_id"][(events["dated_by"] == "none").tolist()])
    for lane, own in lanes.groupby("lane_id")["event_id"]:
        assert totals.loc[lane, ["events", "undated"]].tolist() == [len(set(own)), len(dateless & set(own))], lane
    assert dateless and totals["undated"].sum() >= len(dateless)


def test_a_lane_counts_as_perhaps_the_same_only_what_it_holds_both_of() -> None:
    events = event_table(
        [{"event_id": "a/1", "maybe_same_as": "a/2"}, {"event_id": "a/2", "maybe_same_as": "a/1"}, {"event_id": "a/3"}]
    )
    lanes = pd.DataFrame([("a/1", "north"), ("a/2", "north"), ("a/3", "north"), ("a/1", "south")], columns=["event_id", "lane_id"])

    totals = lane_totals(events, lanes.assign(lane=lanes["lane_id"]))

    assert totals.set_index("lane_id")["twins"].to_dict() == {"north": 2, "south": 0}


@pytest.mark.parametrize("by", KINDS)
def test_lanes_stand_by_their_number_of_events_with_others_and_not_told_last(
    sample: Corpus, sample_tables: Tables, by: str
) -> None:
    sizes = lane_rows(sample_tables.events, by, sample_tables, sample)["lane_id"].value_counts(sort=False)

    own = sizes.drop([OTHERS_ID, UNTOLD_ID], errors="ignore")
    assert own.is_monotonic_decreasing and len(own) <= MOST_LANES + 1
    assert [lane for lane in sizes.index if lane in (OTHERS_ID, UNTOLD_ID)] == [
        lane for lane in (OTHERS_ID, UNTOLD_ID) if lane in sizes.index
    ]
    assert sizes.index[: len(own)].tolist() == own.index.tolist()


def test_units_and_persons_count_as_their_organisation(sample: Corpus, sample_tables: Tables) -> None:
    lanes = lane_rows(sample_tables.events, "actor", sample_tables, sample)

    mine = lanes[lanes["event_id"] == "homs-ndf-leadership/5"]
    assert mine["lane_id"].tolist() == ["ndf"]


def test_an_event_at_places_in_two_governorates_is_in_both_lanes(sample: Corpus, sample_tables: Tables) -> None:
    events = event_table([{"event_id": "a/1"}, {"event_id": "a/2"}])

    lanes = lane_rows(events, "governorate", naming(sample_tables, [(0, "Homs"), (0, "Raqqa")]), sample)

    assert list(zip(lanes["event_id"], lanes["lane"])) == [("a/1", "Homs"), ("a/1", "Raqqa"), ("a/2", IN_NONE)]


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

    bars = lane_bars(events.merge(sides(events, sample_tables, sample), on="event_id"), lanes, sample_tables.report_dates)

    told = bars.assign(event_id=bars["event_ids"].str.split(",")).explode("event_id")
    assert sorted(zip(told["lane_id"], told["event_id"])) == sorted(zip(lanes["lane_id"], lanes["event_id"]))
    assert bars["n"].sum() == len(lanes)
    assert (bars["first"] <= bars["last"]).all()


def test_a_day_a_window_an_extent_and_an_undated_event_have_each_their_shape(table: pd.DataFrame) -> None:
    bars = bars_of(table[table["dated_by"] != "none"], "event_id").set_index("lane_id")

    assert bars["shape"].to_dict() == {
        "north/1": "day",
        "north/2": "undated",
        "north/3": "window",
        "north/4": "extent",
        "north/5": "extent",
        "south/1": "day",
        "south/3": "window",
    }
    assert f"{bars.loc['north/2', 'last']:%Y-%m-%d}" == "2021-03-31"
    assert bars.index[bars["open_end"]].tolist() == ["north/5"]
    assert bars.index[bars["denied"]].tolist() == ["south/1"]


def test_an_open_end_reaches_to_the_publication(table: pd.DataFrame) -> None:
    row = table[table["event_id"] == "north/5"]

    bar = bars_of(row, ends=pd.DataFrame(dict.fromkeys(("first", "last"), pd.Timestamp("2021-03-31")), index=row.index)).iloc[0]

    assert f"{bar['last']:%Y-%m-%d}" == "2021-03-31" and bar["open_end"]


def test_events_of_one_day_in_one_lane_are_one_mark_with_their_number_and_doubt_stands_apart() -> None:
    same = {"date": "2021-03-05", "date_kind": "day", "first_day": "2021-03-05", "last_day": "2021-03-05"}
    events = event_table(
        [
            {"event_id": "a/1"} | same,
            {"event_id": "a/2"} | same,
            {"event_id": "a/3", "claim": "denied"} | same,
            {"event_id": "a/4", "stage": "planned"} | same,
        ]
    )

    bars = bars_of(events)

    found = {ids: (n, *doubts) for ids, n, *doubts in bars[["event_ids", "n", "not_done", "alleged", "denied"]].to_numpy().tolist()}
    assert found == {"a/1,a/2": (2, False, False, False), "a/3": (1, False, False, True), "a/4": (1, True, False, False)}


def test_a_mark_counts_how_many_of_its_events_are_perhaps_the_same() -> None:
    same = {"date": "2021-03-05", "date_kind": "day", "first_day": "2021-03-05", "last_day": "2021-03-05"}
    events = event_table(
        [
            {"event_id": "a/1", "maybe_same_as": "a/2"} | same,
            {"event_id": "a/2", "maybe_same_as": "a/1"} | same,
            {"event_id": "a/3", "maybe_same_as": "b/1"} | same,
        ]
    )

    assert bars_of(events)["twins"].tolist() == [2]


@pytest.mark.parametrize(
    "date,kind,shape,about",
    (
        ("2021-03-05~", "day", "window", (True, True)),
        ("2021-03~", "window", "window", (True, True)),
        ("2021-03-05~/2021-03-09", "extent", "extent", (True, False)),
        ("[2021-03-05..2021-03-09%]", "window", "window", (False, True)),
        ("2021-03-05?", "day", "day", (False, False)),
    ),
)
def test_what_is_told_as_about_is_never_a_sharp_day(date: str, kind: str, shape: str, about: tuple[bool, bool]) -> None:
    days = {"first_day": "2021-03-05", "last_day": "2021-03-09"}

    found = bars_of(event_table([{"event_id": "a/1", "date": date, "date_kind": kind} | days])).iloc[0]

    assert (found["shape"], (found["about_start"], found["about_end"])) == (shape, about)


def test_an_undated_event_stands_on_all_days_of_an_approximate_publication() -> None:
    rows = [
        {
            "event_id": f"a/{number}",
            "dated_by": "publication",
            "not_after": "2021-12-31",
            "not_after_date": written,
            "not_after_approx": vague,
        }
        for number, (written, vague) in enumerate((("2021~", True), ("2021", False)))
    ]

    bars = bars_of(event_table(rows)).set_index("event_ids")

    assert f"{bars.loc['a/0', 'first']:%Y-%m-%d}" == "2021-01-01" and bars.loc["a/0", "about_end"]
    assert f"{bars.loc['a/1', 'first']:%Y-%m-%d}" == "2021-12-31" and not bars.loc["a/1", "about_end"]


def test_numbers_per_lane_and_period_sum_to_the_events(sample: Corpus, sample_tables: Tables) -> None:
    events = drawn(sample_tables)
    once = events[events["date_kind"] != "extent"]
    lanes = lane_rows(once, "type", sample_tables, sample)

    cells = lane_density(once, lanes, "month", sample_tables.report_dates)

    assert cells["dated"].sum() == pytest.approx((once["dated_by"] == "event").sum())
    assert cells["undated"].sum() == pytest.approx((once["dated_by"] == "publication").sum())
    assert cells["lane_id"].drop_duplicates().tolist() == lanes["lane_id"].drop_duplicates().tolist()


def test_rows_of_layers_are_counted_beside_all_in_each_period() -> None:
    day = {"date_kind": "day", "dated_by": "event"}
    events = event_table(
        [
            {"event_id": "a/1", "date": "2021-03-05", "first_day": "2021-03-05", "last_day": "2021-03-05", **day},
            {"event_id": "l:1", "date": "2021-03-06", "first_day": "2021-03-06", "last_day": "2021-03-06", **day, "layer": "l"},
            {"event_id": "l:2", "date": "2021-04-06", "first_day": "2021-04-06", "last_day": "2021-04-06", **day, "layer": "l"},
        ]
    )
    lanes = pd.DataFrame({"event_id": list(events["event_id"]), "lane_id": "x", "lane": "X"})

    cells = lane_density(events, lanes, "month", pd.DataFrame({"last": pd.array([], dtype="datetime64[s]")}))

    assert cells[["dated", "dated_rows", "undated", "undated_rows"]].to_numpy().tolist() == [[2, 1, 0, 0], [1, 1, 0, 0]]


def test_the_numbers_of_a_lane_reach_to_the_publication_where_an_end_is_open() -> None:
    events = event_table([{"event_id": "a/1", "date": "2021-03-05/..", "date_kind": "extent", "first_day": "2021-03-05"}])
    lanes = pd.DataFrame({"event_id": ["a/1"], "lane_id": ["x"], "lane": ["X"]})
    published = pd.DataFrame({"last": pd.array(["2021-05-20"], dtype="datetime64[s]")})

    cells = lane_density(events, lanes, "month", published)

    assert [f"{day:%Y-%m}" for day in cells["period"]] == ["2021-03", "2021-04", "2021-05"]
    assert (cells["dated"] > 0).all()


def test_a_lane_of_a_bloc_bears_the_blocs_name_though_an_actor_has_the_same_id(sample: Corpus, sample_tables: Tables) -> None:
    lanes = lane_rows(sample_tables.events, "bloc", sample_tables, sample)

    named = dict(zip(lanes["lane_id"], lanes["lane"]))
    assert "iran" in sample.actors
    assert {bloc.id: bloc.label for bloc in sample.settings.blocs if bloc.id in named}.items() <= named.items()
