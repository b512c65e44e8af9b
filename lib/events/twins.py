"""How many of some events are perhaps the same as another of them, so that a number never counts twice in silence."""

import pandas as pd


def perhaps_same(events: pd.DataFrame) -> tuple[str, ...]:
    """Ids of those of the events that are perhaps the same as another of them (`maybe_same_as`, both ways)."""
    named = events.loc[events["maybe_same_as"].notna(), ["event_id", "maybe_same_as"]]
    if named.empty:
        return ()
    pairs = named.assign(other=named["maybe_same_as"].str.split("; ")).explode("other")
    return tuple(pairs.loc[pairs["other"].isin(named["event_id"]), "event_id"].drop_duplicates())


def twins_by(rows: pd.DataFrame, key: str) -> pd.Series:
    """Value of `key` -> how many of the events with it are perhaps the same as another with it; only where there are any.
    `rows`: event_id, maybe_same_as, the key; an event may have several."""
    named = rows.loc[rows["maybe_same_as"].notna(), [key, "event_id", "maybe_same_as"]]
    pairs = named.assign(other=named["maybe_same_as"].str.split("; ")).explode("other")
    return pairs.merge(named, left_on=[key, "other"], right_on=[key, "event_id"]).groupby(key)["event_id_x"].nunique()


def twin_words(events: pd.DataFrame) -> str:
    """How many are perhaps the same as another one: "2 perhaps the same"; "" where none is."""
    number = len(perhaps_same(events))
    return f"{number:,} perhaps the same" if number else ""
