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
    dated = events[(events["dated_by"] == "event") & (events["first_day"].notna() | events["last_day"].notna())]
    first = dated["first_day"].fillna(dated["last_day"])
    last = dated["last_day"]
    if open_ends is not None:
        last = last.fillna(open_ends.reindex(dated.index))
    last = last.where(last >= first, first)
    names, codes = np.unique(dated[by].to_numpy(object).astype(str), return_inverse=True)
    ordinals, shares, n = _parts(first, last, (dated["date_kind"] == "extent").to_numpy(bool), FREQUENCIES[per])
    start, every = (ordinals.min(), np.ptp(ordinals) + 1) if len(ordinals) else (0, 0)
    cells = np.bincount(np.repeat(codes, n) * every + ordinals - start, shares, minlength=len(names) * every)
    periods = pd.PeriodIndex.from_ordinals(np.tile(np.arange(start, start + every), len(names)), freq=FREQUENCIES[per])
    return pd.DataFrame({
        "period": _days_of(periods, "start").astype("datetime64[s]"), "until": _days_of(periods, "end").astype("datetime64[s]"),
        by: pd.Series(np.repeat(names, every), dtype="str"), "events": cells})


def _parts(first: pd.Series, last: pd.Series, lasted: np.ndarray, freq: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each event and period it touches, event by event: the period's ordinal, the event's share in it; and in how
    many periods each event is."""
    starts, stops = (days.dt.to_period(freq).array.asi8 for days in (first, last))
    n = stops - starts + 1
    ordinals = np.repeat(starts, n) + np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n)
    periods = pd.PeriodIndex.from_ordinals(ordinals, freq=freq)
    begin, end = (np.repeat(days.to_numpy("datetime64[D]"), n) for days in (first, last))
    low = np.maximum(begin, _days_of(periods, "start"))
    high = np.minimum(end, _days_of(periods, "end"))
    within = ((high - low).astype(int) + 1) / ((end - begin).astype(int) + 1)
    return ordinals, np.where(np.repeat(lasted, n), 1.0, within), n


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
    lengths = known.diff().dt.days.dropna()
    shown, folds = float((known.iloc[-1] - known.iloc[0]).days), []
    for row, length in lengths.nlargest(MOST_FOLDS).items():
        if length <= max(QUIET_DAYS, QUIET_SHARE * shown):
            break
        folds.append(row)
        shown -= length
    return [(known[row - 1], known[row]) for row in sorted(folds)]
