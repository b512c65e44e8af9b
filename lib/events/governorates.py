"""Which governorates an event names: of its places, of those near it and of its origin, just as the region filter counts."""

import numpy as np
import pandas as pd

from lib.events.tables import Tables

NOT_TOLD = "not told"


def governorate_rows(events: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """row (of the events table), region (id), governorate (name): one for each governorate of each of `events`."""
    facet, names = tables.facets["region"], tables.labels["governorate"]
    wanted = np.fromiter((value in names for value in facet.values), bool, len(facet.values))
    held = wanted[facet.codes] & np.isin(facet.rows, events.index)
    regions = pd.Series(facet.values, dtype="str").take(facet.codes[held]).reset_index(drop=True)
    return pd.DataFrame({"row": facet.rows[held], "region": regions, "governorate": regions.map(names).astype("str")})


def count_by_governorate(events: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """region, governorate, events, most first; an event of two governorates counts in each, those of none stand as
    "not told" without a region."""
    found = governorate_rows(events, tables)
    counts = found.groupby(["region", "governorate"], as_index=False).size().rename(columns={"size": "events"})
    nowhere = len(without_governorate(events, tables))
    if nowhere:
        counts.loc[len(counts)] = ["", NOT_TOLD, nowhere]
    return counts.sort_values(["events", "governorate"], ascending=[False, True], ignore_index=True)


def without_governorate(events: pd.DataFrame, tables: Tables) -> tuple[str, ...]:
    """Ids of the events that name no governorate."""
    return tuple(events["event_id"][~events.index.isin(governorate_rows(events, tables)["row"])])
