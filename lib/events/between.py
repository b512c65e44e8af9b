"""Events between chosen actors: those with a link whose two ends belong to two of them, as of the event's days."""

from collections import defaultdict

import numpy as np
import pandas as pd

from lib.corpus.models import Corpus
from lib.events.once import once
from lib.events.tables import Tables
from lib.events.ties import UNKNOWN, Span, is_static, wholes_above

Wholes = frozenset[str]  # an actor and all bodies that it is part of
Ends = list[tuple[Wholes, Wholes, np.ndarray]]  # of two ends, whom they belong to, and the rows of the events that link them


def between_mask(tables: Tables, corpus: Corpus, chosen: frozenset[str]) -> np.ndarray:
    """Mask of the events with a link whose ends belong to two different chosen actors; of one chosen actor, within it."""
    mask = np.zeros(len(tables.events), bool)
    for left, right, rows in _ends(tables, corpus):
        if _two_sided(left & chosen, right & chosen, len(chosen)):
            mask[rows] = True
    return mask


def between_counts(tables: Tables, corpus: Corpus, chosen: frozenset[str], passing: np.ndarray,
                   groups: np.ndarray | None = None) -> dict[str, int]:
    """actor -> number of the `passing` events between it and the chosen ones, and between those: what stays once it is chosen
    too. `groups`: as of Facet.counts. Of nobody chosen: the events within each actor."""
    none = np.zeros(len(passing), bool)
    stay = passing & between_mask(tables, corpus, chosen) if chosen else none
    fresh = defaultdict(list)
    for left, right, rows in _ends(tables, corpus):
        for actor in left | right:
            with_it = chosen | {actor}
            if _two_sided(left & with_it, right & with_it, len(with_it)):
                fresh[actor].append(rows)
    alone = len(chosen) == 1  # then what is within it goes as soon as a second one is chosen
    return {actor: _number(none if alone and actor not in chosen else stay, passing, fresh.get(actor, []), groups)
            for actor in tables.facets["actor"].values}


def _number(stay: np.ndarray, passing: np.ndarray, fresh: list[np.ndarray], groups: np.ndarray | None) -> int:
    mask = stay.copy()
    for rows in fresh:
        mask[rows] |= passing[rows]
    if groups is None:
        return int(mask.sum())
    of = groups[mask]
    return int((of < 0).sum()) + len(np.unique(of[of >= 0]))


def _two_sided(left: Wholes, right: Wholes, n_chosen: int) -> bool:
    if n_chosen == 1:
        return bool(left and right)
    return any(one != other for one in left for other in right)


@once
def _ends(tables: Tables, corpus: Corpus) -> Ends:
    links = tables.links
    rows = tables.row_of.get_indexer(links["event_id"])
    static = {actor: is_static(corpus, actor) for actor in pd.concat([links["left_id"], links["right_id"]]).unique()}
    days = _days(tables)
    found = defaultdict(list)
    for row, left, right in zip(rows.tolist(), links["left_id"], links["right_id"]):
        span = UNKNOWN if static[left] and static[right] else days[row]
        found[(left, right, span)].append(row)
    return [(wholes_above(corpus, left, span), wholes_above(corpus, right, span), np.unique(of))
            for (left, right, span), of in found.items()]


def _days(tables: Tables) -> list[Span]:
    """The first and last day of each event, None where it has none."""
    first, last = ([None if pd.isna(day) else day.date() for day in tables.events[name]] for name in ("first_day", "last_day"))
    return list(zip(first, last))
