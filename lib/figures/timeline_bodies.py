"""Bars and marks of the timeline: full, hollow or fading, with the other side's colour around them."""

import numpy as np
import pandas as pd

from lib.figures.figure import Figure
from lib.figures.look import Look
from lib.figures.timeline_rows import MARK
from lib.figures.timeline_traces import CLEAR, SHOWN, add_bars, colours_of, middle_of

EDGE, STEPS = 3, 12  # pixels of a firm edge, pieces of a fading stretch
FULL, PALE = 0.8, 0.3  # how strong a fade begins, and a soft or hollow body

OF_RAMPS = ["shape", "about_end", "not_done", "left", "right", "begin", "finish", "core", "outer", "strong", "y"]


def draw_bodies(figure: Figure, drawn: pd.DataFrame, look: Look) -> None:
    """Extents full, windows hollow, both with the other side's colour around them. What is told as "about" has no outline,
    as its ends are not known: the other side's colour stands at both of them. Undated bars only answer clicks."""
    bars = drawn[drawn["shape"] != "day"]
    undated, soft = bars["shape"] == "undated", bars["about_start"] | bars["about_end"]
    ringed = bars["ring"] != ""
    sharp = bars[ringed & ~undated & ~soft & ~bars["not_done"]]
    add_bars(figure, sharp, look.theme.paper, colours_of(sharp, "ring", look), 6.5)
    core, full = colours_of(bars, "core", look), (bars["shape"] == "extent") & ~bars["not_done"]
    pale = [look.theme.tint(colour, PALE) for colour in core]
    hollow = (bars["shape"] == "window") & ~soft & ~bars["not_done"]
    reach = bars.assign(begin=bars["begin"].where(~undated, bars["left"]), finish=bars["finish"].where(~undated, bars["right"]))
    add_bars(
        figure,
        reach,
        np.select([undated, full, hollow, bars["not_done"] & ~soft], [CLEAR, core, look.theme.paper, CLEAR], pale),
        np.where(hollow, core, CLEAR),
        2.5,
        customdata=bars["event_ids"],
        hovertext=bars["hover"],
        hoverinfo="text",
        pattern=_dotted(bars, look),
    )
    both = bars[ringed & ~undated & soft]
    ends = pd.concat([both.assign(finish=both["begin"] + EDGE), both.assign(begin=both["finish"] - EDGE)])
    add_bars(figure, ends, colours_of(ends, "ring", look), CLEAR, 0)


def _dotted(bars: pd.DataFrame, look: Look) -> dict | None:
    """Dots of paper in the bars of layers; none where there is no such bar."""
    if not bars["layered"].any():
        return None
    shapes = np.where(bars["layered"], ".", "")
    return dict(shape=shapes, fgcolor=look.theme.paper, fillmode="overlay", size=5, solidity=0.35)


def _shapes(days: pd.DataFrame) -> dict[str, np.ndarray]:
    """Squares for the rows of layers, where there are any; the rest are round."""
    return {"symbol": np.where(days["layered"], "square", "circle")} if days["layered"].any() else {}


def draw_fading(figure: Figure, drawn: pd.DataFrame, look: Look) -> None:
    """Undated bars, ever fainter to the left from a firm edge: it happened by then, how long before is not told. Where the
    publication is approximate too, the bar spans all of its days and has no firm edge. Ends that are open, or told as
    "about", fade the same way."""
    drawn = drawn[OF_RAMPS]
    undated, shaped = drawn["shape"] == "undated", ~drawn["shape"].isin(["undated", "day"])
    vague, firm = drawn[undated & drawn["about_end"]], drawn[undated & ~drawn["about_end"]]
    weak = np.where(drawn["not_done"] | (drawn["shape"] == "window"), PALE, FULL)
    ends = drawn.assign(weak=weak)[shaped]
    before, behind = ends[ends["left"] < ends["begin"]], ends[ends["right"] > ends["finish"]]
    ramps = pd.concat(
        [
            firm.assign(x0=firm["left"], x1=firm["right"], a0=0.0, a1=FULL),
            vague.assign(x0=vague["left"], x1=vague["finish"], a0=0.0, a1=0.6),
            vague.assign(x0=vague["finish"], x1=vague["right"], a0=0.6, a1=0.0),
            before.assign(x0=before["left"], x1=before["begin"], a0=0.0, a1=before["weak"]),
            behind.assign(x0=behind["finish"], x1=behind["right"], a0=behind["weak"], a1=0.0),
        ]
    )
    pieces = _pieces(ramps)
    colours = [
        look.theme.tint(look.colour(core), round(strong * alpha, 3))
        for core, strong, alpha in zip(pieces["core"], pieces["strong"], pieces["alpha"])
    ]
    add_bars(figure, pieces, colours, CLEAR, 0)
    edges = firm.assign(begin=firm["right"] - EDGE, finish=firm["right"])
    add_bars(figure, edges, colours_of(edges, "outer", look), CLEAR, 0)


def _pieces(ramps: pd.DataFrame) -> pd.DataFrame:
    """Each ramp (x0, x1, a0, a1) as STEPS pieces: begin, finish, alpha."""
    ramps = ramps.reset_index(drop=True)
    pieces = ramps.loc[ramps.index.repeat(STEPS)]
    step, width = np.tile(np.arange(STEPS), len(ramps)), (pieces["x1"] - pieces["x0"]) / STEPS
    return pieces.assign(
        begin=pieces["x0"] + step * width,
        finish=pieces["x0"] + (step + 1) * width,
        alpha=pieces["a0"] + (pieces["a1"] - pieces["a0"]) * (step + 0.5) / STEPS,
    )


def draw_days(figure: Figure, days: pd.DataFrame, look: Look) -> None:
    """A mark a day; hollow where it was planned, ordered or attempted, square where a layer tells it."""
    core = np.where(days["not_done"], look.theme.paper, colours_of(days, "core", look))
    figure.draw(
        "scatter",
        x=middle_of(days),
        y=days["y"],
        mode="markers",
        hoverinfo="skip",
        selected=SHOWN,
        unselected=SHOWN,
        marker=dict(_shapes(days), size=MARK - 2, opacity=1, color=core, line=dict(width=3, color=colours_of(days, "outer", look))),
    )
