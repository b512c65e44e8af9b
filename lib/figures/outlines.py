"""Geometry of outlines (GeoJSON areas): what lies within, and where a name has most room."""

import numpy as np

from lib.corpus.model.regions import polygons_of

GRID = 16  # points across that are tried


def within(ring: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Which points lie within a ring, by how many of its edges a line to the east crosses; for thousands of
    points at once, where lib.corpus.checking.points asks of one without numpy."""
    (x1, y1), (x2, y2) = ring.T[:, :, None], np.roll(ring, -1, axis=0).T[:, :, None]
    spans = (y1 > y) != (y2 > y)
    return (spans & (x < x1 + (y - y1) / np.where(spans, y2 - y1, 1) * (x2 - x1))).sum(axis=0) % 2 == 1


def middle_of(geometry: dict) -> tuple[float, float, float]:
    """lon and lat of a point deep within the largest polygon, and how far it is from the edge, in degrees."""
    ring = max((np.array(polygon[0], float)[:, :2] for polygon in polygons_of(geometry)), key=_area)
    (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
    x, y = (
        axis.ravel()
        for axis in np.meshgrid(*(np.linspace(low, high, GRID + 2)[1:-1] for low, high in ((west, east), (south, north))))
    )
    inside = within(ring, x, y)
    if not inside.any():
        return (*ring.mean(axis=0).tolist(), 0.0)
    x, y = x[inside], y[inside]
    room = np.hypot((ring[:, 0, None] - x) * np.cos(np.radians(y)), ring[:, 1, None] - y).min(axis=0)
    return float(x[room.argmax()]), float(y[room.argmax()]), float(room.max())


def _area(ring: np.ndarray) -> float:
    x, y = ring.T
    return abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))) / 2
