"""The timeline's lanes: a day is a mark, a window a hollow bar, an extent a full one, an undated event a bar that fades to
the left from its article's publication; what is told as "about" has soft ends."""

from html import escape
from textwrap import wrap

import numpy as np
import pandas as pd

from lib.events.counting.doubt import DOUBTS
from lib.figures.figure import Figure
from lib.figures.look import Look
from lib.figures.theme import Theme, plain_layout
from lib.figures.timeline_axis import Ends, TimeAxis, axis_layout, day_edges, day_label, fold_marks
from lib.figures.timeline_bodies import draw_bodies, draw_days, draw_fading
from lib.figures.timeline_doubt import draw_doubt
from lib.figures.timeline_rows import MARK, Lane, placed_rows
from lib.figures.timeline_traces import HIDDEN, SHOWN, add_bars
from lib.figures.timeline_undated import draw_undated, room_beside

ROW, BOTTOM = 24, 40  # pixels: a row, the ticks
SIGNS, WORDS = "signs", "words"  # names of the trace with a point for each bar and mark, and of those of words on them


def timeline_figure(
    bars: pd.DataFrame, axis: TimeAxis, look: Look, totals: pd.DataFrame, chosen: str = "", days: Ends = ()
) -> Figure:
    """The lanes. `bars`: as lane_bars gives; `totals`: as lane_totals gives; `chosen`: id of the open event, which is
    outlined; `days`: pixels of the axis where the days asked for begin and end.

    Clicked bars and marks carry their event ids, joined by commas, in `customdata`; the number of what nothing dates, right
    of the days, its lane's id after UNDATED.
    """
    placed, lanes = placed_rows(bars, axis, totals)
    drawn = placed.assign(
        y=-(placed["row"] + 0.5),
        strong=np.where(placed["alleged"] | placed["denied"], 0.5, 1.0),
        outer=placed["ring"].where(placed["ring"] != "", placed["core"]),
        hover=[_hover(bar) for bar in bars.to_dict("records")],
    )
    figure = lanes_frame(lanes, axis, look.theme, days, room_beside(totals))
    _draw_chosen(figure, drawn, look.theme, chosen)
    draw_bodies(figure, drawn, look)
    draw_fading(figure, drawn, look)
    draw_days(figure, drawn[drawn["shape"] == "day"], look)
    draw_doubt(figure, drawn, look)
    _draw_signs(figure, drawn, look)
    draw_undated(figure, lanes, totals["lane_id"], axis, look.theme)
    return figure


def lanes_frame(lanes: list[Lane], axis: TimeAxis, theme: Theme, days: Ends, beside: float) -> Figure:
    """A figure with nothing but its axis and, in its first rows, each lane's name and numbers of events (y from minus
    the number of rows to 0)."""
    rows, marks = sum(lane.rows for lane in lanes), fold_marks(axis, theme)
    marks["shapes"] += day_edges(days, theme)
    marks["shapes"] += [_lane_rule(lane, theme) for lane in lanes]  # gathered: a figure checks all again for each that is added
    marks["annotations"] += [note for lane in lanes for note in _lane_notes(lane, theme)]
    return Figure(
        [],
        plain_layout(theme, ROW * rows + BOTTOM)
        | marks
        | dict(
            dragmode=False,
            clickmode="event+select",
            hovermode="closest",
            barmode="overlay",
            bargap=0,
            margin=dict(l=0, r=0, t=0, b=BOTTOM),
            xaxis=axis_layout(axis, theme, beside),
            yaxis=dict(range=[-rows, 0], visible=False, fixedrange=True),
        ),
    )


def _lane_rule(lane: Lane, theme: Theme) -> dict:
    line = dict(color=theme.rule, width=1)
    return dict(type="line", xref="paper", x0=0, x1=1, y0=-lane.top, y1=-lane.top, layer="below", line=line)


def _lane_notes(lane: Lane, theme: Theme) -> list[dict]:
    """A lane's name and number in its first row; what is perhaps the same in its second, lighter."""
    left = dict(xref="paper", x=0, xanchor="left", yanchor="middle", showarrow=False, bgcolor=theme.paper, borderpad=0)
    words = f"{escape(lane.name)} <span style='color:{theme.muted}'>{lane.number}</span>"
    name = dict(text=words, y=-lane.top - 0.5) | left
    if not lane.doubled:
        return [name]
    return [dict(text=lane.doubled, y=-lane.top - 1.5, font=dict(size=12, color=theme.muted)) | left, name]


def _draw_signs(figure: Figure, drawn: pd.DataFrame, look: Look) -> None:
    """The number of events or the one event's group, in a mark or right of a bar; it answers clicks too. Words of one colour
    are a trace, for only so they keep it when others are clicked."""
    beside, hollow = (drawn["shape"] != "day").to_numpy(bool), drawn["not_done"].to_numpy(bool)
    x = np.where(beside, drawn["right"] + 2, (drawn["begin"] + drawn["finish"]) / 2)
    words = np.where(drawn["n"] > 1, drawn["n"].astype("str"), drawn["group"].map(look.symbols))
    for colour, own in ((look.theme.ink, beside | hollow), (look.theme.paper, ~(beside | hollow))):
        figure.draw(
            "scatter",
            x=x[own],
            y=drawn["y"][own],
            mode="text",
            text=words[own],
            hoverinfo="skip",
            name=WORDS,
            textposition=np.where(beside[own], "middle right", "middle center"),
            textfont=dict(color=colour, size=12),
            **{state: dict(textfont=dict(color=colour)) for state in ("selected", "unselected")},
        )
    figure.draw(
        "scatter",
        x=x,
        y=drawn["y"],
        mode="markers",
        customdata=drawn["event_ids"],
        name=SIGNS,
        selected=HIDDEN,
        unselected=HIDDEN,
        marker=dict(size=np.where(beside, 2, MARK + 2), opacity=0),
        hovertext=drawn["hover"],
        hoverinfo="text",
    )


def _draw_chosen(figure: Figure, drawn: pd.DataFrame, theme: Theme, chosen: str) -> None:
    """The open event's bars and marks, outlined in the accent."""
    if not chosen:
        return
    found = drawn[[chosen in ids.split(",") for ids in drawn["event_ids"]]]
    bars, days = found[found["shape"] != "day"], found[found["shape"] == "day"]
    add_bars(figure, bars.assign(begin=bars["left"], finish=bars["right"]), theme.paper, theme.accent, 6)
    figure.draw(
        "scatter",
        x=(days["begin"] + days["finish"]) / 2,
        y=days["y"],
        mode="markers",
        hoverinfo="skip",
        selected=SHOWN,
        unselected=SHOWN,
        marker=dict(size=MARK + 8, color=theme.accent),
    )


def _hover(bar: dict) -> str:
    """What, how many of it perhaps twice, when, and what is doubtful about it."""
    told = wrap(bar["summary"], 48, max_lines=4, placeholder=" …") if bar["n"] == 1 else [f"{bar['n']:,} events"]
    twins = f", of which {bar['twins']:,} perhaps the same" if bar["twins"] else ""
    doubts = ", ".join(words for doubt, words in DOUBTS.items() if bar[doubt])
    return "<br>".join([*map(escape, told[:-1]), escape(told[-1]) + twins, when_words(bar), *([doubts] if doubts else [])])


def when_words(bar: dict) -> str:
    """The days of a bar or mark, as exactly as they are told and no more."""
    if bar["shape"] == "undated":
        return f"day not told; published {bar['bound']}"
    first, last = day_label(bar["first"]), day_label(bar["last"])
    first, last = (f"{'about ' if bar[soft] else ''}{day}" for soft, day in (("about_start", first), ("about_end", last)))
    if bar["open_start"] or bar["open_end"]:
        return f"until {last}" if bar["open_start"] else f"since {first}"
    if bar["first"] == bar["last"]:
        return first
    return f"one day, {first} to {last}" if bar["shape"] == "window" else f"{first} to {last}"
