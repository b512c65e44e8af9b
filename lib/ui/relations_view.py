"""What the Relations page draws of the events shown: their dyads at a level, as counted, as drawn, with who stands behind them."""

from dataclasses import dataclass

import pandas as pd

from lib.events.counting.dyad_parts import behind_ends, split_cells, split_dyads
from lib.events.counting.dyads import Dyads, count_cells, count_dyads, gather_smallest
from lib.events.links import links_at
from lib.ui.view import View, made_once


@dataclass(frozen=True)
class Asked:
    """What is asked of the page: the level at which actors count, the kind of link, and how many arcs a reader's chart has room
    for."""

    level: str
    kind: str
    arcs: int


@made_once
def all_dyads(view: View, level: str, kind: str) -> Dyads:
    """Every dyad of the events shown."""
    return count_dyads(links_at(view.tables, view.corpus, level), view.events, kind, level, view.corpus)


@made_once
def drawn_dyads(view: View, asked: Asked) -> Dyads:
    """The dyads as chord and matrix draw them: the smallest ends gathered where there are too many."""
    return gather_smallest(all_dyads(view, asked.level, asked.kind), asked.level, view.corpus, asked.arcs)


@made_once
def ribbons(view: View, asked: Asked) -> pd.DataFrame:
    """The dyads drawn with their parts: left_id, right_id, kind, mutual, events, then as split_dyads gives."""
    dyads = drawn_dyads(view, asked)
    return pd.concat([dyads.counts, split_dyads(dyads, view.events)], axis=1)


@made_once
def cells(view: View, asked: Asked) -> pd.DataFrame:
    """The cells of the matrix with their parts: as count_cells gives, then as split_cells gives."""
    dyads = drawn_dyads(view, asked)
    counted = count_cells(dyads.links, asked.kind)
    return pd.concat([counted, split_cells(counted, dyads, asked.kind, view.events)], axis=1)


@made_once
def behind_them(view: View, level: str, kind: str) -> pd.DataFrame:
    """Who backs whom in the events of the dyads, as behind_ends gives."""
    return behind_ends(all_dyads(view, level, kind), view.tables, view.corpus, level)
