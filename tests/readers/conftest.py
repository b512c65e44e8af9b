"""Snapshots with every oddity, for readers that are not ours: the shared table, and the sample with odd words in it."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.corpus.model.records import with_source
from lib.events.asking.filters import Filters
from lib.events.building.build import build_tables
from lib.exchange.manifest import Snapshot
from tests.exchange.taken import taken
from tests.second_source import Dataset

ODD = '=1+1 ]]> <b>&amp;</b> حزب "الأمل"\r\n\x01\x0b\ufffe 🕊'
ODD_IN_XML = '=1+1 ]]> <b>&amp;</b> حزب "الأمل"\r\n\ufffd\ufffd\ufffd 🕊'
ARABIC = "حزب الأمل"


@pytest.fixture(scope="session")
def bare(sample, table) -> Snapshot:
    """The shared table alone: no place, no day, month, range, open end, one actor, Arabic, a homonym."""
    return Snapshot(table, sample, words="actor: Reds")


@pytest.fixture(scope="session")
def whole(sample, sample_tables) -> Snapshot:
    """Every event of the sample, background too, with origins, halos and links."""
    return taken(sample_tables, sample, Filters(background=True), "with background", "/map?background=1")


@pytest.fixture(scope="session")
def odd(whole) -> Snapshot:
    """The same with a first event and an actor of odd words."""
    events = whole.events.copy()
    events["summary"] = pd.Series([ODD, ARABIC, *events["summary"][2:]], index=events.index, dtype="str")
    named = whole.beside.participants["actor_id"].iloc[0]
    actors = whole.corpus.actors | {named: replace(whole.corpus.actors[named], name=ODD)}
    return replace(whole, events=events, corpus=replace(whole.corpus, actors=actors))


@pytest.fixture(scope="session")
def second(sample) -> Snapshot:
    """The sample with a dataset beside its articles, whose events have no sentence."""
    corpus = with_source(sample, Dataset())
    return taken(build_tables(corpus), corpus)


@pytest.fixture(scope="session")
def empty(sample, sample_tables) -> Snapshot:
    return taken(sample_tables, sample, Filters(types=frozenset()))
