"""What is doubtful about events: planned, ordered or attempted, alleged, denied; as masks, and in words and signs."""

import pandas as pd

from lib.corpus.codebook import CODEBOOK

NOT_DONE = ("planned", "ordered", "attempted")
_STAGES = [CODEBOOK.stages[stage].label.lower() for stage in NOT_DONE]
DOUBTS = {
    "not_done": f"{', '.join(_STAGES[:-1])} or {_STAGES[-1]}",
    "alleged": CODEBOOK.claims["alleged"].label.lower(),
    "denied": CODEBOOK.claims["denied"].label.lower(),
}  # in words; several may hold of an event
DOUBT_SIGNS = {"not_done": "○", "alleged": "?", "denied": "✕"}  # the same beside a number
CERTAINTIES = {"done": "as done"} | DOUBTS | {"alleged": "alleged to be done"}  # parts that add up: an alleged plan is a plan


def doubts(events: pd.DataFrame) -> pd.DataFrame:
    """not_done, alleged, denied (bool), with the index of `events`; an event may be both not done and alleged.

    not_done: planned, ordered or attempted; an ongoing one is under way.
    """
    return pd.DataFrame(
        {
            "not_done": events["stage"].isin(NOT_DONE),
            "alleged": events["claim"] == "alleged",
            "denied": events["claim"] == "denied",
        },
        index=events.index,
    ).astype(bool)


def certainty(events: pd.DataFrame) -> pd.Series:
    """One of CERTAINTIES for each event, with the index of `events`: parts that add up. What is doubtful in several ways
    counts as denied, else as planned, ordered or attempted, else as alleged."""
    found = doubts(events)
    named = pd.Series("done", index=events.index, dtype="str")
    for name in ("alleged", "not_done", "denied"):
        named = named.mask(found[name], name)
    return named


def doubt_words(events: pd.DataFrame) -> str:
    """How many are doubtful, stage by stage: "5 of 62 planned, 2 attempted, 5 alleged"; "" where none is."""
    found = doubts(events)
    told = [(int((events["stage"] == stage).sum()), CODEBOOK.stages[stage].label.lower()) for stage in NOT_DONE]
    told += [(int(found[name].sum()), name) for name in ("alleged", "denied")]
    parts = [f"{number:,} {words}" for number, words in told if number]
    if not parts:
        return ""
    first, _, words = parts[0].partition(" ")
    return ", ".join([f"{first} of {len(events):,} {words}", *parts[1:]])
