"""The lanes of the timeline: which events belong to which actor, bloc, governorate, type or issue, and what is drawn
in each: bars and marks or, where there are too many, numbers per period."""

from collections.abc import Callable
from typing import Literal

import numpy as np
import pandas as pd

from lib.corpus.model.dates import is_about, read_date
from lib.corpus.model.models import Corpus
from lib.events.counting.doubt import doubts
from lib.events.counting.periods import DATES, count_by_period
from lib.events.counting.twins import twins_by
from lib.events.memo import once
from lib.events.names import label_of
from lib.events.standings import standings_of
from lib.events.tables import Tables
from lib.events.words import bound_words

OTHERS = "others"  # with "not told" the labels of the last two lanes
OTHERS_ID, UNTOLD_ID = "~others", "~untold"  # no actor, place or term can have these ids
MOST_LANES = 14
LEVELS = {"actor": "organisation", "bloc": "bloc"}
COLUMNS = ["event_id", "lane_id", "lane"]
OF_DENSITY = ["event_id", *DATES, "not_after", "layer"]
OF_SPANS = [*DATES, "date", "not_after", "not_after_date", "not_after_approx"]  # columns that say where a bar begins and ends
OF_BARS = ["event_id", "core", "ring", "group", "summary", "maybe_same_as"]  # columns that say what it is


@once
def lane_standings(tables: Tables, corpus: Corpus, level: str) -> pd.DataFrame:
    """row (of the event table), lane_id, lane: who the actors of every event count as; a row without a lane for nobody."""
    people = tables.participants
    row, ids = tables.rows_of(people["event_id"]), standings_of(people, tables, corpus, level)["standing"]
    names = {identifier: label_of(corpus, identifier, level) for identifier in ids.unique()}
    nobody = np.setdiff1d(np.arange(len(tables.events)), row)
    rows = np.concatenate([row, nobody])
    lanes = pd.concat([ids, pd.Series(None, range(len(nobody)), dtype="str")], ignore_index=True)
    found = pd.DataFrame({"row": rows, "lane_id": lanes, "lane": lanes.map(names).astype("str")})
    return found.drop_duplicates(["row", "lane_id"], ignore_index=True)


def lane_bars(events: pd.DataFrame, lanes: pd.DataFrame, published: pd.DataFrame) -> pd.DataFrame:
    """One row a bar or mark, lane by lane and then by time: lane_id, lane, shape (day, window, extent, undated), first,
    last, bound (in words, by what an undated one is bounded), open_start, open_end (bool: an extent's end that is not told),
    about_start, about_end (bool: told as "about"), not_done, alleged, denied, layered (bool, of all its events), n, twins (how many
    of them are perhaps the same as another of them), event_ids (joined by commas), core, ring, group, summary (of the first).

    Events of one lane with the same shape, days and doubt are one bar with their number. `events` need core and ring;
    `published`: last by event row. An undated event stands at its publication, over all of its days where that is
    approximate; a day that is told as "about" is a window. Events that nothing dates are not drawn.
    """
    drawn = events[[*OF_BARS, *OF_SPANS, "claim", "stage", "layer"]][events["dated_by"] != "none"]
    rows = drawn[OF_BARS].assign(**_spans(drawn, published.reindex(drawn.index)), **doubts(drawn), layered=drawn["layer"].notna())
    keys = ["lane_id", "lane", *rows.columns[len(OF_BARS) :]]
    placed = lanes.assign(rank=lanes["lane_id"].factorize()[0]).merge(rows, on="event_id")
    placed = placed.assign(bar=placed.groupby(["rank", *keys], observed=True).ngroup())
    bars = placed.groupby(["bar", "rank", *keys], observed=True, as_index=False).agg(
        n=("event_id", "size"),
        event_ids=("event_id", ",".join),
        core=("core", "first"),
        cores=("core", "nunique"),
        ring=("ring", "first"),
        group=("group", "first"),
        summary=("summary", "first"),
    )
    bars = bars.assign(
        core=bars["core"].where(bars["cores"] == 1, "many"),
        ring=bars["ring"].where(bars["n"] == 1, ""),
        twins=bars["bar"].map(twins_by(placed, "bar")).fillna(0).astype("int64"),
    )
    bars = bars.sort_values(["rank", "first", "last"], kind="stable", ignore_index=True)
    return bars.drop(columns=["rank", "cores", "bar"])


def _spans(drawn: pd.DataFrame, published: pd.DataFrame) -> dict[str, pd.Series]:
    """shape, first, last, bound, open_start, open_end, about_start, about_end of events that something dates."""
    undated, vague = drawn["dated_by"] == "publication", drawn["not_after_approx"].astype(bool)
    since = _each(drawn["not_after_date"], lambda written: read_date(written).first, "datetime64[s]")
    since = since.where(vague & since.notna(), drawn["not_after"])
    first = drawn["first_day"].fillna(drawn["last_day"]).where(~undated, since)
    last = drawn["last_day"].fillna(published["last"]).where(~undated, drawn["not_after"])
    start, end = (_each(drawn["date"], _is_about(side), "boolean").fillna(False).astype(bool) & ~undated for side in (0, 1))
    kind = drawn["date_kind"].mask((drawn["date_kind"] == "day") & start, "window")
    return {
        "shape": kind.where(~undated, "undated"),
        "first": first,
        "last": last.where(last >= first, first),
        "bound": _each(drawn["not_after_date"], bound_words, "str").where(undated).fillna(""),
        "open_start": ~undated & drawn["first_day"].isna(),
        "open_end": ~undated & drawn["last_day"].isna(),
        "about_start": start | (undated & vague),
        "about_end": end | (undated & vague),
    }


def _each(dates: pd.Series, told: Callable[[str], object], dtype: Literal["datetime64[s]", "str", "boolean"]) -> pd.Series:
    """What is told by each of the dates; missing where there is none."""
    return dates.map({written: told(written) for written in dates.dropna().unique()}).astype(dtype)


def _is_about(side: int) -> Callable[[str], bool]:
    """Whether the first (0) or last (1) side of a date is told as "about"."""
    return lambda written: is_about(read_date(written), side)


def lane_density(events: pd.DataFrame, lanes: pd.DataFrame, per: str, published: pd.DataFrame) -> pd.DataFrame:
    """lane_id, lane, period, until, dated (float, as counts go), undated (published in the period, day not told; where the
    publication is approximate, spread over its days), dated_rows and undated_rows (those of them that are rows of layers); lane by
    lane, only where there is any. `published` as for bars."""
    spans = pd.DataFrame(_spans(events, published.reindex(events.index)))[["first", "last"]]
    told = events[[*OF_DENSITY, *(["n"] if "n" in events else [])]]  # rows of events, or a tally of them
    merged = lanes[COLUMNS].merge(told.join(spans).reset_index(names="row"), on="event_id")
    ends = published["last"].reindex(merged["row"]).reset_index(drop=True)
    layered = merged["layer"].notna().to_numpy(bool)
    by_then = merged[merged["dated_by"] == "publication"].assign(
        dated_by="event", date_kind="window", first_day=lambda found: found["first"], last_day=lambda found: found["last"]
    )
    counted = {
        "dated": count_by_period(merged, per, ends, by="lane_id"),
        "undated": count_by_period(by_then, per, by="lane_id"),
        "dated_rows": count_by_period(merged[layered], per, ends[layered], by="lane_id"),
        "undated_rows": count_by_period(by_then[layered[by_then.index]], per, by="lane_id"),
    }
    keys = ["lane_id", "period", "until"]
    cells = pd.concat([found.set_index(keys)["events"].rename(name) for name, found in counted.items()], axis="columns")
    cells = cells.fillna(0.0).reset_index()
    order = lanes[["lane_id", "lane"]].drop_duplicates().assign(rank=lambda found: range(len(found)))
    found = order.merge(cells, on="lane_id")
    return found.sort_values(["rank", "period"], ignore_index=True)[["lane_id", "lane", "period", "until", *counted]]
