"""Counts per week or month that invent no day: one event within a window is spread evenly over the window's days,
one that lasted counts in each period it touches, an undated one never."""

import calendar
import datetime
from typing import Literal

import numpy as np
import pandas as pd

from lib.events.counting.doubt import times

FREQUENCIES = {"week": "W-SUN", "month": "M", "year": "Y"}
QUIET_DAYS, QUIET_SHARE, MOST_FOLDS = 60, 0.15, 6  # a stretch is folded that is longer than both
LONG_DAYS = 1_100  # three years: what may have been within more, or lasted longer, keeps no stretch unfolded
WEEK = datetime.timedelta(days=6)  # from its first day to its last
DATES = ["dated_by", "date_kind", "first_day", "last_day"]  # columns that say on which days an event counts
Gap = tuple[pd.Timestamp, pd.Timestamp]


def count_by_period(events: pd.DataFrame, per: str, open_ends: pd.Series | None = None, by: str = "group") -> pd.DataFrame:
    """period (first day), until (last day), `by`, events (float, above 0), by `by` and then by period; a period in
    which there is nothing has no row.

    `per`: "week" (Monday to Sunday), "month" or "year". `open_ends`: by event row, where an extent that is open on the
    right ends for counting (the article's publication). An extent open on the left counts at its last day alone, as
    does at its first one that is open on the right without such an end. One day not before or not after another is no
    day that can be counted. Rows of a tally (with `n`) count that often.
    """
    first, last, lasted = counted_days(events, open_ends)
    names, codes = np.unique(events[by].loc[first.index].to_numpy(object).astype(str), return_inverse=True)
    ordinals, shares, n = _parts(first, last, lasted, FREQUENCIES[per])
    start, every = (ordinals.min(), np.ptp(ordinals) + 1) if len(ordinals) else (0, 1)
    cells, inverse = np.unique(np.repeat(codes, n) * every + ordinals - start, return_inverse=True)
    periods = periods_of(cells % every + start, FREQUENCIES[per])
    return pd.DataFrame(
        {
            "period": days_of(periods, "start").astype("datetime64[s]"),
            "until": days_of(periods, "end").astype("datetime64[s]"),
            by: pd.Series(names[cells // every], dtype="str"),
            "events": np.bincount(inverse, shares * np.repeat(times(events.loc[first.index]), n), len(cells)),
        }
    )


def counted_days(events: pd.DataFrame, open_ends: pd.Series | None = None) -> tuple[pd.Series, pd.Series, np.ndarray]:
    """First and last day that each dated event counts for, by event row, and whether it lasted from one to the other."""
    known = events["first_day"].notna().astype(int) + events["last_day"].notna()
    dated = events[DATES][(events["dated_by"] == "event") & (known >= (1 + (events["date_kind"] == "window")))]
    first = dated["first_day"].fillna(dated["last_day"])
    last = dated["last_day"]
    if open_ends is not None:
        last = last.fillna(open_ends.reindex(dated.index))
    return first, last.where(last >= first, first), (dated["date_kind"] == "extent").to_numpy(bool)


def _parts(first: pd.Series, last: pd.Series, lasted: np.ndarray, freq: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each event and period it touches, event by event: the period's ordinal, the event's share in it; and in how
    many periods each event is."""
    starts, stops = (days.dt.to_period(freq).array.asi8 for days in (first, last))
    n = stops - starts + 1
    ordinals = np.repeat(starts, n) + np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n)
    periods = periods_of(ordinals, freq)
    begin, end = (np.repeat(days.to_numpy("datetime64[D]"), n) for days in (first, last))
    low = np.maximum(begin, days_of(periods, "start"))
    high = np.minimum(end, days_of(periods, "end"))
    within = ((high - low).astype(int) + 1) / ((end - begin).astype(int) + 1)
    return ordinals, np.where(np.repeat(lasted, n), 1.0, within), n


def periods_of(ordinals: np.ndarray, freq: str) -> pd.PeriodIndex:
    """The periods that stand at these numbers from the epoch."""
    periods: pd.PeriodIndex = pd.PeriodIndex.from_ordinals(ordinals, freq=freq)  # type: ignore[attr-defined]  # not in the stubs
    return periods


def days_of(periods: pd.PeriodIndex, side: Literal["start", "end"]) -> np.ndarray:
    """First ("start") or last ("end") days of periods; days alone reach beyond the years that nanoseconds hold."""
    return periods.asfreq("D", how="S" if side == "start" else "E").asi8.astype("datetime64[D]")


def occupied(events: pd.DataFrame, per: str, open_ends: pd.Series | None = None) -> pd.DataFrame:
    """first, last: the periods that each dated event touches as counting goes, from their first day to their last."""
    first, last, _ = counted_days(events, open_ends)
    start, stop = (days.dt.to_period(FREQUENCIES[per]) for days in (first, last))
    return pd.DataFrame(
        {
            "first": days_of(pd.PeriodIndex(start), "start").astype("datetime64[s]"),
            "last": days_of(pd.PeriodIndex(stop), "end").astype("datetime64[s]"),
        }
    )


def quiet_gaps(spans: pd.DataFrame) -> list[Gap]:
    """Stretches that no span (first, last) lies in and that are worth folding, in order: the last day before and the
    first day after each. Of a span longer than LONG_DAYS only its two ends count, so that one slip of the pen in a year
    does not unfold centuries.

    The longest goes first; a stretch must be longer than QUIET_DAYS and than QUIET_SHARE of all days not yet folded.
    """
    known = spans[["first", "last"]].astype("datetime64[s]").dropna().reset_index(drop=True)
    long = (known["last"] - known["first"]).dt.days > LONG_DAYS
    ends = [known[long].assign(**{one: known.loc[long, other]}) for one, other in (("first", "last"), ("last", "first"))]
    told = pd.concat([known[~long], *ends]).sort_values("first", ignore_index=True)
    if len(told) < 2:
        return []
    reached = told["last"].cummax()
    lengths = (told["first"] - reached.shift()).dt.days.dropna()
    longest, folds = lengths.nlargest(MOST_FOLDS), []
    shown = float((reached.iloc[-1] - told["first"].iloc[0]).days)
    for row, length in zip(longest.index.tolist(), longest):
        if length <= max(QUIET_DAYS, QUIET_SHARE * shown):
            break
        folds.append(row)
        shown -= length
    return [(reached[row - 1], told["first"][row]) for row in sorted(folds)]


def period_from(per: str, day: str) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """First and last day of the month or week that begins on a day (ISO 8601); None where none does."""
    try:
        first = datetime.date.fromisoformat(day)
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1]) if per == "month" else first + WEEK
    except (ValueError, OverflowError):
        return None
    begins = first.day == 1 if per == "month" else first.weekday() == 0
    return (pd.Timestamp(first), pd.Timestamp(last)) if begins and day == first.isoformat() else None
