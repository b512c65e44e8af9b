"""Low, wide bars of events per period by group, and bars of events by governorate or dyad; ink tints only."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.theme import Theme, plain_layout


def periods_figure(counts: pd.DataFrame, groups: dict[str, str], theme: Theme, per: str,
                   gaps: list[tuple[pd.Timestamp, pd.Timestamp]]) -> go.Figure:
    """`counts`: period, until, group, events; `groups`: id -> label with its symbol, in order; one row a group."""
    figure = go.Figure()
    highest = max(float(counts["events"].max()) if len(counts) else 1.0, 1.0)
    labels = list(groups.values())
    for row, (group, label) in enumerate(groups.items()):
        found = counts[(counts["group"] == group) & (counts["events"] > 0)]
        middle = found["period"] + (found["until"] - found["period"]) / 2
        figure.add_bar(x=middle, y=0.85 * found["events"] / highest, base=-row - 0.9, customdata=found["events"],
                       width=((found["until"] - found["period"]).dt.days + 1) * 86_400_000 * 0.9,
                       marker=dict(color=theme.tint(theme.ink, 0.62)),
                       hovertemplate=f"{label}, {per} of %{{x|%b %Y}}: %{{customdata:.2~f}}<extra></extra>",
                       text=[f"{events:.2g}" for events in found["events"]], textposition="outside", cliponaxis=False)
    figure.update_layout(
        plain_layout(theme, 34 * len(groups) + 54), bargap=0, margin=dict(l=110, r=10, t=14, b=44), dragmode=False,
        xaxis=dict(type="date", showgrid=False, fixedrange=True, linecolor=theme.rule,
                   rangebreaks=[dict(bounds=list(gap)) for gap in gaps], tickfont=dict(color=theme.muted), **month_ticks(counts)),
        yaxis=dict(range=[-len(groups), 0.25], fixedrange=True, tickvals=[-row - 0.6 for row in range(len(labels))],
                   ticktext=labels, gridcolor=theme.rule, showgrid=False, zeroline=False))
    return figure


def month_ticks(counts: pd.DataFrame, most: int = 14) -> dict:
    """A tick at every period that holds events, where they are few; Plotly's own choice else."""
    held = sorted(counts.loc[counts["events"] > 0, "period"].unique())
    return dict(tickvals=held, tickformat="%b\n%Y") if 0 < len(held) <= most else {}


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
