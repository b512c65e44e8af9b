"""What is doubtful about events: planned, ordered or attempted, alleged, denied; as masks, and in words and signs."""

import numpy as np
import pandas as pd

from lib.corpus.model.codebook import CODEBOOK

_UNDONE = [stage for stage in CODEBOOK.stages.values() if not stage.happened]
_UNDONE.sort(key=lambda stage: (stage.acts, stage.by_report))  # what got least far first
NOT_DONE = tuple(stage.id for stage in _UNDONE)
_STAGES = [stage.label.lower() for stage in _UNDONE]
DOUBTS = {
    "not_done": " or ".join(filter(None, (", ".join(_STAGES[:-1]), _STAGES[-1]))),
    "alleged": CODEBOOK.claims["alleged"].label.lower(),
    "denied": CODEBOOK.claims["denied"].label.lower(),
}  # in words; several may hold of an event
DOUBT_SIGNS = {"not_done": "○", "alleged": "?", "denied": "✕"}  # the same beside a number
CERTAINTIES = {"done": "as done"} | DOUBTS | {"alleged": "alleged to be done"}  # parts that add up: an alleged plan is a plan

NAMES = np.array(list(CERTAINTIES), object)


def times(rows: pd.DataFrame) -> np.ndarray:
    """How many events each row stands for: its `n` where rows are a tally, else 1."""
    return rows["n"].to_numpy("int64") if "n" in rows else np.ones(len(rows), "int64")


def doubts(events: pd.DataFrame) -> pd.DataFrame:
    """not_done, alleged, denied (bool), with the index of `events`; an event may be both not done and alleged.

    not_done: planned, ordered or attempted; an ongoing one is under way.
    """
    claim, stage = events["claim"].to_numpy(), events["stage"].to_numpy()
    not_done = np.logical_or.reduce([stage == name for name in NOT_DONE])
    found = {"not_done": not_done, "alleged": claim == "alleged", "denied": claim == "denied"}
    return pd.DataFrame(found, index=events.index, dtype=bool)


def certainty(events: pd.DataFrame) -> pd.Series:
    """One of CERTAINTIES for each event, with the index of `events`: parts that add up. What is doubtful in several ways
    counts as denied, else as planned, ordered or attempted, else as alleged."""
    return pd.Series(NAMES.take(certainty_codes(events)), index=events.index, dtype="str")


def certainty_codes(events: pd.DataFrame) -> np.ndarray:
    """The same as places in CERTAINTIES (int8), where they are to be counted; of rows that say their certainty, that."""
    if "certainty" in events:
        return events["certainty"].map({name: code for code, name in enumerate(CERTAINTIES)}).to_numpy(np.int8)
    claim, stage = events["claim"].to_numpy(), events["stage"].to_numpy()
    not_done = np.logical_or.reduce([stage == name for name in NOT_DONE])
    codes = np.select([claim == "denied", not_done, claim == "alleged"], [3, 1, 2], 0)
    return codes.astype(np.int8)


def doubt_words(events: pd.DataFrame) -> str:
    """How many are doubtful, stage by stage: "5 of 62 planned, 2 attempted, 5 alleged"; "" where none is. `events`: rows, or
    a tally of their claim and stage."""
    found, n = doubts(events), times(events)
    told = [(int(n[events["stage"] == stage].sum()), CODEBOOK.stages[stage].label.lower()) for stage in NOT_DONE]
    told += [(int(n[found[name]].sum()), name) for name in ("alleged", "denied")]
    parts = [f"{number:,} {words}" for number, words in told if number]
    if not parts:
        return ""
    first, _, words = parts[0].partition(" ")
    return ", ".join([f"{first} of {n.sum():,} {words}", *parts[1:]])
