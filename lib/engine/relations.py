"""The relations that events stand in, as frames of all events: `row` (of the event table) and the relation's own columns."""

import numpy as np
import pandas as pd

from lib.corpus.model.models import Corpus
from lib.engine.questions import EVENTS, MORE, OWN_COLUMNS
from lib.engine.tallies import Coded, coded
from lib.events.counting.doubt import certainty
from lib.events.counting.dyad_parts import backing_of_hostile, behind_links
from lib.events.counting.dyads import without_ways_within
from lib.events.counting.lanes import LEVELS, lane_standings
from lib.events.counting.periods import counted_days
from lib.events.counting.sides import sides
from lib.events.links import links_at
from lib.events.long_cells import long_columns
from lib.events.memo import once
from lib.events.tables import Facet, Tables

AT = {"places": "at", "near": "near", "origins": "origin"}  # relation -> role of a place


def relation(tables: Tables, corpus: Corpus, over: str) -> pd.DataFrame:
    """row and the relation's own columns, each combination once for each event; in the order of the event table."""
    return _relation(tables, corpus, over)


@once
def _relation(tables: Tables, corpus: Corpus, over: str) -> pd.DataFrame:
    name, _, level = over.partition(":")
    if name == "facet":
        return _of_facet(tables.facets[level], "value")
    if over == "documents":
        return _of_facet(tables.told_by, "document_id")
    if over == "sources":
        return _of_facet(tables.sources, "source_id")
    if name == "lanes":
        return _ordered(lane_standings(tables, corpus, LEVELS[level])[["row", "lane_id"]].dropna())
    if over == "wholes":
        wholes = tables.events["event_id"].take(tables.kin.wholes).array
        return _ordered(pd.DataFrame({"row": tables.kin.parts.astype("int64"), "whole_id": wholes}))
    found = _frame(tables, corpus, name, level)
    numbered = found.assign(row=tables.rows_of(found["event_id"]).astype("int64"))
    return _ordered(numbered[["row", *OWN_COLUMNS[over]]].drop_duplicates())


def _frame(tables: Tables, corpus: Corpus, name: str, level: str) -> pd.DataFrame:
    """The rows of a relation with their event_id."""
    if name == "links":
        return without_ways_within(links_at(tables, corpus, level))
    if name == "behind":
        return behind_links(tables, corpus, level)
    if name == "shared":
        return backing_of_hostile(tables)[1]
    if name in ("people", "participants"):
        return tables.participants
    if name == "event_places":
        return tables.event_places
    if name == "told_as":
        return pd.DataFrame({"event_id": tables.aliases.values(), "report_id": tables.aliases.keys()}, dtype="str")
    if name == "tolls":
        return _tolls(tables.participants, level)
    return tables.event_places[tables.event_places["role"] == AT[name]]


def _tolls(people: pd.DataFrame, quantity: str) -> pd.DataFrame:
    """Whom a number is told of alone: of whom an event names in several roles, the first."""
    named = {f"{quantity}_{side}": name for side, name in (("min", "least"), ("max", "most"), ("about", "about"))}
    told = people[people[[f"{quantity}_min", f"{quantity}_max"]].notna().any(axis=1)].rename(columns=named)
    return told.fillna({"described": ""}).drop_duplicates(["event_id", "actor_id", "described"]).reset_index(names="at")


def _ordered(found: pd.DataFrame) -> pd.DataFrame:
    return found.sort_values("row", kind="stable", ignore_index=True)


def _of_facet(facet: Facet, name: str) -> pd.DataFrame:
    values = pd.Series(facet.values, dtype="str").take(facet.codes).reset_index(drop=True)
    return _ordered(pd.DataFrame({"row": facet.rows.astype("int64"), name: values}))


def column(tables: Tables, corpus: Corpus, name: str) -> pd.Series:
    """A column of the events, the codebook's or one of MORE."""
    return _more(tables, corpus)[name] if name in MORE else tables.events[name]


@once
def _more(tables: Tables, corpus: Corpus) -> pd.DataFrame:
    coloured, told = sides(tables.events, tables, corpus), backing_of_hostile(tables)[0].set_index("event_id")
    first, last, _ = counted_days(tables.events, tables.report_dates["last"])
    return pd.DataFrame(
        {
            "certainty": certainty(tables.events),
            "core": coloured["core"].astype("str"),
            "ring": coloured["ring"].astype("str"),
            "told_last": tables.report_dates["last"],
            "counts_from": first,
            "counts_to": last,
            "nth": np.arange(len(tables.events)),
            "family": tables.kin.families(),
            "twins": tables.kin.twins.astype("int64"),
            "long": long_columns(tables.events),
            "backed": told["kind"].reindex(tables.events["event_id"]).array,
        },
        index=np.arange(len(tables.events)),
    )


@once
def column_codes(tables: Tables, corpus: Corpus, name: str, over: str) -> Coded:
    """A column of the events, or of a relation by its rows, as numbers."""
    return coded(column(tables, corpus, name) if over == EVENTS else relation(tables, corpus, over)[name])
