"""The lanes of the timeline: which events belong to which actor, bloc, governorate, type or issue, and its bars."""

import pandas as pd

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Corpus
from lib.events.names import actor_name, bloc_label
from lib.events.tables import Tables
from lib.events.ties import organisation_of

NOT_TOLD = "not told"
OTHERS = "others"
MOST_LANES = 14


def lane_rows(events: pd.DataFrame, by: str, tables: Tables, corpus: Corpus) -> pd.DataFrame:
    """event_id, lane (label): a row for each lane an event belongs to; lanes beyond MOST_LANES become "others".

    `by`: actor (organisations), bloc, governorate, type, issue.
    """
    if by in ("actor", "bloc"):
        rows = _by_actor(events, by, tables, corpus)
    elif by == "governorate":
        rows = events.assign(lane=events["governorate"].str.split("; ")).explode("lane")[["event_id", "lane"]]
    else:
        terms = getattr(CODEBOOK, f"{by}s")
        labels = {term.id: term.label for term in terms.values()}
        rows = pd.DataFrame({"event_id": events["event_id"], "lane": events[by].map(labels)})
    rows = rows.assign(lane=rows["lane"].fillna(NOT_TOLD)).drop_duplicates()
    sizes = rows["lane"].value_counts()
    kept = sizes.drop(NOT_TOLD, errors="ignore").head(MOST_LANES).index
    lane = rows["lane"].where(rows["lane"].isin([*kept, NOT_TOLD]), OTHERS)
    return rows.assign(lane=lane).drop_duplicates(ignore_index=True)


def _by_actor(events: pd.DataFrame, by: str, tables: Tables, corpus: Corpus) -> pd.DataFrame:
    people = tables.participants[["event_id", "actor_id"]]
    people = people[people["event_id"].isin(events["event_id"])]
    if by == "bloc":
        label = {actor: bloc_label(corpus, corpus.actors[actor].bloc) for actor in people["actor_id"].unique()}
    else:
        label = {actor: actor_name(corpus, organisation_of(corpus, actor, ()).ids[0])
                 for actor in people["actor_id"].unique()}
    named = people.assign(lane=people["actor_id"].map(label))[["event_id", "lane"]]
    return events[["event_id"]].merge(named, on="event_id", how="left")


def lane_bars(events: pd.DataFrame, lanes: pd.DataFrame, open_ends: pd.Series) -> pd.DataFrame:
    """One row a bar or mark: lane, shape (day, window, extent, undated), first, last, n, event_ids, core, ring,
    group, firm (bool: neither alleged, denied nor planned).

    Events of one lane with the same shape and days make one bar with their number. `events` need core and ring;
    `open_ends` as for counting.
    """
    drawn = events[events["dated_by"] != "none"]
    undated = drawn["dated_by"] == "publication"
    last = drawn["last_day"].where(~undated, drawn["not_after"]).fillna(open_ends.reindex(drawn.index))
    rows = drawn.assign(
        shape=drawn["date_kind"].where(~undated, "undated"), last=last.fillna(drawn["first_day"]),
        first=drawn["first_day"].where(~undated, drawn["not_after"]).fillna(last),
        firm=(drawn["claim"] == "reported") & ~drawn["stage"].isin(["planned", "attempted"]))
    merged = lanes.merge(rows, on="event_id")
    keys = ["lane", "shape", "first", "last"]
    bars = merged.groupby(keys, observed=True, as_index=False).agg(
        n=("event_id", "size"), event_ids=("event_id", ",".join), core=("core", "first"),
        n_core=("core", "nunique"), ring=("ring", "first"), group=("group", "first"), firm=("firm", "any"))
    bars["core"] = bars["core"].where(bars["n_core"] == 1, "many")
    bars["ring"] = bars["ring"].where(bars["n"] == 1, "")
    order = [*lanes["lane"].value_counts().drop([NOT_TOLD, OTHERS], errors="ignore").index.tolist(), OTHERS, NOT_TOLD]
    rank = bars["lane"].map({lane: number for number, lane in enumerate(order)})
    return _in_rows(bars.assign(rank=rank).sort_values(["rank", "first", "last"], ignore_index=True)).drop(
        columns=["n_core"])


def _in_rows(bars: pd.DataFrame) -> pd.DataFrame:
    """The bars with a `row` within their lane, so that bars which overlap in time stand one below the other."""
    rows: list[int] = []
    ends: dict[str, list[pd.Timestamp]] = {}
    gap = pd.Timedelta(days=12)  # room for the sign beside a bar
    for lane, shape, first, last in bars[["lane", "shape", "first", "last"]].itertuples(index=False):
        start = first - pd.Timedelta(days=21) if shape == "undated" else first
        taken = ends.setdefault(lane, [])
        row = next((number for number, end in enumerate(taken) if end < start), len(taken))
        taken[row : row + 1] = [last + gap]
        rows.append(row)
    return bars.assign(row=rows)
