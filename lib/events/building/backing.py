"""Who backs the two sides of an event, as of its days: an attribute of a side, for a backer does not act.

A side may also be a state's own: part of it, at whatever depth. The two are told apart. `Tables.backing` holds the rows.
"""

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.affiliation import Span, backers_of, state_of
from lib.events.building.stories import Story
from lib.events.names import actor_name
from lib.events.roles import side_of
from lib.events.row_types import BackingRow

COLUMNS = list(BackingRow._fields)
BACKED, OWN = "backed", "own"
OWN_WORDS = " (its own)"
Behind = tuple[str, str, str]  # actor id, id of who is behind it, how


def backing_rows(stories: tuple[Story, ...], corpus: Corpus) -> pd.DataFrame:
    """event_id, actor_id, side ("left", "right"), backer_id, how: "backed" (a tie `backed_by`) or "own" (the actor is that
    state or part of it). A row for each participant of a side and each backer; none where none is told."""
    known: dict[tuple[str, tuple[Span, Span]], list[tuple[str, str]]] = {}
    rows: list[BackingRow] = []
    for story in stories:
        spans = story.spans
        for role, people in story.roles.items():
            side = side_of(story.lead.type, role)
            for one in people if side != "none" else ():
                key = (one.actor, spans)
                if key not in known:
                    known[key] = _behind(corpus, *key)
                rows += [BackingRow(story.id, one.actor, side, backer, how) for backer, how in known[key]]
    return pd.DataFrame(rows, columns=COLUMNS).astype("str").drop_duplicates(ignore_index=True)


def _behind(corpus: Corpus, actor_id: str, spans: tuple[Span, ...]) -> list[tuple[str, str]]:
    if actor_id not in corpus.actors:
        return []
    backed = [(backer, BACKED) for backer in backers_of(corpus, actor_id, spans).ids]
    top = state_of(corpus, actor_id, spans)
    state = corpus.actors.get(top.ids[0])
    return backed + ([(state.id, OWN)] if state and CODEBOOK.actor_kinds[state.kind].is_state and not top.open else [])


def backers_by_side(backing: pd.DataFrame) -> dict[tuple[str, str], tuple[Behind, ...]]:
    """(event id, side) -> who stands behind whom on it, each once."""
    found: dict[tuple[str, str], dict[Behind, None]] = {}
    told = backing[backing["actor_id"] != backing["backer_id"]]  # a state is not behind itself
    for event, side, *behind in zip(*(told[name] for name in ("event_id", "side", "actor_id", "backer_id", "how"))):
        found.setdefault((event, side), {})[tuple(behind)] = None
    return {key: tuple(ids) for key, ids in found.items()}


def backing_words(behind: tuple[Behind, ...], corpus: Corpus) -> list[str]:
    """Who stands behind each actor, an entry an actor: "Hezbollah: Iran", "IRGC: Iran (its own)"."""
    found: dict[str, list[str]] = {}
    for actor, backer, how in behind:
        found.setdefault(actor, []).append(behind_name(corpus, backer, how))
    return [f"{actor_name(corpus, actor)}: {', '.join(names)}" for actor, names in found.items()]


def behind_name(corpus: Corpus, backer: str, how: str) -> str:
    """Who stands behind an actor: a backer by its name, a state whose own the actor is with a word that says so."""
    return actor_name(corpus, backer) + (OWN_WORDS if how == OWN else "")
