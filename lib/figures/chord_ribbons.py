"""How the ribbons of a chord look: one strip for each degree of certainty, so that what is doubtful is drawn as doubtful.

Of what differs between two snapshots a strip for what came (in full), what went (hollow) and what changed (quieter).

As done: in full. Not told as done: hollow, dashed. Alleged: pale, hatched. Denied: hollow, struck through. An arrow has the
colour of who acts; between equals each half has the colour of its own side.
"""

from collections.abc import Collection

import numpy as np

from lib.corpus.model.codebook import CODEBOOK
from lib.events.counting.doubt import CERTAINTIES
from lib.figures.chord_layout import Ribbon, halves, midline, outline, strips
from lib.figures.theme import Theme

SHAPES = {"hatched": "/", "dotted": "."}  # texture -> what Plotly calls it
SENSES = ("came", "went", "changed")  # between two snapshots
PALE = 0.3  # how much of the colour an alleged strip keeps


def parts_in(columns: Collection[str]) -> tuple[str, ...]:
    """What the events of dyads with these columns are told apart by: how certain they are, or whether they came or went."""
    return next((parts for parts in (tuple(CERTAINTIES), SENSES) if parts[0] in columns), ())


def ribbon_traces(
    ribbon: Ribbon, sizes: dict[str, int], colours: tuple[str, str], kind: str, lit: bool, theme: Theme
) -> list[dict]:
    """The traces of one dyad: `sizes` are its events by CERTAINTIES or by SENSES, `colours` those of its left and right end."""
    traces = []
    for strip, (certainty, size) in zip(strips(ribbon, list(sizes.values())), sizes.items()):
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
    if certainty == "went":
        return dict(fillcolor=theme.paper, line=dict(width=1.4, color=colour))
    if certainty == "changed":
        return dict(fillcolor=theme.tint(theme.muted, 0.45), line=dict(width=1, color=theme.muted))
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
