"""Every place where an event happened, a row each: what the map draws, what stands beside it, and the table that says the same.

An event of three places has three placings. Counts of a place count events, once each; a sum over places does not.
"""

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus, Place
from lib.events.counting.doubt import doubts
from lib.events.memo import once_of

SURVEYED = tuple(how.id for how in CODEBOOK.located_by.values() if how.surveyed)


def placings(events: pd.DataFrame, sides: pd.DataFrame, event_places: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """event_id, group, core, ring, not_done, alleged, denied, layered (a row of a layer), then of the place: place_id, name, lat,
    lon, radius_km, precision, governorate (the first), drawn, exact, surveyed, located. One row for each event and place where it
    happened (role "at"), in the order of the events and of their places; an event without one has no row.

    `sides`: core and ring, a row for each of the events in their order; `event_places`: event_id, place_id, role.
    """
    at, places = event_places[event_places["role"] == "at"], place_table(corpus)
    rows = pd.Index(events["event_id"]).get_indexer(at["event_id"])  # numbers: to join texts takes ten times as long
    numbers = pd.DataFrame({"row": rows, "place": pd.Index(places["place_id"]).get_indexer(at["place_id"])})
    found = numbers[(numbers >= 0).all(axis="columns")].drop_duplicates().sort_values("row", kind="stable")
    told = pd.concat(
        [
            events[["event_id", "group"]].reset_index(drop=True),
            sides[["core", "ring"]].reset_index(drop=True),
            doubts(events).reset_index(drop=True),
            events["layer"].notna().rename("layered").reset_index(drop=True),
        ],
        axis="columns",
    )
    rows, where = (found[name].to_numpy() for name in ("row", "place"))
    return pd.concat([told.take(rows).reset_index(drop=True), places.take(where).reset_index(drop=True)], axis="columns")


@once_of
def place_table(corpus: Corpus) -> pd.DataFrame:
    """A row for each place of the gazetteer, with longitudes unwrapped around the extent's middle."""
    extent = corpus.settings.extent
    rows = [
        (
            place.id,
            place.name,
            place.lat,
            None if place.lon is None else extent.unwrapped(place.lon),
            place.radius_km,
            place.precision,
            next(iter(place.governorates), ""),
            is_drawn(place),
            place.exactness.drawn != "circle",
            place.located_by in SURVEYED,
            located_words(place),
        )
        for place in corpus.places.values()
    ]
    columns = ["place_id", "name", "lat", "lon", "radius_km", "precision", "governorate", "drawn", "exact", "surveyed", "located"]
    floats = dict.fromkeys(("lat", "lon", "radius_km"), "float64")
    return pd.DataFrame(rows, columns=columns).astype(floats | dict.fromkeys(("drawn", "exact", "surveyed"), bool))


def is_drawn(place: Place) -> bool:
    """Whether the place stands on the map: it has a sourced point, and is no governorate, country or line."""
    return place.point is not None and place.exactness.marked


def located_words(place: Place) -> str:
    """Where the point comes from, in words: "gazetteer: Wikidata", "the coder, from general knowledge"; "" where there is none."""
    if place.lat is None:
        return ""
    own = "coder" if not place.located_by and place.source.startswith("coder") else ""
    how = place.located_by or ("" if own else "not told how")
    return ": ".join(part for part in (how, f"the {place.source}" if own else place.source) if part)
