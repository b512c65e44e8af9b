"""Counts of events by dyad and kind of link; directed, never netted: hostile and cooperative links stay apart."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.membership import among
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

    links: event_id, left_id, right_id, kind, mutual (never within one end), open, each once. counts: left_id, right_id,
    kind, mutual, events, most first; an event counts once in each row. ends: end_id, label, bloc, events in drawing
    order. `in_chord` and `without_pair`: event ids, together all that were given; `gathered`: how many ends stand as "other".
    """

    links: pd.DataFrame
    counts: pd.DataFrame
    ends: pd.DataFrame
    in_chord: tuple[str, ...]
    without_pair: tuple[str, ...]
    gathered: int = 0

    @property
    def open_links(self) -> pd.DataFrame:
        """Links that dated ties leave undecided; they stay as coded."""
        return self.links[self.links["open"]]

    @cached_property
    def rows(self) -> Rows:
        """The row of `counts` in which each link is counted, -1 where it is in none: so that its texts are compared once."""
        return rows_among(self.links, self.counts, DYAD)


def rows_among(linked: pd.DataFrame, counted: pd.DataFrame, keys: list[str]) -> Rows:
    """For each of the linked the row (0..n-1) of `counted` with the same keys, which stand there once; -1 where there is none."""
    groups = linked.groupby(keys, observed=True, sort=False).ngroup().to_numpy()
    first = linked[keys].iloc[np.unique(groups, return_index=True)[1]]
    found = first.merge(counted[keys].assign(row=np.arange(len(counted))), on=keys, how="left")["row"]
    return found.fillna(-1).to_numpy(int)[groups]


def count_dyads(links: pd.DataFrame, events: pd.DataFrame, kind: str, level: str, corpus: Corpus) -> Dyads:
    """Dyads of the shown events. `links`: as links_at gives; `kind`: a link kind or "all"."""
    shown = of_kind(without_ways_within(links[among(links["event_id"], events["event_id"])]), kind, events)
    linked = among(events["event_id"], shown["event_id"])
    return Dyads(
        shown, _count(shown), _ends(shown, level, corpus), tuple(events["event_id"][linked]), tuple(events["event_id"][~linked])
    )


def without_ways_within(links: pd.DataFrame) -> pd.DataFrame:
    """The same links, each once, where those within one end have no direction: its own parts act on each other."""
    within = (links["left_id"] == links["right_id"]) & links["mutual"]
    return _once(links.assign(mutual=links["mutual"] & ~within)) if within.any() else links


def _once(links: pd.DataFrame) -> pd.DataFrame:
    return links.groupby(["event_id", *DYAD], sort=False, as_index=False, observed=True)[["open"]].max()


def of_kind(links: pd.DataFrame, kind: str, events: pd.DataFrame | None = None) -> pd.DataFrame:
    """The links of one kind; "cooperative": of any but hostile; "all": as they are; a severity ("violent", …): the hostile
    ones of `events` that are so severe, with the severity as their kind."""
    if kind == ALL:
        return links
    if kind in CODEBOOK.severities and events is not None:
        severe = events.loc[events["severity"] == kind, "event_id"]
        return links[(links["kind"] == HOSTILE) & among(links["event_id"], severe)].assign(kind=kind)
    return links[links["kind"] != HOSTILE] if kind == COOPERATIVE else links[links["kind"] == kind]


def _count(links: pd.DataFrame) -> pd.DataFrame:
    return ranked_dyads(links.groupby(DYAD, observed=True).size().reset_index(name="events"))


def ranked_dyads(counts: pd.DataFrame) -> pd.DataFrame:
    """Dyads with their numbers of events, most first."""
    return counts.sort_values(["events", *DYAD], ascending=[False, True, True, True, True], ignore_index=True)


def _ends(links: pd.DataFrame, level: str, corpus: Corpus) -> pd.DataFrame:
    """end_id, label, bloc, events (distinct ones); by bloc, then most first, what is gathered last."""
    sides = [links[["event_id", side]].set_axis(["event_id", "end_id"], axis=1) for side in ("left_id", "right_id")]
    ends = pd.concat(sides).drop_duplicates().groupby("end_id").size().reset_index(name="events")
    order = {bloc.id: number for number, bloc in enumerate(corpus.settings.blocs)}
    blocs = [end if level == "bloc" and end in order else _bloc(corpus, end) for end in ends["end_id"]]
    ends = ends.assign(
        label=["Other" if end == OTHER else label_of(corpus, end, level) for end in ends["end_id"]],
        bloc=blocs,
        rank=[order.get(bloc, len(order)) for bloc in blocs],
        last=ends["end_id"] == OTHER,
    )
    ends = ends.sort_values(["last", "rank", "events", "label"], ascending=[True, True, False, True], ignore_index=True)
    return ends[["end_id", "label", "bloc", "events"]]


def _bloc(corpus: Corpus, end: str) -> str:
    return corpus.actors[end].bloc if end in corpus.actors else ""


def gather_smallest(dyads: Dyads, level: str, corpus: Corpus, most: int = MOST_ARCS) -> Dyads:
    """The same dyads with the ends that have the fewest events gathered as "other" where there are more than `most`
    of them, or too many ribbons between them; links among the gathered are within "other"."""
    if len(dyads.ends) <= most and len(dyads.counts) <= MOST_RIBBONS:
        return dyads
    ranked = dyads.ends.sort_values("events", ascending=False, kind="stable")["end_id"].reset_index(drop=True)
    kept = ranked[: _most_kept(dyads.counts, ranked, most - 1)]
    links = _moved_links(dyads, kept)
    return Dyads(links, _count(links), _ends(links, level, corpus), dyads.in_chord, dyads.without_pair, len(dyads.ends) - len(kept))


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


def _moved_links(dyads: Dyads, kept: pd.Series) -> pd.DataFrame:
    """The links with every end that is not kept replaced, each once: worked out dyad by dyad, of which there are fewer."""
    moved = _move(dyads.counts[DYAD], kept)
    drawn = moved.groupby(DYAD, observed=True, sort=False).ngroup().to_numpy()
    events, _ = pd.factorize(dyads.links["event_id"])
    pairs, at = pd.factorize(events.astype("int64") * len(moved) + drawn[dyads.rows])[0], dyads.rows
    first = np.unique(pairs, return_index=True)[1]  # pairs are numbered as they come, and so are the links
    is_open = np.bincount(pairs, dyads.links["open"]) > 0
    links = moved.take(at[first]).reset_index(drop=True)
    links.insert(0, "event_id", dyads.links["event_id"].take(first).array)
    return links.assign(open=is_open)


def _move(links: pd.DataFrame, kept: pd.Series) -> pd.DataFrame:
    """Links with every end that is not kept replaced by "other"; mutual pairs stay in sorted order, unless within."""
    left, right = (links[side].where(links[side].isin(kept), OTHER) for side in ("left_id", "right_id"))
    swap = links["mutual"] & (left > right)
    return links.assign(
        left_id=left.where(~swap, right), right_id=right.where(~swap, left), mutual=links["mutual"] & (left != right)
    )


def count_cells(links: pd.DataFrame, kind: str) -> pd.DataFrame:
    """left_id, right_id, side, events, mutual (some go both ways): the matrix of the links, in which a mutual pair stands in both
    halves.

    side: "hostile" or "cooperative" where `kind` is "all", else the kind itself; an event counts once in each cell.
    """
    cells = cell_links(links, kind).groupby(CELL, observed=True)["mutual"]
    return cells.agg(events="size", mutual="any").reset_index()


def cell_links(links: pd.DataFrame, kind: str) -> pd.DataFrame:
    """event_id, left_id, right_id, side, mutual: which events are in which cells of the matrix, each once."""
    sides = links["kind"].where(links["kind"] == HOSTILE, COOPERATIVE) if kind == ALL else links["kind"]
    cells = links[["event_id", "left_id", "right_id", "mutual"]].assign(side=sides)
    mirrored = cells[links["mutual"]].rename(columns={"left_id": "right_id", "right_id": "left_id"})
    return pd.concat([mirrored, cells.sort_values("mutual", ascending=False)]).drop_duplicates(["event_id", *CELL])


def links_between(links: pd.DataFrame, left: str, right: str) -> pd.DataFrame:
    """Links from one end to another, or both ways between them: what a cell of the matrix counts."""
    forth = (links["left_id"] == left) & (links["right_id"] == right)
    back = (links["left_id"] == right) & (links["right_id"] == left) & links["mutual"]
    return links[forth | back]


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
