"""Events between chosen actors: those with a link whose two ends belong to two of them, as of the event's days."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import numpy as np
import pandas as pd

from lib.corpus.model.models import Corpus
from lib.events.affiliation import UNKNOWN, Span, is_static, line_of, wholes_above
from lib.events.memo import once
from lib.events.row_types import Mask, Rows
from lib.events.tables import Tables

Wholes = frozenset[str]  # an actor and all bodies that it is part of
Ends = list[tuple[Wholes, Wholes, Span, Rows]]  # whom two ends belong to as of which days, the rows of the events between


def between_mask(tables: Tables, corpus: Corpus, chosen: frozenset[str]) -> Mask:
    """Mask of the events with a link whose ends belong to two different chosen actors; of one chosen actor, within it. An end
    belongs to the innermost of the chosen bodies around it; an actor and its successors are one."""
    mask, bodies = np.zeros(len(tables.events), bool), Bodies(corpus)
    for left, right, span, rows in link_ends(tables, corpus):
        if bodies.two_sided(left & chosen, right & chosen, span, chosen):
            mask[rows] = True
    return mask


def between_counts(
    tables: Tables, corpus: Corpus, chosen: frozenset[str], passing: Mask, groups: Rows | None = None
) -> dict[str, int]:
    """actor -> number of the `passing` events between it and the chosen ones, and between those: what stays once it is chosen
    too. `groups`: as of Facet.counts. Of nobody chosen: the events within each actor."""
    none = np.zeros(len(passing), bool)
    stay = passing & between_mask(tables, corpus, chosen) if chosen else none
    fresh, parted, bodies = defaultdict(list), set(), Bodies(corpus)
    alone = len(bodies.of(chosen)) == 1  # then what is within it goes as soon as a second one is chosen
    for left, right, span, rows in link_ends(tables, corpus):
        before = bool(chosen) and bodies.two_sided(left & chosen, right & chosen, span, chosen)
        for actor in left | right:
            with_it = chosen | {actor}
            if bodies.two_sided(left & with_it, right & with_it, span, with_it):
                fresh[actor].append(rows)
            elif before and not alone:
                parted.add(actor)  # of a body within two of the chosen ones: what seemed between them is within it
    kept = {actor: stay & between_mask(tables, corpus, chosen | {actor}) for actor in parted}
    return {
        actor: _number(
            none if alone and not bodies.of({actor}) <= bodies.of(chosen) else kept.get(actor, stay),
            passing,
            fresh.get(actor, []),
            groups,
        )
        for actor in tables.facets["actor"].values
    }


def _number(stay: Mask, passing: Mask, fresh: list[Rows], groups: Rows | None) -> int:
    mask = stay.copy()
    for rows in fresh:
        mask[rows] |= passing[rows]
    if groups is None:
        return int(mask.sum())
    of = groups[mask]
    return int((of < 0).sum()) + len(np.unique(of[of >= 0]))


class Bodies:
    """Whom chosen actors stand for; what is looked up is kept."""

    def __init__(self, corpus: Corpus) -> None:
        self.above = cache(lambda actor, span: wholes_above(corpus, actor, span))
        self.one = cache(lambda actor: min(line_of(corpus, actor)))

    def of(self, chosen: Iterable[str]) -> set[str]:
        """A name for each body among the actors: one for an actor and its successors."""
        return {self.one(actor) for actor in chosen}

    def two_sided(self, left: Wholes, right: Wholes, span: Span, chosen: Wholes) -> bool:
        """Whether ends that belong to these of the chosen stand on two sides; where one body is chosen, both within it."""
        if not left or not right:
            return False
        if len(self.of(chosen)) == 1:
            return True
        return any(one != other for one in self._innermost(left, span) for other in self._innermost(right, span))

    def _innermost(self, found: Wholes, span: Span) -> set[str]:
        """Those that no other of them is a part of."""
        above = {one: self.above(one, span) for one in found}
        return self.of(one for one in found if not any(one in above[other] and other not in above[one] for other in found))


@once
def link_ends(tables: Tables, corpus: Corpus) -> Ends:
    links = tables.links
    rows = tables.rows_of(links["event_id"])
    static = {actor: is_static(corpus, actor) for actor in pd.concat([links["left_id"], links["right_id"]]).unique()}
    days = _days(tables)
    found = defaultdict(list)
    for row, left, right in zip(rows.tolist(), links["left_id"], links["right_id"]):
        span = UNKNOWN if static[left] and static[right] else days[row]
        found[(left, right, span)].append(row)
    return [
        (wholes_above(corpus, left, span), wholes_above(corpus, right, span), span, np.unique(of))
        for (left, right, span), of in found.items()
    ]


def _days(tables: Tables) -> list[Span]:
    """The first and last day of each event, None where it has none."""
    first, last = ([None if pd.isna(day) else day.date() for day in tables.events[name]] for name in ("first_day", "last_day"))
    return list(zip(first, last))
