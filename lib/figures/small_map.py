"""A small map of governorates in ink tints, the more events the darker; drawn as plain outlines, without a map engine."""

import math

import pandas as pd
import plotly.graph_objects as go

from lib.figures.theme import Theme, plain_layout


def governorates_figure(counts: pd.DataFrame, boundaries: dict, theme: Theme, height: int = 300) -> go.Figure:
    """`counts`: governorate, events; `boundaries`: GeoJSON with `name` in each feature's properties."""
    events = dict(zip(counts["governorate"], counts["events"]))
    most = max(events.values(), default=1)
    figure = go.Figure()
    lats = []
    for feature in boundaries["features"]:
        name = feature["properties"]["name"]
        xs, ys = _outline(feature["geometry"])
        lats += [y for y in ys if y is not None]
        number = events.get(name, 0)
        figure.add_scatter(x=xs, y=ys, mode="lines", fill="toself", hoveron="fills", text=f"{name}: {number} events",
                           hoverinfo="text", line=dict(color=theme.muted, width=0.8),
                           fillcolor=theme.tint(theme.ink, 0.6 * number / most))
    middle = math.radians(sum(lats) / len(lats)) if lats else 0.0
    figure.update_layout(
        plain_layout(theme, height), dragmode=False, hovermode="closest",
        xaxis=dict(visible=False, fixedrange=True),
        yaxis=dict(visible=False, fixedrange=True, scaleanchor="x", scaleratio=1 / max(math.cos(middle), 0.1)))
    return figure


def _outline(geometry: dict) -> tuple[list, list]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    xs, ys = [], []
    for polygon in polygons:
        for x, y in polygon[0]:
            xs.append(x)
            ys.append(y)
        xs.append(None)
        ys.append(None)
    return xs, ys
