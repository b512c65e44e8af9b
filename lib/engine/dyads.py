"""Who does what to whom among what is shown, asked as numbers of dyads: each event once in each row, also of ends gathered."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.engine.gathered import GATHERED, Gathered, Over
from lib.engine.questions import Where, either, where
from lib.engine.shown import Shown
from lib.events.counting.dyad_parts import SEVERITIES, split
from lib.events.counting.dyads import (
    ALL,
    COOPERATIVE,
    DYAD,
    HOSTILE,
    MOST_ARCS,
    OTHER,
    Dyads,
    cells_of,
    counted_dyads,
    drawn_ends,
    each_cell,
    each_end,
    kept_ends,
    moved,
    rows_among,
)


@dataclass(frozen=True)
class Links:
    """The links at a level of one kind among what is shown: of a link kind, of "all", or of a severity (hostile and so severe)."""

    shown: Shown
    level: str
    kind: str

    @property
    def over(self) -> str:
        """Their relation."""
        return f"links:{self.level}"

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of link that are meant."""
        return tuple(CODEBOOK.link_kinds) if self.kind == ALL else (_coded(self.kind),)

    @property
    def severe(self) -> tuple[Where, ...]:
        """What holds of the events of such links beside."""
        return (where(severity=self.kind),) if self.kind in SEVERITIES else ()

    @property
    def linked(self) -> tuple[Where, ...]:
        """What holds of the events that have such a link."""
        return (where(self.over) if self.kind == ALL else where(self.over, kind=_coded(self.kind)), *self.severe)

    @property
    def unlinked(self) -> Where:
        """What holds of the events that have none."""
        has_none = where(self.over, none=True) if self.kind == ALL else where(self.over, none=True, kind=_coded(self.kind))
        return either(has_none, where(none=True, severity=self.kind)) if self.severe else has_none

    @property
    def undecided(self) -> tuple[Where, ...]:
        """What holds of the events that have such a link which dated ties leave undecided."""
        return (where(self.over, open=True, kind=self.kinds), *self.severe)

    def told(self, *by: str, over: Over = "") -> pd.DataFrame:
        """Their tally by these columns; `over`: the relation gathered, where it is."""
        return _of_kind(self.shown.tally(*by, over=over or self.over, wheres=self.severe), self.kind)

    def doubled(self, *by: str, over: Over = "") -> pd.DataFrame:
        """What of them is perhaps the same, with these columns."""
        return _of_kind(self.shown.doubled(*by, over=over or self.over, wheres=self.severe), self.kind)

    def gathered(self, dyads: pd.DataFrame, groups: pd.Series | np.ndarray, over: str = "") -> Gathered:
        """A relation with the columns DYAD, that of the links unless another is named, gathered: dyads, and the group of each."""
        told = dyads[DYAD].assign(kind=dyads["kind"].map(_coded), group=groups)
        return Gathered(over or self.over, tuple(DYAD), tuple(zip(*(told[name].tolist() for name in told))))

    def between(self, left: tuple[str, ...], right: tuple[str, ...], kind: str, mutual: tuple[bool, ...] = (True, False)) -> Where:
        """What holds of the events in which any of these acts on any of those; `kind`: a link kind, a severity or "cooperative"."""
        kinds = tuple(one for one in CODEBOOK.link_kinds if one != HOSTILE) if kind == COOPERATIVE else (_coded(kind),)
        return where(self.over, left_id=left, right_id=right, kind=kinds, mutual=mutual)

    def touching(self, ends: tuple[str, ...]) -> tuple[Where, ...]:
        """What holds of the events in which any of these ends has such a link."""
        sides = (where(self.over, left_id=ends, kind=self.kinds), where(self.over, right_id=ends, kind=self.kinds))
        return (either(*sides), *self.severe)


def _coded(kind: str) -> str:
    """The kind of link that a kind is of."""
    return HOSTILE if kind in SEVERITIES else kind


def _of_kind(told: pd.DataFrame, kind: str) -> pd.DataFrame:
    if kind == ALL or "kind" not in told:
        return told
    return told[told["kind"] == _coded(kind)].assign(kind=kind)


def count_dyads(links: Links, corpus: Corpus) -> Dyads:
    """The dyads of what is shown."""
    told, doubled = links.told(*DYAD, "certainty", "severity"), links.doubled(*DYAD)
    counts, parts = _counted(told, doubled)
    linked = links.shown.number(*links.linked)
    return Dyads(
        counts,
        parts,
        _ends(links, counts, corpus),
        linked,
        links.shown.number() - linked,
        _open(links.told(*DYAD, "open")),
        counts[DYAD].assign(row=np.arange(len(counts))),
    )


def _counted(told: pd.DataFrame, doubled: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The dyads with their numbers, and with the parts of these."""
    counts = counted_dyads(told)
    hostile = counts["kind"].isin([HOSTILE, *SEVERITIES]).to_numpy(bool)
    told, doubled = (rows.assign(row=rows_among(rows, counts, DYAD)) for rows in (told, doubled))
    return counts, split(told, hostile, doubled)


def _ends(links: Links, counts: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """The ends with the numbers of their events, each once."""
    each = each_end(counts)
    numbers, ids = pd.factorize(each["end_id"], sort=True)
    told = links.shown.tally(GATHERED, over=links.gathered(each, numbers), wheres=links.severe)
    ends = pd.DataFrame({"end_id": pd.Series(ids, dtype="str").take(told[GATHERED].to_numpy()).array, "events": told["n"]})
    return drawn_ends(ends, links.level, corpus)


def _open(told: pd.DataFrame) -> int:
    return int(told.loc[told["open"], "n"].sum())


def gather_smallest(dyads: Dyads, links: Links, corpus: Corpus, most: int = MOST_ARCS) -> Dyads:
    """The same dyads with the ends that have the fewest events gathered as "other" where there are more than `most` of them, or
    too many ribbons between them; links among the gathered are within "other"."""
    kept = kept_ends(dyads, most)
    gathered = tuple(dyads.ends["end_id"][~dyads.ends["end_id"].isin(kept)])
    if not gathered:
        return dyads
    now = moved(dyads.counts[DYAD], kept)
    groups = now.groupby(DYAD, observed=True, sort=False).ngroup().to_numpy()
    over, each = links.gathered(dyads.counts, groups), now.drop_duplicates().assign(**{GATHERED: np.unique(groups)})
    told, doubled = links.told(GATHERED, "certainty", "severity", over=over), links.doubled(GATHERED, over=over)
    counts, parts = _counted(told.merge(each, on=GATHERED), doubled.merge(each, on=GATHERED))
    other = pd.DataFrame({"end_id": [OTHER], "events": [links.shown.number(*links.touching(gathered))]})
    ends = pd.concat([dyads.ends.loc[dyads.ends["end_id"].isin(kept), ["end_id", "events"]], other], ignore_index=True)
    return Dyads(
        counts,
        parts,
        drawn_ends(ends, links.level, corpus),
        dyads.linked,
        dyads.without_pair,
        _open(links.told(GATHERED, "open", over=over)),
        dyads.counts[DYAD].assign(row=rows_among(now, counts, DYAD)),
        gathered,
    )


def count_cells(dyads: Dyads, links: Links) -> pd.DataFrame:
    """left_id, right_id, side, events, mutual (some go both ways), then as split gives: the cells of the matrix of some dyads, in
    which a mutual pair stands in both halves; an event counts once in each."""
    held = cells_of(dyads.counts, links.kind)
    made_of = dyads.made_of.merge(held[["row", "cell"]], on="row")
    over = links.gathered(made_of, made_of["cell"])
    told, doubled = links.told(GATHERED, "certainty", "severity", over=over), links.doubled(GATHERED, over=over)
    found = each_cell(held)
    found.insert(3, "events", np.bincount(told[GATHERED], told["n"], len(found)).astype("int64"))
    hostile = found["side"].isin([HOSTILE, *SEVERITIES]).to_numpy(bool)
    parts = split(told.rename(columns={GATHERED: "row"}), hostile, doubled.rename(columns={GATHERED: "row"}))
    return pd.concat([found, parts], axis="columns")
