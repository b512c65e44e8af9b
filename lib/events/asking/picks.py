"""The words and pieces of picks (lib.events.asking.pick), and what of one is not here; lib.engine.picks asks for its events."""

from collections.abc import Callable, Container

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.affiliation import is_end
from lib.events.asking.pick import Pick
from lib.events.asking.select import Reason
from lib.events.asking.subsets import subset_words
from lib.events.counting.doubt import CERTAINTIES
from lib.events.counting.dyads import ALL, COOPERATIVE

LEDGER_WORDS: dict[Reason, str] = {
    "read": "All events read",
    "matching": "Events that match the filters",
    "shown": "Events shown",
    "drafts": "Drafts that nobody has confirmed",
    "review": "Waiting for review or rejected",
    "background": "Background",
    "wholes": "Counted by their parts",
    "parts": "Counted in their whole",
    "twins": "Perhaps the same as one shown",
    "layers": "Of layers that are not chosen",
    "filtered": "Do not match the filters",
}
LEVELS = ("actor", "organisation", "state", "bloc")
WORDS = {"dyad": (4, 5), "cell": (4,), "actor": (2, 3), "between": (3,)}  # how many words follow
PARTS = {name: words.capitalize() for name, words in CERTAINTIES.items()} | {
    "same": "Perhaps the same",
    **{term.id: term.label for term in CODEBOOK.severities.values()},
}
KINDS = (*CODEBOOK.link_kinds, *CODEBOOK.severities, ALL, COOPERATIVE)
BOTH_WAYS = ", both-way ones included"  # of a cell, unlike a ribbon
MUTUAL = "~"  # follows the kind in a descriptor where the link goes both ways


def dyad_keys(counts: pd.DataFrame) -> list[str]:
    """`<left>:<right>:<kind>` of each dyad (left_id, right_id, kind, mutual), as a descriptor holds it."""
    kinds = counts["kind"] + counts["mutual"].map({True: MUTUAL, False: ""}).astype("str")
    return (counts["left_id"] + ":" + counts["right_id"] + ":" + kinds).tolist()


def dyad_picks(counts: pd.DataFrame, level: str) -> list[Pick]:
    """The pick of each dyad (left_id, right_id, kind, mutual) at a level."""
    return [Pick("dyad", (*key.split(":"), level)) for key in dyad_keys(counts)]


def unknown_in_pick(pick: Pick, corpus: Corpus, events_of: Callable[[tuple[str, ...]], Container[str]]) -> tuple[str, ...]:
    """The pieces of a pick that mean nothing in this corpus; a page's own parts are known to the page alone. `events_of`: those of
    some ids that are an event's, or a report's."""
    kind, words, whole = pick.kind, list(pick.ids), (pick.to_text(),)
    if pick.subset:
        return unknown_in_pick(pick.whole, corpus, events_of) if subset_words(pick.subset, corpus) else whole
    if kind in ("", "part"):
        return ()
    if kind in ("place", "ids"):
        known: Container[str] = corpus.places if kind == "place" else events_of(pick.ids)
        return tuple(word for word in words if word not in known)
    if kind == "ledger":
        return () if ":".join(words) in LEDGER_WORDS else whole
    if kind not in WORDS or len(words) not in WORDS[kind] or words[3 if kind == "dyad" else -1] not in LEVELS:
        return whole
    ends, level = 1 if kind == "actor" else 2, words[3 if kind == "dyad" else -1]
    unknown = [word for word in words[:ends] if not is_end(corpus, word, level)]
    links = words[ends : ends + 1] if len(words) > ends + 1 else ()
    unknown += [word for word in links if word.removesuffix(MUTUAL) not in KINDS]
    return (*unknown, *(word for word in words[4:] if word not in PARTS))
