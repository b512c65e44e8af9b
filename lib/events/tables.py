"""The tables that everything on screen is made of; frozen, shared between sessions, never changed.

`events` has a row per event and its index is 0..n-1; the other tables name events by `event_id`.
Facets hold the same facts as integer codes, so that a filter on a million events is a look-up.
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Facet:
    """Which events have which values: event row `rows[i]` has `values[codes[i]]`; each pair stands once."""

    values: tuple[str, ...]
    rows: np.ndarray
    codes: np.ndarray

    def rows_with(self, chosen: frozenset[str], n_events: int) -> np.ndarray:
        """Boolean mask (n_events): events that have any of the chosen values."""
        wanted = np.fromiter((value in chosen for value in self.values), bool, len(self.values))
        mask = np.zeros(n_events, bool)
        if len(self.values):
            mask[self.rows[wanted[self.codes]]] = True
        return mask

    def counts(self, mask: np.ndarray) -> dict[str, int]:
        """Number of events under `mask` for each value."""
        found = np.bincount(self.codes[mask[self.rows]], minlength=len(self.values))
        return dict(zip(self.values, found.tolist()))


@dataclass(frozen=True, eq=False)
class Tables:
    """All tables of one corpus; two are the same only where they are one object.

    `aliases`: report id -> event_id of the row it was joined into (every report, the row's own included).
    `folded`: folded words of each event, for search. `whole`: mask of events that are told in parts.
    `labels`: facet -> id -> label, for facets whose labels only the tables know (region, publisher);
    "governorate": region id -> bare name.
    `report_dates`: per event row, first and last day of the article's publication.
    """

    events: pd.DataFrame
    participants: pd.DataFrame
    event_places: pd.DataFrame
    links: pd.DataFrame
    facets: dict[str, Facet]
    folded: pd.Series
    whole: np.ndarray
    aliases: dict[str, str]
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    report_dates: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def row_of(self) -> pd.Index:
        """Event ids as an index: `row_of.get_indexer(ids)` gives rows of `events` (-1: none)."""
        return pd.Index(self.events["event_id"])
