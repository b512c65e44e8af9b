"""The tables that everything on screen is made of; frozen, shared between sessions, never changed.

`events` has a row per event and its index is 0..n-1; the other tables name events by `event_id`.
Facets hold the same facts as integer codes, so that a filter on a million events is a look-up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from lib.corpus.text.spellings import Spellings
from lib.events.building.kin import Kin
from lib.events.recent import Recent
from lib.events.row_types import Mask, Rows


@dataclass(frozen=True)
class Facet:
    """Which events have which values: event row `rows[i]` has `values[codes[i]]`; each pair stands once."""

    values: tuple[str, ...]
    rows: Rows
    codes: Rows

    def rows_with(self, chosen: frozenset[str], n_events: int) -> Mask:
        """Boolean mask (n_events): events that have any of the chosen values."""
        wanted = np.fromiter((value in chosen for value in self.values), bool, len(self.values))
        mask = np.zeros(n_events, bool)
        if len(self.values):
            mask[self.rows[wanted[self.codes]]] = True
        return mask

    def counts(self, mask: Mask, groups: Rows | None = None) -> dict[str, int]:
        """Number of events under `mask` for each value; with `groups` (n_events; below 0: none), each group counts once."""
        held = mask[self.rows]
        codes = self.codes[held]
        if groups is not None:
            of = groups[self.rows[held]]
            alone, together = codes[of < 0], np.unique(np.column_stack([codes[of >= 0], of[of >= 0]]), axis=0)[:, 0]
            codes = np.concatenate([alone, together])
        found = np.bincount(codes, minlength=len(self.values))
        return dict(zip(self.values, found.tolist()))


NO_FACET = Facet((), np.zeros(0, np.int32), np.zeros(0, np.int32))  # of what no event has


@dataclass(frozen=True, eq=False)
class Tables:
    """All tables of one corpus; two are the same only where they are one object.

    `aliases`: report id -> event_id of the row it was joined into (every report, the row's own included).
    `folded`: folded words of each event, for search. `kin`: wholes with their parts, and events that
    are perhaps the same. `backing`: who backs each side, as lib.events.building.backing gives.
    `labels`: facet -> id -> label, for facets whose labels only the tables know (region, publisher);
    "governorate": region id -> bare name.
    `report_dates`: per event row, first and last day of the article's publication, or of the tighter bound it gives.
    `spellings`: every name of the corpus. `told_by`: which documents, articles and those of other sources, tell
    of which events by a report that got furthest; `document_words`: document id -> folded words of its title, author, publisher
    and sources. `sources`: which sources beside the articles tell of which events.
    """

    events: pd.DataFrame
    participants: pd.DataFrame
    event_places: pd.DataFrame
    links: pd.DataFrame
    facets: dict[str, Facet]
    folded: pd.Series
    kin: Kin
    aliases: dict[str, str]
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    report_dates: pd.DataFrame = field(default_factory=pd.DataFrame)
    backing: pd.DataFrame = field(default_factory=pd.DataFrame)
    spellings: Spellings = field(default_factory=Spellings)
    told_by: Facet = field(default_factory=lambda: NO_FACET)
    document_words: dict[str, str] = field(default_factory=dict)
    sources: Facet = field(default_factory=lambda: NO_FACET)

    @cached_property
    def selections(self) -> Recent[Any]:
        """The selections last asked of these tables, by their filters."""
        return Recent()

    @cached_property
    def row_of(self) -> pd.Index:
        """Event ids as an index, made once."""
        index: pd.Index = pd.Index(self.events["event_id"])
        return index

    def rows_of(self, event_ids: Iterable[str]) -> Rows:
        """The rows of `events` with these ids, -1 for each that is none's."""
        return self.row_of.get_indexer(event_ids)  # type: ignore[arg-type]  # takes what is like a list; the stubs, an index alone

    @cached_property
    def reports_of(self) -> dict[str, tuple[str, ...]]:
        """event_id -> ids of the reports that were joined into it, its own among them; made once."""
        found: dict[str, list[str]] = {}
        for report, event in self.aliases.items():
            found.setdefault(event, []).append(report)
        return {event: tuple(reports) for event, reports in found.items()}
