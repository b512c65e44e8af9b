"""Filters choose rows: one selection serves every page and every download, and its ledger adds up.

events read = shown + hidden as background + wholes counted by their parts + hidden by filters.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.corpus.folding import fold
from lib.corpus.models import Corpus
from lib.events.among import among
from lib.events.filters import SET_FIELDS, Filters
from lib.events.near import places_near
from lib.events.tables import Tables
from lib.events.ties import wholes_above

REASONS = ("shown", "background", "wholes", "filtered")


@dataclass(frozen=True)
class Ledger:
    """Where every event went: for each row of the events table the first reason that applies (index of REASONS)."""

    reasons: np.ndarray
    event_ids: pd.Series

    @property
    def read(self) -> int:
        return len(self.reasons)

    def count(self, reason: str) -> int:
        return int((self.reasons == REASONS.index(reason)).sum())

    def rows(self, reason: str) -> tuple[str, ...]:
        """Event ids that went that way; "read" gives all."""
        if reason == "read":
            return tuple(self.event_ids)
        return tuple(self.event_ids[self.reasons == REASONS.index(reason)])

    @property
    def shown(self) -> int:
        return self.count("shown")

    @property
    def background(self) -> int:
        return self.count("background")

    @property
    def wholes(self) -> int:
        return self.count("wholes")

    @property
    def filtered(self) -> int:
        return self.count("filtered")


@dataclass(frozen=True)
class Selection:
    """`events`: the shown rows, with the index they have in the table; `may_lie_outside`: ids of shown events
    whose place's halo only touches the circle asked for."""

    events: pd.DataFrame
    ledger: Ledger
    may_lie_outside: frozenset[str]


def select_events(tables: Tables, corpus: Corpus, filters: Filters) -> Selection:
    """The events that the filters leave."""
    events = tables.events
    passing = np.logical_and.reduce(list(filter_masks(tables, corpus, filters).values()))
    hidden = events["background"].to_numpy(bool) & (not filters.background)
    reasons = np.select([hidden, tables.whole, ~passing], [1, 2, 3], 0).astype(np.int8)
    shown = events[reasons == 0]
    return Selection(shown, Ledger(reasons, events["event_id"]), _touching(tables, corpus, filters, shown))


def filter_masks(tables: Tables, corpus: Corpus, filters: Filters) -> dict[str, np.ndarray]:
    """One boolean mask over the events table for each filter that is asked; "" passes all."""
    masks = {"": np.ones(len(tables.events), bool)}
    for field, facet in SET_FIELDS:
        chosen = getattr(filters, field)
        if chosen is not None and not (field == "actors" and filters.between):
            masks[facet] = tables.facets[facet].rows_with(chosen, len(tables.events))
    if filters.actors is not None and filters.between:
        masks["actor"] = _between(tables, corpus, filters.actors)
    if filters.search:
        masks["search"] = _search(tables, filters.search)
    if filters.near_place:
        near = places_near(corpus, filters.near_place, filters.near_km)
        masks["near"] = tables.facets["place"].rows_with(near.inside | near.touching, len(tables.events))
    if filters.first_day or filters.last_day or filters.undated is not None:
        masks["days"] = _days(tables, filters)
    return masks


def _search(tables: Tables, text: str) -> np.ndarray:
    """Events that hold every word of the search, folded."""
    mask = np.ones(len(tables.events), bool)
    for word in fold(text).split():
        mask &= tables.folded.str.contains(word, regex=False).to_numpy(bool)
    return mask


def _days(tables: Tables, filters: Filters) -> np.ndarray:
    """Events whose possible days overlap the days asked for, both inclusive; undated ones as the switch says,
    but never those that had happened before the first day asked for."""
    events = tables.events
    dated = (events["dated_by"] == "event").to_numpy(bool)
    possible = np.ones(len(events), bool)
    if filters.last_day:
        possible &= ~(events["first_day"] > pd.Timestamp(filters.last_day)).to_numpy(bool)
    if filters.first_day:
        ends = events["last_day"].where(events["dated_by"] == "event", events["not_after"])
        possible &= ~(ends < pd.Timestamp(filters.first_day)).to_numpy(bool)
    return possible & (dated | filters.keeps_undated)


def _between(tables: Tables, corpus: Corpus, chosen: frozenset[str]) -> np.ndarray:
    """Events with a link whose ends belong to two different chosen actors; of one chosen actor, within it."""
    links = tables.links
    member = {actor: wholes_above(corpus, actor) & chosen
              for actor in pd.concat([links["left_id"], links["right_id"]]).unique()}
    fits = {(left, right): _two_sided(member[left], member[right], len(chosen))
            for left, right in set(zip(links["left_id"], links["right_id"]))}
    found = [fits[pair] for pair in zip(links["left_id"], links["right_id"])]
    return among(tables.events["event_id"], links["event_id"][np.array(found, bool)])


def _two_sided(left: frozenset[str], right: frozenset[str], n_chosen: int) -> bool:
    if n_chosen == 1:
        return bool(left and right)
    return any(one != other for one in left for other in right)


def _touching(tables: Tables, corpus: Corpus, filters: Filters, shown: pd.DataFrame) -> frozenset[str]:
    if not filters.near_place:
        return frozenset()
    near = places_near(corpus, filters.near_place, filters.near_km)
    inside = tables.facets["place"].rows_with(near.inside, len(tables.events))
    return frozenset(shown["event_id"][~inside[shown.index]])
