"""Placings become marks: one a place, or one for several whose marks would cover each other at the zoom shown.

A mark stands on the point of its leading place, an exact one before an area, the one with most events first. An area's mark
stands on the area's own circle, for its middle is nobody's report. No mark's disc reaches the number of another one.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from lib.figures.basemap import mercator

RINGED = 9  # pixels by which a disc is wider than its core where a ring is round it
CLEAR = 6  # pixels that a disc keeps from another one's middle, for its number
MOST_SINGLE, CELL = 600, 28  # more places are first gathered in cells of so many pixels
BEARINGS = (0, 45, 315, 90, 270, 135, 225, 180)  # where a circle's mark is tried, in this order
KM_OF_DEGREE = 111.32

Numbers = Sequence[float] | pd.Series


@dataclass(frozen=True)
class Frame:
    """What the map shows: a zoom, and the pixels (west, north, east, south) of a world of 512 * 2 ** zoom pixels across."""

    zoom: float
    west: float
    north: float
    east: float
    south: float

    @property
    def scale(self) -> float:
        return 512 * 2**self.zoom


def frame_of(view: dict, height: float, width: float) -> Frame:
    """The frame of a view (center, zoom) in a map of that many pixels."""
    scale = 512 * 2 ** view["zoom"]
    x, y = (at[0] for at in pixels([view["center"]["lat"]], [view["center"]["lon"]], scale))
    return Frame(view["zoom"], x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def pixels(lats: Numbers, lons: Numbers, scale: float) -> tuple[np.ndarray, np.ndarray]:
    """x to the east and y to the south."""
    up = np.array([mercator(lat) for lat in lats], float)
    return np.asarray(lons, float) / 360 * scale, -up / (2 * math.pi) * scale


def degrees(x: np.ndarray, y: np.ndarray, scale: float) -> tuple[np.ndarray, np.ndarray]:
    """lat and lon of pixels."""
    up = -np.asarray(y, float) / scale * 2 * math.pi
    return np.degrees(2 * np.arctan(np.exp(up)) - math.pi / 2), np.asarray(x, float) / scale * 360


def sizes_of(numbers: ArrayLike) -> np.ndarray:
    """Diameters in pixels of the cores of marks of so many events."""
    return np.minimum(20 + 5 * np.sqrt(np.asarray(numbers, float) - 1), 46)


def reaches_of(numbers: ArrayLike) -> np.ndarray:
    """Half the diameters of whole marks, rings included: what covers, and what answers."""
    return (sizes_of(numbers) + RINGED) / 2


def leaders(placings: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """A row for each place drawn: place_id, lead (place_id of the mark it is in), lat, lon (where the lead's mark stands)."""
    places = _places(placings, frame)
    lead = _cells(places) if len(places) > MOST_SINGLE else np.arange(len(places))
    pairs = np.column_stack([pd.Index(places["place_id"]).get_indexer(placings["place_id"]), pd.factorize(placings["event_id"])[0]])
    lead = _apart(pairs, places, lead, places["exact"].to_numpy(bool))
    for at in np.flatnonzero(~places["exact"].to_numpy(bool) & (lead == np.arange(len(places)))).tolist():
        _seat(places, lead, at, frame)
    lead = _apart(pairs, places, lead, np.ones(len(places), bool))
    lats, lons = degrees(places["x"].to_numpy()[lead], places["y"].to_numpy()[lead], frame.scale)
    own = places["moved"].to_numpy(bool)[lead]
    return pd.DataFrame(
        {
            "place_id": places["place_id"],
            "lead": places["place_id"].to_numpy()[lead],
            "lat": np.where(own, lats, places["lat"].to_numpy()[lead]),
            "lon": np.where(own, lons, places["lon"].to_numpy()[lead]),
        }
    )


def _places(placings: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """The places, exact ones first, then those with more events: with n, pixels and the pixels of their circles."""
    places = (
        placings.groupby("place_id", observed=True)
        .agg(
            lat=("lat", "first"),
            lon=("lon", "first"),
            radius_km=("radius_km", "first"),
            exact=("exact", "first"),
            n=("event_id", "nunique"),
        )
        .reset_index()
    )
    places = places.sort_values(["exact", "n", "place_id"], ascending=[False, False, True], ignore_index=True)
    x, y = pixels(places["lat"], places["lon"], frame.scale)
    of_degree = frame.scale / 360 / np.cos(np.radians(places["lat"].clip(-85, 85)))
    return places.assign(x=x, y=y, circle=places["radius_km"].fillna(0) / KM_OF_DEGREE * of_degree, moved=False)


def _cells(places: pd.DataFrame) -> np.ndarray:
    """Which place leads each one: the first of those in its cell."""
    cells = places.assign(row=places["y"] // CELL, column=places["x"] // CELL, at=np.arange(len(places)))
    return cells.groupby(["row", "column"])["at"].transform("first").to_numpy()


def _apart(pairs: np.ndarray, places: pd.DataFrame, lead: np.ndarray, taking: np.ndarray) -> np.ndarray:
    """Join marks whose discs reach each other's numbers, the lesser to the greater, until none does. `pairs`: place and event
    of each placing, as numbers; `taking`: the places that take part."""
    while True:
        heads = np.flatnonzero((lead == np.arange(len(places))) & taking)
        numbers = _numbers(pairs, lead)[heads]
        order = heads[np.lexsort((heads, -numbers, ~places["exact"].to_numpy(bool)[heads]))]
        joined = _join(places, order, dict(zip(heads.tolist(), reaches_of(numbers).tolist())))
        if not joined:
            return lead
        lead = np.array([joined.get(one, one) for one in lead.tolist()])


def _numbers(pairs: np.ndarray, lead: np.ndarray) -> np.ndarray:
    """Of each place that leads a mark, how many events the mark holds, each once; 0 of the others."""
    events = pairs[:, 1].max(initial=0) + 1
    return np.bincount(np.unique(lead[pairs[:, 0]] * events + pairs[:, 1]) // events, minlength=len(lead))


def _join(places: pd.DataFrame, order: np.ndarray, reach: dict[int, float]) -> dict[int, int]:
    """Which of the marks are joined to which, in one round; an absorbed one absorbs nothing."""
    x, y = places["x"].to_numpy(), places["y"].to_numpy()
    reaches = np.array([reach[one] for one in order.tolist()])
    kept: list[int] = []
    joined: dict[int, int] = {}
    for at, one in enumerate(order.tolist()):
        if kept:
            others = order[kept]
            room = np.hypot(x[others] - x[one], y[others] - y[one]) - np.maximum(reaches[kept], reaches[at]) - CLEAR
            if room.min() < 0:
                joined[one] = int(others[room.argmin()])
                continue
        kept.append(at)
    return joined


def _seat(places: pd.DataFrame, lead: np.ndarray, at: int, frame: Frame) -> None:
    """Move an area's mark onto its circle, where it is free of marks; where it is nowhere so, it stays in the middle."""
    x0, y0, reaches = places["x"].to_numpy(float), places["y"].to_numpy(float), reaches_of(places["n"].to_numpy())
    circle, reach = float(places["circle"].to_numpy(float)[at]), float(reaches[at])
    if circle < reach:
        return
    heads = np.flatnonzero((lead == np.arange(len(places))) & (places["exact"] | places["moved"]).to_numpy(bool))
    for bearing in np.radians(BEARINGS):
        x, y = x0[at] + circle * math.sin(bearing), y0[at] - circle * math.cos(bearing)
        inside = frame.west + reach < x < frame.east - reach and frame.north + reach < y < frame.south - reach
        far = np.hypot(x0[heads] - x, y0[heads] - y) > np.maximum(reaches[heads], reach) + CLEAR
        if inside and far.all():
            places.at[at, "x"], places.at[at, "y"], places.at[at, "moved"] = x, y, True
            return
