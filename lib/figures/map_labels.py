"""Where the names of towns and sites stand on the map: beside their own mark, on no other name and on no other mark."""

import math

import numpy as np

from lib.corpus.models import Extent, Place
from lib.figures.basemap import mercator, view_of

SIZE, HALF_LETTER, LINE = 13, 3.6, 8  # pixels: of the letters, half a letter's width, half a line's height
MARK = 11                             # pixels from a place within which its mark covers what is there, at the least
SIDES = {  # where the name's middle is from its place: in letters' sizes, and by how many of its half widths; its anchor
    "below": ((0.0, 1.5), 0, "center"), "above": ((0.0, -1.5), 0, "center"),
    "right": ((1.5, 0.0), 1, "left"), "left": ((-1.5, 0.0), -1, "right")}
MOST_TRIED, MOST = 300, 60


def place_labels(places: dict[str, Place], extent: Extent, height: int = 620, width: int = 640) -> dict:
    """GeoJSON points with name and `side` (a key of SIDES), for a map of that many pixels which the extent fills.

    Towns go before sites, each in the order of their file; a name that has room on no side, or would be cut
    off by the edge, is left out.
    """
    view = view_of(extent, height, width)
    scale = 512 * 2 ** view["zoom"]
    middle = view["center"]["lon"] / 360 * scale
    known = [place for place in places.values() if place.lat is not None and place.lon is not None]
    marks = np.array([_pixels(place, scale) for place in known]).reshape(-1, 2)
    named = [at for kind in ("town", "site") for at, place in enumerate(known) if place.precision == kind][:MOST_TRIED]
    taken = np.empty((0, 3))
    features = []
    for at in named:
        half, others = HALF_LETTER * len(known[at].name), marks[np.arange(len(marks)) != at]
        for side, ((right, down), halves, _) in SIDES.items():
            x, y = marks[at] + (right * SIZE + halves * half, down * SIZE)
            cut = abs(marks[at][0] - middle) < width / 2 < abs(x - middle) + half
            if not cut and _free(x, y, half, others, MARK, MARK) and _free(x, y, half, taken[:, :2], taken[:, 2], LINE):
                taken = np.vstack([taken, (x, y, half)])
                features.append({"type": "Feature", "properties": {"name": known[at].name, "side": side},
                                 "geometry": {"type": "Point", "coordinates": [known[at].lon, known[at].lat]}})
                break
        if len(features) == MOST:
            break
    return {"type": "FeatureCollection", "features": features}


def text_layout() -> dict:
    """The layout of a MapLibre layer that draws the labels."""
    def by_side(values: dict) -> list:
        pairs = [part for side, value in list(values.items())[1:] for part in (side, value)]
        return ["match", ["get", "side"], *pairs, next(iter(values.values()))]

    return {"text-field": ["get", "name"], "text-size": SIZE, "text-allow-overlap": True, "text-ignore-placement": True,
            "text-max-width": 40, "text-anchor": by_side({side: anchor for side, (_, _, anchor) in SIDES.items()}),
            "text-offset": by_side({side: ["literal", list(offset)] for side, (offset, _, _) in SIDES.items()})}


def _free(x: float, y: float, half: float, points: np.ndarray, halves: float | np.ndarray, line: float) -> bool:
    """Whether a name with its middle at x, y is clear of all that reaches `halves` and `line` around the points."""
    return not ((abs(points[:, 0] - x) < half + halves) & (abs(points[:, 1] - y) < LINE + line)).any()


def _pixels(place: Place, scale: float) -> tuple[float, float]:
    return place.lon / 360 * scale, -mercator(place.lat) / (2 * math.pi) * scale
