"""Where events are, for the map: marks at places with a point, areas to fill, arrows from an origin, and the rest.

Coincident events make one mark with their number; nothing is drawn where nobody reported anything.
"""

from dataclasses import dataclass

import pandas as pd

from lib.corpus.models import Corpus
from lib.events.near import has_point

MOST_MARKS = 3_000  # more, with their halos, would not fit into the megabyte that one change may send
CELL = 0.25  # degrees, the server's grid above MOST_MARKS


@dataclass(frozen=True)
class Placed:
    """marks: place_id, name, lat, lon, radius_km, n, core, ring, group, event_id, halo (bool: area or imprecise);
    areas: name, precision, n, place_id; arrows: event_id, from_lat, from_lon, lat, lon, core;
    `on_map` and `without_point`: event ids, together all of the events given."""

    marks: pd.DataFrame
    areas: pd.DataFrame
    arrows: pd.DataFrame
    on_map: tuple[str, ...]
    without_point: tuple[str, ...]


def place_events(events: pd.DataFrame, sides: pd.DataFrame, event_places: pd.DataFrame, corpus: Corpus) -> Placed:
    """Sort the events by how they can be drawn. `sides`: event_id, core, ring; `event_places`: event_id, place_id, role."""
    coloured = events.merge(sides, on="event_id", how="left")
    drawn, rest = coloured[coloured["lat"].notna()], coloured[coloured["lat"].isna()]
    broad = rest[rest["place_precision"].isin(["governorate", "country"])]
    areas = broad.groupby(["place_id", "place", "place_precision"], observed=True).size().reset_index(name="n")
    return Placed(
        in_grid(at_marks(drawn)), areas, _arrows(drawn, event_places, corpus), tuple(drawn["event_id"]), tuple(rest["event_id"]))


def at_marks(drawn: pd.DataFrame) -> pd.DataFrame:
    """One row a place: how many events, and the colours and group that they share ("many" and "" where they do not)."""
    marks = drawn.groupby("place_id", sort=True, observed=True).agg(
        name=("place", "first"), lat=("lat", "first"), lon=("lon", "first"), radius_km=("radius_km", "first"),
        precision=("place_precision", "first"), n=("event_id", "size"), event_id=("event_id", "first"),
        core=("core", "first"), n_core=("core", "nunique"), ring=("ring", "first"), n_ring=("ring", "nunique"),
        group=("group", "first"), n_group=("group", "nunique")).reset_index()
    marks["core"] = marks["core"].where(marks["n_core"] == 1, "many")
    marks["ring"] = marks["ring"].where((marks["n_ring"] == 1) & (marks["n_core"] == 1), "")
    marks["group"] = marks["group"].where(marks["n_group"] == 1, "")
    marks["halo"] = marks["radius_km"].fillna(0) > 0
    return marks.drop(columns=["n_core", "n_ring", "n_group"])


def in_grid(marks: pd.DataFrame) -> pd.DataFrame:
    """The marks as they are or, above MOST_MARKS, gathered in cells of CELL degrees at their mean point; `place_id` of
    such a mark holds the ids of its places, joined by commas."""
    if len(marks) <= MOST_MARKS:
        return marks
    cells = marks.assign(row=(marks["lat"] // CELL), column=(marks["lon"] // CELL))
    grid = cells.groupby(["row", "column"], as_index=False).agg(
        lat=("lat", "mean"), lon=("lon", "mean"), n=("n", "sum"), places=("place_id", "size"),
        place_id=("place_id", ",".join), event_id=("event_id", "first"))
    names = grid["places"].map("{:,} places".format).replace("1 places", "1 place")
    return grid.assign(name=names, core="many", ring="", group="", halo=False, radius_km=float("nan"),
                       precision="").drop(columns=["row", "column", "places"])


def _arrows(drawn: pd.DataFrame, event_places: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """Movements with an origin that has a point; the first origin of an event is drawn."""
    points = pd.DataFrame([(place.id, place.lat, place.lon) for place in corpus.places.values() if has_point(place)],
                          columns=["place_id", "from_lat", "from_lon"])
    origins = event_places[event_places["role"] == "origin"].drop_duplicates("event_id")
    moved = drawn[["event_id", "lat", "lon", "core"]].merge(origins[["event_id", "place_id"]], on="event_id")
    return moved.merge(points, on="place_id").drop(columns="place_id")
