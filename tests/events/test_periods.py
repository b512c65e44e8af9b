"""Counts per week and month invent no day and leave out no period; quiet stretches are found, never filled ones."""

import pandas as pd
import pytest

from lib.events.counting.periods import count_by_period, quiet_gaps
from tests.conftest import COMMON, DAY, event_table


def totals(events: pd.DataFrame, per: str, open_ends: pd.Series | None = None) -> dict[str, float]:
    """First day of each period -> its events, groups added up, rounded."""
    counts = count_by_period(events, per, open_ends).groupby("period")["events"].sum()
    return {f"{day:%Y-%m-%d}": round(float(events), 4) for day, events in counts.items()}


def dated(first: str | None, last: str | None, kind: str = "window") -> dict:
    return COMMON | {"event_id": f"a/{first}-{last}", "date_kind": kind, "first_day": first, "last_day": last}


def test_a_window_is_spread_evenly_over_its_days() -> None:
    events = event_table([dated("2021-03-30", "2021-04-01")])

    assert totals(events, "month") == {"2021-03-01": 0.6667, "2021-04-01": 0.3333}


def test_what_lasted_counts_in_each_period_it_touches() -> None:
    events = event_table([dated("2021-01-31", "2021-03-01", "extent")])

    assert totals(events, "month") == {"2021-01-01": 1.0, "2021-02-01": 1.0, "2021-03-01": 1.0}


def test_a_week_runs_from_monday_to_sunday() -> None:
    events = event_table([dated("2021-03-07", "2021-03-07"), dated("2021-03-08", "2021-03-08")])

    counts = count_by_period(events, "week")

    assert [f"{day:%a %d}" for day in counts["period"]] == ["Mon 01", "Mon 08"]
    assert [f"{day:%a %d}" for day in counts["until"]] == ["Sun 07", "Sun 14"]


def test_a_period_without_an_event_has_no_row() -> None:
    events = event_table([dated("2021-01-04", "2021-01-04") | {"group": "ground"}, dated("2021-03-01", "2021-03-01")])

    counts = count_by_period(events, "month")

    assert counts[["group", "events"]].to_numpy().tolist() == [["ground", 1.0], ["violence", 1.0]]
    assert counts["events"].dtype == "float64"


def test_an_undated_event_never_counts(table: pd.DataFrame) -> None:
    undated = table[table["dated_by"] != "event"]

    assert len(undated) and count_by_period(undated, "month").empty


def test_an_open_end_counts_until_the_publication_and_without_one_only_where_it_is_told() -> None:
    events = event_table([dated("2021-01-15", None, "extent")])

    assert totals(events, "month") == {"2021-01-01": 1.0}
    assert totals(events, "month", pd.Series(pd.to_datetime(["2021-03-02"]))) == dict.fromkeys(
        ("2021-01-01", "2021-02-01", "2021-03-01"), 1.0
    )
    assert totals(events, "month", pd.Series(pd.to_datetime(["2020-03-02"]))) == {"2021-01-01": 1.0}


def test_an_open_start_counts_at_the_last_day() -> None:
    assert totals(event_table([dated(None, "2021-03-10", "extent")]), "month") == {"2021-03-01": 1.0}


def test_days_far_from_now_count() -> None:
    events = event_table([dated("1000-01-01", "1000-12-31"), dated("9999-12-31", "9999-12-31")])

    found = totals(events, "year")

    assert found == {"1000-01-01": 1.0, "9999-01-01": 1.0}


@pytest.mark.parametrize("per", ("week", "month"))
def test_no_dated_event_gives_no_period(per: str) -> None:
    counts = count_by_period(event_table([]), per)

    assert counts.columns.tolist() == ["period", "until", "group", "events"] and counts.empty


def test_counting_changes_nothing(table: pd.DataFrame) -> None:
    before = table.copy(deep=True)

    count_by_period(table, "week", pd.Series(pd.to_datetime(["2021-04-01"] * len(table))))

    pd.testing.assert_frame_equal(table, before)


def gaps(*days: str) -> list[tuple[str, str]]:
    """The gaps between days, or between spans written "first last"."""
    ends = [pd.Series(pd.array([day.split()[end] for day in days], dtype="datetime64[s]")) for end in (0, -1)]
    return [
        (f"{before:%Y-%m-%d}", f"{after:%Y-%m-%d}")
        for before, after in quiet_gaps(pd.DataFrame({"first": ends[0], "last": ends[1]}))
    ]


def test_what_lasts_keeps_its_days_unfolded() -> None:
    assert gaps("2019-01-01 2021-01-01", "2019-02-01", "2021-06-01") == [("2021-01-01", "2021-06-01")]


def test_a_year_mistyped_at_one_end_does_not_unfold_centuries() -> None:
    assert gaps("1022-01-01 2022-01-01", "2021-12-01", "2022-02-01") == [("1022-01-01", "2021-12-01")]


def test_quiet_years_between_two_clusters_are_a_gap() -> None:
    assert gaps("2015-10-01", "2015-11-30", "2021-01-01", "2021-02-28") == [("2015-11-30", "2021-01-01")]


def test_evenly_told_years_have_no_gap() -> None:
    assert gaps(*[f"{year}-{month}-01" for year in range(2011, 2021) for month in ("01", "07")]) == []


def test_two_weeks_are_no_gap_however_short_the_whole() -> None:
    assert gaps("2021-01-01", "2021-01-15") == []


def test_a_shorter_gap_shows_once_the_longest_is_folded() -> None:
    assert gaps("2015-11-01", "2021-02-01", "2022-01-01") == [("2015-11-01", "2021-02-01"), ("2021-02-01", "2022-01-01")]


def test_one_day_and_no_day_have_no_gap() -> None:
    assert gaps("2021-01-01", "2021-01-01") == gaps() == []


def test_each_day_event_counts_once(table: pd.DataFrame) -> None:
    days = table[(table["date_kind"] == DAY["date_kind"])]

    assert sum(totals(days, "week").values()) == pytest.approx(len(days))
