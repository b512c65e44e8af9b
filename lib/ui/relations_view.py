"""What the Relations page draws of the events shown: their dyads at a level, as counted, as drawn, with who stands behind them."""

from dataclasses import dataclass

import pandas as pd

from lib.engine.backers import Behind, behind_ends
from lib.engine.dyads import Links, count_cells, count_dyads, gather_smallest
from lib.events.counting.dyads import Dyads
from lib.ui.view import View, made_once


@dataclass(frozen=True)
class Asked:
    """What is asked of the page: the level at which actors count, the kind of link, and how many arcs a reader's chart has room
    for."""

    level: str
    kind: str
    arcs: int


def links_of(view: View, level: str, kind: str) -> Links:
    """The links of the events shown."""
    return Links(view.shown, level, kind)


@made_once
def all_dyads(view: View, level: str, kind: str) -> Dyads:
    """Every dyad of the events shown."""
    return count_dyads(links_of(view, level, kind), view.corpus)


@made_once
def drawn_dyads(view: View, asked: Asked) -> Dyads:
    """The dyads as chord and matrix draw them: the smallest ends gathered where there are too many."""
    return gather_smallest(
        all_dyads(view, asked.level, asked.kind), links_of(view, asked.level, asked.kind), view.corpus, asked.arcs
    )


def ribbons(view: View, asked: Asked) -> pd.DataFrame:
    """The dyads drawn with their parts: left_id, right_id, kind, mutual, events, then as split gives."""
    dyads = drawn_dyads(view, asked)
    return pd.concat([dyads.counts, dyads.parts], axis=1)


@made_once
def cells(view: View, asked: Asked) -> pd.DataFrame:
    """The cells of the matrix with their parts, as count_cells gives."""
    return count_cells(drawn_dyads(view, asked), links_of(view, asked.level, asked.kind))


@made_once
def behind_them(view: View, level: str, kind: str) -> tuple[Behind, Behind]:
    """Who backs the ends of the dyads, and the states whose own they are, as behind_ends gives."""
    return behind_ends(links_of(view, level, kind), view.corpus)
