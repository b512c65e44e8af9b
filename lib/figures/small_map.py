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
    corners = np.concatenate(list(outlines.values()))
    corners = corners[~np.isnan(corners[:, 0])]
    alike: dict[tuple[bool, int], list] = {}  # governorates drawn alike are one trace: each trace costs its time
    for name, outline in outlines.items():
        alike.setdefault((name in chosen, events.get(name, 0)), []).append(outline)
    fills = [
        go.Scatter(x=(outline := np.concatenate(lines))[:, 0], y=outline[:, 1], mode="lines", fill="toself", hoverinfo="skip",
                   line=dict(color=theme.accent if accented else theme.muted, width=2 if accented else 0.8),
                   fillcolor=theme.tint(theme.ink, 0.6 * held / most))
        for (accented, held), lines in sorted(alike.items(), key=lambda one: one[0])]
    inside = [_points_within(feature["geometry"], corners) for feature in boundaries["features"]]
    names = [name for name, points in zip(outlines, inside) for _ in points]
    points = np.concatenate(inside)
    hits = go.Scatter(x=points[:, 0], y=points[:, 1], mode="markers", marker=dict(size=8, opacity=0), customdata=names,
                      hoverinfo="text", selected=HIDDEN, unselected=HIDDEN,
                      text=[f"{escape(name)}: {n_events(events.get(name, 0))}" for name in names])
    middle = math.radians(corners[:, 1].mean())
    return go.Figure([*fills, hits], plain_layout(theme, height) | dict(
        dragmode=False, hovermode="closest", clickmode="event+select", xaxis=dict(visible=False, fixedrange=True),
        yaxis=dict(visible=False, fixedrange=True, scaleanchor="x", scaleratio=1 / max(math.cos(middle), 0.1))))


def _outline(geometry: dict) -> np.ndarray:
    """The corners of all its rings, with a gap (NaN) behind each ring: (corners and gaps, 2)."""
    gap = np.full((1, 2), np.nan)
    return np.concatenate([part for polygon in _polygons(geometry) for ring in polygon for part in (np.array(ring), gap)])


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
