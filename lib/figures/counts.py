"""Low, wide bars of events per month by group, and bars of events by governorate or lane; in parts by how certain they are."""

from html import escape

import numpy as np
import pandas as pd

from lib.events.asking.pick import of_page
from lib.events.words import n_events
from lib.figures.doubt_bars import INK, PALE, number_of, part_ends, part_traces, parts_in_words
from lib.figures.figure import Figure
from lib.figures.theme import Theme, plain_layout
from lib.figures.timeline_axis import Gap, TimeAxis, axis_layout, day_label, fold_marks, short_count, time_axis
from lib.figures.timeline_traces import shown

ROOM, ROW, BAR, TOP = 110, 36, 24, 12  # pixels: for names, of a group's row, of a bar's, above the first row
HIGHEST = 0.52  # of a row, so that the number over a bar is clear of the bar above it
THICK = 0.7  # of a row, a bar that lies
WIDTH, PHONE_WIDTH = 380, 240  # pixels of the days, at the least
GAP, COLUMN = 14, 44  # pixels between the days and the bars of what has none, and of these
CLEAR = "rgba(0,0,0,0)"
MOST_WORDS = 60  # bars that have their number in print
FOOT = 0.98  # of a row, where its bars stand
NAMES_AXIS = dict(fixedrange=True, showgrid=False, zeroline=False, ticks="")  # of an axis with a name a row


def periods_figure(
    months: pd.DataFrame, groups: dict[str, str], theme: Theme, gaps: list[Gap], undated: pd.DataFrame, width: int = WIDTH
) -> Figure:
    """`months`: as months_by_group gives; `groups`: id -> label with its symbol, in order, a row each; `gaps`: the quiet
    stretches to fold; `undated`: as undated_by_group gives, bars of their own beside the days, which say by their length how
    many; `width`: pixels that the days have.

    What answers lies over the bars; its `customdata` is the pick that it opens, as a text.
    """
    months, undated = (told[(told["events"] > 0) & told["group"].isin(list(groups))] for told in (months, undated))
    axis = time_axis(pd.concat([months["period"], months["until"]]), gaps, width)
    held = months[axis.unfolded(months["period"], months["until"])]
    marks, beside = fold_marks(axis, theme, words=True), _undated_traces(undated, groups, axis.length + GAP, theme)
    if beside:
        middle, small = axis.length + GAP + COLUMN / 2, dict(size=12, color=theme.muted)
        note = dict(text="day not<br>told", x=middle, yref="paper", y=0, yanchor="top", showarrow=False, font=small)
        marks["annotations"].append(note)
    return Figure(
        [*_month_traces(held, groups, axis, theme), *beside],
        plain_layout(theme, ROW * len(groups) + 40 + TOP)
        | marks
        | dict(
            bargap=0,
            margin=dict(l=ROOM, r=4, t=TOP, b=40),
            dragmode=False,
            hovermode="closest",
            clickmode="event+select",
            barmode="overlay",
            xaxis=axis_layout(axis, theme, GAP + COLUMN + 12 if beside else 0),
            yaxis=dict(
                NAMES_AXIS,
                range=[-len(groups), 0],
                tickvals=[-number - 0.7 for number in range(len(groups))],
                ticktext=list(groups.values()),
            ),
        ),
    )


def _feet(rows: pd.DataFrame, groups: dict[str, str]) -> np.ndarray:
    """Where the bars of each row's group stand."""
    return -rows["group"].map({group: number for number, group in enumerate(groups)}).to_numpy(float) - FOOT


def _month_traces(held: pd.DataFrame, groups: dict[str, str], axis: TimeAxis, theme: Theme) -> list:
    """The parts of the bars of each month, then what answers over them, with the numbers."""
    left, right = axis.pixels(held["period"]), axis.pixels(held["until"] + pd.Timedelta(days=1))
    feet, one = _feet(held, groups), HIGHEST / max([1.0, *held["events"]])
    parts = part_ends(held, one)
    boxes = parts.assign(
        x0=left[parts["bar"]],
        x1=right[parts["bar"]] - 1,
        y0=feet[parts["bar"]] + parts["low"],
        y1=feet[parts["bar"]] + parts["high"],
    )
    few = len(held) <= MOST_WORDS
    hits = dict(
        type="bar",
        x=left,
        y=one * held["events"],
        base=feet,
        offset=0,
        width=right - left,
        cliponaxis=False,
        marker=dict(color=CLEAR),
        text=[number_of(bar) for bar in held.to_dict("records")] if few else None,
        constraintext="none",
        textposition="outside" if few else "none",
        textfont=dict(size=12, color=theme.ink),
        hoverinfo="text",
        hovertext=[_month_words(bar, groups) for bar in held.to_dict("records")],
        customdata=[
            of_page("month", first.date().isoformat(), group).to_text() for group, first in zip(held["group"], held["period"])
        ],
        **shown(theme.ink),
    )
    return [*part_traces(boxes, theme), hits]


def _month_words(bar: dict, groups: dict[str, str]) -> str:
    return f"{groups[bar['group']]}, month from {day_label(bar['period'])}: {short_count(bar['events'])}{parts_in_words(bar)}"


def _undated_traces(undated: pd.DataFrame, groups: dict[str, str], base: float, theme: Theme) -> list:
    """The same of the events without a day, right of the days; none where all have one."""
    if undated.empty:
        return []
    feet, one, bars = _feet(undated, groups), COLUMN / undated["events"].max(), undated.to_dict("records")
    parts = part_ends(undated, one)
    boxes = parts.assign(
        x0=base + parts["low"], x1=base + parts["high"], y0=feet[parts["bar"]], y1=feet[parts["bar"]] + HIGHEST / 2
    )
    hits = dict(
        type="bar",
        x=[base] * len(undated),
        y=[HIGHEST / 2] * len(undated),
        offset=0,
        width=one * undated["events"],
        base=feet,
        text=[number_of(bar) for bar in bars],
        textposition="outside",
        textfont=dict(size=12, color=theme.ink),
        constraintext="none",
        cliponaxis=False,
        marker=dict(color=CLEAR),
        hoverinfo="text",
        hovertext=[f"{groups[bar['group']]}, day not told: {bar['events']:,}{parts_in_words(bar)}" for bar in bars],
        customdata=[of_page("no-day", group).to_text() for group in undated["group"]],
        **shown(theme.ink),
    )
    return [*part_traces(boxes, theme, PALE), hits]


def bars_figure(
    bars: pd.DataFrame, words: list[str], chosen: list[bool], theme: Theme, room: int = ROOM, strength: float = INK
) -> Figure:
    """Horizontal bars with their names and numbers beside them, the first on top. `bars`: label, events, done, not_done, alleged,
    denied, twins; `words` say what a click does, those `chosen` stand in the accent. The whole row answers a click, as its
    point."""
    rows, reach = np.arange(len(bars)), 1.18 * max([1, *bars["events"]])
    parts = part_ends(bars)
    boxes = parts.assign(x0=parts["low"], x1=parts["high"], y0=parts["bar"] - THICK / 2, y1=parts["bar"] + THICK / 2)
    lit = np.array(chosen, bool)[parts["bar"]]
    return Figure(
        [*part_traces(boxes, theme, strength, lit), _numbers_behind(bars, rows, theme), _whole_rows(rows, reach, words, theme)],
        plain_layout(theme, BAR * max(len(bars), 1) + 8)
        | dict(
            bargap=1 - THICK,
            margin=dict(l=room, r=4, t=0, b=0),
            barmode="overlay",
            dragmode=False,
            clickmode="event+select",
            hovermode="closest",
            xaxis=dict(visible=False, fixedrange=True, range=[0, reach]),
            yaxis=dict(
                NAMES_AXIS,
                range=[len(bars) - 0.5, -0.5],
                ticklabelstandoff=6,
                tickvals=rows,
                ticktext=[_short(label, round(room / 6.5)) for label in bars["label"]],
            ),
        ),
    )


def _numbers_behind(bars: pd.DataFrame, rows: np.ndarray, theme: Theme) -> dict:
    """The number of each bar, behind its end."""
    return dict(
        type="bar",
        x=bars["events"],
        y=rows,
        orientation="h",
        text=[number_of(bar) for bar in bars.to_dict("records")],
        textposition="outside",
        textfont=dict(size=13, color=theme.ink),
        cliponaxis=False,
        hoverinfo="skip",
        marker=dict(color=CLEAR),
        **shown(theme.ink),
    )


def _whole_rows(rows: np.ndarray, reach: float, words: list[str], theme: Theme) -> dict:
    """What answers over the whole of each row."""
    return dict(
        type="bar",
        x=[reach] * len(rows),
        y=rows,
        orientation="h",
        marker=dict(color=CLEAR),
        width=1,
        hoverinfo="text",
        hovertext=[escape(text) for text in words],
        **shown(theme.ink),
    )


def bar_words(bar: dict) -> str:
    """ "Homs: 17 events, 3 planned, ordered or attempted, 2 perhaps the same"."""
    return f"{bar['label']}: {n_events(bar['events'])}{parts_in_words(bar)}"


def _short(label: str, most: int) -> str:
    return escape(label if len(label) <= most else label[: most - 1] + "…")
