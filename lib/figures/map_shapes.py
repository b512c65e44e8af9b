"""Halos, the circle asked for and arrows, as outlines of one trace: a map draws each trace anew in every frame."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pandas as pd
from geopy.distance import geodesic
from geopy.point import Point

from lib.figures.look import Look
from lib.figures.theme import Theme

SHAPES, MOST_HALOS, MOST_DASHED = "shapes", 400, 80
SHOWN = {"marker": {"opacity": 1}}
STEPS = 24  # of a bent line
HEAD = 0.02  # an arrow's head, as a share of what the map shows at first
SLIVER, DASH = 0.001, 0.02  # how wide a shaft and a dash are, as shares of their lengths; their outlines are what shows

Ring = list[tuple[float, float]]  # lon and lat, closed
Ends = tuple[float, float, float, float]  # lat and lon of where a line begins, then of where it ends


@dataclass(frozen=True)
class Lines:
    """arrows: from_lat, from_lon, lat, lon, core, not_done, alleged, denied; joined: lead, lat, lon of the marks of one event,
    which a thin line joins in this order."""

    arrows: pd.DataFrame
    joined: pd.DataFrame


def shapes_trace(
    circles: pd.DataFrame, lines: Lines, asked: tuple[float, float, float] | None, look: Look, reach: float
) -> dict | None:
    """One faint filled circle for each imprecise place (lat, lon, radius_km, core, surveyed), a circle (lat, lon, km) as asked,
    an arrow from each origin, a line through the places of the open event; None where there is none of them. `reach`: degrees
    that the map shows at first, which heads of arrows keep in scale with."""
    shapes = [
        *_halos(circles, look),
        *_asked(asked, look.theme),
        *_arrows(lines.arrows, look, HEAD * reach),
        *_joined(lines.joined, look.theme),
    ]
    if not shapes:
        return None
    rings, fills, colours, widths = zip(*shapes)
    scale = list(dict.fromkeys(fills))
    last = max(len(scale) - 1, 1)
    return dict(
        type="choroplethmap",
        name=SHAPES,
        geojson=_collection(rings),
        locations=list(range(len(rings))),
        z=[scale.index(fill) for fill in fills],
        zmin=0,
        zmax=last,
        colorscale=[[at / last, scale[min(at, len(scale) - 1)]] for at in range(last + 1)],
        showscale=False,
        marker=dict(line=dict(color=colours, width=widths)),
        hoverinfo="skip",
        below="",
        selected=SHOWN,
        unselected=SHOWN,
    )


def _collection(shapes: tuple[list[Ring], ...]) -> dict:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": number,
                "properties": {},
                "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]},
            }
            for number, rings in enumerate(shapes)
        ],
    }


def _halos(circles: pd.DataFrame, look: Look) -> list[tuple]:
    """How far off an imprecise place may be: outlined in full where its point has a source, in dashes where it is the
    coder's; beyond MOST_DASHED of these the rest have none."""
    shapes, dashed = [], 0
    for lat, lon, km, core, surveyed in circles[["lat", "lon", "radius_km", "core", "surveyed"]].head(MOST_HALOS).to_numpy(object):
        colour, ring = look.colour(core), round_of(lat, lon, km)
        shapes.append(([ring], look.theme.tint(colour, 0.05), look.theme.tint(colour, 0.45), 1 if surveyed else 0))
        if not surveyed and dashed < MOST_DASHED:
            shapes.append((_dashes(ring), look.theme.tint(colour, 0), look.theme.tint(colour, 0.6), 1))
            dashed += 1
    return sorted(shapes, key=lambda shape: shape[3])  # what is dashed lies on its own fill


def _dashes(line: Ring) -> list[Ring]:
    """Every other piece of a line, each as a sliver: a map drops outlines that hold nothing."""
    return [_sliver(*one, *other) for one, other in zip(line[::2], line[1::2])]


def _sliver(x0: float, y0: float, x1: float, y1: float) -> Ring:
    """There and back a hair beside it."""
    across, up = (y1 - y0) * DASH, (x0 - x1) * DASH
    return [(x0, y0), (x1, y1), (x1 + across, y1 + up), (x0 + across, y0 + up), (x0, y0)]


def _asked(circle: tuple[float, float, float] | None, theme: Theme) -> list[tuple]:
    return [([round_of(*circle)], theme.tint(theme.accent, 0), theme.accent, 1.5)] if circle else []


def _arrows(arrows: pd.DataFrame, look: Look, head: float) -> list[tuple]:
    """A bent line from each origin, with a triangle of `head` degrees at most pointing where it goes: dashed, thin and
    hollow where it was planned, ordered or attempted, paler where it is alleged, barred where it is denied."""
    columns = ["from_lat", "from_lon", "lat", "lon", "core", "not_done", "alleged", "denied"]
    return [
        _arrow((lat0, lon0, lat1, lon1), look.colour(core), (not_done, alleged, denied), look.theme, head)
        for lat0, lon0, lat1, lon1, core, not_done, alleged, denied in arrows[columns].to_numpy(object)
    ]


def _arrow(ends: Ends, colour: str, doubt: tuple[bool, bool, bool], theme: Theme, head: float) -> tuple:
    not_done, alleged, denied = doubt
    line = theme.tint(colour, 0.5) if alleged or denied else colour
    shaft, tip, bar = _shaft(ends), _head(*ends, head), [_bar(*ends, head)] if denied else []
    if not_done or denied:
        return [*_dashes(shaft[:STEPS]), tip, *bar], theme.tint(colour, 0), line, 1.2
    return [shaft, tip], line, line, 2


def _joined(marks: pd.DataFrame, theme: Theme) -> list[tuple]:
    """A thin line through the marks of one event."""
    points = list(zip(marks["lon"].astype(float), marks["lat"].astype(float)))
    legs = [piece for pair in pairwise(points) for piece in _dashes(list(pair))]
    return [(legs, theme.tint(theme.accent, 0), theme.accent, 1.5)] if legs else []


@lru_cache(maxsize=4096)
def round_of(lat: float, lon: float, km: float, points: int = 48) -> Ring:
    """A geodesic circle, closed, to some ten metres; not to be changed, for it is kept."""
    centre = Point(lat, lon)
    edge = [geodesic(kilometers=km).destination(centre, bearing) for bearing in np.linspace(0, 360, points + 1)]
    return [(round((point.longitude - lon + 180) % 360 - 180 + lon, 4), round(point.latitude, 4)) for point in edge]


def _bent(lat0: float, lon0: float, lat1: float, lon1: float, along: np.ndarray | float, off: float = 0.12) -> tuple:
    """Latitudes and longitudes of a curve from one point to another, that bends by `off` of its length."""
    mid = ((lat0 + lat1) / 2 + (lon1 - lon0) * off, (lon0 + lon1) / 2 - (lat1 - lat0) * off)
    return tuple(
        (1 - along) ** 2 * one + 2 * along * (1 - along) * middle + along**2 * other
        for one, middle, other in zip((lat0, lon0), mid, (lat1, lon1))
    )


def _shaft(ends: Ends) -> Ring:
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
    return [
        (float(lon + (along * east + across * north) / squeeze), float(lat + along * north - across * east))
        for along, across in corners
    ]


def _bar(lat0: float, lon0: float, lat1: float, lon1: float, half: float) -> Ring:
    """A short line across the middle of the bent line."""
    lat, lon = _bent(lat0, lon0, lat1, lon1, 0.5)
    squeeze = np.cos(np.radians(lat))
    north, east = lat1 - lat0, (lon1 - lon0) * squeeze
    length = np.hypot(north, east) or 1.0
    up, right = -east / length * half, north / length * half / squeeze
    return _dashes([(float(lon - right), float(lat - up)), (float(lon + right), float(lat + up))])[0]
