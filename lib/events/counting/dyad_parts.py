"""What stands behind the dyads' numbers: how certain and how severe their events are, which are perhaps the same, and who
backs either end. The parts of certainty add up to a dyad's events, so do those of severity where it is hostile."""

import numpy as np
import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.building.backing import BACKED, OWN, behind_name
from lib.events.counting.doubt import CERTAINTIES, certainty_codes
from lib.events.counting.dyads import CELL, HOSTILE, Dyads, cell_links, rows_among
from lib.events.counting.twins import twins_by
from lib.events.links import standings
from lib.events.membership import among
from lib.events.memo import once
from lib.events.names import actor_name
from lib.events.row_types import Rows
from lib.events.tables import Tables

SEVERITIES = tuple(CODEBOOK.severities)
COUNTED = (*CERTAINTIES, *SEVERITIES, "same")
TOLD = ("event_id", "claim", "stage", "severity", "maybe_same_as")
BEHIND = ("end_id", "actor_id", "backer_id", "how")
RANKED = ("same", "others", "nobody")  # the first that holds of any link of an event


def split_dyads(dyads: Dyads, events: pd.DataFrame) -> pd.DataFrame:
    """done, not_done, alleged, denied, violent, coercive, verbal, same: of each dyad's events how many are so; a row a dyad,
    in the order of `dyads.counts`. Severities are counted for hostile dyads alone."""
    hostile = dyads.links["kind"].isin([HOSTILE, *SEVERITIES])
    return _split(dyads.links["event_id"], dyads.rows, len(dyads.counts), events, hostile)


def split_cells(cells: pd.DataFrame, dyads: Dyads, kind: str, events: pd.DataFrame) -> pd.DataFrame:
    """The same of the cells that count_cells gives for this kind."""
    linked = cell_links(dyads.links, kind)
    hostile = linked["side"].isin([HOSTILE, *SEVERITIES])
    return _split(linked["event_id"], rows_among(linked, cells, CELL), len(cells), events, hostile)


def _split(linked: pd.Series, rows: Rows, n: int, events: pd.DataFrame, hostile: pd.Series) -> pd.DataFrame:
    """For each of `n` rows how many of its events are of each part. `linked`: ids of events, `rows`: the row of each, or -1."""
    places = pd.Index(events["event_id"]).get_indexer(linked)  # by numbers: to join texts takes ten times as long
    held = (places >= 0) & (rows >= 0)
    told, rows, hostile = events[list(TOLD)].iloc[places[held]], rows[held], hostile.to_numpy(bool)[held]
    certain, severity = certainty_codes(told), told["severity"].to_numpy()
    flags = {name: certain == code for code, name in enumerate(CERTAINTIES)}
    flags |= {name: hostile & (severity == name) for name in SEVERITIES}
    sums = {name: np.bincount(rows, flag, n) for name, flag in flags.items()}
    same = twins_by(told.assign(row=rows), "row")
    return pd.DataFrame(sums | {"same": same.reindex(range(n), fill_value=0).to_numpy()})[list(COUNTED)].astype("int64")


def behind_ends(dyads: Dyads, tables: Tables, corpus: Corpus, level: str) -> pd.DataFrame:
    """event_id, end_id, actor_id, backer_id, how: who is told to back the actors that count as each end of the links of each
    event, or is the state whose own they are, as of its days; nobody stands behind itself."""
    found = behind_all_ends(tables, corpus, level)
    return found[among(found["event_id"], dyads.links["event_id"])].reset_index(drop=True)


@once
def behind_all_ends(tables: Tables, corpus: Corpus, level: str) -> pd.DataFrame:
    """The same of the links of all events."""
    ends = standings(tables, corpus, level)
    found = tables.backing.merge(ends, on=["event_id", "actor_id"]).rename(columns={"standing": "end_id"})
    found = found[found["end_id"] != found["backer_id"]]
    return found[["event_id", "end_id", "actor_id", "backer_id", "how"]].drop_duplicates(ignore_index=True)


def backers_of_ends(behind: pd.DataFrame, corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """end -> who is told to back the end itself, not only a part of it, in any of the events; those of most events first."""
    backed = behind[behind["how"] == BACKED]
    pairs = backed[["end_id", "backer_id"]].drop_duplicates()
    itself = [_itself(corpus, end, backer) for end, backer in zip(pairs["end_id"], pairs["backer_id"])]
    backed = backed.merge(pairs[np.array(itself, bool)], on=["end_id", "backer_id"])  # an empty list would choose no columns
    sizes = backed.groupby(["end_id", "backer_id"], as_index=False)[["event_id"]].nunique()
    ordered = sizes.sort_values(["end_id", "event_id", "backer_id"], ascending=[True, False, True])
    return {str(end): tuple(rows["backer_id"]) for end, rows in ordered.groupby("end_id")}


def owners_of_ends(behind: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """end -> the states whose own it is, in any of the events."""
    own = behind[behind["how"] == OWN].drop_duplicates(["end_id", "backer_id"])
    return {str(end): tuple(rows["backer_id"]) for end, rows in own.groupby("end_id")}


def _backer_words(corpus: Corpus, end: str, actor: str, backer: str, how: str) -> str:
    whole = how == OWN or end == actor or _itself(corpus, end, backer)
    return behind_name(corpus, backer, how) + ("" if whole else f" ({actor_name(corpus, actor)})")


def _itself(corpus: Corpus, end: str, backer: str) -> bool:
    return end in corpus.actors and backer != end and any(tie.actor == backer for tie in corpus.actors[end].backed_by)


def backed_by_dyad(dyads: Dyads, behind: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """left, right (text): who is told to back either end in the dyad's own events; a row a dyad, as `dyads.counts`. Who backs
    only a part of an end stands with that part: "Russia (Fourth Legion)"."""
    each = behind[list(BEHIND)].drop_duplicates(ignore_index=True)
    each["words"] = pd.Series([_backer_words(corpus, *row) for row in zip(*(each[name] for name in BEHIND))], dtype="str")
    told, found = behind.merge(each, on=list(BEHIND)), {}
    for side in ("left", "right"):
        linked = dyads.links[["event_id", f"{side}_id"]].assign(row=dyads.rows)
        ends = linked.merge(told.rename(columns={"end_id": f"{side}_id"}), on=["event_id", f"{side}_id"])
        apart = ends[["row", "words"]].drop_duplicates()
        named = apart.groupby("row")["words"].agg("; ".join)
        found[side] = named.reindex(range(len(dyads.counts)), fill_value="").to_numpy()
    return pd.DataFrame(found, index=dyads.counts.index, dtype="str")


def hostile_by_backing(tables: Tables, events: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """ "same", "others", "nobody" -> ids of the hostile events shown, each in one of them: between sides behind which one state
    or backer stands on both ends; behind which different ones stand; where behind a side nobody is coded."""
    told = _all_hostile(tables)[0]
    shown = told[among(told["event_id"], events["event_id"])]
    return {kind: tuple(shown.loc[shown["kind"] == kind, "event_id"]) for kind in RANKED}


def hostile_without_pair(tables: Tables, events: pd.DataFrame) -> tuple[str, ...]:
    """Ids of the events that have a severity and so are hostile, but link nobody: who did it, or to whom, is not told."""
    linked = tables.links.loc[tables.links["kind"] == HOSTILE, "event_id"]
    return tuple(events["event_id"][events["severity"].notna() & ~among(events["event_id"], linked)])


def shared_backers(tables: Tables, event_ids: tuple[str, ...]) -> dict[str, int]:
    """Who stands behind both ends of these hostile events -> in how many of them, most first; an event may have several."""
    shared = _all_hostile(tables)[1]
    counts = shared.loc[shared["event_id"].isin(event_ids), "backer_id"].value_counts()
    return dict(zip(counts.index, counts.tolist()))


@once
def _all_hostile(tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Of every hostile event: (event_id, kind: who stands behind its sides), (event_id, backer_id: who stands behind both)."""
    hostile = tables.links.loc[tables.links["kind"] == HOSTILE, ["event_id", "left_id", "right_id"]].reset_index(drop=True)
    hostile["link"] = hostile.index
    who = tables.backing[["event_id", "actor_id", "backer_id"]].drop_duplicates()
    keys = ["event_id", "link", "backer_id"]
    left, right = (
        hostile.merge(who, left_on=["event_id", side], right_on=["event_id", "actor_id"])[keys] for side in ("left_id", "right_id")
    )
    both = left.merge(right, on=keys)
    rank = np.where(
        hostile["link"].isin(both["link"]),
        0,
        np.where(hostile["link"].isin(left["link"]) & hostile["link"].isin(right["link"]), 1, 2),
    )
    kinds = hostile.assign(rank=rank).groupby("event_id", sort=False, as_index=False)["rank"].min()
    return (
        kinds.assign(kind=[RANKED[rank] for rank in kinds["rank"]])[["event_id", "kind"]],
        both[["event_id", "backer_id"]].drop_duplicates(ignore_index=True),
    )
