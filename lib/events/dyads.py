"""Counts of events by dyad and kind of link; directed, never netted: hostile and cooperative stay apart."""

from dataclasses import dataclass

import pandas as pd

from lib.corpus.models import Corpus
from lib.events.names import label_of

OTHER = "other"
MOST_ARCS = 16


@dataclass(frozen=True)
class Dyads:
    """counts: left_id, right_id, kind, mutual, events (an event counts once in each row); ends: end_id, label, bloc in
    drawing order; `in_chord` and `without_pair`: event ids, together all of the events given; `open_links`: links
    that dated ties leave undecided; `gathered`: how many ends stand as "other"."""

    counts: pd.DataFrame
    ends: pd.DataFrame
    in_chord: tuple[str, ...]
    without_pair: tuple[str, ...]
    open_links: int
    gathered: int = 0


def count_dyads(links: pd.DataFrame, events: pd.DataFrame, kind: str, level: str, corpus: Corpus) -> Dyads:
    """Dyads of the shown events. `links`: as links_at gives; `kind`: a link kind or "all"."""
    shown = links[links["event_id"].isin(events["event_id"])]
    shown = shown if kind == "all" else shown[shown["kind"] == kind]
    counts = _count(shown)
    linked = events["event_id"].isin(shown["event_id"])
    return Dyads(counts, ends_of(counts, level, corpus), tuple(events["event_id"][linked]),
                 tuple(events["event_id"][~linked]), int(shown["open"].sum()))


def _count(links: pd.DataFrame) -> pd.DataFrame:
    keys = ["left_id", "right_id", "kind", "mutual"]
    counts = links.groupby(keys, observed=True)["event_id"].nunique().reset_index(name="events")
    return counts.sort_values(["events", *keys], ascending=[False, True, True, True, True], ignore_index=True)


def ends_of(counts: pd.DataFrame, level: str, corpus: Corpus) -> pd.DataFrame:
    """end_id, label, bloc, events (in any ribbon), ordered by bloc, then by events."""
    both = pd.concat([counts[["left_id", "events"]].set_axis(["end_id", "events"], axis=1),
                      counts.loc[counts["left_id"] != counts["right_id"], ["right_id", "events"]]
                      .set_axis(["end_id", "events"], axis=1)])
    ends = both.groupby("end_id", as_index=False)["events"].sum()
    order = {bloc.id: number for number, bloc in enumerate(corpus.settings.blocs)}
    blocs = [end if level == "bloc" and end in order else _bloc(corpus, end) for end in ends["end_id"]]
    labels = ["Other" if end == OTHER else label_of(corpus, end, level) for end in ends["end_id"]]
    ends = ends.assign(label=labels, bloc=blocs, rank=[order.get(bloc, len(order)) for bloc in blocs])
    return ends.sort_values(["rank", "events", "label"], ascending=[True, False, True],
                            ignore_index=True).drop(columns="rank")


def _bloc(corpus: Corpus, end: str) -> str:
    return corpus.actors[end].bloc if end in corpus.actors else ""


def gather_smallest(dyads: Dyads, links: pd.DataFrame, level: str, corpus: Corpus, most: int = MOST_ARCS) -> Dyads:
    """The same dyads with the ends that have the fewest events gathered as "other", where there are too many."""
    if len(dyads.ends) <= most:
        return dyads
    kept = set(dyads.ends.nlargest(most - 1, "events")["end_id"])
    shown = links[links["event_id"].isin(dyads.in_chord) & links["kind"].isin(dyads.counts["kind"])]
    left, right = (shown[side].where(shown[side].isin(kept), OTHER) for side in ("left_id", "right_id"))
    swap = shown["mutual"] & (left > right)
    gathered = shown.assign(left_id=left.where(~swap, right), right_id=right.where(~swap, left))
    counts = _count(gathered)
    return Dyads(counts, ends_of(counts, level, corpus), dyads.in_chord, dyads.without_pair, dyads.open_links,
                 len(dyads.ends) - len(kept))


def dyad_rows(counts: pd.DataFrame, level: str, corpus: Corpus) -> pd.DataFrame:
    """The dyads in words: From, direction, To, Link, Events."""
    return pd.DataFrame({
        "From": [label_of(corpus, end, level) for end in counts["left_id"]],
        "": ["⇄" if mutual else "→" for mutual in counts["mutual"]],
        "To": [label_of(corpus, end, level) if left != end else f"{label_of(corpus, end, level)} (within)"
               for left, end in zip(counts["left_id"], counts["right_id"])],
        "Link": counts["kind"], "Events": counts["events"],
    })
