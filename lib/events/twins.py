"""How many of some events are perhaps the same as another of them, so that a number never counts twice in silence."""

import pandas as pd


def perhaps_same(events: pd.DataFrame) -> tuple[str, ...]:
    """Ids of those of the events that are perhaps the same as another of them (`maybe_same_as`, both ways)."""
    named = events.loc[events["maybe_same_as"].notna(), ["event_id", "maybe_same_as"]]
    if named.empty:
        return ()
    pairs = named.assign(other=named["maybe_same_as"].str.split("; ")).explode("other")
    return tuple(pairs.loc[pairs["other"].isin(named["event_id"]), "event_id"].drop_duplicates())


def twins_by(rows: pd.DataFrame, key: str, *more: str) -> pd.Series:
    """Values of the keys -> how many of the events with them are perhaps the same as another with them; only where there are
    any. `rows`: event_id, maybe_same_as, the keys; an event may have several."""
    keys = [key, *more]
    named = rows.loc[rows["maybe_same_as"].notna(), [*keys, "event_id", "maybe_same_as"]]
    pairs = named.assign(other=named["maybe_same_as"].str.split("; ")).explode("other")
    found = pairs.merge(named, left_on=[*keys, "other"], right_on=[*keys, "event_id"])
    return found.groupby(keys if more else key, observed=True)["event_id_x"].nunique()


def twin_words(events: pd.DataFrame) -> str:
    """How many are perhaps the same as another one: "2 perhaps the same"; "" where none is."""
    number = len(perhaps_same(events))
    return f"{number:,} perhaps the same" if number else ""
