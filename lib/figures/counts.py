"""Low, wide bars of events per period by group, and bars of events by governorate or dyad; ink tints only."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.theme import Theme, plain_layout
from lib.figures.timeline_axis import Gap, axis_layout, draw_folds, short_count, time_axis

ROOM, ROW, NARROW = 110, 34, 380  # pixels: for the groups' names, of a row, of the days at the least
MOST_WORDS = 60  # bars that have their number in print


def periods_figure(counts: pd.DataFrame, groups: dict[str, str], theme: Theme, per: str, gaps: list[Gap]) -> go.Figure:
    """`counts`: period, until, group, events; `groups`: id -> label with its symbol, in order, a row each; `gaps`: the
    quiet stretches to fold."""
    held = counts[(counts["events"] > 0) & counts["group"].isin(list(groups))]
    axis = time_axis(pd.concat([held["period"], held["until"]]), gaps, NARROW)
    row = held["group"].map({group: number for number, group in enumerate(groups)}).astype("int64")
    named = len(held) <= MOST_WORDS
    figure = go.Figure(go.Bar(
        x=held["period"], y=0.66 * held["events"] / max([1.0, *held["events"]]), base=-row - 0.95, offset=0,
        width=((held["until"] - held["period"]).dt.days + 1) * 86_400_000, cliponaxis=False,
        marker=dict(color=theme.tint(theme.ink, 0.62), line=dict(color=theme.paper, width=1)),
        text=[short_count(events) for events in held["events"]] if named else None,
        textposition="outside" if named else "none", textfont=dict(size=12),
        hovertext=[f"{groups[group]}, {per} from {first.day} {first:%b %Y}: {short_count(events)}" for group, first, events in
                   held[["group", "period", "events"]].itertuples(index=False)], hoverinfo="text"))
    figure.update_layout(
        plain_layout(theme, ROW * len(groups) + 44), bargap=0, margin=dict(l=ROOM, r=4, t=4, b=40), dragmode=False,
        hovermode="closest", xaxis=axis_layout(axis, theme),
        yaxis=dict(range=[-len(groups), 0], fixedrange=True, tickvals=[-number - 0.7 for number in range(len(groups))],
                   ticktext=list(groups.values()), showgrid=False, zeroline=False, ticks=""))
    draw_folds(figure, axis, theme, words=True)
    return figure


def bars_figure(labels: list[str], values: list[int], theme: Theme, room: int = 250, row: int = 30) -> go.Figure:
    """Horizontal bars with their names and numbers beside them, the first on top; index of the row in `customdata`."""
    figure = go.Figure(go.Bar(
        x=values, y=list(range(len(values))), orientation="h", marker=dict(color=theme.tint(theme.ink, 0.55)),
        text=[f"{value:,}" for value in values], textposition="outside", cliponaxis=False,
        customdata=list(range(len(values))), hoverinfo="skip",
        selected=dict(marker=dict(opacity=1)), unselected=dict(marker=dict(opacity=1))))
    figure.update_layout(
        plain_layout(theme, row * max(len(values), 1) + 8), bargap=0.3, margin=dict(l=room, r=34, t=0, b=0),
        dragmode=False, xaxis=dict(visible=False, fixedrange=True, rangemode="tozero"),
        yaxis=dict(autorange="reversed", fixedrange=True, showgrid=False, zeroline=False, ticks="",
                   tickvals=list(range(len(labels))), ticktext=[_short(label, room // 7) for label in labels]))
    return figure


def _short(label: str, most: int) -> str:
    return label if len(label) <= most else label[: most - 1] + "…"
