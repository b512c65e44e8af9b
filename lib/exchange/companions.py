"""The tables that go with rows taken away, so that map and chord can be drawn again from them alone.

Who took part, every place with its point, and the links of the same events at each level that the Relations page has.
"""

from dataclasses import dataclass

import pandas as pd

from lib.corpus.model.models import Corpus
from lib.corpus.model.records import About
from lib.events.counting.dyads import without_ways_within
from lib.events.counting.placings import is_drawn
from lib.events.links import links_at
from lib.events.membership import among
from lib.events.names import actor_name, label_of
from lib.events.tables import Tables
from lib.events.told import told_beside

LEVELS = ("actor", "organisation", "state", "bloc")


@dataclass(frozen=True)
class Beside:
    """What stands beside some events: who took part and where, as Tables have it; `links`: level -> their links, those within one
    end without a direction; `sources`: which others than articles tell them."""

    participants: pd.DataFrame
    event_places: pd.DataFrame
    links: dict[str, pd.DataFrame]
    sources: tuple[About, ...] = ()


def beside(events: pd.DataFrame, tables: Tables, corpus: Corpus) -> Beside:
    """What stands beside these rows of the event table."""

    def of_these(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[among(frame["event_id"], events["event_id"])].reset_index(drop=True)

    links = {level: without_ways_within(of_these(links_at(tables, corpus, level))) for level in LEVELS}
    sources = told_beside(events, tables, corpus)
    return Beside(of_these(tables.participants), of_these(tables.event_places), links, sources)


def companions(told: Beside, corpus: Corpus) -> dict[str, pd.DataFrame]:
    """Name -> table of these events alone: participants, event_places, links."""
    links = [_links(found, level, corpus) for level, found in told.links.items()]
    return {
        "participants": _named(told.participants, corpus),
        "event_places": _placed(told.event_places, corpus),
        "links": pd.concat(links, ignore_index=True),
    }


def _named(participants: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    names = {actor: actor_name(corpus, actor) for actor in participants["actor_id"].unique()}
    named = participants.copy()
    named.insert(2, "actor", participants["actor_id"].map(names).astype("str"))
    return named


def _placed(event_places: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    known = [corpus.places[place] for place in event_places["place_id"].unique() if place in corpus.places]
    rows = [
        (
            place.id,
            place.name,
            place.precision,
            place.lat,
            place.lon,
            place.radius_km,
            "; ".join(place.governorates),
            place.located_by,
            place.source,
            is_drawn(place),
        )
        for place in known
    ]
    columns = [
        "place_id",
        "place",
        "place_precision",
        "lat",
        "lon",
        "radius_km",
        "governorate",
        "located_by",
        "place_source",
        "on_map",
    ]
    floats = dict.fromkeys(("lat", "lon", "radius_km"), "float64")
    return event_places.merge(pd.DataFrame(rows, columns=columns).astype(floats), on="place_id", how="left")


def _links(whole: pd.DataFrame, level: str, corpus: Corpus) -> pd.DataFrame:
    names = {end: label_of(corpus, end, level) for end in pd.concat([whole["left_id"], whole["right_id"]]).unique()}
    left, right = (whole[side].map(names).astype("str") for side in ("left_id", "right_id"))
    return pd.DataFrame(
        {
            "event_id": whole["event_id"],
            "level": level,
            "left_id": whole["left_id"],
            "left": left,
            "right_id": whole["right_id"],
            "right": right,
            "kind": whole["kind"],
            "mutual": whole["mutual"],
            "open": whole["open"],
        }
    )
