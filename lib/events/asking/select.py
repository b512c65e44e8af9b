"""Filters choose rows: one selection serves every page and every download, and its ledger adds up.

Filtered first, then parted: events read = matching + filtered + those of layers that are not chosen; matching = shown + drafts
+ waiting for review or rejected + background + wholes counted by their parts + parts counted in their whole + perhaps the same as
one shown.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from lib.corpus.model.models import Corpus
from lib.events.asking.between import between_mask
from lib.events.asking.choices import choice_named, chosen_of, filters_by
from lib.events.asking.filters import Filters
from lib.events.asking.near import nearness
from lib.events.asking.search import search_mask
from lib.events.building.kin import NO_TWIN
from lib.events.row_types import Mask
from lib.events.tables import Tables

Reason = Literal["shown", "drafts", "review", "background", "wholes", "parts", "twins", "layers", "filtered", "read", "matching"]
REASONS = ("shown", "drafts", "review", "background", "wholes", "parts", "twins", "layers", "filtered")


@dataclass(frozen=True)
class Ledger:
    """Where every event went: for each row of the events table its reason (index of REASONS).

    layers: told by none of the layers that are chosen (articles alone, where nothing is); filtered: does not match the other
    filters; of those that match, drafts, what waits for review or is rejected, and background are hidden unless asked for,
    wholes are counted by their parts or parts in their whole, and twins are perhaps the same as an event shown.
    """

    reasons: np.ndarray
    event_ids: pd.Series

    @property
    def read(self) -> int:
        return len(self.reasons)

    @property
    def matching(self) -> int:
        """How many events match the filters, shown or not."""
        return self.read - self.filtered - self.count("layers")

    @property
    def matches(self) -> Mask:
        """Mask of the events that match the filters, shown or not."""
        mask: Mask = self.reasons < REASONS.index("layers")
        return mask

    def count(self, reason: str) -> int:
        return int((self.reasons == REASONS.index(reason)).sum())

    def rows(self, reason: str) -> tuple[str, ...]:
        """Event ids that went that way; "read" gives all, "matching" those that match the filters."""
        if reason == "read":
            return tuple(self.event_ids)
        if reason == "matching":
            return tuple(self.event_ids[self.matches])
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


@dataclass(frozen=True, eq=False)
class Selection:
    """`events`: the shown rows, with the index they have in the table."""

    tables: Tables
    corpus: Corpus
    filters: Filters
    events: pd.DataFrame
    ledger: Ledger


def select_events(tables: Tables, corpus: Corpus, filters: Filters) -> Selection:
    """The events that the filters leave; the same value for whoever asks the same again, as long as it is remembered."""
    found = tables.selections.find(filters)
    if found is None or found.corpus is not corpus:
        found = _selection(tables, corpus, filters)
        tables.selections.keep(filters, found, len(found.events))
    return found


def _selection(tables: Tables, corpus: Corpus, filters: Filters) -> Selection:
    events = tables.events
    asked = filter_masks(tables, corpus, filters)
    among = asked.pop("layer")
    passing = np.logical_and.reduce(list(asked.values()))
    out = {"layers": ~among, "filtered": ~passing} | hidden_masks(tables, filters)
    out["twins"] = _second_twins(tables, ~np.logical_or.reduce(list(out.values()))) if filters.once else ~passing
    reasons = np.select(list(out.values()), [REASONS.index(reason) for reason in out], 0).astype(np.int8)
    shown = events[reasons == 0]
    ledger = Ledger(reasons, events["event_id"])
    return Selection(tables, corpus, filters, shown, ledger)


def hidden_masks(tables: Tables, filters: Filters) -> dict[str, np.ndarray]:
    """Masks of what stays out of sight whatever the filters choose: drafts, states of review that are not chosen, background,
    wholes or parts; first that applies."""
    events, kin = tables.events, tables.kin
    drafts = (events["status"] == "draft").to_numpy(bool) & (not filters.drafts)
    background = events["background"].to_numpy(bool) & (not filters.background)
    reviewed = tables.facets["review"].rows_with(chosen_of(filters, choice_named("review")) or frozenset(), len(events))
    in_sight, none = reviewed & ~(drafts | background), np.zeros(len(events), bool)
    acts = filters.count == "acts"
    return {
        "drafts": drafts,
        "review": ~reviewed,
        "background": background,
        "wholes": kin.told_by_parts(in_sight) if acts else none,
        "parts": none if acts else kin.told_by_whole(in_sight),
    }


def _second_twins(tables: Tables, shown: np.ndarray) -> np.ndarray:
    """Mask of the shown events that are perhaps the same as a better graded, or else earlier, one that is shown too."""
    paired = np.flatnonzero(shown & (tables.kin.twins != NO_TWIN))
    ranked = tables.events.loc[paired, ["reliability", "credibility"]].assign(group=tables.kin.twins[paired])
    ordered = ranked.sort_values(["reliability", "credibility"], kind="stable")
    mask = np.zeros(len(shown), bool)
    mask[ordered.index[ordered.duplicated("group")]] = True
    return mask


def filter_masks(tables: Tables, corpus: Corpus, filters: Filters) -> dict[str, np.ndarray]:
    """One boolean mask over the events table for each filter that is asked; "" passes all."""
    masks = {"": np.ones(len(tables.events), bool)}
    for choice, chosen in filters_by(filters).items():
        if not (choice.name == "actors" and filters.between):
            masks[choice.facet] = tables.facets[choice.facet].rows_with(chosen, len(tables.events))
    if filters.actors is not None and filters.between:
        masks["actor"] = between_mask(tables, corpus, filters.actors)
    if filters.search:
        masks["search"] = search_mask(tables, filters.search)
    if filters.near_place:
        near = nearness(tables, corpus)(filters.near_place, filters.near_km)
        masks["near"] = tables.facets["place"].rows_with(near.inside | near.touching, len(tables.events))
    if filters.first_day or filters.last_day or filters.undated is not None:
        masks["days"] = _days(tables, filters)
    if filters.vain:
        masks["vain"] = np.zeros(len(tables.events), bool)
    return masks


def _days(tables: Tables, filters: Filters) -> np.ndarray:
    """Events whose possible days overlap the days asked for, both inclusive; undated ones as the switch says,
    but never those that had happened before the first day asked for. Between a day and one before it lies nothing."""
    events = tables.events
    dated = (events["dated_by"] == "event").to_numpy(bool)
    possible = np.full(len(events), not filters.days_turned)
    if filters.last_day:
        possible &= ~(events["first_day"] > pd.Timestamp(filters.last_day)).to_numpy(bool)
    if filters.first_day:
        ends = events["last_day"].where(events["dated_by"] == "event", events["not_after"])
        possible &= ~(ends < pd.Timestamp(filters.first_day)).to_numpy(bool)
    return possible & (dated | filters.keeps_undated)
