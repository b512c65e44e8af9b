"""The rows of a file that somebody brings, before they are written: how many by place on a plain map, and by month or year."""

from html import escape

import numpy as np

from lib.figures.figure import Figure
from lib.figures.small_map import Outlined, outline_traces, plain_map_layout
from lib.figures.theme import Theme, plain_layout

LEAST, MOST = 8, 30  # pixels of a mark
MOST_NUMBERS = 12  # marks that have their number in print
MOST_TICKS = 7
CLEAR = "rgba(0,0,0,0)"


def brought_places_figure(
    places: list[tuple[str, float, float, int, str, bool]], outlined: Outlined | None, theme: Theme, height: int = 360
) -> Figure:
    """`places`: key, latitude, longitude, how many rows, words, and whether the point is the place's own: filled then, else hollow.
    A mark's `customdata` is its key; `outlined`: governorates drawn under them."""
    latitudes = [lat for _, lat, *_ in places]
    return Figure(
        [*outline_traces(outlined, theme), *(_marks(places, exact, theme) for exact in (False, True))],
        plain_map_layout(theme, height, float(np.mean(latitudes)) if latitudes else 0.0),
    )


def some_of(names: list[str]) -> list[str]:
    """As many of the names on an axis as have room, evenly apart."""
    return names[:: -(-len(names) // MOST_TICKS)] if names else names


def _marks(places: list[tuple[str, float, float, int, str, bool]], exact: bool, theme: Theme) -> dict:
    most = max((n for *_, n, _, _ in places), default=1)
    named = {key for key, *_ in sorted(places, key=lambda one: -one[3])[:MOST_NUMBERS]}
    held = [one for one in places if one[5] == exact]
    return dict(
        type="scatter",
        x=[lon for _, _, lon, *_ in held],
        y=[lat for _, lat, *_ in held],
        mode="markers+text",
        text=[f"{n:,}" if key in named else "" for key, _, _, n, *_ in held],
        textposition="top center",
        textfont=dict(size=12, color=theme.ink),
        marker=dict(
            symbol="circle",
            size=[LEAST + (MOST - LEAST) * (n / most) ** 0.5 for *_, n, _, _ in held],
            color=theme.tint(theme.ink, 0.35) if exact else CLEAR,
            line=dict(color=theme.ink, width=1.4),
        ),
        hoverinfo="text",
        hovertext=[escape(words) for *_, words, _ in held],
        customdata=[key for key, *_ in held],
    )


def brought_periods_figure(periods: dict[str, int], words: dict[str, str], theme: Theme, height: int = 190) -> Figure:
    """`periods`: period -> how many rows, in order; `words`: what those are called that are no month or year. A whole column
    answers; its `customdata` is its period."""
    names, numbers = [words.get(period, period) for period in periods], list(periods.values())
    reach = max(numbers, default=1)
    bars = dict(type="bar", x=names, y=numbers, marker=dict(color=theme.tint(theme.ink, 0.6)), hoverinfo="skip")
    hits = dict(
        type="bar",
        x=names,
        y=[1.15 * reach] * len(names),
        marker=dict(color=CLEAR),
        hoverinfo="text",
        hovertext=[f"{escape(name)}: {n:,}" for name, n in zip(names, numbers)],
        customdata=list(periods),
    )
    return Figure(
        [bars, hits],
        plain_layout(theme, height)
        | dict(
            barmode="overlay",
            bargap=0.15,
            dragmode=False,
            clickmode="event+select",
            hovermode="closest",
            margin=dict(l=44, r=4, t=8, b=40),
            xaxis=dict(type="category", fixedrange=True, tickangle=0, showgrid=False, tickvals=some_of(names)),
            yaxis=dict(fixedrange=True, range=[0, 1.15 * reach], gridcolor=theme.rule, nticks=4, tickformat=",d"),
        ),
    )
