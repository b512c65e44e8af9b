"""The timeline: counts and, under them, lanes on the same time axis. A day is a mark, a window a hollow bar, an extent
a full one, an undated event a bar that fades to the left from its article's publication."""

from html import escape
from textwrap import wrap

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.theme import Theme, plain_layout
from lib.figures.timeline_axis import TimeAxis, axis_layout, fold_marks, short_count
from lib.figures.timeline_rows import FADE, MARK, Lane, placed_rows

ROW, TOP, COUNTS, BOTTOM = 24, 22, 106, 40  # pixels: a row, the words above the counts, the counts, the ticks
BAR, EDGE, STEPS = 0.5, 3, 12  # a bar's share of its row, pixels of its firm edge, pieces of its fading tail
MOST_WORDS = 18  # counts that have their number in print
SHOWN = {"marker": {"opacity": 1}}
HIDDEN = {"marker": {"opacity": 0}}
CLEAR = "rgba(0,0,0,0)"
SIGNS = "signs"  # name of the trace with a point for each bar and mark


def timeline_figure(bars: pd.DataFrame, axis: TimeAxis, theme: Theme, hues: dict[str, str], symbols: dict[str, str],
                    chosen: str = "") -> go.Figure:
    """The lanes. `bars`: as lane_bars gives; `hues`: bloc -> hue; `symbols`: group -> shape; `chosen`: id of the open
    event, which is outlined.

    Clicked bars and marks carry their event ids, joined by commas, in `customdata`.
    """
    placed, lanes = placed_rows(bars, axis)
    drawn = placed.assign(
        y=-(placed["row"] + 0.5), strong=np.where(placed["firm"], 1.0, 0.5),
        begin=axis.moments((placed["left"] + FADE * placed["open_start"]).to_numpy()),
        finish=axis.moments((placed["right"] - FADE * placed["open_end"]).to_numpy()),
        outer=placed["ring"].where(placed["ring"] != "", placed["core"]), hover=[_hover(bar) for bar in bars.to_dict("records")])
    figure = lanes_frame(lanes, axis, theme)
    _draw_chosen(figure, drawn, theme, chosen)
    _draw_bodies(figure, drawn, theme, hues)
    _draw_fading(figure, drawn, axis, theme, hues)
    _draw_days(figure, drawn[drawn["shape"] == "day"], theme, hues)
    _draw_signs(figure, drawn, axis, theme, symbols)
    return figure


def lanes_frame(lanes: list[Lane], axis: TimeAxis, theme: Theme) -> go.Figure:
    """A figure with nothing but its axis and, in its first row, each lane's name and number of events (y from minus
    the number of rows to 0)."""
    rows, marks = sum(lane.rows for lane in lanes), fold_marks(axis, theme)
    for lane in lanes:  # gathered: a figure checks all its shapes again for each that is added
        words = f"{escape(lane.name)} <span style='color:{theme.muted}'>{lane.events:,}</span>"
        marks["shapes"].append(dict(type="line", xref="paper", x0=0, x1=1, y0=-lane.top, y1=-lane.top, layer="below",
                                    line=dict(color=theme.rule, width=1)))
        marks["annotations"].append(dict(text=words, xref="paper", x=0, xanchor="left", y=-lane.top - 0.5, yanchor="middle",
                                         showarrow=False))
    return go.Figure(None, plain_layout(theme, ROW * rows + BOTTOM) | marks | dict(
        dragmode=False, clickmode="event+select", hovermode="closest", barmode="overlay", bargap=0,
        margin=dict(l=0, r=0, t=0, b=BOTTOM), xaxis=axis_layout(axis, theme),
        yaxis=dict(range=[-rows, 0], visible=False, fixedrange=True)))


def counts_figure(counts: pd.DataFrame, axis: TimeAxis, theme: Theme, per: str) -> go.Figure:
    """`counts`: as count_by_period gives; low, on the lanes' own axis; a box across it gives days."""
    total = counts.groupby(["period", "until"], as_index=False)["events"].sum()
    total = total[total["events"] > 0]
    most, few = max([1.0, *total["events"]]), len(total) <= MOST_WORDS
    bars = go.Bar(
        x=total["period"], y=total["events"], offset=0, width=((total["until"] - total["period"]).dt.days + 1) * 86_400_000,
        marker=dict(color=_mixed(theme.ink, theme.paper, 0.5), line=dict(color=theme.paper, width=1)), cliponaxis=False,
        text=[short_count(events) for events in total["events"]] if few else None, textposition="outside" if few else "none",
        textfont=dict(size=12, color=theme.muted), customdata=total["period"].dt.strftime("%d %b %Y"),
        hovertemplate=f"{per} from %{{customdata}}: %{{y:.2~f}} events<extra></extra>")
    marks = fold_marks(axis, theme, words=True)
    marks["annotations"].append(dict(text=f"Dated events per {per}", xref="paper", x=0, xanchor="left", yref="paper", y=1,
                                     yanchor="bottom", showarrow=False, font=dict(size=12, color=theme.muted)))
    return go.Figure(bars, plain_layout(theme, TOP + COUNTS) | marks | dict(
        dragmode="select", selectdirection="h", bargap=0, hovermode="closest", margin=dict(l=0, r=0, t=TOP, b=2),
        xaxis=axis_layout(axis, theme) | dict(showticklabels=False, ticks=""),
        yaxis=dict(range=[0, 1.2 * most], tickvals=_count_ticks(most), ticklabelposition="inside top", fixedrange=True,
                   gridcolor=theme.rule, zeroline=False, tickfont=dict(color=theme.muted, size=12)),
        newselection=dict(line=dict(color=theme.accent, width=1, dash="solid"))))


def _count_ticks(most: float) -> list[float]:
    """One or two round numbers within the counts."""
    step = next(step * 10**power for power in range(12) for step in (1, 2, 5) if most < 3 * step * 10**power)
    return [step, 2 * step] if 2 * step <= most else [step]


def _draw_bodies(figure: go.Figure, drawn: pd.DataFrame, theme: Theme, hues: dict[str, str]) -> None:
    """Extents full, windows hollow, both with the other side's colour around them; undated ones only answer clicks."""
    bars = drawn[drawn["shape"] != "day"]
    ringed = bars[(bars["ring"] != "") & (bars["shape"] != "undated")]
    _add_bars(figure, ringed, theme.paper, _colours(ringed, "ring", theme, hues), 6.5)
    full, hollow, core = bars["shape"] == "extent", bars["shape"] == "window", _colours(bars, "core", theme, hues)
    _add_bars(figure, bars, np.select([full, hollow], [core, theme.paper], CLEAR), np.where(hollow, core, CLEAR), 2.5,
              customdata=bars["event_ids"], hovertext=bars["hover"], hoverinfo="text")


def _add_bars(figure: go.Figure, bars: pd.DataFrame, fill, line, width: float, **answers) -> None:
    length = (bars["finish"] - bars["begin"]) / pd.Timedelta(milliseconds=1)
    figure.add_bar(orientation="h", base=bars["begin"], x=length, y=bars["y"], width=BAR, selected=SHOWN, unselected=SHOWN,
                   marker=dict(color=fill, line=dict(color=line, width=width)), **({"hoverinfo": "skip"} | answers))


def _draw_fading(figure: go.Figure, drawn: pd.DataFrame, axis: TimeAxis, theme: Theme, hues: dict[str, str]) -> None:
    """Undated bars, ever fainter to the left from a firm edge: it happened by then, how long before is not told. The
    ends of an extent that are open fade the same way."""
    undated = drawn[drawn["shape"] == "undated"]
    starts, ends = drawn[drawn["open_start"]], drawn[drawn["open_end"]]
    tails = pd.concat([undated.assign(edge=undated["right"], way=-1), starts.assign(edge=starts["left"] + FADE, way=-1),
                       ends.assign(edge=ends["right"] - FADE, way=1)])
    pieces = tails.loc[tails.index.repeat(STEPS)].assign(step=np.tile(np.arange(STEPS), len(tails)))
    near, far = ((pieces["edge"] + pieces["way"] * FADE * (pieces["step"] + more) / STEPS).to_numpy() for more in (0, 1))
    colours = [theme.tint(theme.hue(hues.get(core, "ink")), round(0.8 * strong * (1 - step / STEPS), 3))
               for core, strong, step in zip(pieces["core"], pieces["strong"], pieces["step"])]
    _add_bars(figure, pieces.assign(begin=axis.moments(np.minimum(near, far)), finish=axis.moments(np.maximum(near, far))),
              colours, CLEAR, 0)
    _add_bars(figure, undated.assign(begin=axis.moments(undated["right"].to_numpy() - EDGE)),
              _colours(undated, "outer", theme, hues), CLEAR, 0)


def _draw_days(figure: go.Figure, days: pd.DataFrame, theme: Theme, hues: dict[str, str]) -> None:
    figure.add_scatter(x=_middle(days), y=days["y"], mode="markers", hoverinfo="skip", selected=SHOWN, unselected=SHOWN,
                       marker=dict(size=MARK - 2, opacity=1, color=_colours(days, "core", theme, hues),
                                   line=dict(width=3, color=_colours(days, "outer", theme, hues))))


def _draw_signs(figure: go.Figure, drawn: pd.DataFrame, axis: TimeAxis, theme: Theme, symbols: dict[str, str]) -> None:
    """The number of events or the one event's group, in a mark or right of a bar; it answers clicks too."""
    beside = drawn["shape"] != "day"
    figure.add_scatter(
        x=_middle(drawn).where(~beside, axis.moments(drawn["right"].to_numpy() + 2)), y=drawn["y"], mode="markers+text",
        text=np.where(drawn["n"] > 1, drawn["n"].astype("str"), drawn["group"].map(symbols)),
        textposition=np.where(beside, "middle right", "middle center"),
        textfont=dict(color=np.where(beside, theme.ink, theme.paper), size=12), customdata=drawn["event_ids"],
        marker=dict(size=np.where(beside, 2, MARK + 2), opacity=0), selected=HIDDEN, unselected=HIDDEN,
        hovertext=drawn["hover"], hoverinfo="text", name=SIGNS)


def _draw_chosen(figure: go.Figure, drawn: pd.DataFrame, theme: Theme, chosen: str) -> None:
    """The open event's bars and marks, outlined in the accent."""
    if not chosen:
        return
    found = drawn[[chosen in ids.split(",") for ids in drawn["event_ids"]]]
    _add_bars(figure, found[found["shape"] != "day"], theme.accent, theme.accent, 9)
    days = found[found["shape"] == "day"]
    figure.add_scatter(x=_middle(days), y=days["y"], mode="markers", hoverinfo="skip", selected=SHOWN, unselected=SHOWN,
                       marker=dict(size=MARK + 8, color=theme.accent))


def _middle(days: pd.DataFrame) -> pd.Series:
    return days["first"] + pd.Timedelta(hours=12)


def _colours(bars: pd.DataFrame, column: str, theme: Theme, hues: dict[str, str]) -> list[str]:
    """Hues of blocs, half way to the paper where the event is not firm."""
    return [_mixed(theme.hue(hues.get(bloc, "ink")), theme.paper, strong)
            for bloc, strong in zip(bars[column], bars["strong"])]


def _mixed(colour: str, paper: str, share: float) -> str:
    parts = [(int(colour[at : at + 2], 16), int(paper[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(share * ink + (1 - share) * ground):02x}" for ink, ground in parts)


def _hover(bar: dict) -> str:
    first, last = (f"{bar[end].day} {bar[end]:%b %Y}" for end in ("first", "last"))
    days = {"day": first, "undated": f"day not told; published by {last}", "window": f"one day, {first} to {last}",
            "extent": f"{first} to {last}"}[bar["shape"]]
    days = f"until {last}" if bar["open_start"] else f"since {first}" if bar["open_end"] else days
    told = wrap(bar["summary"], 48, max_lines=4, placeholder=" …") if bar["n"] == 1 else [f"{bar['n']:,} events"]
    return "<br>".join([*map(escape, told), days])
