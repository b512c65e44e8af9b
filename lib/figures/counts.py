"""Low, wide bars of events per period by group, and bars of events by governorate or dyad; ink tints only."""

from html import escape

import pandas as pd
import plotly.graph_objects as go

from lib.figures.theme import Theme, plain_layout
from lib.figures.timeline_axis import Gap, axis_layout, fold_marks, short_count, time_axis

ROOM, ROW, BAR, TOP = 110, 34, 24, 12  # pixels: for names, of a group's row, of a bar's, above the first row
HIGHEST = 0.52  # of a row, so that the number over a bar is clear of the bar above it
WIDTH, PHONE_WIDTH = 380, 240  # pixels of the days, at the least
CLEAR = "rgba(0,0,0,0)"
MOST_WORDS = 60  # bars that have their number in print


def periods_figure(counts: pd.DataFrame, groups: dict[str, str], theme: Theme, per: str, gaps: list[Gap],
                   width: int = WIDTH) -> go.Figure:
    """`counts`: period, until, group, events; `groups`: id -> label with its symbol, in order, a row each; `gaps`: the
    quiet stretches to fold; `width`: pixels that the days have."""
    held = counts[(counts["events"] > 0) & counts["group"].isin(list(groups))]
    axis = time_axis(pd.concat([held["period"], held["until"]]), gaps, width)
    row = held["group"].map({group: number for number, group in enumerate(groups)}).astype("int64")
    named = len(held) <= MOST_WORDS
    bars = go.Bar(
        x=held["period"], y=HIGHEST * held["events"] / max([1.0, *held["events"]]), base=-row - 0.98, offset=0,
        width=((held["until"] - held["period"]).dt.days + 1) * 86_400_000, cliponaxis=False,
        marker=dict(color=theme.tint(theme.ink, 0.62), line=dict(color=theme.paper, width=1)),
        text=[short_count(events) for events in held["events"]] if named else None,
        textposition="outside" if named else "none", textfont=dict(size=12),
        hovertext=[f"{groups[group]}, {per} from {first.day} {first:%b %Y}: {short_count(events)}" for group, first, events in
                   held[["group", "period", "events"]].itertuples(index=False)], hoverinfo="text")
    return go.Figure(bars, plain_layout(theme, ROW * len(groups) + 40 + TOP) | fold_marks(axis, theme, words=True) | dict(
        bargap=0, margin=dict(l=ROOM, r=4, t=TOP, b=40), dragmode=False, hovermode="closest", xaxis=axis_layout(axis, theme),
        yaxis=dict(range=[-len(groups), 0], fixedrange=True, tickvals=[-number - 0.7 for number in range(len(groups))],
                   ticktext=list(groups.values()), showgrid=False, zeroline=False, ticks="")))


def bars_figure(labels: list[str], values: list[int], words: list[str], chosen: list[bool], theme: Theme) -> go.Figure:
    """Horizontal bars with their names and numbers beside them, the first on top; `words` say what a click does, those
    `chosen` stand in the accent. The whole row answers a click, as its point."""
    rows = list(range(len(values)))
    still = dict(selected=dict(marker=dict(opacity=1)), unselected=dict(marker=dict(opacity=1)))
    named = go.Bar(x=values, y=rows, orientation="h", text=[f"{value:,}" for value in values], textposition="outside",
                   cliponaxis=False, hoverinfo="skip", **still,
                   marker=dict(color=[theme.accent if one else theme.tint(theme.ink, 0.55) for one in chosen]))
    hits = go.Bar(x=[1.12 * max(values, default=1)] * len(values), y=rows, orientation="h", marker=dict(color=CLEAR), width=1,
                  hovertext=[escape(text) for text in words], hoverinfo="text", **still)
    return go.Figure([named, hits], plain_layout(theme, BAR * max(len(values), 1) + 8) | dict(
        bargap=0.3, margin=dict(l=ROOM, r=4, t=0, b=0), barmode="overlay", dragmode=False, clickmode="event+select",
        hovermode="closest", xaxis=dict(visible=False, fixedrange=True, range=[0, 1.12 * max(values, default=1)]),
        yaxis=dict(autorange="reversed", fixedrange=True, showgrid=False, zeroline=False, ticks="", ticklabelstandoff=6,
                   tickvals=rows, ticktext=[_short(label, ROOM // 7) for label in labels])))


def _short(label: str, most: int) -> str:
    return escape(label if len(label) <= most else label[: most - 1] + "…")
