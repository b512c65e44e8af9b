"""The relations that events stand in, as frames of all events: `row` (of the event table) and the relation's own columns."""

import numpy as np
import pandas as pd

from lib.corpus.model.models import Corpus
from lib.engine.questions import EVENTS, MORE, OWN_COLUMNS
from lib.engine.tallies import Coded, coded
from lib.events.counting.doubt import certainty
from lib.events.counting.dyad_parts import behind_all_ends
from lib.events.counting.dyads import without_ways_within
from lib.events.counting.lanes import lane_standings
from lib.events.counting.sides import sides
from lib.events.links import links_at
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
        return _ordered(lane_standings(tables, corpus, level)[["row", "lane_id"]].dropna())
    found = _frame(tables, corpus, name, level)
    numbered = found.assign(row=tables.rows_of(found["event_id"]).astype("int64"))
    return _ordered(numbered[["row", *OWN_COLUMNS[over]]].drop_duplicates())


def _frame(tables: Tables, corpus: Corpus, name: str, level: str) -> pd.DataFrame:
    """The rows of a relation with their event_id."""
    if name == "links":
        return without_ways_within(links_at(tables, corpus, level))
    if name == "behind":
        return behind_all_ends(tables, corpus, level)
    if name == "people":
        return tables.participants
    return tables.event_places[tables.event_places["role"] == AT[name]]


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
    coloured = sides(tables.events, tables, corpus)
    return pd.DataFrame(
        {
            "certainty": certainty(tables.events),
            "core": coloured["core"].astype("str"),
            "ring": coloured["ring"].astype("str"),
            "told_last": tables.report_dates["last"],
        },
        index=np.arange(len(tables.events)),
    )


@once
def column_codes(tables: Tables, corpus: Corpus, name: str, over: str) -> Coded:
    """A column of the events, or of a relation by its rows, as numbers."""
    return coded(column(tables, corpus, name) if over == EVENTS else relation(tables, corpus, over)[name])
