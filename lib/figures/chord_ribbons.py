"""How the ribbons of a chord look: one strip for each degree of certainty, so that what is doubtful is drawn as doubtful.

As done: in full. Not told as done: hollow, dashed. Alleged: pale, hatched. Denied: hollow, struck through. An arrow has the
colour of who acts; between equals each half has the colour of its own side.
"""

import numpy as np

from lib.corpus.model.codebook import CODEBOOK
from lib.events.counting.doubt import CERTAINTIES
from lib.figures.chord_layout import Ribbon, halves, midline, outline, strips
from lib.figures.theme import Theme

SHAPES = {"hatched": "/", "dotted": "."}  # texture -> what Plotly calls it
PALE = 0.3  # how much of the colour an alleged strip keeps


def ribbon_traces(ribbon: Ribbon, sizes: list[int], colours: tuple[str, str], kind: str, lit: bool, theme: Theme) -> list[dict]:
    """The traces of one dyad: `sizes` are its events by CERTAINTIES, `colours` those of its left and right end."""
    traces = []
    for strip, size, certainty in zip(strips(ribbon, sizes), sizes, CERTAINTIES):
        if not size:
            continue
        for points, colour in _pieces(strip, colours):
            traces.append(_piece(points, colour, kind, certainty, lit, theme))
        if certainty == "denied":
            traces.append(_strike(strip, colours[0] if lit else theme.rule))
    return traces


def _pieces(strip: Ribbon, colours: tuple[str, str]) -> list[tuple[np.ndarray, str]]:
    if strip.directed or strip.within or colours[0] == colours[1]:
        return [(outline(strip), colours[0])]
    return list(zip(halves(strip), colours))


def _piece(points: np.ndarray, colour: str, kind: str, certainty: str, lit: bool, theme: Theme) -> dict:
    closed = np.vstack([points, points[:1]]).astype("f4")
    look = (
        _look(colour, CODEBOOK.link_kinds[kind].texture if kind in CODEBOOK.link_kinds else "plain", certainty, theme)
        if lit
        else dict(fillcolor=theme.paper, line=dict(width=0.7, color=theme.rule))
    )
    return dict(type="scatter", x=closed[:, 0], y=closed[:, 1], mode="lines", fill="toself", hoverinfo="skip", **look)


def _look(colour: str, texture: str, certainty: str, theme: Theme) -> dict:
    if certainty == "not_done":
        return dict(fillcolor=theme.paper, line=dict(width=1.4, color=colour, dash="4px,3px"))
    if certainty == "denied":
        return dict(fillcolor=theme.paper, line=dict(width=1, color=colour, dash="1px,3px"))
    if certainty == "alleged":
        return dict(
            fillcolor=theme.paper,
            line=dict(width=0.8, color=colour),
            fillpattern=dict(
                shape="x", fgcolor=theme.tint(colour, 0.75), bgcolor=theme.tint(colour, PALE / 3), size=7, solidity=0.16
            ),
        )
    if texture in SHAPES:
        return dict(
            fillcolor=theme.paper,
            line=dict(width=1, color=colour),
            fillpattern=dict(shape=SHAPES[texture], fgcolor=colour, bgcolor=theme.paper, size=5, solidity=0.42),
        )
    if texture == "open":
        return dict(fillcolor=theme.paper, line=dict(width=1, color=colour))
    return dict(fillcolor=colour, line=dict(width=1, color=theme.paper))


def _strike(strip: Ribbon, colour: str) -> dict:
    points = midline(strip).astype("f4")
    return dict(type="scatter", x=points[:, 0], y=points[:, 1], mode="lines", hoverinfo="skip", line=dict(width=1.6, color=colour))
