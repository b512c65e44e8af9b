"""What came and what went between two snapshots: by month above and below a line, on a plain map, and by who acts on whom."""

import math
from html import escape

import numpy as np
import pandas as pd

from lib.figures.brought import some_of
from lib.figures.chord import PHONE, Told, chord_figure
from lib.figures.chord_ribbons import SENSES
from lib.figures.figure import Figure
from lib.figures.look import Look
from lib.figures.small_map import Outlined, outline_traces, plain_map_layout
from lib.figures.theme import Theme, plain_layout

SIGNS = {"came": "+", "went": "−", "changed": "~"}
SYMBOLS = {"came": "circle", "went": "circle-open", "changed": "diamond-open"}
CLEAR = "rgba(0,0,0,0)"
ROW, ROOM = 24, 300  # pixels
LEAST, MOST = 9, 26  # pixels of a mark


def colours(theme: Theme) -> dict[str, str]:
    """Ink for what came, paper with a line of ink for what went, quieter for what changed: hue means a bloc, and none is meant."""
    return {"came": theme.ink, "went": CLEAR, "changed": theme.tint(theme.muted, 0.45)}


def words(bar: dict, name: str) -> str:
    """ "May 2021: 3 came, 1 went"."""
    told = ", ".join(f"{bar[sense]:,} {sense}" for sense in SENSES if bar[sense])
    return f"{name}: {told}"


def months_figure(bars: pd.DataFrame, theme: Theme) -> Figure:
    """`bars`: month, came, went, changed, in order; the last may be those without a day. What came stands above the line, what went
    below it, what changed on top of what came; a whole column answers, its `customdata` is the month."""
    names = [month or "no day" for month in bars["month"]]
    reach = float(max([1, *(bars["came"] + bars["changed"]), *bars["went"]]))
    fill = colours(theme)
    parts = [
        _columns(names, bars["came"], 0 * bars["came"], fill["came"], theme),
        _columns(names, bars["changed"], bars["came"], fill["changed"], theme),
        _columns(names, -bars["went"], 0 * bars["went"], fill["went"], theme),
    ]
    hits = dict(
        type="bar",
        x=names,
        y=[2 * reach] * len(bars),
        base=-reach,
        marker=dict(color=CLEAR),
        hoverinfo="text",
        hovertext=[escape(words(bar, name)) for bar, name in zip(bars.to_dict("records"), names)],
        customdata=bars["month"].tolist(),
    )
    return Figure(
        [*parts, hits],
        plain_layout(theme, 220)
        | dict(
            barmode="overlay",
            bargap=0.2,
            dragmode=False,
            clickmode="event+select",
            hovermode="closest",
            margin=dict(l=44, r=4, t=8, b=40),
            xaxis=dict(type="category", fixedrange=True, tickangle=0, showgrid=False, tickvals=some_of(names)),
            yaxis=dict(
                fixedrange=True,
                range=[-1.15 * reach, 1.15 * reach],
                zerolinecolor=theme.ink,
                gridcolor=theme.rule,
                tickvals=(ticks := _ticks(reach)),
                ticktext=[f"{abs(tick):,}" for tick in ticks],
            ),
        ),
    )


def _ticks(reach: float) -> list[int]:
    step = max(1, math.ceil(reach / 2))
    return sorted({sign * step * number for number in (0, 1, 2) for sign in (-1, 1) if step * number <= reach})


def _columns(names: list[str], heights: pd.Series, feet: pd.Series, fill: str, theme: Theme) -> dict:
    line = dict(color=theme.ink, width=1)
    return dict(type="bar", x=names, y=heights, base=feet, marker=dict(color=fill, line=line), hoverinfo="skip")


def dyads_figure(dyads: pd.DataFrame, ends: pd.DataFrame, theme: Theme) -> Figure:
    """`dyads`: left, right, came, went, changed, n, key, of those that have both sides among `ends`; `ends`: end, came, went,
    changed, n. A chord of them in ink: a strip for each sense. The first traces are the dyads, then the ends."""
    counts = pd.DataFrame(
        {
            "left_id": dyads["left"],
            "right_id": dyads["right"],
            "kind": "",
            "mutual": False,
            "events": dyads["n"],
            **{sense: dyads[sense] for sense in SENSES},
        }
    ).reset_index(drop=True)
    drawn = pd.DataFrame({"end_id": ends["end"], "label": ends["end"], "bloc": "", "events": ends["n"]}).reset_index(drop=True)
    told = [words(bar, bar["key"]) for bar in dyads.to_dict("records")] + [
        words(bar, bar["end"]) for bar in ends.to_dict("records")
    ]
    return chord_figure(counts, drawn, Look(theme, {}), Told(told, [True] * len(counts)), PHONE)


def places_figure(places: pd.DataFrame, outlined: Outlined | None, theme: Theme, height: int = 380) -> Figure:
    """`places`: place, lat, lon (with a point), came, went, changed; each sense a mark of its own, beside the others where several
    stand at one place; `outlined`: the governorates drawn under them. A mark's `customdata` is its place."""
    return Figure(
        [*outline_traces(outlined, theme), *(_marks(places, sense, theme) for sense in SENSES)],
        plain_map_layout(theme, height, places["lat"].mean() if len(places) else 0.0),
    )


def _marks(places: pd.DataFrame, sense: str, theme: Theme) -> dict:
    held = places[places[sense] > 0]
    most = max([1, *places[list(SENSES)].max()])
    sizes = LEAST + (MOST - LEAST) * np.sqrt(held[sense] / most)
    colour = theme.muted if sense == "changed" else theme.ink
    return dict(
        type="scatter",
        x=held["lon"],
        y=held["lat"],
        mode="markers+text",
        text=[f"{SIGNS[sense]}{number}" for number in held[sense]],
        textposition={"came": "top center", "went": "bottom center", "changed": "middle right"}[sense],
        textfont=dict(size=12, color=theme.ink),
        marker=dict(symbol=SYMBOLS[sense], size=sizes, color=colour, line=dict(color=colour, width=1.6)),
        hoverinfo="text",
        hovertext=[escape(words(bar, bar["place"])) for bar in held.to_dict("records")],
        customdata=held["key"].tolist(),
    )
