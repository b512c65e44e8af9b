"""The chord chart: ribbons as shapes, and over them an invisible grid of points that answers hover and click."""

import textwrap
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.chord_layout import ChordLayout, arc_points, inside, lay_out, outline
from lib.figures.theme import Theme, plain_layout

HEIGHT = 620
REACH, PHONE_REACH = 1.8, 2.9  # radii across which the chart reaches, names among them
LINE = 0.085  # height of a line of a label, in radii
GRID = 72  # points of the hit grid across the circle
INVISIBLE = {"marker": {"opacity": 0}}


def chord_figure(counts: pd.DataFrame, ends: pd.DataFrame, theme: Theme, hues: dict[str, str], kinds: dict[str, str],
                 names: list[str], chosen: str = "", height: int = HEIGHT, reach: float = REACH) -> go.Figure:
    """The chord of `counts` (left_id, right_id, kind, mutual, events) round `ends` (end_id, label, bloc).

    `hues`: bloc -> hue; `kinds`: link kind -> label. Traces are the dyads in order, then the ends: a clicked point's
    curve number says which. `chosen` is the one drawn strongest; `reach`: half the width, in radii.
    """
    dyads = list(zip(counts["left_id"], counts["right_id"], counts["events"], counts["mutual"]))
    layout = lay_out(ends["end_id"].tolist(), dyads, gap=min(0.06, 1.2 / max(len(ends), 1)))
    colours = {end: theme.hue(hues.get(bloc, "ink")) for end, bloc in zip(ends["end_id"], ends["bloc"])}
    lit = [not chosen or chosen in (name, *name.split(":")[:2]) for name in names]
    figure = go.Figure()
    outlines = [outline(ribbon) for ribbon in layout.ribbons]
    shapes = [_ribbon_shape(points, colours[left], on, kind, theme)
              for points, left, on, kind in zip(outlines, counts["left_id"], lit, counts["kind"])]
    shapes += [_arc_shape(arc, colours[end]) for arc, end in zip(layout.arcs, ends["end_id"])]
    _add_hits(figure, layout, outlines, names, counts, ends, kinds)
    for label in _labels(layout, ends["label"].tolist(), theme):
        figure.add_annotation(**label)
    figure.update_layout(
        plain_layout(theme, height), shapes=shapes, hovermode="closest", hoverdistance=12, dragmode=False,
        clickmode="event+select",
        xaxis=dict(visible=False, range=[-reach, reach], fixedrange=True),
        yaxis=dict(visible=False, range=[-1.3, 1.3], scaleanchor="x", fixedrange=True))
    return figure


def _path(points: np.ndarray) -> str:
    return "M " + " L ".join(f"{x:.3f},{y:.3f}" for x, y in points) + " Z"


def _ribbon_shape(points: np.ndarray, colour: str, on: bool, kind: str, theme: Theme) -> dict:
    """Hostile ribbons are solid; the others lighter with a dashed, dotted or plain edge, so that kinds tell apart
    without a second hue."""
    edge = {"hostile": "solid", "transfer": "dash", "support": "dot", "talks": "longdash"}.get(kind, "solid")
    strength = {"hostile": 0.62, "transfer": 0.42, "support": 0.3, "talks": 0.16}.get(kind, 0.5)
    return dict(type="path", path=_path(points), layer="below", fillcolor=theme.tint(colour, strength if on else 0.05),
                line=dict(width=1.2, dash=edge, color=theme.tint(colour, 1 if on else 0.15)))


def _arc_shape(arc: tuple[float, float], colour: str) -> dict:
    points = np.vstack([arc_points(*arc, 1.05), arc_points(*arc, 0.985)[::-1]])
    return dict(type="path", path=_path(points), layer="below", fillcolor=colour, line=dict(width=0))


def _labels(layout: ChordLayout, labels: list[str], theme: Theme) -> list[dict]:
    """Names beside their arcs, pushed apart where arcs are narrow; each on the side of the circle its arc is on."""
    middles = [sum(arc) / 2 for arc in layout.arcs]
    wrapped = [textwrap.wrap(label, 22) or [label] for label in labels]
    found = []
    for side in (-1, 1):
        here = [number for number, middle in enumerate(middles) if (np.sin(middle) >= 0) == (side > 0)]
        here.sort(key=lambda number: -np.cos(middles[number]))
        heights = _spread([1.12 * np.cos(middles[number]) for number in here],
                          [LINE * len(wrapped[number]) for number in here])
        for number, height in zip(here, heights):
            across = max(1.12 * abs(np.sin(middles[number])), np.sqrt(max(1.15**2 - height**2, 0.0)), 0.12)
            found.append(dict(
                x=side * across, y=height, text="<br>".join(map(escape, wrapped[number])), showarrow=False,
                xanchor="left" if side > 0 else "right", align="left" if side > 0 else "right", yanchor="middle",
                font=dict(size=13, color=theme.ink)))
    return found


def _spread(heights: list[float], sizes: list[float]) -> list[float]:
    """Heights from top to bottom, moved as little as keeps labels of these sizes apart."""
    placed = list(heights)
    for _ in range(60):
        for upper in range(len(placed) - 1):
            overlap = (sizes[upper] + sizes[upper + 1]) / 2 - (placed[upper] - placed[upper + 1])
            if overlap > 0:
                placed[upper] += overlap / 2
                placed[upper + 1] -= overlap / 2
    return placed


def _add_hits(figure: go.Figure, layout: ChordLayout, outlines: list[np.ndarray], names: list[str],
              counts: pd.DataFrame, ends: pd.DataFrame, kinds: dict[str, str]) -> None:
    """One invisible trace a ribbon, then one an arc, each named as `names` or by its end's id: the points of a grid
    inside the ribbon (where ribbons cross, the narrower wins) and points along the arc."""
    x, y = (axis.ravel() for axis in np.meshgrid(*[np.linspace(-1, 1, GRID)] * 2))
    owner = np.full(len(x), -1)
    for row in counts["events"].to_numpy().argsort(kind="stable")[::-1]:
        owner[inside(outlines[row], x, y)] = row
    labels = dict(zip(ends["end_id"], ends["label"]))
    columns = ["left_id", "right_id", "kind", "mutual", "events"]
    for row, (left, right, kind, mutual, events) in enumerate(counts[columns].itertuples(index=False)):
        words = (f"{escape(labels[left])} {'⇄' if mutual else '→'} {escape(labels[right])}<br>{kinds.get(kind, kind)}: "
                 f"{events} event{'s' if events > 1 else ''}")
        own = owner == row
        if not own.any():
            own = np.isin(np.arange(len(x)), [np.argmin(np.hypot(x - outlines[row][:, 0].mean(), y - outlines[row][:, 1].mean()))])
        _add_hit(figure, np.column_stack([x[own], y[own]]), names[row], words)
    for arc, end, label in zip(layout.arcs, ends["end_id"], ends["label"]):
        _add_hit(figure, arc_points(*arc, 1.018, 0.05), end, f"{escape(label)}: all its events")


def _add_hit(figure: go.Figure, points: np.ndarray, name: str, words: str) -> None:
    figure.add_scatter(x=points[:, 0].astype("f4"), y=points[:, 1].astype("f4"), mode="markers", name=name,
                       marker=dict(size=8, opacity=0), selected=INVISIBLE, unselected=INVISIBLE, showlegend=False,
                       hovertemplate=f"{words}<extra></extra>")
