"""The map of events: cores and rings at places, halos for what is imprecise, fills for what is only a governorate.

A handover is a ring in the giver's colour round a core in the recipient's. Every mark can be clicked.
"""

from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.corpus.models import Extent
from lib.events.at_places import Placed
from lib.figures.basemap import view_of
from lib.figures.map_shapes import SHOWN, shapes_trace
from lib.figures.theme import Theme, plain_layout

HEIGHT, WIDTH, PHONE_WIDTH = 620, 640, 340  # pixels; widths that the first view must fit
MARKS, FILLS = "marks", "fills"  # names of the traces that answer clicks
HIDDEN = {"marker": {"opacity": 0}}
RINGED, PLAIN, DOT = 9, 3, 6     # pixels: wider than the core, by a ring or by paper alone; an arrow's origin


def map_figure(placed: Placed, theme: Theme, hues: dict[str, str], symbols: dict[str, str], style: dict,
               extent: Extent, circle: tuple[float, float, float] | None = None, height: int = HEIGHT,
               width: int = WIDTH) -> go.Figure:
    """The map. `hues`: bloc -> hue; `symbols`: group -> shape; `circle`: lat, lon, km of the distance asked for;
    `style`: as base_style gives.

    Clicked points carry a place id in `customdata` (trace MARKS) or a governorate's name as `location` (FILLS). Every
    figure is drawn from nothing, each trace in every frame: so there are as few traces as tell things apart.
    """
    traces = [_fills(placed.areas, theme, style["sources"]["outlines"]["data"]),
              shapes_trace(placed.marks, placed.arrows, circle, theme, hues,
                           max(extent.east - extent.west, extent.north - extent.south)),
              _discs(placed.marks, placed.arrows, theme, hues), _marks(placed.marks, theme, symbols)]
    layout = plain_layout(theme, height) | dict(
        map=dict(style=style, **view_of(extent, height, width)), uirevision=f"{extent}", dragmode="pan",
        clickmode="event+select")
    return go.Figure([trace for trace in traces if trace], layout)


def _fills(areas: pd.DataFrame, theme: Theme, boundaries: dict) -> go.Choroplethmap | None:
    """Ink tints for events known only to a governorate; the darker, the more. None where there is none."""
    outlines = {feature["properties"]["name"]: feature for feature in boundaries["features"]}
    named = areas.assign(short=areas["place"].str.removesuffix(" Governorate"))
    drawn = named[named["short"].isin(list(outlines))]
    if drawn.empty:
        return None
    return go.Choroplethmap(
        name=FILLS, geojson={"type": "FeatureCollection", "features": [outlines[name] for name in drawn["short"].unique()]},
        featureidkey="properties.name", locations=drawn["short"], z=drawn["n"],
        zmin=0, zmax=max(int(drawn["n"].max()), 4), colorscale=[[0, theme.tint(theme.ink, 0)], [1, theme.tint(theme.ink, 0.22)]],
        showscale=False, marker=dict(line=dict(color=theme.muted, width=1)), customdata=drawn["place_id"],
        text=drawn["short"].map(escape),
        hovertemplate="%{text}: %{z} events known only to the governorate<extra></extra>",
        selected=SHOWN, unselected=SHOWN, below="")


def extent_of(marks: pd.DataFrame) -> Extent | None:
    """The extent of the marks with a margin; None where there is none."""
    if marks.empty:
        return None
    south, north, west, east = marks["lat"].min(), marks["lat"].max(), marks["lon"].min(), marks["lon"].max()
    margin = max(0.25 * max(north - south, east - west), 0.15)
    return Extent(west - margin, south - margin, east + margin, north + margin)


def _sizes(marks: pd.DataFrame) -> np.ndarray:
    """Diameters of the cores."""
    return np.minimum(20 + 5 * np.sqrt(marks["n"].to_numpy(float) - 1), 46)


def _discs(marks: pd.DataFrame, arrows: pd.DataFrame, theme: Theme, hues: dict[str, str]) -> go.Scattermap:
    """All discs in one trace, in the order in which they lie upon each other: origins of arrows, rings, paper between
    ring and core, cores."""
    sizes, ringed = _sizes(marks), (marks["ring"] != "").to_numpy(bool)
    gaps = marks[ringed]
    rings = [theme.hue(hues.get(bloc, "ink")) if bloc else theme.paper for bloc in marks["ring"]]
    return go.Scattermap(
        lat=_joined(arrows["from_lat"], marks["lat"], gaps["lat"], marks["lat"]),
        lon=_joined(arrows["from_lon"], marks["lon"], gaps["lon"], marks["lon"]),
        marker=dict(opacity=1, size=_joined(np.full(len(arrows), DOT), sizes + np.where(ringed, RINGED, PLAIN),
                                            sizes[ringed] + PLAIN, sizes),
                    color=[*_colours(arrows["core"], theme, hues), *rings, *[theme.paper] * len(gaps),
                           *_colours(marks["core"], theme, hues)]),
        name="discs", mode="markers", below="", hoverinfo="skip", selected=SHOWN, unselected=SHOWN)


def _joined(*columns: pd.Series | np.ndarray) -> np.ndarray:
    return np.concatenate([np.asarray(column, "f4") for column in columns])


def _colours(blocs: pd.Series, theme: Theme, hues: dict[str, str]) -> list[str]:
    return [theme.hue(hues.get(bloc, "ink")) for bloc in blocs]


def _marks(marks: pd.DataFrame, theme: Theme, symbols: dict[str, str]) -> go.Scattermap:
    """Numbers and shapes on the cores, over invisible marks that answer clicks."""
    return go.Scattermap(
        lat=marks["lat"].to_numpy("f4"), lon=marks["lon"].to_numpy("f4"), name=MARKS, mode="markers+text", below="",
        text=np.where(marks["n"] > 1, marks["n"].astype("str"), marks["group"].map(symbols).fillna("")),
        textfont=dict(color=theme.paper, size=13, weight=700), textposition="middle center",
        marker=dict(size=(_sizes(marks) + RINGED).astype("f4"), opacity=0), selected=HIDDEN, unselected=HIDDEN,
        customdata=marks["place_id"], hoverinfo="text",
        hovertext=[f"{escape(name)}: {n} event{'s' if n > 1 else ''}" for name, n in zip(marks["name"], marks["n"])])
