"""The Overview's numbers with what stands behind them: how certain their events are, and which are perhaps the same.

A row is a bar: events and, adding up to it, done, not_done, alleged, denied; twins, how many are perhaps the same as another of
the same bar.
"""

import numpy as np
import pandas as pd

from lib.events.counting.doubt import CERTAINTIES, certainty, certainty_codes
from lib.events.counting.governorates import count_by_governorate, governorate_rows
from lib.events.counting.periods import DATES, count_by_period
from lib.events.counting.twins import twins_by, twins_in_periods
from lib.events.tables import Tables

DATED = ["event_id", *DATES, "group", "maybe_same_as"]
COUNTED = ["event_id", "stage", "claim", "maybe_same_as"]  # columns that a bar's numbers are made of
PARTS = list(CERTAINTIES)


def months_by_group(events: pd.DataFrame, open_ends: pd.Series | None = None) -> pd.DataFrame:
    """period (first day of a month), until, group and the numbers of each bar; by group and then by period. What is spread
    over months counts in parts (float), `twins` whole."""
    told = events[DATED].assign(part=events["group"].astype("str") + " " + certainty(events))
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
    return _numbers(events[[*COUNTED, "group"]][events["dated_by"] != "event"], "group")


def by_governorate(events: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """region (id; "" for none), governorate (its name, or "in none") and the numbers of the events that happened there, each once
    in each; in the order of count_by_governorate."""
    rows = governorate_rows(events, tables)
    told = events[COUNTED]
    placed = told.loc[rows["row"]].assign(region=rows["region"].to_numpy())
    every = pd.concat([placed, told[~told.index.isin(rows["row"])].assign(region="")])
    named = count_by_governorate(events, tables)[["region", "governorate"]]
    return named.merge(_numbers(every, "region"), on="region")


def by_lane(events: pd.DataFrame, lanes: pd.DataFrame) -> pd.DataFrame:
    """lane_id, label and the numbers of each lane's events (`lanes`: as lane_rows gives), in the order of the lanes."""
    found = _numbers(lanes.merge(events[["event_id", "stage", "claim", "maybe_same_as"]], on="event_id"), "lane_id")
    named = lanes[["lane_id", "lane"]].drop_duplicates().rename(columns={"lane": "label"})
    return named.merge(found, on="lane_id")


def _numbers(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """The numbers for each value of a key; no event stands twice in the rows of one value."""
    codes, values = pd.factorize(rows[key].to_numpy(object).astype(str), sort=True)
    counts = np.bincount(codes * len(PARTS) + certainty_codes(rows), minlength=len(values) * len(PARTS))
    parts = counts.reshape(len(values), len(PARTS)).astype("int64")
    found = pd.DataFrame({key: pd.Series(values, dtype="str"), "events": parts.sum(axis=1)} | dict(zip(PARTS, parts.T)))
    twins = twins_by(rows.reset_index(drop=True).astype({key: "str"}), key)
    return found.assign(twins=found[key].map(twins).fillna(0).astype("int64"))
