"""The two colours of an event: the bloc that acts or ends up holding (core), and the other one (ring)."""

import pandas as pd

from lib.corpus.models import Corpus
from lib.events.links import event_spans
from lib.events.tables import Tables
from lib.events.ties import bloc_of

CORE_ROLES = ("recipient", "recruiter", "initiator", "side_a", "sender", "mediator", "participants")
ENDS_UP = {"hq_handover": "recipient", "recruitment": "recruiter", "defection": "recipient"}
MANY = "many"


def sides(events: pd.DataFrame, tables: Tables, corpus: Corpus) -> pd.DataFrame:
    """event_id, core, ring: bloc ids; "" where there is none (or one bloc on both sides: ring ""), "many" as core
    where three blocs or more take part."""
    chosen = tables.participants[tables.participants["event_id"].isin(events["event_id"])]
    chosen = chosen[~chosen["role"].isin(["with", "about", "carrier", "units", "successor"])]
    blocs = chosen.assign(bloc=_blocs(chosen, tables, corpus)).merge(events[["event_id", "type"]], on="event_id")
    leading = blocs["type"].map(ENDS_UP).astype("str").fillna("")
    rank = blocs["role"].map({role: number for number, role in enumerate(CORE_ROLES)})
    rank = rank.astype("float64").fillna(len(CORE_ROLES))
    rank = rank.where(blocs["role"] != leading, -1).where(~((leading != "") & (blocs["role"] != leading)), rank + 1)
    ordered = blocs.assign(rank=rank).sort_values("rank", kind="stable").drop_duplicates(["event_id", "bloc"])
    found = ordered.groupby("event_id", sort=False)["bloc"].agg(core="first", last="last", n="size").reset_index()
    found["ring"] = found["last"].where(found["n"] == 2, "")
    found["core"] = found["core"].where(found["n"] < 3, MANY)
    return events[["event_id"]].merge(found[["event_id", "core", "ring"]], on="event_id", how="left").fillna("")


def _blocs(chosen: pd.DataFrame, tables: Tables, corpus: Corpus) -> pd.Series:
    """The bloc of every participant, as of its event's days; the actor's own bloc where that is open."""
    static = {actor.id: actor.bloc for actor in corpus.actors.values() if not actor.blocs}
    blocs = chosen["actor_id"].map(static).astype("str")
    moves = ~chosen["actor_id"].isin(list(static))
    moving = chosen[moves]
    spans = event_spans(tables, moving["event_id"])
    blocs[moves] = [_dated_bloc(corpus, actor, spans[event]) for event, actor in zip(moving["event_id"], moving["actor_id"])]
    return blocs


def _dated_bloc(corpus: Corpus, actor: str, spans: tuple) -> str:
    found = bloc_of(corpus, actor, spans)
    return corpus.actors[actor].bloc if found.open else found.ids[0]
