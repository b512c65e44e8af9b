"""The counts over the timeline's lanes, on the lanes' axis, and the strip of all days above them where days are asked for."""

from dataclasses import dataclass

import pandas as pd

from lib.engine.answers import ON_DAYS
from lib.engine.days import asks_days, without_days
from lib.engine.shown import Some
from lib.events.asking.filters import Filters
from lib.events.counting.periods import count_by_period, occupied, quiet_gaps
from lib.events.counting.twins import twins_in_periods
from lib.figures.figure import Figure
from lib.figures.timeline_axis import TimeAxis, time_axis
from lib.figures.timeline_counts import period_words
from lib.figures.timeline_strip import strip_figure, window_of
from lib.ui.view import View


@dataclass(frozen=True)
class Band:
    """A chart of counts that answers a box drawn across it: periods (period, until, events, chosen, words) on its axis."""

    figure: Figure
    periods: pd.DataFrame
    axis: TimeAxis


def strip_band(view: View, per: str, below: TimeAxis, beside: float, width: int) -> Band | None:
    """All days, with those framed that are asked for and where these stand on the axis `below`; none where all are shown."""
    if not asks_days(view.filters):
        return None
    every = Some(view.shown.other(without_days(view.filters)))
    spans = occupied_by(every, per)
    if spans.empty:
        return None
    axis, days = axis_over(width, spans), days_asked(view.filters)
    periods = band_periods(view.filters, every, per)
    feet = tuple(min(max(edge, 0), below.length) / (below.length + beside) for edge in window_of(below, *days))
    return Band(strip_figure(periods, axis, view.theme, per, window_of(axis, *days), feet), periods, axis)


def days_asked(filters: Filters) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    first, last = filters.first_day, filters.last_day
    return pd.Timestamp(first) if first else None, pd.Timestamp(last) if last else None


def day_edges_on(filters: Filters, axis: TimeAxis) -> tuple[float, ...]:
    """Pixels of the axis where the days asked for begin and end; of those alone that are asked for and lie on it."""
    first, last = days_asked(filters)
    edges = [axis.at(first)] if first is not None else []
    edges += [axis.at(last + pd.Timedelta(days=1))] if last is not None else []
    return tuple(edge for edge in edges if 0 <= edge <= axis.length)


def occupied_by(some: Some, per: str) -> pd.DataFrame:
    """The periods that some events touch as counting goes; see occupied."""
    told = some.tally(*ON_DAYS)
    return occupied(told, per, told["told_last"])


def band_periods(filters: Filters, some: Some, per: str) -> pd.DataFrame:
    """period, until, events, chosen (they touch the days asked for), words: of each period in which events count."""
    told = some.tally(*ON_DAYS)
    counts = count_by_period(told, per, told["told_last"]).groupby(["period", "until"], as_index=False)["events"].sum()
    first, last = days_asked(filters)
    chosen = (counts["until"] >= first if first is not None else True) & (counts["period"] <= last if last is not None else True)
    counts = counts.assign(chosen=chosen)
    return counts.assign(words=_words(counts, some.doubled(*ON_DAYS), per))


def _words(counts: pd.DataFrame, named: pd.DataFrame, per: str) -> list[str]:
    """What each period says: how many, and how many of these are perhaps the same (`named`: what is so as any)."""
    twins = twins_in_periods(named, per, named["told_last"]).set_index("period")["twins"]
    doubled = counts["period"].map(twins).fillna(0).astype("int64")
    return [
        period_words(row, per)
        + (f", of which {number:,} perhaps the same" if number else "")
        + ("" if row["chosen"] else "; outside the days chosen")
        for number, row in zip(doubled, counts.to_dict("records"))
    ]


def axis_over(width: int, *spans: pd.DataFrame) -> TimeAxis:
    """An axis for what counts and for what is drawn: frames of first, last."""
    held = pd.concat(spans)
    return time_axis(pd.concat([held["first"], held["last"]]), quiet_gaps(held), width)


def busiest(periods: pd.DataFrame, per: str) -> str:
    """Which one period holds most events, in words; "" where there is none or several."""
    if periods.empty or periods["events"].round(6).eq(round(periods["events"].max(), 6)).sum() > 1:
        return ""
    first = periods["period"].iloc[int(periods["events"].argmax())]
    month = f"{first:%B} {first.year:04d}"
    when = month if per == "month" else f"the week from {first.day} {month}"
    return f"more in {when} than in any other {per}"
