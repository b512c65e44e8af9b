"""The sentence of the Relations page claims no more than its dyads hold."""

import dataclasses

import pandas as pd

from lib.corpus.model.models import Corpus
from lib.engine.dyads import Links, count_cells, count_dyads
from lib.events.counting.dyads import ALL, HOSTILE, Dyads
from lib.events.tables import Tables
from lib.ui.relations_words import cell_words, finding, hostile_words, labels_of
from tests.asked import EVERYTHING, shown_of


def links_of(sample: Corpus, tables: Tables) -> Links:
    return Links(shown_of(tables, sample, EVERYTHING), "organisation", ALL)


def dyads_of(sample: Corpus, tables: Tables) -> Dyads:
    return count_dyads(links_of(sample, tables), sample)


def with_counts(dyads: Dyads, events: list[int]) -> Dyads:
    counts: pd.DataFrame = dyads.counts.head(len(events)).assign(events=events)
    return dataclasses.replace(dyads, counts=counts)


def test_the_dyad_with_most_events_is_named(sample: Corpus, sample_tables: Tables) -> None:
    said = finding(with_counts(dyads_of(sample, sample_tables), [3, 1, 1]), "organisation", ALL)

    assert "most often within National Defense Forces, hostile (3)" in said


def test_no_dyad_is_named_where_several_have_most_events(sample: Corpus, sample_tables: Tables) -> None:
    assert "most often" not in finding(with_counts(dyads_of(sample, sample_tables), [1, 1, 1]), "organisation", ALL)


def test_a_cell_says_that_it_holds_what_goes_both_ways_which_its_ribbon_does_not(sample: Corpus, sample_tables: Tables) -> None:
    dyads = dyads_of(sample, sample_tables)
    cells = count_cells(dyads, links_of(sample, sample_tables)).set_index(["left_id", "right_id", "side"], drop=False)
    ribbon = dyads.counts.query("left_id == 'hezbollah' and right_id == 'ndf' and kind == 'hostile' and not mutual")["events"].sum()

    cell, within = cells.loc[("hezbollah", "ndf", HOSTILE)], cells.loc[("ndf", "ndf", HOSTILE)]

    assert cell["events"] > ribbon
    assert cell_words(cell, labels_of(dyads)) == "Hezbollah to National Defense Forces, hostile, both-way ones included"
    assert cell_words(within, labels_of(dyads)) == "within National Defense Forces, hostile"


def test_the_block_of_backers_says_where_it_does_not_follow_the_kind_of_link() -> None:
    assert hostile_words(9, ALL) == hostile_words(9, HOSTILE) == "the 9 events that are hostile"
    assert hostile_words(9, "talks") == hostile_words(9, "violent") == "all 9 hostile events, whatever kind is chosen"
