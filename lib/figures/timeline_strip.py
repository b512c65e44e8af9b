"""All days as a strip above the counts where only some are chosen: the days chosen framed, and two lines from the frame's
foot to where the same days begin and end in what is drawn wider below. A box across the strip chooses other days."""

import pandas as pd

from lib.figures.figure import Figure
from lib.figures.theme import Theme, plain_layout
from lib.figures.timeline_axis import Ends, TimeAxis, axis_layout, fold_marks
from lib.figures.timeline_counts import count_bars

TOP, BARS, FAN = 58, 44, 26  # pixels: the words and ticks above the bars, the bars, the way down to the lanes' axis


def strip_figure(periods: pd.DataFrame, axis: TimeAxis, theme: Theme, per: str, window: Ends, feet: Ends) -> Figure:
    """`periods`: as the counts have them, of all days; `window`: pixels of the axis from which to which days are chosen; `feet`:
    where these stand below, as shares of the width.
    A bar's row is its `customdata`."""
    bars, most = count_bars(periods, axis, theme)
    marks = fold_marks(axis, theme)
    marks["shapes"] += _frame([min(max(edge, 0), axis.length) / axis.length for edge in window], feet, theme)
    marks["annotations"] = [
        dict(
            text=f"All days per {per}; the framed ones are drawn wider below",
            xref="paper",
            x=0,
            xanchor="left",
            yref="paper",
            y=1,
            yshift=38,
            yanchor="bottom",
            showarrow=False,
            align="left",
            font=dict(size=12, color=theme.muted),
        )
    ]
    return Figure(
        [bars],
        plain_layout(theme, TOP + BARS + FAN)
        | marks
        | dict(
            dragmode="select",
            selectdirection="h",
            clickmode="event+select",
            bargap=0,
            hovermode="closest",
            margin=dict(l=0, r=0, t=TOP, b=FAN),
            xaxis=axis_layout(axis, theme) | dict(side="top"),
            yaxis=dict(range=[0, 1.8 * most], visible=False, fixedrange=True),
            newselection=dict(line=dict(color=theme.accent, width=1, dash="solid")),
        ),
    )


def _frame(sides: list[float], feet: Ends, theme: Theme) -> list[dict]:
    """The frame of the days chosen, and the way from its foot down to where they stand below; all as shares of the width."""
    (left, right), below = sides, -FAN / BARS
    fill, paper = theme.tint(theme.accent, 0.08), dict(xref="paper", yref="paper")
    way = f"M {left} 0 L {feet[0]} {below} L {feet[1]} {below} L {right} 0 Z"
    thin, thick = dict(color=theme.accent, width=1), dict(color=theme.accent, width=2)
    return [
        dict(type="path", layer="below", path=way, fillcolor=fill, line=dict(width=0), **paper),
        *(
            dict(type="line", x0=edge, x1=foot, y0=0, y1=below, line=thin, **paper)
            for edge, foot in ((left, feet[0]), (right, feet[1]))
        ),
        dict(type="rect", x0=left, x1=right, y0=0, y1=1, fillcolor=fill, line=thick, **paper),
    ]


def window_of(axis: TimeAxis, first: pd.Timestamp | None, last: pd.Timestamp | None) -> Ends:
    """Pixels of the axis where days asked for begin and end; its own ends where one is not asked for."""
    return (axis.at(first) if first is not None else 0.0, axis.at(last + pd.Timedelta(days=1)) if last is not None else axis.length)
