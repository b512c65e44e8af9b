"""Where what is shown happened, asked as numbers of events: on the map, beside it, or at no place that is told."""

import pandas as pd

from lib.corpus.model.models import Corpus
from lib.engine.questions import Where, where
from lib.engine.shown import Shown, Some
from lib.events.counting.placings import is_drawn, place_table

UNTOLD = where("places", none=True)  # no place told, or only what it was near


def on_map(corpus: Corpus) -> Where:
    """What holds of the events that happened at a place that is drawn."""
    return where("places", place_id=_drawn(corpus))


def off_map(corpus: Corpus) -> Where:
    """What holds of all others."""
    return where("places", none=True, place_id=_drawn(corpus))


def _drawn(corpus: Corpus) -> tuple[str, ...]:
    return tuple(place.id for place in corpus.places.values() if is_drawn(place))


def places_told(shown: Shown, corpus: Corpus) -> pd.DataFrame:
    """The places where events happened, as place_table says, with n: how many events, and too: how many of these are on the map."""
    return Some(shown).once("places told", lambda: _places_told(shown, corpus))


def _places_told(shown: Shown, corpus: Corpus) -> pd.DataFrame:
    told = shown.tally("place_id", over="places")
    too = shown.tally("place_id", over="places", wheres=(on_map(corpus),)).rename(columns={"n": "too"})
    found = told.merge(too, on="place_id", how="left").fillna({"too": 0}).astype({"too": "int64"})
    return found.merge(place_table(corpus), on="place_id")
