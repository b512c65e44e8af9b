"""Counts per week or month that invent no day: one event within a window is spread evenly over the window's days,
one that lasted counts in each period it touches, an undated one never."""

import numpy as np
import pandas as pd

ALIASES = {"week": "W-SUN", "month": "M"}


def count_by_period(events: pd.DataFrame, per: str, open_ends: pd.Series | None = None) -> pd.DataFrame:
    """period (first day), until (last day), group, events (float); every period between the first and the last stands
    there, once a group that has any.

    `per`: "week" (Monday to Sunday) or "month". `open_ends`: by event row, where an extent that is open on the right
    ends for counting (the article's publication); without it, it counts at its first day alone.
    """
    dated = events[(events["dated_by"] == "event") & events["first_day"].notna()]
    last = dated["last_day"]
    if open_ends is not None:
        last = last.fillna(open_ends.reindex(dated.index))
    last = last.fillna(dated["first_day"])
    parts = _parts(dated, last.where(last >= dated["first_day"], dated["first_day"]), ALIASES[per])
    counts = parts.groupby(["period", "group"], observed=True)["share"].sum().unstack("group")
    if counts.empty:
        return pd.DataFrame({"period": pd.Series(dtype="datetime64[s]"), "until": pd.Series(dtype="datetime64[s]"),
                             "group": pd.Series(dtype="str"), "events": pd.Series(dtype="float64")})
    whole = counts.reindex(pd.period_range(counts.index.min(), counts.index.max(), freq=ALIASES[per]), fill_value=0.0)
    long = whole.fillna(0.0).rename_axis("period").reset_index().melt("period", var_name="group", value_name="events")
    return long.assign(period=long["period"].dt.start_time.dt.normalize(), until=long["period"].dt.end_time.dt.normalize())


def _parts(dated: pd.DataFrame, last: pd.Series, freq: str) -> pd.DataFrame:
    """One row an event and period it touches: period, group, share of the event."""
    start, stop = dated["first_day"].dt.to_period(freq), last.dt.to_period(freq)
    starts, stops = start.array.asi8, stop.array.asi8
    n = stops - starts + 1
    step = np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n)
    periods = pd.PeriodIndex.from_ordinals(np.repeat(starts, n) + step, freq=freq)
    first, end = (np.repeat(days.to_numpy("datetime64[D]"), n) for days in (dated["first_day"], last))
    low = np.maximum(first, periods.start_time.to_numpy("datetime64[D]"))
    high = np.minimum(end, periods.end_time.to_numpy("datetime64[D]"))
    within = ((high - low).astype(int) + 1) / ((end - first).astype(int) + 1)
    lasted = np.repeat((dated["date_kind"] == "extent").to_numpy(bool), n)
    return pd.DataFrame({"period": periods, "group": np.repeat(dated["group"].to_numpy(), n),
                         "share": np.where(lasted, 1.0, within)})


def quiet_gaps(days: pd.Series, longest: int = 200, margin: int = 25) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """Stretches of more than `longest` days without any of the days, less `margin` days at each end."""
    known = days.dropna().sort_values().drop_duplicates().reset_index(drop=True)
    before = known.shift()
    wide = (known - before).dt.days > longest
    pad = pd.Timedelta(days=margin)
    return [(start + pad, end - pad) for start, end in zip(before[wide], known[wide])]
