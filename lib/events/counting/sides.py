"""The two colours of an event: the bloc that acts or ends up holding (core), and the other one (ring)."""

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.memo import once
from lib.events.standings import standings_of
from lib.events.tables import Tables

MANY = "many"
OUTSIDE = "~none"  # no bloc's id: of an actor that stands in none
NO_BLOC = "in no bloc"


def sides(events: pd.DataFrame, tables: Tables, corpus: Corpus) -> pd.DataFrame:
    """event_id, core, ring: bloc ids; OUTSIDE of who stands in no bloc, "" where there is nobody (or one bloc on both sides:
    ring ""), "many" as core where three blocs or more take part. `events` have the index they have in the event table."""
    return _all_sides(tables, corpus).loc[events.index].reset_index(drop=True)


@once
def _all_sides(tables: Tables, corpus: Corpus) -> pd.DataFrame:
    """The colours of every event, with the index of the event table."""
    taking = tables.participants[tables.participants["role"].isin([role.id for role in CODEBOOK.roles.values() if role.takes_part])]
    blocs = taking.assign(bloc=_blocs(taking, tables, corpus)).merge(tables.events[["event_id", "type"]], on="event_id")
    leading = blocs["type"].map({kind.id: kind.ends_up for kind in CODEBOOK.types.values()}).astype("str")
    ranks = {role.id: role.core_rank or len(CODEBOOK.roles) for role in CODEBOOK.roles.values()}
    rank = blocs["role"].map(ranks).astype("float64")
    rank = rank.where(blocs["role"] != leading, -1).where(~((leading != "") & (blocs["role"] != leading)), rank + 1)
    ordered = blocs.assign(rank=rank).sort_values("rank", kind="stable").drop_duplicates(["event_id", "bloc"])
    found = ordered.groupby("event_id", sort=False)["bloc"].agg(core="first", last="last", n="size").reset_index()
    found["ring"] = found["last"].where(found["n"] == 2, "")
    found["core"] = found["core"].where(found["n"] < 3, MANY)
    return tables.events[["event_id"]].merge(found[["event_id", "core", "ring"]], on="event_id", how="left").fillna("")


def _blocs(taking: pd.DataFrame, tables: Tables, corpus: Corpus) -> pd.Series:
    """The bloc of every participant, as of its event's days; the actor's own bloc where that is open."""
    own = {actor.id: actor.bloc or OUTSIDE for actor in corpus.actors.values()}
    told = [actor.id for actor in corpus.actors.values() if actor.blocs]
    found = standings_of(taking, tables, corpus, "bloc")
    return found["standing"].where(taking["actor_id"].isin(told) & ~found["open"], taking["actor_id"].map(own)).astype("str")
