"""Counts per week or month that invent no day: one event within a window is spread evenly over the window's days,
one that lasted counts in each period it touches, an undated one never."""

import numpy as np
import pandas as pd

FREQUENCIES = {"week": "W-SUN", "month": "M", "year": "Y"}
QUIET_DAYS, QUIET_SHARE, MOST_FOLDS = 60, 0.15, 6  # a stretch is folded that is longer than both


def count_by_period(events: pd.DataFrame, per: str, open_ends: pd.Series | None = None, by: str = "group") -> pd.DataFrame:
    """period (first day), until (last day), `by`, events (float); every period between the first and the last stands
    there, once for each value of `by` that has any.

    `per`: "week" (Monday to Sunday), "month" or "year". `open_ends`: by event row, where an extent that is open on the
    right ends for counting (the article's publication). An extent open on the left counts at its last day alone, as
    does at its first one that is open on the right without such an end.
    """
    dated = events[events["dated_by"] == "event"]
    first = dated["first_day"].fillna(dated["last_day"])
    last = dated["last_day"]
    if open_ends is not None:
        last = last.fillna(open_ends.reindex(dated.index))
    last = last.where(last >= first, first)
    known = first.notna()
    parts = _parts(dated[known], first[known], last[known], FREQUENCIES[per], by)
    counts = parts.groupby(["period", by], observed=True)["share"].sum().unstack(by)
    if counts.empty:
        return pd.DataFrame({"period": pd.Series(dtype="datetime64[s]"), "until": pd.Series(dtype="datetime64[s]"),
                             by: pd.Series(dtype="str"), "events": pd.Series(dtype="float64")})
    every = pd.period_range(counts.index.min(), counts.index.max(), freq=FREQUENCIES[per])
    whole = counts.reindex(every).fillna(0.0)
    long = whole.rename_axis("period").reset_index().melt("period", var_name=by, value_name="events")
    periods = pd.PeriodIndex(long["period"])
    days = {name: _days_of(periods, side).astype("datetime64[s]") for name, side in (("period", "start"), ("until", "end"))}
    return long.assign(**days)[["period", "until", by, "events"]]


def _parts(dated: pd.DataFrame, first: pd.Series, last: pd.Series, freq: str, by: str) -> pd.DataFrame:
    """One row an event and period it touches: period, `by`, share of the event."""
    start, stop = first.dt.to_period(freq), last.dt.to_period(freq)
    starts, stops = start.array.asi8, stop.array.asi8
    n = stops - starts + 1
    step = np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n)
    periods = pd.PeriodIndex.from_ordinals(np.repeat(starts, n) + step, freq=freq)
    begin, end = (np.repeat(days.to_numpy("datetime64[D]"), n) for days in (first, last))
    low = np.maximum(begin, _days_of(periods, "start"))
    high = np.minimum(end, _days_of(periods, "end"))
    within = ((high - low).astype(int) + 1) / ((end - begin).astype(int) + 1)
    lasted = np.repeat((dated["date_kind"] == "extent").to_numpy(bool), n)
    return pd.DataFrame({"period": periods, by: np.repeat(dated[by].to_numpy(), n),
                         "share": np.where(lasted, 1.0, within)})


def _days_of(periods: pd.PeriodIndex, side: str) -> np.ndarray:
    """First ("start") or last ("end") days of periods; days alone reach beyond the years that nanoseconds hold."""
    return periods.asfreq("D", how=side).asi8.astype("datetime64[D]")


def quiet_gaps(days: pd.Series) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """Stretches between the days that are worth folding, in order: the last day before and the first day after each.

    The longest goes first; a stretch must be longer than QUIET_DAYS and than QUIET_SHARE of all days not yet folded.
    """
    known = days.dropna().sort_values().drop_duplicates().reset_index(drop=True)
    if len(known) < 2:
        return []
    lengths = (known - known.shift()).dt.days
    shown, folds = float((known.iloc[-1] - known.iloc[0]).days), []
    for row, length in lengths.nlargest(MOST_FOLDS).items():
        if length <= max(QUIET_DAYS, QUIET_SHARE * shown):
            break
        folds.append(row)
        shown -= length
    return [(known[row - 1], known[row]) for row in sorted(folds)]
