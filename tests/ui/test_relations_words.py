"""The sentence of the Relations page claims no more than its dyads hold."""

import dataclasses

import pandas as pd

from lib.corpus.models import Corpus
from lib.events.dyads import ALL, Dyads, count_dyads
from lib.events.links import links_at
from lib.events.tables import Tables
from lib.ui.relations_words import finding


def dyads_of(sample: Corpus, tables: Tables) -> Dyads:
    return count_dyads(links_at(tables, sample, "organisation"), tables.events, ALL, "organisation", sample)


def with_counts(dyads: Dyads, events: list[int]) -> Dyads:
    counts: pd.DataFrame = dyads.counts.head(len(events)).assign(events=events)
    return dataclasses.replace(dyads, counts=counts)


def test_the_dyad_with_most_events_is_named(sample: Corpus, sample_tables: Tables) -> None:
    said = finding(with_counts(dyads_of(sample, sample_tables), [3, 1, 1]), "organisation", ALL)

    assert "most often within National Defense Forces, hostile (3)" in said


def test_no_dyad_is_named_where_several_have_most_events(sample: Corpus, sample_tables: Tables) -> None:
    assert "most often" not in finding(with_counts(dyads_of(sample, sample_tables), [1, 1, 1]), "organisation", ALL)
