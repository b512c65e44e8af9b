"""How many events each option of each filter would leave, with all the other filters as they are."""

import numpy as np

from lib.corpus.models import Corpus
from lib.events.filters import Filters
from lib.events.select import filter_masks
from lib.events.tables import Tables


def count_options(tables: Tables, corpus: Corpus, filters: Filters) -> dict[str, dict[str, int]]:
    """facet -> value -> number of events that choosing that value alone, in that facet, would leave.

    Facets: actor, region, place, group, type, issue, kind, claim, stage, publisher, reliability, credibility.
    """
    masks = filter_masks(tables, corpus, filters)
    failing = np.sum([~mask for mask in masks.values()], axis=0)
    counted = ~tables.whole & (filters.background | ~tables.events["background"].to_numpy(bool))
    counts = {}
    for name, facet in tables.facets.items():
        own = ~masks[name] if name in masks else np.zeros(len(failing), bool)
        counts[name] = facet.counts(counted & (failing - own == 0))
    return counts
