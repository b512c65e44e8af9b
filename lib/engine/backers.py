"""Who stands behind the sides of what is shown, asked as numbers of events."""

import numpy as np
import pandas as pd

from lib.corpus.model.models import Corpus
from lib.engine.dyads import Links
from lib.engine.gathered import GATHERED
from lib.engine.questions import Where, where
from lib.engine.shown import Shown
from lib.events.counting.dyad_parts import RANKED, backed_by_dyad, backers_of_ends, owners_of_ends

Behind = dict[str, tuple[str, ...]]  # end -> who stands behind it


def behind_ends(links: Links, corpus: Corpus) -> tuple[Behind, Behind]:
    """Who backs each end itself, and the states whose own it is, in the events that have such a link."""
    told = links.shown.tally("end_id", "backer_id", "how", over=f"behind:{links.level}", wheres=links.linked)
    return backers_of_ends(told, corpus), owners_of_ends(told)


def behind_dyads(links: Links, counts: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """left, right (text): who is told to back either end in each dyad's own events; see backed_by_dyad."""
    over = links.gathered(counts, np.arange(len(counts)), f"behind:{links.level}")
    told = links.shown.tally(GATHERED, "end_id", "actor_id", "backer_id", "how", over=over, wheres=links.severe)
    return backed_by_dyad(counts, told.rename(columns={GATHERED: "row"}), corpus)


def of_backing(who: str) -> Where:
    """What holds of the hostile events with one of RANKED behind their sides."""
    return where(backed=who)


def hostile_by_backing(shown: Shown) -> dict[str, int]:
    """ "same", "others", "nobody" -> how many hostile events, each in one of them: between sides behind which one state or backer
    stands on both ends; behind which different ones stand; where behind a side nobody is coded."""
    told = shown.tally("backed")
    numbers = dict(zip(told["backed"], told["n"].tolist()))
    return {who: numbers.get(who, 0) for who in RANKED}


def shared_backers(shown: Shown) -> dict[str, int]:
    """Who stands behind both ends of hostile events -> of how many, most first; an event may have several."""
    told = shown.tally("backer_id", over="shared").sort_values("n", ascending=False, kind="stable")
    return dict(zip(told["backer_id"], told["n"].tolist()))
