"""The Overview's numbers with what stands behind them: how certain their events are, and which are perhaps the same.

A row is a bar: events and, adding up to it, done, not_done, alleged, denied; twins, how many are perhaps the same as another of
the same bar.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lib.events.counting.doubt import CERTAINTIES, certainty, certainty_codes, times
from lib.events.counting.governorates import IN_NONE
from lib.events.counting.periods import DATES, count_by_period
from lib.events.counting.twins import twins_by, twins_in_periods

DATED = ["event_id", *DATES, "group", "maybe_same_as"]
PARTS = list(CERTAINTIES)


def months_by_group(events: pd.DataFrame, open_ends: pd.Series | None = None, doubled: pd.DataFrame | None = None) -> pd.DataFrame:
    """period (first day of a month), until, group and the numbers of each bar; by group and then by period. What is spread
    over months counts in parts (float), `twins` whole.

    `events`: rows of events, or a tally of their group, certainty and dates; then `doubled` holds what is perhaps the same."""
    told = events[[*DATES, "group"]].assign(part=events["group"].astype("str") + " " + certainty(events), n=times(events))
    counts = count_by_period(told, "month", open_ends, by="part")
    counts[["group", "certainty"]] = counts["part"].str.rsplit(" ", n=1, expand=True).reindex(columns=[0, 1]).astype("str")
    keys = ["group", "period", "until"]
    months = counts.set_index([*keys, "certainty"])["events"].unstack("certainty").reindex(columns=PARTS).fillna(0.0)
    months = months.rename_axis(columns=None).sort_index().reset_index()
    months = months.assign(events=months[PARTS].sum(axis=1))
    named, ends = (events[DATED], open_ends) if doubled is None else (doubled, doubled["told_last"])
    twins = twins_in_periods(named, "month", ends, "group")
    if twins.empty:
        found = months.assign(twins=np.zeros(len(months), "int64"))
    else:
        found = months.merge(twins, on=["group", "period"], how="left").fillna({"twins": 0}).astype({"twins": "int64"})
    return found[[*keys, "events", *PARTS, "twins"]]


def undated_by_group(events: pd.DataFrame, doubled: pd.DataFrame | None = None) -> pd.DataFrame:
    """group and the numbers of its events without a day of their own; of rows or of a tally, as months_by_group."""
    named = events if doubled is None else doubled
    undated, doubtful = (rows[rows["dated_by"] != "event"] for rows in (events, named))
    return _numbers(undated, "group", doubtful)


def by_governorate(told: pd.DataFrame, nowhere: pd.DataFrame, doubled: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """region (id; "" for none), governorate (its name, or "in none") and the numbers of the events that happened there, each once
    in each, most first.

    `told`: a tally of value (a region's id, of any level) and certainty; `nowhere`: of the certainty of what is in none;
    `doubled`: event_id, maybe_same_as and value ("" of what is in none); `names`: region id -> bare name, of the first level."""
    placed = pd.concat([told[told["value"].isin(list(names))], nowhere.assign(value="")], ignore_index=True)
    found = _numbers(placed, "value", doubled[doubled["value"].isin([*names, ""])]).rename(columns={"value": "region"})
    named = found["region"].map({**names, "": IN_NONE}).astype("str")
    found.insert(1, "governorate", named)
    return found.sort_values(["events", "governorate"], ascending=[False, True], ignore_index=True)


def by_lane(told: pd.DataFrame, doubled: pd.DataFrame, lanes: pd.DataFrame) -> pd.DataFrame:
    """lane_id, label and the numbers of each lane's events, in the order of the lanes. `told`: lane_id and certainty, rows or a
    tally; `doubled`: event_id, maybe_same_as, lane_id; `lanes`: lane_id, lane."""
    found = _numbers(told, "lane_id", doubled)
    named = lanes[["lane_id", "lane"]].drop_duplicates().rename(columns={"lane": "label"})
    return named.merge(found, on="lane_id")


def _numbers(rows: pd.DataFrame, key: str, named: pd.DataFrame) -> pd.DataFrame:
    """The numbers for each value of a key; no event stands twice in the rows of one value. `named`: event_id, maybe_same_as and
    the key of at least those that are perhaps the same."""
    codes, values = pd.factorize(rows[key].to_numpy(object).astype(str), sort=True)
    counts = np.bincount(codes * len(PARTS) + certainty_codes(rows), times(rows), len(values) * len(PARTS))
    parts = counts.reshape(len(values), len(PARTS)).astype("int64")
    found = pd.DataFrame({key: pd.Series(values, dtype="str"), "events": parts.sum(axis=1)} | dict(zip(PARTS, parts.T)))
    if named.empty:
        return found.assign(twins=np.zeros(len(found), "int64"))
    twins = twins_by(named.reset_index(drop=True).astype({key: "str"}), key)
    return found.assign(twins=found[key].map(twins).fillna(0).astype("int64"))
