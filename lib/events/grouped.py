"""The Overview's numbers with what stands behind them: how certain their events are, and which are perhaps the same.

A row is a bar: events and, adding up to it, done, not_done, alleged, denied; twins, how many are perhaps the same as another of
the same bar.
"""

import pandas as pd

from lib.events.doubt import CERTAINTIES, certainty
from lib.events.governorates import count_by_governorate, governorate_rows
from lib.events.periods import count_by_period
from lib.events.tables import Tables
from lib.events.twins import twins_by, twins_in_periods

DATES = ["event_id", "dated_by", "date_kind", "first_day", "last_day", "group", "maybe_same_as"]
PARTS = list(CERTAINTIES)


def months_by_group(events: pd.DataFrame, open_ends: pd.Series | None = None) -> pd.DataFrame:
    """period (first day of a month), until, group and the numbers of each bar; by group and then by period. What is spread
    over months counts in parts (float), `twins` whole."""
    told = events[DATES].assign(part=events["group"].astype("str") + " " + certainty(events))
    counts = count_by_period(told, "month", open_ends, by="part")
    counts[["group", "certainty"]] = counts["part"].str.rsplit(" ", n=1, expand=True).reindex(columns=[0, 1]).astype("str")
    keys = ["group", "period", "until"]
    months = counts.set_index([*keys, "certainty"])["events"].unstack("certainty").reindex(columns=PARTS).fillna(0.0)
    months = months.rename_axis(columns=None).sort_index().reset_index()
    months = months.assign(events=months[PARTS].sum(axis=1))
    twins = twins_in_periods(told, "month", open_ends, "group")
    found = months.merge(twins, on=["group", "period"], how="left").fillna({"twins": 0}).astype({"twins": "int64"})
    return found[[*keys, "events", *PARTS, "twins"]]


def undated_by_group(events: pd.DataFrame) -> pd.DataFrame:
    """group and the numbers of its events without a day of their own."""
    return _numbers(events[events["dated_by"] != "event"], "group")


def by_governorate(events: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """region (id; "" for none), governorate (its name, or "in none") and the numbers of the events that happened there, each once
    in each; in the order of count_by_governorate."""
    rows = governorate_rows(events, tables)
    placed = events.loc[rows["row"]].assign(region=rows["region"].to_numpy())
    every = pd.concat([placed, events[~events.index.isin(rows["row"])].assign(region="")])
    named = count_by_governorate(events, tables)[["region", "governorate"]]
    return named.merge(_numbers(every, "region"), on="region")


def by_lane(events: pd.DataFrame, lanes: pd.DataFrame) -> pd.DataFrame:
    """lane_id, label and the numbers of each lane's events (`lanes`: as lane_rows gives), in the order of the lanes."""
    found = _numbers(lanes.merge(events[["event_id", "stage", "claim", "maybe_same_as"]], on="event_id"), "lane_id")
    named = lanes[["lane_id", "lane"]].drop_duplicates().rename(columns={"lane": "label"})
    return named.merge(found, on="lane_id")


def _numbers(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """The numbers for each value of a key; no event stands twice in the rows of one value."""
    rows = rows.reset_index(drop=True).astype({key: "str"})
    told = pd.crosstab(rows[key], certainty(rows)).reindex(columns=PARTS, fill_value=0)
    found = told.rename_axis(index=key, columns=None).reset_index()
    twins = found[key].map(twins_by(rows, key)).fillna(0)
    return found.assign(events=found[PARTS].sum(axis=1), twins=twins.astype("int64"))[[key, "events", *PARTS, "twins"]]
