"""The chord chart: ribbons in the hue of the bloc they come from, textures for kinds of link, names round the rim.

Over them lies an invisible grid of points that answers hover and click.
"""

from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.events.dyads import OTHER
from lib.figures.chord_labels import RIM, Label, place_labels
from lib.figures.chord_layout import ChordLayout, arc_points, cover, lay_out, midline, outline, point
from lib.figures.theme import Theme, plain_layout

GRID = 84  # points of the hit grid across the circle
HIDDEN = {"marker": {"opacity": 0}}
TEXTURES = {"hostile": "solid", "transfer": "/", "support": ".", "talks": "open"}


@dataclass(frozen=True)
class Room:
    """How much room the chart has: height in pixels, half its width and height in radii, letters in a label's line,
    height of a line in radii, size of its letters in pixels."""

    height: int
    across: float
    top: float
    letters: int
    line: float
    size: int


DESK = Room(height=490, across=1.72, top=1.34, letters=16, line=0.1, size=13)
PHONE = Room(height=300, across=1.95, top=1.55, letters=12, line=0.15, size=11)


def chord_figure(counts: pd.DataFrame, ends: pd.DataFrame, theme: Theme, hues: dict[str, str], words: list[str],
                 lit: list[bool], room: Room = DESK) -> go.Figure:
    """The chord of `counts` (left_id, right_id, kind, mutual, events) round `ends` (end_id, label, bloc).

    `hues`: bloc -> hue; `words`: plain text on hover, one a dyad, then one an end; `lit`: dyads drawn in full, the
    others recede. The first traces are the dyads in their order, then the ends: a clicked point's curve number.
    """
    dyads = list(zip(counts["left_id"], counts["right_id"], counts["events"].tolist(), counts["mutual"]))
    layout = lay_out(ends["end_id"].tolist(), ends["bloc"].tolist(), dyads)
    colours = {end: end_colour(end, bloc, theme, hues) for end, bloc in zip(ends["end_id"], ends["bloc"])}
    outlines = [outline(ribbon) for ribbon in layout.ribbons]
    order = sorted(range(len(dyads)), key=lambda row: (lit[row], -dyads[row][2]))
    ribbons = [_ribbon(outlines[row], colours[dyads[row][0]], counts["kind"].iat[row], lit[row], theme) for row in order]
    labels = place_labels(ends["label"].tolist(), layout.arcs, room.letters, room.line, room.top)
    arcs = [_arc_shape(arc, colours[end]) for arc, end in zip(layout.arcs, ends["end_id"])]
    return go.Figure([*_hits(layout, outlines, words), *ribbons], plain_layout(theme, room.height) | dict(
        hovermode="closest", hoverdistance=10, dragmode=False, clickmode="event+select",
        xaxis=dict(visible=False, range=[-room.across, room.across], fixedrange=True),
        yaxis=dict(visible=False, range=[-room.top, room.top], scaleanchor="x", fixedrange=True),
        shapes=[*arcs, *(_leader(label, theme) for label in labels if label.displaced)],
        annotations=[_name(label, theme, room.size) for label in labels]))


def end_colour(end: str, bloc: str, theme: Theme, hues: dict[str, str]) -> str:
    """The bloc's hue; ink without a bloc; grey for what is gathered as "other"."""
    return theme.muted if end == OTHER else theme.hue(hues.get(bloc, "ink"))


def _hits(layout: ChordLayout, outlines: list[np.ndarray], words: list[str]) -> list[dict]:
    """One invisible trace a ribbon, then one an arc; where ribbons cross, the narrower one, drawn on top, has the point."""
    owner = np.full((GRID, GRID), -1)
    widths = [ribbon.left[1] - ribbon.left[0] for ribbon in layout.ribbons]
    for row in sorted(range(len(outlines)), key=lambda row: -widths[row]):
        owner[cover(outlines[row], GRID)] = row
    lines, traces = np.linspace(-1, 1, GRID), []
    for row, ribbon in enumerate(layout.ribbons):
        y, x = np.nonzero(owner == row)
        own = np.column_stack([lines[x], lines[y]])
        traces.append(_hit(own if len(own) > 8 else np.vstack([own, midline(ribbon)]), words[row]))
    return traces + [_hit(arc_points(arc, 1.02, 0.03), text) for arc, text in zip(layout.arcs, words[len(outlines):])]


def _hit(points: np.ndarray, text: str) -> dict:
    """All points answer, but one of them is enough to draw: thousands of elements that nobody sees make a page slow."""
    return dict(type="scatter", x=points[:, 0].astype("f4"), y=points[:, 1].astype("f4"), mode="markers", name="",
                marker=dict(size=8, opacity=0, maxdisplayed=1), selected=HIDDEN, unselected=HIDDEN,
                text=escape(text).replace("\n", "<br>"), hovertemplate="%{text}<extra></extra>")


def _ribbon(points: np.ndarray, colour: str, kind: str, lit: bool, theme: Theme) -> dict:
    """Opaque, with an edge in the paper's colour or its own, so that crossing ribbons stay apart."""
    texture = TEXTURES.get(kind, "solid")
    fill = colour if texture == "solid" else theme.paper
    closed = np.vstack([points, points[:1]]).astype("f4")
    look: dict = dict(fillcolor=fill, line=dict(width=1, color=theme.paper if texture == "solid" else colour))
    if not lit:
        look = dict(fillcolor=theme.paper, line=dict(width=0.7, color=theme.rule))
    elif texture in ("/", "."):
        look |= dict(fillpattern=dict(shape=texture, fgcolor=colour, bgcolor=theme.paper, size=5, solidity=0.42))
    return dict(type="scatter", x=closed[:, 0], y=closed[:, 1], mode="lines", fill="toself", hoverinfo="skip", **look)


def _arc_shape(arc: tuple[float, float], colour: str) -> dict:
    points = np.vstack([arc_points(arc, RIM - 0.01), arc_points(arc, 0.985)[::-1]])
    path = "M " + " L ".join(f"{x:.3f},{y:.3f}" for x, y in points) + " Z"
    return dict(type="path", path=path, layer="below", fillcolor=colour, line=dict(width=0))


def _leader(label: Label, theme: Theme) -> dict:
    """The line from an arc to a name that stands far from it."""
    x, y = point(label.angle, RIM + 0.01)
    return dict(type="line", x0=x, y0=y, x1=label.x - 0.02 * label.side, y1=label.y, layer="below",
                line=dict(width=0.8, color=theme.muted))


def _name(label: Label, theme: Theme, size: int) -> dict:
    side = "left" if label.side > 0 else "right"
    return dict(x=label.x, y=label.y, text="<br>".join(map(escape, label.lines)), showarrow=False, xanchor=side, align=side,
                yanchor="middle", font=dict(size=size, color=theme.ink))
