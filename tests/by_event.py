"""Lanes, periods and tolls from the rows of all events: another way than pages ask for them."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus, Quantity
from lib.events.counting.casualties import AHEAD, Group, Toll, tolls_of
from lib.events.counting.governorates import IN_NONE, NOT_TOLD
from lib.events.counting.lanes import COLUMNS, LEVELS, MOST_LANES, OTHERS, OTHERS_ID, UNTOLD_ID, lane_standings
from lib.events.counting.overlaps import Family
from lib.events.counting.periods import counted_days
from lib.events.counting.totals import Numbers
from lib.events.counting.twins import twins_by
from lib.events.tables import Tables


def lane_rows(events: pd.DataFrame, by: str, tables: Tables, corpus: Corpus) -> pd.DataFrame:
    """event_id, lane_id, lane (label): a row for each lane an event belongs to, the lanes with most events first.

    `by`: actor (organisations, as of the event's days), bloc, governorate, type, issue. Lanes beyond MOST_LANES become
    "others", what names none stands in "not told" (of governorates "in none"); these two come last.
    """
    if by in LEVELS:
        rows = _by_actor(events, LEVELS[by], tables, corpus)
    elif by == "governorate":
        rows = _by_governorate(events, tables)
    else:
        labels = {term.id: term.label for term in getattr(CODEBOOK, f"{by}s").values()}
        rows = events.assign(lane_id=events[by], lane=events[by].map(labels))[COLUMNS]
    untold = rows["lane"].isna() | (rows["lane"] == "")
    none = IN_NONE if by == "governorate" else NOT_TOLD
    told = rows.assign(lane_id=rows["lane_id"].mask(untold, UNTOLD_ID), lane=rows["lane"].mask(untold, none))
    return _gathered(told.drop_duplicates(["event_id", "lane_id"]))


def _gathered(rows: pd.DataFrame) -> pd.DataFrame:
    """The smallest lanes as one; rows in the order of their lanes."""
    sizes = rows.groupby(["lane_id", "lane"], as_index=False).size()
    sizes = sizes.sort_values(["size", "lane", "lane_id"], ascending=[False, True, True])
    ranked = sizes.loc[sizes["lane_id"] != UNTOLD_ID, "lane_id"].tolist()
    shown = MOST_LANES if len(ranked) > MOST_LANES + 1 else len(ranked)  # "others" holds two lanes or more
    ranks = {lane: min(number, shown) for number, lane in enumerate(ranked)} | {UNTOLD_ID: shown + 1}
    rank = rows["lane_id"].map(ranks)
    beyond = rank == shown
    kept = rows.assign(lane_id=rows["lane_id"].mask(beyond, OTHERS_ID), lane=rows["lane"].mask(beyond, OTHERS), rank=rank)
    return kept.sort_values("rank", kind="stable").drop_duplicates(["event_id", "lane_id"], ignore_index=True)[COLUMNS]


def _by_governorate(events: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    rows = governorate_rows(events, tables).rename(columns={"region": "lane_id", "governorate": "lane"})
    return events[["event_id"]].merge(rows, left_index=True, right_on="row", how="left").reset_index(drop=True)[COLUMNS]


def _by_actor(events: pd.DataFrame, level: str, tables: Tables, corpus: Corpus) -> pd.DataFrame:
    """A row for each event and who its actors count as, as of its days; none at all: a row without a lane."""
    found = lane_standings(tables, corpus, level)
    place = pd.Series(np.arange(len(events)), events.index).reindex(found["row"]).to_numpy()
    held = found[place >= 0].assign(place=place[place >= 0]).sort_values("place", kind="stable", ignore_index=True)
    ids = events["event_id"].take(held["place"].to_numpy("int64")).to_numpy()
    return held.assign(event_id=ids)[COLUMNS].astype({"event_id": "str"})


def lane_totals(events: pd.DataFrame, lanes: pd.DataFrame) -> pd.DataFrame:
    """lane_id, lane, events, undated (those of them that nothing dates, not even a publication), twins (how many of them are
    perhaps the same as another of them): a row a lane, in the order of `lanes`."""
    told = lanes.merge(events[["event_id", "dated_by", "maybe_same_as"]], on="event_id")
    told = told.assign(undated=told["dated_by"] == "none")
    totals = told.groupby(["lane_id", "lane"], sort=False, as_index=False).agg(
        events=("event_id", "size"), undated=("undated", "sum")
    )
    return totals.assign(twins=totals["lane_id"].map(twins_by(told, "lane_id")).fillna(0).astype("int64"))


def governorate_rows(events: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """row (of the events table), region (id), governorate (name): one for each governorate of each of `events`."""
    facet, names = tables.facets["region"], tables.labels["governorate"]
    wanted = np.fromiter((value in names for value in facet.values), bool, len(facet.values))
    held = wanted[facet.codes] & np.isin(facet.rows, events.index)
    regions = pd.Series(facet.values, dtype="str").take(facet.codes[held]).reset_index(drop=True)
    return pd.DataFrame({"row": facet.rows[held], "region": regions, "governorate": regions.map(names).astype("str")})


def in_period(events: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, open_ends: pd.Series | None = None) -> pd.DataFrame:
    """Those of the events that count, at least in part, from one day to another."""
    start, stop, _ = counted_days(events, open_ends)
    return events.loc[start.index[(start <= last) & (stop >= first)]]


def tolls_of_groups(
    quantity: str, groups: dict[Group, list[str]], events: pd.DataFrame, tables: Tables
) -> dict[Group, dict[str, Toll]]:
    """Group -> claim -> toll, for groups of ids of these events; those of which nobody tells a number are left out."""
    told = events[_tells(quantity, events)]
    claims, family = dict(zip(told.index, told["claim"])), Family(tables.kin)
    numbers, row_of = _numbers(told.index, told, quantity), dict(zip(told["event_id"], told.index))
    rows = {group: [row_of[event] for event in ids if event in row_of] for group, ids in groups.items()}
    return {
        group: tolls_of({row: numbers[row] for row in found}, claims, family, tables.events["event_id"])
        for group, found in rows.items()
        if found
    }


def _tells(quantity: str, events: pd.DataFrame) -> pd.Series:
    """Which events tell a number of people; what is only planned or ordered does not."""
    return events[[f"{quantity}_min", f"{quantity}_max"]].notna().any(axis=1) & ~events["stage"].isin(AHEAD)


def _numbers(rows: Iterable[int], told: pd.DataFrame, quantity: str) -> Numbers:
    bounds = zip(rows, told[f"{quantity}_min"], told[f"{quantity}_max"], told[f"{quantity}_about"])
    return {
        int(row): Quantity(None if pd.isna(least) else int(least), None if pd.isna(most) else int(most), bool(rough))
        for row, least, most, rough in bounds
    }
