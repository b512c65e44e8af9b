"""Counts of events by dyad and kind of link; directed, never netted: hostile and cooperative links stay apart."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.corpus.model.models import Corpus
from lib.events.names import label_of
from lib.events.row_types import Rows

ALL, HOSTILE, COOPERATIVE = "all", "hostile", "cooperative"  # cooperative: every kind of link that is not hostile
OTHER = "/"  # no actor and no bloc can have this id
MOST_ARCS, FEWEST_ARCS, MOST_RIBBONS = 16, 8, 140  # what a reader can follow
CELL = ["left_id", "right_id", "side"]
DYAD = ["left_id", "right_id", "kind", "mutual"]


@dataclass(frozen=True)
class Dyads:
    """Who does what to whom among the events shown.

    counts: left_id, right_id, kind, mutual (never within one end), events, most first; an event counts once in each row. parts: of
    each row as lib.events.counting.dyad_parts.split gives. ends: end_id, label, bloc, events in drawing order. linked and
    without_pair: numbers of events, together all that are shown; open_links: how many links dated ties leave undecided, which stay
    as coded. made_of: the dyads of single ends (DYAD) and the row of `counts` that each is in; gathered: the ends that
    are "other".
    """

    counts: pd.DataFrame
    parts: pd.DataFrame
    ends: pd.DataFrame
    linked: int
    without_pair: int
    open_links: int
    made_of: pd.DataFrame
    gathered: tuple[str, ...] = ()


def rows_among(linked: pd.DataFrame, counted: pd.DataFrame, keys: list[str]) -> Rows:
    """For each of the linked the row (0..n-1) of `counted` with the same keys, which stand there once; -1 where there is none."""
    groups = linked.groupby(keys, observed=True, sort=False).ngroup().to_numpy()
    first = linked[keys].iloc[np.unique(groups, return_index=True)[1]]
    found = first.merge(counted[keys].assign(row=np.arange(len(counted))), on=keys, how="left")["row"]
    return found.fillna(-1).to_numpy(int)[groups]


def without_ways_within(links: pd.DataFrame) -> pd.DataFrame:
    """The same links, each once, where those within one end have no direction: its own parts act on each other."""
    within = (links["left_id"] == links["right_id"]) & links["mutual"]
    return _once(links.assign(mutual=links["mutual"] & ~within)) if within.any() else links


def _once(links: pd.DataFrame) -> pd.DataFrame:
    return links.groupby(["event_id", *DYAD], sort=False, as_index=False, observed=True)[["open"]].max()


def counted_dyads(told: pd.DataFrame) -> pd.DataFrame:
    """Dyads with their numbers of events, most first, of a tally of DYAD and more."""
    return ranked_dyads(told.groupby(DYAD, observed=True)["n"].sum().reset_index(name="events"))


def ranked_dyads(counts: pd.DataFrame) -> pd.DataFrame:
    """Dyads with their numbers of events, most first."""
    return counts.sort_values(["events", *DYAD], ascending=[False, True, True, True, True], ignore_index=True)


def each_end(counts: pd.DataFrame) -> pd.DataFrame:
    """The dyads (DYAD), a row for each end of theirs: end_id."""
    sides = [counts[DYAD].assign(end_id=counts[side]) for side in ("left_id", "right_id")]
    return pd.concat(sides, ignore_index=True).drop_duplicates([*DYAD, "end_id"], ignore_index=True)


def drawn_ends(ends: pd.DataFrame, level: str, corpus: Corpus) -> pd.DataFrame:
    """end_id, label, bloc, events: ends with their numbers of events by bloc, then most first, what is gathered last."""
    order = {bloc.id: number for number, bloc in enumerate(corpus.settings.blocs)}
    blocs = [end if level == "bloc" and end in order else _bloc(corpus, end) for end in ends["end_id"]]
    ends = ends.assign(
        label=pd.Series(["Other" if end == OTHER else label_of(corpus, end, level) for end in ends["end_id"]], dtype="str"),
        bloc=pd.Series(blocs, dtype="str"),
        rank=[order.get(bloc, len(order)) for bloc in blocs],
        last=ends["end_id"] == OTHER,
    )
    ends = ends.sort_values(["last", "rank", "events", "label"], ascending=[True, True, False, True], ignore_index=True)
    return ends[["end_id", "label", "bloc", "events"]]


def _bloc(corpus: Corpus, end: str) -> str:
    return corpus.actors[end].bloc if end in corpus.actors else ""


def kept_ends(dyads: Dyads, most: int) -> pd.Series:
    """The ends that stand for themselves: all, or those with most events where there are more than `most` of them, or too many
    ribbons between them."""
    if len(dyads.ends) <= most and len(dyads.counts) <= MOST_RIBBONS:
        return dyads.ends["end_id"]
    ranked = dyads.ends.sort_values("events", ascending=False, kind="stable")["end_id"].reset_index(drop=True)
    return ranked[: _most_kept(dyads.counts, ranked, most - 1)]


def _most_kept(counts: pd.DataFrame, ranked: pd.Series, most: int) -> int:
    """How many of the ends stand for themselves, so that there are not too many ribbons."""
    ends = pd.Index(ranked)
    left, right = (ends.get_indexer(counts[side]) for side in ("left_id", "right_id"))
    kinds, mutual = pd.factorize(counts["kind"])[0], counts["mutual"].to_numpy(bool)
    while most > FEWEST_ARCS - 1:
        one, other = np.minimum(left, most), np.minimum(right, most)
        swap, ways = mutual & (one > other), mutual & (one != other)
        pairs = np.where(swap, other, one) * (most + 1) + np.where(swap, one, other)
        if len(np.unique((pairs * (kinds.max(initial=0) + 1) + kinds) * 2 + ways)) <= MOST_RIBBONS:
            break
        most -= 1
    return most


def moved(links: pd.DataFrame, kept: pd.Series) -> pd.DataFrame:
    """Links with every end that is not kept replaced by "other"; mutual pairs stay in sorted order, unless within."""
    left, right = (links[side].where(links[side].isin(kept), OTHER) for side in ("left_id", "right_id"))
    swap = links["mutual"] & (left > right)
    return links.assign(
        left_id=left.where(~swap, right), right_id=right.where(~swap, left), mutual=links["mutual"] & (left != right)
    )


def cells_of(counts: pd.DataFrame, kind: str) -> pd.DataFrame:
    """left_id, right_id, mutual, side, row, cell (its number): which dyads (as rows of `counts`) are in which cells of the matrix,
    in which a mutual pair stands in both halves.

    side: "hostile" or "cooperative" where `kind` is "all", else the kind itself.
    """
    sides = counts["kind"].where(counts["kind"] == HOSTILE, COOPERATIVE) if kind == ALL else counts["kind"]
    cells = counts[["left_id", "right_id", "mutual"]].assign(side=sides, row=np.arange(len(counts)))
    mirrored = cells[counts["mutual"]].rename(columns={"left_id": "right_id", "right_id": "left_id"})
    found = pd.concat([cells, mirrored], ignore_index=True)
    return found.assign(cell=found.groupby(CELL, observed=True).ngroup())


def each_cell(held: pd.DataFrame) -> pd.DataFrame:
    """left_id, right_id, side, mutual (some go both ways): the cells of cells_of, by number."""
    return held.groupby(CELL, observed=True)["mutual"].any().reset_index()


def dyad_rows(counts: pd.DataFrame, level: str, corpus: Corpus) -> pd.DataFrame:
    """The dyads in words: From, direction (none within one end), To, Link, Events."""
    names = {end: label_of(corpus, end, level) for end in {*counts["left_id"], *counts["right_id"]}}
    within = counts["left_id"] == counts["right_id"]
    return pd.DataFrame(
        {
            "From": counts["left_id"].map(names),
            "": counts["mutual"].map({True: "⇄", False: "→"}).where(~within, ""),
            "To": counts["right_id"].map(names).where(~within, counts["right_id"].map(names) + " (within)"),
            "Link": counts["kind"],
            "Events": counts["events"],
        }
    )
