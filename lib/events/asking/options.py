"""How many events each option of each filter would leave, with all the other filters as they are."""

import numpy as np

from lib.corpus.model.models import Corpus
from lib.events.asking.between import between_counts
from lib.events.asking.filters import Filters
from lib.events.asking.select import filter_masks, hidden_masks
from lib.events.row_types import Mask
from lib.events.tables import Tables

Counts = dict[str, dict[str, int]]  # facet -> value -> number of events


def count_shown_and_hidden(tables: Tables, corpus: Corpus, filters: Filters) -> tuple[Counts, Counts]:
    """How many events choosing a value alone, in its facet, would leave, and how many would match too but are hidden: background,
    drafts, what waits for review or is rejected, wholes or parts; of a state of review, once it is chosen. Of an actor, where what
    is between actors is asked for, the number once it is chosen beside those chosen now."""
    masks = filter_masks(tables, corpus, filters)
    failing = np.sum([~mask for mask in masks.values()], axis=0)
    hidden = _hidden(tables, filters)
    groups = tables.kin.twins if filters.once else None
    shown, out = {}, {}
    for name, facet in tables.facets.items():
        own = ~masks[name] if name in masks else np.zeros(len(failing), bool)
        passing = failing - own == 0
        shown[name] = facet.counts(passing & ~hidden, groups)
        out[name] = facet.counts(passing & hidden)
        if name == "review":
            once = {value: _hidden(tables, filters.changed(review=frozenset({value}))) for value in facet.values}
            shown[name] = {value: facet.counts(passing & ~hides, groups)[value] for value, hides in once.items()}
            out[name] = {value: facet.counts(passing & hides)[value] for value, hides in once.items()}
        if name == "actor" and filters.between:
            shown[name] = between_counts(tables, corpus, filters.actors or frozenset(), passing & ~hidden, groups)
            out[name] = between_counts(tables, corpus, filters.actors or frozenset(), passing & hidden)
    return shown, out


def _hidden(tables: Tables, filters: Filters) -> Mask:
    """Events that stay out of sight, for whatever reason."""
    mask: Mask = np.logical_or.reduce(list(hidden_masks(tables, filters).values()))
    return mask
