"""Where events are, for the map: placings at places with a point, areas to fill, arrows from an origin, and the rest.

An event stands at each place where it happened, once; nothing is drawn where nobody reported anything. A place that an
event is only *near* draws no mark: such an event is listed beside the map.
"""

from dataclasses import dataclass

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.counting.placings import place_table, placings
from lib.events.membership import among

BROAD = tuple(precision.id for precision in CODEBOOK.precisions.values() if not precision.located)


@dataclass(frozen=True)
class Placed:
    """placings: as `placings` gives, of places that are drawn; beside: those of places that are not, and a row without a
    place for each event that tells none; areas: place_id, place, place_precision, governorate, n (events),
    layered (those of them that are rows of layers);
    arrows: event_id, place_id (where it ends), from_lat, from_lon, core, not_done, alleged, denied.
    `on_map`: ids of the events at one place at least."""

    placings: pd.DataFrame
    beside: pd.DataFrame
    areas: pd.DataFrame
    arrows: pd.DataFrame
    on_map: tuple[str, ...]

    @property
    def n_places(self) -> int:
        """Places that are drawn."""
        return self.placings["place_id"].nunique()


def place_events(events: pd.DataFrame, sides: pd.DataFrame, event_places: pd.DataFrame, corpus: Corpus) -> Placed:
    """Sort the events by how they can be drawn. `sides`: core and ring of each event, in the same order;
    `event_places`: event_id, place_id, role."""
    every = placings(events, sides, event_places, corpus)
    drawn, rest = every[every["drawn"]], every[~every["drawn"]]
    is_on = among(events["event_id"], drawn["event_id"])
    untold = events.loc[~among(events["event_id"], every["event_id"]), ["event_id", "group"]]
    broad = rest[rest["precision"].isin(BROAD)].rename(columns={"name": "place", "precision": "place_precision"})
    grouped = broad.groupby(["place_id", "place", "place_precision", "governorate"], observed=True)["layered"]
    areas = grouped.agg(n="size", layered="sum").reset_index()
    return Placed(
        drawn.reset_index(drop=True),
        pd.concat([rest, untold], ignore_index=True),
        areas,
        _arrows(drawn, event_places, corpus),
        tuple(events["event_id"][is_on]),
    )


def _arrows(drawn: pd.DataFrame, event_places: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """Movements with an origin that has a point: from the first origin of an event to the first place drawn of it."""
    places = place_table(corpus)
    points = places.loc[places["drawn"], ["place_id", "lat", "lon"]].rename(
        columns={"place_id": "origin_id", "lat": "from_lat", "lon": "from_lon"}
    )
    origins = event_places[event_places["role"] == "origin"].drop_duplicates("event_id")
    origins = origins[["event_id", "place_id"]].rename(columns={"place_id": "origin_id"})
    moving = drawn[among(drawn["event_id"], origins["event_id"])]
    ends = moving.drop_duplicates("event_id")[["event_id", "place_id", "core", "not_done", "alleged", "denied"]]
    moved = ends.merge(origins, on="event_id").merge(points, on="origin_id")
    return moved[moved["origin_id"] != moved["place_id"]].drop(columns="origin_id").reset_index(drop=True)
