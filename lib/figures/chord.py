"""The chord chart: ribbons in the hues of their sides, textures for kinds of link, names and numbers round the rim, and
outside it a thin ring in the hue of who backs an end.

Over them lies an invisible grid of points that answers hover and click.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

import numpy as np
import pandas as pd

from lib.events.counting.doubt import CERTAINTIES
from lib.events.counting.dyads import OTHER
from lib.figures.chord_labels import RIM, RING, Label, place_labels
from lib.figures.chord_layout import FEW, ChordLayout, Ribbon, arc_points, cover, lay_out, midline, outline, point
from lib.figures.chord_ribbons import parts_in, ribbon_traces
from lib.figures.direction import own_direction
from lib.figures.figure import Figure
from lib.figures.look import Look
from lib.figures.theme import Theme, plain_layout

GRID = 84  # points of the hit grid across the circle
HIDDEN = {"marker": {"opacity": 0}}
WIDE = 26  # pixels: a ribbon that is so wide at its ends bears its number
THIN, THICK = 0.985, 0.975  # inside of the arcs, of few links and of many


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
PHONE = Room(height=330, across=1.95, top=1.7, letters=12, line=0.17, size=11)


@dataclass(frozen=True)
class Told:
    """What a chord says besides its numbers: plain words on hover, one a dyad, then one an end; which dyads are drawn in
    full, the others recede; end -> blocs of those who back it."""

    words: list[str]
    lit: list[bool]
    rings: Mapping[str, list[str]] = field(default_factory=dict)


def chord_figure(counts: pd.DataFrame, ends: pd.DataFrame, look: Look, told: Told, room: Room = DESK) -> Figure:
    """The chord of `counts` (left_id, right_id, kind, mutual, events; where known done, not_done, alleged, denied, or came,
    went, changed, which add up to them) round `ends` (end_id, label, bloc, events).

    The first traces are the dyads in their order, then the ends: a clicked point's curve number.
    """
    dyads = list(zip(counts["left_id"], counts["right_id"], counts["events"].tolist(), counts["mutual"]))
    layout = lay_out(ends["end_id"].tolist(), ends["bloc"].tolist(), dyads)
    colours = {end: end_colour(end, bloc, look) for end, bloc in zip(ends["end_id"], ends["bloc"])}
    ribbons = _ribbons(counts, layout, colours, told.lit, look.theme)
    named = [f"{label}\u2002{events:,}" for label, events in zip(ends["label"], ends["events"])]
    labels = place_labels(named, layout.arcs, room.letters, room.line, room.top)
    inner = THIN if sum(dyad[2] for dyad in dyads) < FEW else THICK
    arcs = [_arc_shape(arc, (inner, RIM - 0.01), colours[end]) for arc, end in zip(layout.arcs, ends["end_id"])]
    arcs += _rings(layout, ends["end_id"].tolist(), told.rings, look)
    numbers = [
        _number(ribbon, dyad[2], look.theme)
        for ribbon, dyad, shown in zip(layout.ribbons, dyads, told.lit)
        if shown and (ribbon.left[1] - ribbon.left[0]) * room.height / 2 / room.top >= WIDE
    ]
    return Figure(
        [*_hits(layout, told.words), *ribbons],
        plain_layout(look.theme, room.height)
        | dict(
            hovermode="closest",
            hoverdistance=10,
            dragmode=False,
            clickmode="event+select",
            xaxis=dict(visible=False, range=[-room.across, room.across], fixedrange=True),
            yaxis=dict(visible=False, range=[-room.top, room.top], scaleanchor="x", fixedrange=True),
            shapes=[*arcs, *(_leader(label, look.theme) for label in labels if label.displaced)],
            annotations=[*(_name(label, look.theme, room.size) for label in labels), *numbers],
        ),
    )


def _ribbons(counts: pd.DataFrame, layout: ChordLayout, colours: dict[str, str], lit: list[bool], theme: Theme) -> list[dict]:
    """The ribbons of the dyads, those drawn in full above the others, narrow ones above wide ones."""
    events, kinds = counts["events"].tolist(), counts["kind"].tolist()
    parts = parts_in(counts.columns)
    told = counts[list(parts)].to_numpy().tolist() if parts else [[number] for number in events]
    sizes = [dict(zip(parts or CERTAINTIES, numbers)) for numbers in told]
    sides = [(colours[left], colours[right]) for left, right in zip(counts["left_id"], counts["right_id"])]
    order = sorted(range(len(counts)), key=lambda row: (lit[row], -events[row]))
    return [
        trace for row in order for trace in ribbon_traces(layout.ribbons[row], sizes[row], sides[row], kinds[row], lit[row], theme)
    ]


def end_colour(end: str, bloc: str, look: Look) -> str:
    """The bloc's hue; ink without a bloc; grey for what is gathered as "other"."""
    return look.theme.muted if end == OTHER else look.colour(bloc)


def _hits(layout: ChordLayout, words: list[str]) -> list[dict]:
    """One invisible trace a ribbon, then one an arc; where ribbons cross, the narrower one, drawn on top, has the point."""
    outlines, owner = [outline(ribbon) for ribbon in layout.ribbons], np.full((GRID, GRID), -1)
    widths = [ribbon.left[1] - ribbon.left[0] for ribbon in layout.ribbons]
    for row in sorted(range(len(outlines)), key=lambda row: -widths[row]):
        owner[cover(outlines[row], GRID)] = row
    lines, traces = np.linspace(-1, 1, GRID), []
    for row, ribbon in enumerate(layout.ribbons):
        y, x = np.nonzero(owner == row)
        own = np.column_stack([lines[x], lines[y]])
        traces.append(_hit(own if len(own) > 8 else np.vstack([own, midline(ribbon)]), words[row]))
    return traces + [_hit(arc_points(arc, 1.02, 0.03), text) for arc, text in zip(layout.arcs, words[len(outlines) :])]


def _hit(points: np.ndarray, text: str) -> dict:
    """All points answer, but one of them is enough to draw: thousands of elements that nobody sees make a page slow."""
    return dict(
        type="scatter",
        x=points[:, 0].astype("f4"),
        y=points[:, 1].astype("f4"),
        mode="markers",
        name="",
        marker=dict(size=8, opacity=0, maxdisplayed=1),
        selected=HIDDEN,
        unselected=HIDDEN,
        hovertemplate=f"{hover_words(text)}<extra></extra>",
    )


def hover_words(text: str) -> str:
    """Plain words as a template that says just them."""
    return escape(text).replace("%{", "%&#123;").replace("\n", "<br>")


def _number(ribbon: Ribbon, events: int, theme: Theme) -> dict:
    """The number of a ribbon that is wide enough, on paper, on its way."""
    points = midline(ribbon)
    x, y = points[len(points) // (2 if ribbon.within else 6)]  # nearer to its own arc than where ribbons cross
    return dict(
        x=float(x),
        y=float(y),
        text=f"{events:,}",
        showarrow=False,
        bgcolor=theme.paper,
        borderpad=1,
        font=dict(size=12, color=theme.ink),
    )


def _rings(layout: ChordLayout, ends: list[str], rings: Mapping[str, list[str]], look: Look) -> list[dict]:
    """Outside each end's arc the hues of those who back it, side by side."""
    found = []
    for (first, last), end in zip(layout.arcs, ends):
        blocs = rings.get(end, [])
        for number, bloc in enumerate(blocs):
            step = (last - first) / len(blocs)
            found.append(_arc_shape((first + number * step, first + (number + 1) * step), RING, look.colour(bloc)))
    return found


def _arc_shape(arc: tuple[float, float], radii: tuple[float, float], colour: str) -> dict:
    points = np.vstack([arc_points(arc, radii[1]), arc_points(arc, radii[0])[::-1]])
    path = "M " + " L ".join(f"{x:.3f},{y:.3f}" for x, y in points) + " Z"
    return dict(type="path", path=path, layer="below", fillcolor=colour, line=dict(width=0))


def _leader(label: Label, theme: Theme) -> dict:
    """The line from an arc to a name that stands far from it."""
    x, y = point(label.angle, RIM + 0.01)
    return dict(
        type="line", x0=x, y0=y, x1=label.x - 0.02 * label.side, y1=label.y, layer="below", line=dict(width=0.8, color=theme.muted)
    )


def _name(label: Label, theme: Theme, size: int) -> dict:
    side = "left" if label.side > 0 else "right"
    lines = "<br>".join(escape(own_direction(line)) for line in label.lines)
    return dict(
        x=label.x,
        y=label.y,
        text=lines,
        showarrow=False,
        xanchor=side,
        align=side,
        yanchor="middle",
        font=dict(size=size, color=theme.ink),
    )
