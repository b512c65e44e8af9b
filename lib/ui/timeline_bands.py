"""The counts over the timeline's lanes, on the lanes' axis, and the strip of all days above them where days are asked for."""

from dataclasses import dataclass

import pandas as pd

from lib.engine.days import asks_days
from lib.engine.days import without_days as without_days_asked
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
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
    every, ends = without_days(view), view.tables.report_dates["last"]
    spans = occupied(every, per, ends)
    if spans.empty:
        return None
    axis, days = axis_over(width, spans), days_asked(view.filters)
    periods = band_periods(view, every, per, ends)
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


def without_days(view: View) -> pd.DataFrame:
    """The events that all filters but that of days leave, undated ones too; those shown where no day is asked for."""
    if not asks_days(view.filters):
        return view.events
    return select_events(view.tables, view.corpus, without_days_asked(view.filters)).events


def band_periods(view: View, events: pd.DataFrame, per: str, ends: pd.Series) -> pd.DataFrame:
    """period, until, events, chosen (they touch the days asked for), words: of each period in which events count."""
    counts = count_by_period(events, per, ends).groupby(["period", "until"], as_index=False)["events"].sum()
    first, last = days_asked(view.filters)
    chosen = (counts["until"] >= first if first is not None else True) & (counts["period"] <= last if last is not None else True)
    counts = counts.assign(chosen=chosen)
    return counts.assign(words=_words(counts, events, per, ends))


def _words(counts: pd.DataFrame, events: pd.DataFrame, per: str, ends: pd.Series) -> list[str]:
    """What each period says: how many, and how many of these are perhaps the same."""
    twins = twins_in_periods(events, per, ends).set_index("period")["twins"]
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
