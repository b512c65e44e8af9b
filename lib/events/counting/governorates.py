"""In which governorates events happened, each event once in each, just as the region filter counts; and what counts beside
them, because it happened along a line or is told of a whole country."""

import numpy as np
import pandas as pd

from lib.corpus.model.models import Corpus
from lib.events.membership import among
from lib.events.tables import Tables

NOT_TOLD, IN_NONE = "not told", "in none"  # in none: no place is told, or a border, or a country as a whole


def governorate_rows(events: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """row (of the events table), region (id), governorate (name): one for each governorate of each of `events`."""
    facet, names = tables.facets["region"], tables.labels["governorate"]
    wanted = np.fromiter((value in names for value in facet.values), bool, len(facet.values))
    held = wanted[facet.codes] & np.isin(facet.rows, events.index)
    regions = pd.Series(facet.values, dtype="str").take(facet.codes[held]).reset_index(drop=True)
    return pd.DataFrame({"row": facet.rows[held], "region": regions, "governorate": regions.map(names).astype("str")})


def count_by_governorate(events: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """region, governorate, events, most first; an event of two governorates counts in each, those of none stand as
    "in none" without a region."""
    found = governorate_rows(events, tables)
    counts = found.groupby(["region", "governorate"], as_index=False).size().rename(columns={"size": "events"})
    nowhere = len(without_governorate(events, tables))
    if nowhere:
        counts.loc[len(counts)] = ["", IN_NONE, nowhere]  # type: ignore[assignment]  # a row of several types
    return counts.sort_values(["events", "governorate"], ascending=[False, True], ignore_index=True)


def without_governorate(events: pd.DataFrame, tables: Tables) -> tuple[str, ...]:
    """Ids of the events that name no governorate."""
    return tuple(events["event_id"][~events.index.isin(governorate_rows(events, tables)["row"])])


def count_beside(events: pd.DataFrame, tables: Tables, corpus: Corpus) -> pd.DataFrame:
    """place_id, words, events, most first: lines (borders, roads) and whole countries where the events happened, which are
    in no governorate's number."""
    broad = {place.id: place for place in corpus.places.values() if not place.exactness.counts_in_region}
    at = tables.event_places
    at = at[(at["role"] == "at") & at["place_id"].isin(list(broad))].drop_duplicates()
    counts = at[among(at["event_id"], events["event_id"])].groupby("place_id").size().sort_values(ascending=False, kind="stable")
    words = [
        f"along the {broad[one].name}" if broad[one].exactness.drawn == "line" else f"told of {broad[one].name} as a whole"
        for one in counts.index
    ]
    return pd.DataFrame({"place_id": counts.index, "words": pd.Series(words, dtype="str"), "events": counts.to_numpy()})
