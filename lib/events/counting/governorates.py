"""In which governorates events happened, each event once in each, just as the region filter counts; and what counts beside
them, because it happened along a line or is told of a whole country."""

import pandas as pd

from lib.corpus.model.models import Corpus

NOT_TOLD, IN_NONE = "not told", "in none"  # in none: no place is told, or a border, or a country as a whole


def count_beside(at: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """place_id, words, events, most first: lines (borders, roads) and whole countries where the events happened, which are
    in no governorate's number. `at`: place_id, n, of all places where they did."""
    broad = {place.id: place for place in corpus.places.values() if not place.exactness.counts_in_region}
    found = at[at["place_id"].isin(list(broad))].sort_values("n", ascending=False, kind="stable", ignore_index=True)
    words = [
        f"along the {broad[one].name}" if broad[one].exactness.drawn == "line" else f"told of {broad[one].name} as a whole"
        for one in found["place_id"]
    ]
    return pd.DataFrame({"place_id": found["place_id"], "words": pd.Series(words, dtype="str"), "events": found["n"]})
