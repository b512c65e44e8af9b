"""The map of events: cores and rings at places, halos for what is imprecise, fills for what is only a governorate.

A handover is a ring in the giver's colour round a core in the recipient's. Every mark can be clicked.
"""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from geopy.distance import geodesic
from geopy.point import Point

from lib.corpus.models import Extent
from lib.events.at_places import Placed
from lib.figures.basemap import view_of
from lib.figures.theme import Theme, plain_layout

HEIGHT, WIDTH, PHONE_WIDTH = 620, 640, 340  # pixels; widths that the first view must fit
MARKS, FILLS = "marks", "fills"  # names of the traces that answer clicks
SHOWN = {"marker": {"opacity": 1}}
HIDDEN = {"marker": {"opacity": 0}}


def map_figure(placed: Placed, theme: Theme, hues: dict[str, str], symbols: dict[str, str], style: dict,
               extent: Extent, circle: tuple[float, float, float] | None = None, height: int = HEIGHT,
               width: int = WIDTH) -> go.Figure:
    """The map. `hues`: bloc -> hue; `symbols`: group -> shape; `circle`: lat, lon, km of the distance asked for;
    `style`: as base_style gives. Zoom and pan stay until the extent changes.

    Clicked points carry a place id in `customdata` (trace MARKS) or a governorate's name as `location` (FILLS).
    """
    marks = placed.marks
    figure = go.Figure()
    _fill_areas(figure, placed.areas, theme, style["sources"]["outlines"]["data"])
    _draw_halos(figure, marks, theme, hues)
    if circle:
        lat, lon = _circle(*circle)
        figure.add_scattermap(lat=lat, lon=lon, mode="lines", below="", line=dict(color=theme.accent, width=1.5), hoverinfo="skip")
    _draw_arrows(figure, placed.arrows, theme, hues)
    _draw_marks(figure, marks, theme, hues, symbols)
    figure.update_layout(
        plain_layout(theme, height),
        map=dict(style=style, **view_of(extent, height, width)),
        uirevision=f"{extent}", dragmode="pan", clickmode="event+select")
    return figure


def _colours(blocs: pd.Series, theme: Theme, hues: dict[str, str]) -> list[str]:
    return [theme.hue(hues.get(bloc, "ink")) for bloc in blocs]


def _fill_areas(figure: go.Figure, areas: pd.DataFrame, theme: Theme, boundaries: dict) -> None:
    """Ink tints for events known only to a governorate; the darker, the more."""
    names = {feature["properties"]["name"] for feature in boundaries["features"]}
    short = areas["place"].str.removesuffix(" Governorate")
    drawn = areas[short.isin(names)].assign(short=short)
    if drawn.empty:
        return
    figure.add_choroplethmap(
        name=FILLS, geojson=boundaries, featureidkey="properties.name", locations=drawn["short"], z=drawn["n"],
        zmin=0, zmax=max(int(drawn["n"].max()), 4), colorscale=[[0, theme.tint(theme.ink, 0)], [1, theme.tint(theme.ink, 0.22)]],
        showscale=False, marker=dict(line=dict(color=theme.muted, width=1)), customdata=drawn["place_id"],
        hovertemplate="%{location}: %{z} events known only to the governorate<extra></extra>",
        selected=SHOWN, unselected=SHOWN, below="")


def _circle(lat: float, lon: float, km: float, points: int = 48) -> tuple[list, list]:
    """A geodesic circle, closed."""
    centre = Point(lat, lon)
    edge = [geodesic(kilometers=km).destination(centre, bearing) for bearing in np.linspace(0, 360, points + 1)]
    return [point.latitude for point in edge], [point.longitude for point in edge]


def _draw_halos(figure: go.Figure, marks: pd.DataFrame, theme: Theme, hues: dict[str, str]) -> None:
    """How far off an imprecise place may be: one faint filled circle each, gathered by colour."""
    for core, rows in marks[marks["halo"]].head(400).groupby("core"):
        lats, lons = [], []
        for lat, lon, km in rows[["lat", "lon", "radius_km"]].itertuples(index=False):
            edge = _circle(lat, lon, km)
            lats += [*edge[0], None]
            lons += [*edge[1], None]
        colour = theme.hue(hues.get(core, "ink"))
        figure.add_scattermap(lat=lats, lon=lons, mode="lines", below="", fill="toself", fillcolor=theme.tint(colour, 0.05),
                              line=dict(color=theme.tint(colour, 0.45), width=1), hoverinfo="skip")


def _draw_arrows(figure: go.Figure, arrows: pd.DataFrame, theme: Theme, hues: dict[str, str]) -> None:
    """A bent line from each origin, with a triangle where it arrives."""
    for core, rows in arrows.groupby("core"):
        colour, lats, lons = theme.hue(hues.get(core, "ink")), [], []
        for lat0, lon0, lat1, lon1 in rows[["from_lat", "from_lon", "lat", "lon"]].itertuples(index=False):
            bend = np.linspace(0, 1, 24)
            mid = ((lat0 + lat1) / 2 + (lon1 - lon0) * 0.12, (lon0 + lon1) / 2 - (lat1 - lat0) * 0.12)
            lats += [*((1 - bend) ** 2 * lat0 + 2 * bend * (1 - bend) * mid[0] + bend**2 * lat1), None]
            lons += [*((1 - bend) ** 2 * lon0 + 2 * bend * (1 - bend) * mid[1] + bend**2 * lon1), None]
        figure.add_scattermap(lat=lats, lon=lons, mode="lines", below="", line=dict(color=colour, width=2), hoverinfo="skip")
        heads = [_head(*ends) for ends in rows[["from_lat", "from_lon", "lat", "lon"]].itertuples(index=False)]
        figure.add_scattermap(
            lat=[lat for head in heads for lat, _ in (*head, (None, None))], mode="lines", fill="toself", below="",
            lon=[lon for head in heads for _, lon in (*head, (None, None))], fillcolor=colour,
            line=dict(color=colour, width=1), hoverinfo="skip")
        figure.add_scattermap(lat=rows["from_lat"], lon=rows["from_lon"], mode="markers", below="", hoverinfo="skip",
                              marker=dict(size=6, color=colour), selected=SHOWN, unselected=SHOWN)


def _head(lat0: float, lon0: float, lat1: float, lon1: float) -> list[tuple[float, float]]:
    """A triangle at two thirds of the bent line, pointing the way it goes."""
    mid = ((lat0 + lat1) / 2 + (lon1 - lon0) * 0.12, (lon0 + lon1) / 2 - (lat1 - lat0) * 0.12)
    at = 0.66
    lat = (1 - at) ** 2 * lat0 + 2 * at * (1 - at) * mid[0] + at**2 * lat1
    lon = (1 - at) ** 2 * lon0 + 2 * at * (1 - at) * mid[1] + at**2 * lon1
    squeeze = np.cos(np.radians(lat))
    north, east = lat1 - lat0, (lon1 - lon0) * squeeze
    length = np.hypot(north, east) or 1.0
    north, east = north / length, east / length
    size = min(0.14, length * 0.2)
    corners = ((size, 0.0), (-0.6 * size, 0.6 * size), (-0.6 * size, -0.6 * size), (size, 0.0))
    return [(lat + along * north - across * east, lon + (along * east + across * north) / squeeze)
            for along, across in corners]


def extent_of(marks: pd.DataFrame) -> Extent | None:
    """The extent of the marks with a margin; None where there is none."""
    if marks.empty:
        return None
    south, north, west, east = marks["lat"].min(), marks["lat"].max(), marks["lon"].min(), marks["lon"].max()
    margin = max(0.25 * max(north - south, east - west), 0.15)
    return Extent(west - margin, south - margin, east + margin, north + margin)


def _draw_marks(figure: go.Figure, marks: pd.DataFrame, theme: Theme, hues: dict[str, str], symbols: dict[str, str]) -> None:
    sizes = np.minimum(20 + 5 * np.sqrt(marks["n"].to_numpy(float) - 1), 46)
    place = dict(lat=marks["lat"].to_numpy(), lon=marks["lon"].to_numpy(), selected=SHOWN, unselected=SHOWN)
    ring = marks["ring"] != ""
    figure.add_scattermap(**place, mode="markers", below="", hoverinfo="skip",
                          marker=dict(size=np.where(ring, sizes + 9, sizes + 3), opacity=1,
                                      color=[theme.hue(hues.get(bloc, "ink")) if bloc else theme.paper for bloc in marks["ring"]]))
    figure.add_scattermap(**place, mode="markers", below="", hoverinfo="skip",
                          marker=dict(size=np.where(ring, sizes + 3, 0), color=theme.paper, opacity=1))
    figure.add_scattermap(**place, mode="markers", name="cores", below="", hoverinfo="skip",
                          marker=dict(size=sizes, color=_colours(marks["core"], theme, hues), opacity=1))
    inside = np.where(marks["n"] > 1, marks["n"].astype("str"), marks["group"].map(symbols).fillna(""))
    figure.add_scattermap(
        lat=place["lat"], lon=place["lon"], mode="text", text=inside, hoverinfo="skip", below="",
        textfont=dict(color=theme.paper, size=13, weight=700), textposition="middle center")
    figure.add_scattermap(
        lat=place["lat"], lon=place["lon"], name=MARKS, mode="markers", below="",
        marker=dict(size=sizes + 9, opacity=0), selected=HIDDEN, unselected=HIDDEN,
        customdata=marks["place_id"], ids=marks["place_id"],
        hovertext=[f"{name}: {n} event{'s' if n > 1 else ''}" for name, n in zip(marks["name"], marks["n"])],
        hoverinfo="text")
