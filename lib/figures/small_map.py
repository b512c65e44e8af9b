"""A small map of governorates in ink tints, the more events the darker; drawn as plain outlines, without a map engine."""

import math
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.events.words import n_events
from lib.figures.theme import Theme, plain_layout

HIDDEN = {"marker": {"opacity": 0}}
GRID = 60  # points across the map that answer clicks


def governorates_figure(counts: pd.DataFrame, boundaries: dict, chosen: set[str], theme: Theme, height: int = 300) -> go.Figure:
    """`counts`: governorate, events; `boundaries`: GeoJSON with `name` in each feature's properties; those `chosen` (names)
    have an edge in the accent. A governorate's name is the `customdata` of the points that answer a click on it."""
    events = dict(zip(counts["governorate"], counts["events"]))
    most = max(counts.loc[counts["region"] != "", "events"], default=1)
    outlines = {feature["properties"]["name"]: _outline(feature["geometry"]) for feature in boundaries["features"]}
    corners = np.array([corner for xs, ys in outlines.values() for corner in zip(xs, ys) if corner[0] is not None])
    figure = go.Figure()
    for name in sorted(outlines, key=lambda name: name in chosen):
        xs, ys = outlines[name]
        figure.add_scatter(x=xs, y=ys, mode="lines", fill="toself", hoverinfo="skip",
                           line=dict(color=theme.accent if name in chosen else theme.muted, width=2 if name in chosen else 0.8),
                           fillcolor=theme.tint(theme.ink, 0.6 * events.get(name, 0) / most))
    for name, feature in zip(outlines, boundaries["features"]):
        inside = _points_within(feature["geometry"], corners)
        figure.add_scatter(x=inside[:, 0], y=inside[:, 1], mode="markers", marker=dict(size=8, opacity=0, maxdisplayed=1),
                           customdata=[name] * len(inside), hoverinfo="text", selected=HIDDEN, unselected=HIDDEN,
                           text=f"{escape(name)}: {n_events(events.get(name, 0))}")
    middle = math.radians(corners[:, 1].mean())
    figure.update_layout(
        plain_layout(theme, height), dragmode=False, hovermode="closest", clickmode="event+select",
        xaxis=dict(visible=False, fixedrange=True),
        yaxis=dict(visible=False, fixedrange=True, scaleanchor="x", scaleratio=1 / max(math.cos(middle), 0.1)))
    return figure


def _outline(geometry: dict) -> tuple[list, list]:
    xs, ys = [], []
    for polygon in _polygons(geometry):
        for ring in polygon:
            xs += [x for x, _ in ring] + [None]
            ys += [y for _, y in ring] + [None]
    return xs, ys


def _points_within(geometry: dict, corners: np.ndarray) -> np.ndarray:
    """Points of a grid over the map (`corners`: its outlines') that lie within a geometry; its middle where none does."""
    low, high = corners.min(axis=0), corners.max(axis=0)
    step = (high - low).max() / GRID
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(low[0], high[0], step), np.arange(low[1], high[1], step)))
    rings = [np.array(ring) for polygon in _polygons(geometry) for ring in polygon]
    inside = np.logical_xor.reduce([_within(ring, x, y) for ring in rings])
    return np.column_stack([x, y])[inside].astype("f4") if inside.any() else rings[0].mean(axis=0, keepdims=True)


def _within(ring: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Which points lie within a ring, by how many of its edges a line to the east crosses."""
    (x1, y1), (x2, y2) = ring.T[:, :, None], np.roll(ring, -1, axis=0).T[:, :, None]
    spans = (y1 > y) != (y2 > y)
    return (spans & (x < x1 + (y - y1) / np.where(spans, y2 - y1, 1) * (x2 - x1))).sum(axis=0) % 2 == 1


def _polygons(geometry: dict) -> list:
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
