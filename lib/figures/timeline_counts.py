"""The counts above the lanes, on the lanes' own axis: low bars, on which a box chooses periods."""

import numpy as np
import pandas as pd

from lib.figures.figure import Figure
from lib.figures.theme import Theme, plain_layout
from lib.figures.timeline_axis import Ends, TimeAxis, axis_layout, day_edges, day_label, fold_marks, short_count
from lib.figures.timeline_traces import mixed, shown

TOP, COUNTS, TICKS = 22, 106, 38  # pixels: the words above the counts, the counts, the ticks between them and the lanes
MOST_WORDS = 18  # counts that have their number in print
DARK, FAINT = 0.5, 0.18  # ink of what is chosen, and of what is not


def counts_figure(periods: pd.DataFrame, axis: TimeAxis, theme: Theme, per: str, beside: float = 0, days: Ends = ()) -> Figure:
    """`periods`: period, until, events, chosen (bool), words (what a bar says on hover) in order; `beside`: pixels kept free
    right of the days, as the lanes below keep them; `days`: pixels where the days asked for begin and end. The ticks stand
    between counts and lanes, for both. A bar's row is its `customdata`."""
    bars, most = count_bars(periods, axis, theme)
    marks = fold_marks(axis, theme, words=True)
    marks["shapes"] += day_edges(days, theme)
    marks["annotations"] += _notes(per, periods.empty, axis.length + beside / 2 if beside else None, theme)
    return Figure(
        [bars],
        plain_layout(theme, TOP + COUNTS + TICKS)
        | marks
        | dict(
            dragmode="select",
            selectdirection="h",
            clickmode="event+select",
            bargap=0,
            hovermode="closest",
            margin=dict(l=0, r=0, t=TOP, b=TICKS),
            xaxis=axis_layout(axis, theme, beside),
            yaxis=_count_axis(most, theme),
            newselection=dict(line=dict(color=theme.accent, width=1, dash="solid")),
        ),
    )


def _notes(per: str, empty: bool, beside: float | None, theme: Theme) -> list[dict]:
    """What is counted, that nothing is, and at `beside` what the numbers right of the days are."""
    plain, small = dict(yref="paper", showarrow=False), dict(size=12, color=theme.muted)
    notes = [dict(text=f"Dated events per {per}", xref="paper", x=0, xanchor="left", y=1, yanchor="bottom", font=small)]
    if empty:
        notes.append(dict(text="none has a day of its own", xref="paper", x=0.5, y=0.5, font=dict(color=theme.muted)))
    if beside is not None:
        notes.append(dict(text="no date<br>at all", x=beside, y=0, yanchor="top", font=small))
    return [note | plain for note in notes]


def _count_axis(most: float, theme: Theme) -> dict:
    return dict(
        range=[0, 1.2 * most],
        tickvals=_count_ticks(most),
        ticklabelposition="inside top",
        fixedrange=True,
        gridcolor=theme.rule,
        zeroline=False,
        tickfont=dict(color=theme.muted, size=12),
    )


def count_bars(periods: pd.DataFrame, axis: TimeAxis, theme: Theme) -> tuple[dict, float]:
    """The bars of the periods on an axis, those that are not chosen faint; and the highest count, 1 at least."""
    seen = periods[axis.unfolded(periods["period"], periods["until"])]
    few = len(seen) <= MOST_WORDS
    left, right = axis.pixels(seen["period"]), axis.pixels(seen["until"] + pd.Timedelta(days=1))
    ink = np.where(seen["chosen"], mixed(theme.ink, theme.paper, DARK), mixed(theme.ink, theme.paper, FAINT))
    return dict(
        type="bar",
        x=left,
        y=seen["events"],
        offset=0,
        width=right - left,
        marker=dict(color=ink, line=dict(color=theme.paper, width=1)),
        cliponaxis=False,
        text=[short_count(events) for events in seen["events"]] if few else None,
        customdata=seen.index,
        textposition="outside" if few else "none",
        textfont=dict(size=12, color=theme.muted),
        hovertext=seen["words"],
        hoverinfo="text",
        **shown(theme.muted),
    ), max([1.0, *seen["events"]])


def _count_ticks(most: float) -> list[float]:
    """One or two round numbers within the counts."""
    step = next(step * 10**power for power in range(12) for step in (1, 2, 5) if most < 3 * step * 10**power)
    return [step, 2 * step] if 2 * step <= most else [step]


def period_words(row: dict, per: str) -> str:
    """ "month from 1 Apr 2022: 8 events", with how many are perhaps the same where any are."""
    number = short_count(row["events"])
    return f"{per} from {day_label(row['period'])}: {number} event{'' if number == '1' else 's'}"
