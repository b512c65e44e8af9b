"""How many of some events are perhaps the same as another of them, so that a number never counts twice in silence."""

from typing import Any

import numpy as np
import pandas as pd

from lib.events.counting.periods import DATES, FREQUENCIES, counted_days, days_of, periods_of


def perhaps_same(events: pd.DataFrame) -> tuple[str, ...]:
    """Ids of those of the events that are perhaps the same as another of them (`maybe_same_as`, both ways)."""
    named = _doubled(events, "event_id")
    if named.empty:
        return ()
    pairs = named.assign(other=named["maybe_same_as"].str.split("; ")).explode("other")
    return tuple(pairs.loc[pairs["other"].isin(named["event_id"]), "event_id"].drop_duplicates())


def _doubled(rows: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The rows of what is perhaps the same as something, with these columns and `maybe_same_as`."""
    return rows[[*columns, "maybe_same_as"]][rows["maybe_same_as"].notna()]  # columns first: a wide row is dear


def twins_by(rows: pd.DataFrame, key: str, *more: str) -> pd.Series:
    """Values of the keys -> how many of the events with them are perhaps the same as another with them; only where there are
    any. `rows`: event_id, maybe_same_as, the keys; an event may have several."""
    keys = [key, *more]
    if rows.empty:
        return pd.Series(
            index=pd.MultiIndex.from_arrays([[] for _ in keys], names=keys) if more else pd.Index([], name=key), dtype="int64"
        )
    named = _doubled(rows, *keys, "event_id")
    told: dict[Any, dict[str, str]] = {}  # value of the keys -> event -> what it may be the same as
    values = named[key] if not more else zip(*(named[one] for one in keys))
    for value, event, others in zip(values, named["event_id"], named["maybe_same_as"]):
        told.setdefault(value, {})[event] = others
    numbers = {
        value: sum(any(one in held for one in others.split("; ")) for others in held.values()) for value, held in told.items()
    }
    found = {value: number for value, number in numbers.items() if number}
    if not found:
        return named.iloc[:0].set_index(keys if more else key)["event_id"].astype("int64")
    index = pd.MultiIndex.from_tuples(list(found), names=keys) if more else pd.Index(list(found), name=key)
    return pd.Series(list(found.values()), index, dtype="int64")


def twins_in_periods(events: pd.DataFrame, per: str, open_ends: pd.Series | None, *keys: str) -> pd.DataFrame:
    """The keys, period (first day), twins: of the events with them that count in a period, as count_by_period does, how many
    are perhaps the same as another of them; only where there are any. The work grows with the pairs, not with the periods."""
    doubled = _doubled(events, "event_id", *DATES, *keys)
    there = set(doubled["event_id"])
    if not any(other in there for others in doubled["maybe_same_as"] for other in others.split("; ")):
        days = np.array([], "datetime64[s]")
        return doubled.iloc[:0][list(keys)].reset_index(drop=True).assign(period=days, twins=np.array([], "int64"))
    first, last, _ = counted_days(doubled, open_ends)
    begin, end = (days.dt.to_period(FREQUENCIES[per]).array.asi8 for days in (first, last))
    spans = doubled.loc[first.index, ["event_id", "maybe_same_as", *keys]].assign(begin=begin, end=end)
    pairs = spans.assign(other=spans["maybe_same_as"].str.split("; ")).explode("other")
    pairs = pairs.merge(spans, left_on=[*keys, "other"], right_on=[*keys, "event_id"])
    begin, end = pairs[["begin_x", "begin_y"]].max(axis=1), pairs[["end_x", "end_y"]].min(axis=1)
    n = (end - begin + 1).clip(lower=0).to_numpy("int64")
    ordinals = np.repeat(begin.to_numpy("int64"), n) + np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n)
    periods = days_of(periods_of(ordinals, FREQUENCIES[per]), "start").astype("datetime64[s]")
    held = pairs.loc[pairs.index.repeat(n), [*keys, "event_id_x"]].assign(period=periods)
    counts = held.groupby([*keys, "period"], as_index=False)[["event_id_x"]].nunique()
    return counts.rename(columns={"event_id_x": "twins"})
