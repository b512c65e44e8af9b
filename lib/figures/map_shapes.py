"""Halos, the circle asked for and arrows, as outlines of one trace: a map draws each trace anew in every frame."""

from functools import lru_cache

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from geopy.distance import geodesic
from geopy.point import Point

from lib.figures.theme import Theme

SHAPES, MOST_HALOS = "shapes", 400
SHOWN = {"marker": {"opacity": 1}}
STEPS = 24      # of a bent line
HEAD = 0.02     # an arrow's head, as a share of what the map shows at first
SLIVER = 0.001  # how wide an arrow's shaft is, as a share of its length; its outline is what shows

Ring = list[tuple[float, float]]  # lon and lat, closed


def shapes_trace(marks: pd.DataFrame, arrows: pd.DataFrame, circle: tuple[float, float, float] | None, theme: Theme,
                 hues: dict[str, str], reach: float) -> go.Choroplethmap | None:
    """One faint filled circle for each imprecise place, `circle` (lat, lon, km) as asked, and an arrow from each origin;
    None where there is none of them. `reach`: degrees that the map shows at first, which heads of arrows keep in scale with."""
    shapes = [*_halos(marks, theme, hues), *_asked(circle, theme), *_arrows(arrows, theme, hues, HEAD * reach)]
    if not shapes:
        return None
    rings, fills, colours, widths = zip(*shapes)
    scale = list(dict.fromkeys(fills))
    last = max(len(scale) - 1, 1)
    return go.Choroplethmap(
        name=SHAPES, geojson=_collection(rings), locations=list(range(len(rings))), z=[scale.index(fill) for fill in fills],
        zmin=0, zmax=last, colorscale=[[at / last, scale[min(at, len(scale) - 1)]] for at in range(last + 1)],
        showscale=False, marker=dict(line=dict(color=colours, width=widths)), hoverinfo="skip", below="",
        selected=SHOWN, unselected=SHOWN)


def _collection(shapes: tuple[list[Ring], ...]) -> dict:
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": number, "properties": {},
         "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}}
        for number, rings in enumerate(shapes)]}


def _halos(marks: pd.DataFrame, theme: Theme, hues: dict[str, str]) -> list[tuple]:
    """How far off an imprecise place may be."""
    halos = marks[marks["halo"]].head(MOST_HALOS).sort_values("core", kind="stable")
    colours = [theme.hue(hues.get(core, "ink")) for core in halos["core"]]
    return [([round_of(lat, lon, km)], theme.tint(colour, 0.05), theme.tint(colour, 0.45), 1)
            for lat, lon, km, colour in zip(halos["lat"], halos["lon"], halos["radius_km"], colours)]


def _asked(circle: tuple[float, float, float] | None, theme: Theme) -> list[tuple]:
    return [([round_of(*circle)], theme.tint(theme.accent, 0), theme.accent, 1.5)] if circle else []


def _arrows(arrows: pd.DataFrame, theme: Theme, hues: dict[str, str], head: float) -> list[tuple]:
    """A bent line from each origin, with a triangle of `head` degrees at most pointing where it goes."""
    colours = [theme.hue(hues.get(core, "ink")) for core in arrows["core"]]
    ends = zip(arrows["from_lat"], arrows["from_lon"], arrows["lat"], arrows["lon"])
    return [([_shaft(*points), _head(*points, head)], colour, colour, 2) for points, colour in zip(ends, colours)]


@lru_cache(maxsize=4096)
def round_of(lat: float, lon: float, km: float, points: int = 48) -> Ring:
    """A geodesic circle, closed, to some ten metres; not to be changed, for it is kept."""
    centre = Point(lat, lon)
    edge = [geodesic(kilometers=km).destination(centre, bearing) for bearing in np.linspace(0, 360, points + 1)]
    return [(round(point.longitude, 4), round(point.latitude, 4)) for point in edge]


def _bent(lat0: float, lon0: float, lat1: float, lon1: float, along: np.ndarray | float, off: float = 0.12) -> tuple:
    """Latitudes and longitudes of a curve from one point to another, that bends by `off` of its length."""
    mid = ((lat0 + lat1) / 2 + (lon1 - lon0) * off, (lon0 + lon1) / 2 - (lat1 - lat0) * off)
    return tuple((1 - along) ** 2 * one + 2 * along * (1 - along) * middle + along**2 * other
                 for one, middle, other in zip((lat0, lon0), mid, (lat1, lon1)))


def _shaft(*ends: float) -> Ring:
    """There along the curve and back a hair beside it: a map drops outlines that hold nothing."""
    along = np.linspace(0, 1, STEPS)
    there, back = _bent(*ends, along), _bent(*ends, along[::-1], 0.12 + SLIVER)
    lats, lons = (np.concatenate([one, other[1:]]).round(5).tolist() for one, other in zip(there, back))
    return list(zip(lons, lats))


def _head(lat0: float, lon0: float, lat1: float, lon1: float, most: float) -> Ring:
    """A triangle at two thirds of the bent line, pointing the way it goes."""
    lat, lon = _bent(lat0, lon0, lat1, lon1, 0.66)
    squeeze = np.cos(np.radians(lat))
    north, east = lat1 - lat0, (lon1 - lon0) * squeeze
    length = np.hypot(north, east) or 1.0
    north, east = north / length, east / length
    size = min(most, length * 0.2)
    corners = ((size, 0.0), (-0.6 * size, 0.6 * size), (-0.6 * size, -0.6 * size), (size, 0.0))
    return [(float(lon + (along * east + across * north) / squeeze), float(lat + along * north - across * east))
            for along, across in corners]
