"""The one time axis of counts and lanes, in pixels: from the first day to the last, with quiet stretches folded to a
marked strip, and ticks that leave room for their words.

What is drawn stands at pixels and not at dates: a chart's own date axis takes the length of a bar for a date of 1970, and
hides it where that lies in a folded stretch.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.figures.theme import Theme

WIDTH, PHONE_WIDTH = 520, 310  # pixels that a chart is taken to have for its days; it may have more
STRIP = 30  # pixels of a folded stretch
BEFORE, AFTER = 30, 34  # pixels kept free before the first day and after the last
LEAST_DAYS = 14  # an axis never shows less
TICK_ROOM = 40  # pixels from tick to tick
STEPS = (
    ("D", 1),
    ("W-MON", 7),
    ("MS", 30),
    ("QS", 91),
    ("YS", 365),
    ("2YS", 730),
    ("5YS", 1826),
    ("10YS", 3652),
    ("50YS", 18262),
    ("200YS", 73048),
    ("1000YS", 365242),
)
Gap = tuple[pd.Timestamp, pd.Timestamp]
Ends = tuple[float, ...]  # pixels of the axis: none, or where something begins and ends
ONE_DAY = pd.Timedelta(days=1)
EARLIEST, LATEST = pd.Timestamp("0001-01-01"), pd.Timestamp("9999-12-31 23:59:59")


@dataclass(frozen=True)
class TimeAxis:
    """`start` and `end` are the axis's ends; `gaps` the days before and after each quiet stretch; `folds` what is cut
    out of it; `day` pixels a day."""

    start: pd.Timestamp
    end: pd.Timestamp
    gaps: tuple[Gap, ...]
    folds: tuple[Gap, ...]
    day: float

    @property
    def length(self) -> float:
        """Pixels from one end to the other."""
        return self.at(self.end)

    def at(self, moment: pd.Timestamp) -> float:
        """Where one moment is drawn."""
        return float(self.pixels(pd.Series([moment]))[0])

    def pixels(self, moments: pd.Series) -> np.ndarray:
        """How far from the axis's start moments are drawn; what is folded takes no room."""
        days = (moments - self.start) / ONE_DAY
        for first, last in self.folds:
            within = moments.clip(first, last)  # type: ignore[call-overload]  # the stubs clip numbers alone
            days = days - (within - first) / ONE_DAY
        return days.to_numpy(float) * self.day

    def moments(self, pixels: np.ndarray) -> pd.DatetimeIndex:
        """The other way round; a fold's own pixel is the moment before it."""
        knots = [self.start, *(moment for fold in self.folds for moment in fold), self.end]
        seconds = [(knot - self.start).total_seconds() for knot in knots]
        return self.start + pd.to_timedelta(np.interp(pixels, self.pixels(pd.Series(knots)), seconds).round(), unit="s")

    def unfolded(self, first: pd.Series, last: pd.Series) -> pd.Series:
        """Which spans of days (both inclusive) are not wholly within a folded stretch: bool, by their index."""
        inside = pd.Series(False, first.index)
        for before, after in self.gaps:
            inside |= (first > before) & (last < after)
        return ~inside

    @property
    def segments(self) -> list[Gap]:
        """The stretches outside the quiet ones, each up to and without its second moment."""
        edges = [self.start, *(moment for before, after in self.gaps for moment in (before + ONE_DAY, after)), self.end]
        return list(zip(edges[::2], edges[1::2]))


def time_axis(days: pd.Series, gaps: list[Gap], width: int = WIDTH) -> TimeAxis:
    """An axis for all `days`; `gaps` as quiet_gaps gives; `width`: pixels from the first day to the last, at least."""
    known = days.dropna().astype("datetime64[s]")
    first, last = known.min(), known.max() + ONE_DAY
    folded = sum(((after - before).days - 1 for before, after in gaps), 0)
    shown = max((last - first).days - folded, LEAST_DAYS)
    day = (width - BEFORE - AFTER - STRIP * len(gaps)) / shown
    slack = (shown - (last - first).days + folded) / 2
    edge = pd.Timedelta(seconds=round(86_400 * STRIP / 2 / day))
    folds = tuple((before + ONE_DAY + edge, after - edge) for before, after in gaps)
    start, end = (pd.Timedelta(seconds=int((slack + room / day) * 86_400)) for room in (BEFORE, AFTER))
    return TimeAxis(max(first - start, EARLIEST), min(last + end, LATEST), tuple(gaps), folds, day)


def axis_layout(axis: TimeAxis, theme: Theme, beside: float = 0) -> dict:
    """The x axis of a figure; `beside`: pixels kept free right of the days."""
    at, words = ticks(axis)
    return dict(
        range=[0, axis.length + beside],
        fixedrange=True,
        showgrid=True,
        gridcolor=theme.tint(theme.rule, 0.6),
        zeroline=False,
        linecolor=theme.muted,
        ticks="outside",
        ticklen=4,
        tickcolor=theme.muted,
        tickfont=dict(color=theme.muted, size=12),
        tickangle=0,
        tickvals=at,
        ticktext=words,
    )


def ticks(axis: TimeAxis) -> tuple[list[float], list[str]]:
    """Where ticks stand and what they say: the finest step that leaves room, the year wherever it changes and after
    each fold; a stretch too short for any has one for its month."""
    freq, _ = next((step for step in STEPS if step[1] * axis.day >= TICK_ROOM), STEPS[-1])
    far = axis.length - TICK_ROOM / 3
    found: list[tuple[float, str]] = []
    last = -TICK_ROOM / 2  # so that the first label is not cut off at the edge
    for start, end in axis.segments:
        days = pd.Series(pd.date_range(start.ceil("D"), end - ONE_DAY, freq=freq))
        days = days if len(days) else pd.Series([start + (end - start) / 2])
        year = None
        for day, pixel in zip(days, axis.pixels(days)):
            if last + TICK_ROOM * 0.7 <= pixel <= far:
                found.append((float(pixel), _tick_words(day, freq, day.year != year)))
                year, last = day.year, pixel
    return [pixel for pixel, _ in found], [words for _, words in found]


def _tick_words(day: pd.Timestamp, freq: str, with_year: bool) -> str:
    if freq.endswith("YS"):
        return f"{day.year:04d}"
    words = f"{day.day} {day:%b}" if freq in ("D", "W-MON") else f"{day:%b}"
    return f"{words}<br>{day.year:04d}" if with_year else words


def fold_marks(axis: TimeAxis, theme: Theme, words: bool = False) -> dict[str, list[dict]]:
    """Shapes and annotations for a layout: a strip where a stretch is folded and, with `words`, from when to when."""
    strips, notes = [], []
    for before, after in axis.gaps:
        first, last = axis.at(before + ONE_DAY), axis.at(after)
        strips.append(
            dict(type="rect", x0=first, x1=last, yref="paper", y0=0, y1=1, layer="below", fillcolor=theme.land, line=dict(width=0))
        )
        months = dict.fromkeys(month_words(day) for day in (before + ONE_DAY, after - ONE_DAY))
        notes.append(
            dict(
                x=(first + last) / 2,
                yref="paper",
                y=1,
                yanchor="top",
                xanchor="center",
                showarrow=False,
                textangle=-90,
                text=f"folded:<br>{' – '.join(months)}",
                font=dict(size=11, color=theme.muted),
            )
        )
    return {"shapes": strips, "annotations": notes if words else []}


def day_edges(days: Ends, theme: Theme) -> list[dict]:
    """Shapes: a line of the accent where the days asked for begin and one where they end."""
    return [
        dict(type="line", x0=edge, x1=edge, yref="paper", y0=0, y1=1, line=dict(color=theme.accent, width=1.5, dash="4px,3px"))
        for edge in days
    ]


def month_words(day: pd.Timestamp) -> str:
    """ "Apr 2022"; a year has four digits, so that a slip such as 0202 is seen."""
    return f"{day:%b} {day.year:04d}"


def day_label(day: pd.Timestamp) -> str:
    """ "19 Apr 2022"."""
    return f"{day.day} {month_words(day)}"


def short_count(events: float) -> str:
    """A count in print: spread events have at most two digits that matter, "0" is never said of some."""
    return f"{events:,.0f}" if events >= 10 else f"{events:.2g}"
