"""Rows of a relation in the groups that they are gathered in, as numbers."""

import numpy as np

from lib.corpus.model.models import Corpus
from lib.engine.gathered import Gathered
from lib.engine.relations import column_codes
from lib.events.memo import once
from lib.events.row_types import Rows
from lib.events.tables import Tables

Keys = dict[tuple[object, ...], int]


def groups_of(tables: Tables, corpus: Corpus, over: Gathered, at: Rows) -> tuple[Rows, Rows]:
    """These places in the frame of the relation again, once for each of their groups, and the number of the group."""
    keys, numbers = _combinations(tables, corpus, over.over, *over.by)
    members = {(keys.get(tuple(values), -1), group) for *values, group in over.members}
    held = np.array(sorted(members), np.int64).reshape(-1, 2)
    first, last = (np.searchsorted(held[:, 0], np.arange(len(keys)), side)[numbers[at]] for side in ("left", "right"))
    times = last - first
    within = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    return np.repeat(at, times), held[np.repeat(first, times) + within, 1]


@once
def _combinations(tables: Tables, corpus: Corpus, over: str, *by: str) -> tuple[Keys, Rows]:
    """The combinations of these columns that rows of a relation have, numbered, and the number of each row's."""
    codes, values = zip(*(column_codes(tables, corpus, name, over) for name in by))
    found, numbers = np.unique(np.ravel_multi_index(codes, [max(len(told), 1) for told in values]), return_inverse=True)
    told = np.unravel_index(found, [max(len(told), 1) for told in values])
    columns = [one.take(places).tolist() for one, places in zip(values, told)]
    return {key: number for number, key in enumerate(zip(*columns))}, numbers
