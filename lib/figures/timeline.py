"""The timeline: counts over lanes on one time axis. A day is a mark, a window an outlined bar, an extent a full one,
an undated event a bar that fades to the left from its article's publication."""

from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.counts import month_ticks
from lib.figures.theme import Theme, plain_layout

ROW, COUNTS, RIGHT = 24, 110, 30    # pixels: a row, the counts above, the right margin
LABELS, PHONE_LABELS = 190, 96      # pixels: room for the lanes' names
FADE = 18                           # days over which an undated bar fades
STEPS = 9
HIDE = {"marker": {"opacity": 0}}


def timeline_figure(bars: pd.DataFrame, theme: Theme, hues: dict[str, str], symbols: dict[str, str], axis: dict,
                    labels: int = LABELS) -> go.Figure:
    """The lanes. `bars`: as lane_bars gives; `axis`: as time_axis gives, the same as that of the counts above;
    `labels`: pixels of room for the lanes' names.

    Clicked marks carry their event ids, joined by commas, in `customdata`.
    """
    lanes = bars.groupby("lane", sort=False)["row"].max().add(1)
    tops = (lanes.cumsum() - lanes).to_dict()
    bars = bars.assign(y=-(bars["lane"].map(tops) + bars["row"] + 0.5))
    figure = go.Figure()
    for shape, add in (("undated", _add_fading), ("extent", _add_extents), ("window", _add_windows)):
        add(figure, bars[bars["shape"] == shape], theme, hues)
    _add_days(figure, bars[bars["shape"] == "day"], theme, hues)
    _add_hits(figure, bars, theme, symbols)
    middles = [-(tops[lane] + rows / 2) for lane, rows in lanes.items()]
    figure.update_layout(
        plain_layout(theme, 50 + ROW * max(int(lanes.sum()), 3)), dragmode=False, clickmode="event+select",
        hovermode="closest", margin=dict(l=labels, r=RIGHT, t=0, b=46), xaxis=axis,
        yaxis=dict(range=[-float(max(lanes.sum(), 1)), 0], tickvals=middles, ticks="", showgrid=False, zeroline=False,
                   fixedrange=True, ticktext=[_wrapped(lane, labels // 7) for lane in lanes.index]))
    for lane in lanes.index:
        figure.add_hline(y=-tops[lane], line=dict(color=theme.rule, width=1))
    _mark_gaps(figure, axis, theme)
    return figure


def counts_figure(counts: pd.DataFrame, theme: Theme, axis: dict, per: str, labels: int = LABELS) -> go.Figure:
    """Events per period over the lanes, in ink; a box across it gives days on the x axis."""
    total = counts.groupby(["period", "until"], as_index=False)["events"].sum()
    width = ((total["until"] - total["period"]).dt.days + 1) * 86_400_000
    middle = total["period"] + (total["until"] - total["period"]) / 2
    figure = go.Figure(go.Bar(
        x=middle, y=total["events"], width=width * 0.92, marker=dict(color=theme.tint(theme.ink, 0.45)),
        customdata=total["period"].dt.strftime("%d %b %Y"),
        hovertemplate=f"{per} of %{{customdata}}: %{{y:.2~f}} events<extra></extra>"))
    figure.update_layout(
        plain_layout(theme, COUNTS), dragmode="select", selectdirection="h", bargap=0,
        margin=dict(l=labels, r=RIGHT, t=4, b=2), xaxis=axis | dict(showticklabels=False, ticks=""),
        yaxis=dict(nticks=4, gridcolor=theme.rule, fixedrange=True, zeroline=False, rangemode="tozero",
                   tickfont=dict(color=theme.muted)))
    _mark_gaps(figure, axis, theme)
    for gap in axis["rangebreaks"] if labels == LABELS else ():
        start, end = gap["bounds"]
        figure.add_annotation(x=start.isoformat(), yref="paper", y=1, yanchor="top", showarrow=False, xanchor="left",
                              align="left", font=dict(size=12, color=theme.muted),
                              text=f"nothing dated<br>{start:%b %Y} – {end:%b %Y}<br>folded")
    return figure


def time_axis(bars: pd.DataFrame, counts: pd.DataFrame, gaps: list[tuple[pd.Timestamp, pd.Timestamp]], theme: Theme) -> dict:
    """The one time axis of counts and lanes; quiet stretches are folded."""
    start = min([bars["first"].min() - pd.Timedelta(days=FADE + 4), *counts["period"].head(1)])
    end = max([bars["last"].max() + pd.Timedelta(days=12), *counts["until"].tail(1)])
    return dict(type="date", range=[start.isoformat(), end.isoformat()], showgrid=False, zeroline=False, fixedrange=True,
                linecolor=theme.rule, ticks="outside", tickcolor=theme.rule, tickfont=dict(color=theme.muted),
                rangebreaks=[dict(bounds=[first, last]) for first, last in gaps], **month_ticks(counts))


def _mark_gaps(figure: go.Figure, axis: dict, theme: Theme) -> None:
    for gap in axis["rangebreaks"]:
        figure.add_vline(x=gap["bounds"][0].isoformat(), line=dict(color=theme.muted, width=1, dash="dot"))


def _colours(bars: pd.DataFrame, column: str, theme: Theme, hues: dict[str, str]) -> list[str]:
    return [theme.hue(hues.get(bloc, "ink")) for bloc in bars[column]]


def _lines(bars: pd.DataFrame) -> tuple[list, list]:
    xs = [day for first, last in zip(bars["first"], bars["last"]) for day in (first, last + pd.Timedelta(days=1), None)]
    return xs, [y for value in bars["y"] for y in (value, value, None)]


def _add_line(figure: go.Figure, bars: pd.DataFrame, colour: str, width: float) -> None:
    xs, ys = _lines(bars)
    figure.add_scatter(x=xs, y=ys, mode="lines", line=dict(color=colour, width=width), hoverinfo="skip")


def _by_colour(bars: pd.DataFrame, theme: Theme, hues: dict[str, str]):
    for (core, firm), rows in bars.groupby(["core", "firm"]):
        colour = theme.hue(hues.get(core, "ink"))
        yield rows, colour, 1.0 if firm else 0.5


def _add_extents(figure: go.Figure, bars: pd.DataFrame, theme: Theme, hues: dict[str, str]) -> None:
    for rows, colour, strength in _by_colour(bars, theme, hues):
        _add_line(figure, rows, theme.tint(colour, strength), 12)


def _add_windows(figure: go.Figure, bars: pd.DataFrame, theme: Theme, hues: dict[str, str]) -> None:
    """Outlined: one day of these, which one is not known."""
    for rows, colour, strength in _by_colour(bars, theme, hues):
        _add_line(figure, rows, theme.tint(colour, strength), 12)
        inner = rows.assign(first=rows["first"] + pd.Timedelta(hours=5), last=rows["last"] - pd.Timedelta(hours=5))
        _add_line(figure, inner, theme.paper, 8)


def _add_fading(figure: go.Figure, bars: pd.DataFrame, theme: Theme, hues: dict[str, str]) -> None:
    """From the publication to the left, ever fainter: it happened by then, and how long before is not told."""
    day = pd.Timedelta(days=FADE / STEPS)
    for rows, colour, strength in _by_colour(bars, theme, hues):
        for step in range(STEPS):
            piece = rows.assign(first=rows["last"] - day * (step + 1), last=rows["last"] - day * step - pd.Timedelta(days=1))
            _add_line(figure, piece, theme.tint(colour, 0.6 * strength * (1 - step / STEPS) ** 1.5), 12)


def _add_days(figure: go.Figure, bars: pd.DataFrame, theme: Theme, hues: dict[str, str]) -> None:
    ring = [theme.hue(hues.get(other or core, "ink")) for core, other in zip(bars["core"], bars["ring"])]
    figure.add_scatter(x=bars["first"] + pd.Timedelta(hours=12), y=bars["y"], mode="markers", hoverinfo="skip",
                       marker=dict(size=15, color=_colours(bars, "core", theme, hues), line=dict(width=3, color=ring),
                                   opacity=np.where(bars["firm"], 1.0, 0.55)))


def _add_hits(figure: go.Figure, bars: pd.DataFrame, theme: Theme, symbols: dict[str, str]) -> None:
    """What answers clicks, with the number of events, or the one event's group, in print."""
    at = bars["last"] + pd.Timedelta(hours=12)
    words = np.where(bars["n"] > 1, bars["n"].astype("str"), bars["group"].map(symbols))
    beside = bars["shape"] != "day"
    colour = [theme.ink if outside else theme.paper for outside in beside]
    figure.add_scatter(
        x=at, y=bars["y"], mode="markers+text", text=words, textposition=np.where(beside, "middle right", "middle center"),
        textfont=dict(color=colour, size=12), marker=dict(size=16, opacity=0), selected=HIDE, unselected=HIDE,
        customdata=bars["event_ids"], hovertext=[_hover(bar) for bar in bars.to_dict("records")], hoverinfo="text")


def _hover(bar: dict) -> str:
    days = {"day": f"{bar['first']:%d %b %Y}", "undated": f"day not told, published by {bar['last']:%d %b %Y}",
            "window": f"one day, {bar['first']:%d %b %Y} to {bar['last']:%d %b %Y}",
            "extent": f"{bar['first']:%d %b %Y} to {bar['last']:%d %b %Y}"}[bar["shape"]]
    return f"{escape(bar['lane'])}<br>{bar['n']} event{'s' if bar['n'] > 1 else ''}: {days}"


def _wrapped(lane: str, width: int) -> str:
    words, lines = lane.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(map(escape, lines))
