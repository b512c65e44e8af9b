"""What stands behind the dyads' numbers: how certain and how severe their events are, which are perhaps the same, and who
backs either end. The parts of certainty add up to a dyad's events, so do those of severity where it is hostile."""

import numpy as np
import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.building.backing import BACKED, OWN, behind_name
from lib.events.counting.doubt import CERTAINTIES
from lib.events.counting.dyads import DYAD, HOSTILE, without_ways_within
from lib.events.counting.twins import twins_by
from lib.events.links import links_at, standings
from lib.events.memo import once
from lib.events.names import actor_name
from lib.events.row_types import Mask
from lib.events.tables import Tables

SEVERITIES = tuple(CODEBOOK.severities)
COUNTED = (*CERTAINTIES, *SEVERITIES, "same")
RANKED = ("same", "others", "nobody")  # the first that holds of any link of an event


def split(told: pd.DataFrame, hostile: Mask, doubled: pd.DataFrame) -> pd.DataFrame:
    """done, not_done, alleged, denied, violent, coercive, verbal, same: of the events of each row how many are so; as many rows as
    `hostile` says of whether they are hostile, for which alone severities are counted.

    `told`: row, certainty, severity, n; `doubled`: row, event_id, maybe_same_as of what is perhaps the same as something."""
    rows, numbers, severe = told["row"].to_numpy(), told["n"].to_numpy(), hostile[told["row"].to_numpy()]
    flags = {name: (told["certainty"] == name).to_numpy(bool) for name in CERTAINTIES}
    flags |= {name: severe & (told["severity"] == name).fillna(False).to_numpy(bool) for name in SEVERITIES}
    sums = {name: np.bincount(rows[flag], numbers[flag], len(hostile)) for name, flag in flags.items()}
    same = twins_by(doubled, "row").reindex(range(len(hostile)), fill_value=0).to_numpy()
    return pd.DataFrame(sums | {"same": same})[list(COUNTED)].astype("int64")


def behind_links(tables: Tables, corpus: Corpus, level: str) -> pd.DataFrame:
    """event_id, DYAD, end_id, actor_id, backer_id, how: who is told to back the actors that count as each end of each link, or is
    the state whose own they are, as of the event's days; nobody stands behind itself."""
    backed = tables.backing.merge(standings(tables, corpus, level), on=["event_id", "actor_id"])
    backed = backed.rename(columns={"standing": "end_id"})[["event_id", "end_id", "actor_id", "backer_id", "how"]]
    backed = backed[backed["end_id"] != backed["backer_id"]].drop_duplicates()
    links = without_ways_within(links_at(tables, corpus, level))[["event_id", *DYAD]]
    of_sides = [backed.merge(links.assign(end_id=links[side]), on=["event_id", "end_id"]) for side in ("left_id", "right_id")]
    return pd.concat(of_sides, ignore_index=True).drop_duplicates(ignore_index=True)


def backers_of_ends(behind: pd.DataFrame, corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """end -> who is told to back the end itself, not only a part of it, in any of the events; those of most events first. `behind`:
    end_id, backer_id, how, n."""
    backed = behind[behind["how"] == BACKED]
    itself = [_itself(corpus, end, backer) for end, backer in zip(backed["end_id"], backed["backer_id"])]
    return _by_end(backed[np.array(itself, bool)])  # an empty list would choose no columns


def owners_of_ends(behind: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """end -> the states whose own it is, in any of the events; those of most events first."""
    return _by_end(behind[behind["how"] == OWN])


def _by_end(behind: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    ordered = behind.sort_values(["end_id", "n", "backer_id"], ascending=[True, False, True])
    return {str(end): tuple(rows["backer_id"]) for end, rows in ordered.groupby("end_id")}


def _backer_words(corpus: Corpus, end: str, actor: str, backer: str, how: str) -> str:
    whole = how == OWN or end == actor or _itself(corpus, end, backer)
    return behind_name(corpus, backer, how) + ("" if whole else f" ({actor_name(corpus, actor)})")


def _itself(corpus: Corpus, end: str, backer: str) -> bool:
    return end in corpus.actors and backer != end and any(tie.actor == backer for tie in corpus.actors[end].backed_by)


def backed_by_dyad(counts: pd.DataFrame, behind: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """left, right (text): who is told to back either end in the dyad's own events; a row a dyad, as `counts`. Who backs only a part
    of an end stands with that part: "Russia (Fourth Legion)"; those of most events come first.

    `behind`: row (of counts), end_id, actor_id, backer_id, how, n."""
    words = [_backer_words(corpus, *row) for row in zip(*(behind[name] for name in ("end_id", "actor_id", "backer_id", "how")))]
    told = behind.assign(words=pd.Series(words, behind.index, dtype="str"))
    told = told.sort_values(["row", "n", "words"], ascending=[True, False, True]).drop_duplicates(["row", "end_id", "words"])
    found = {}
    for side in ("left", "right"):
        of_side = told[told["end_id"].to_numpy() == counts[f"{side}_id"].to_numpy()[told["row"].to_numpy()]]
        found[side] = of_side.groupby("row")["words"].agg("; ".join).reindex(range(len(counts)), fill_value="").to_numpy()
    return pd.DataFrame(found, index=counts.index, dtype="str")


@once
def backing_of_hostile(tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
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
