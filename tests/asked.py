"""What filters leave, to be asked in tests as pages ask it."""

from functools import partial
from typing import NamedTuple

import pandas as pd

from lib.corpus.model.models import Corpus
from lib.engine.answers import regions
from lib.engine.in_memory import InMemory
from lib.engine.picks import Parts, resolve_pick
from lib.engine.searching import is_told
from lib.engine.shown import Shown
from lib.events.asking.filters import Filters
from lib.events.asking.meant import Meant, searches_meant
from lib.events.asking.options import Counts, count_shown_and_hidden
from lib.events.asking.pick import Pick
from lib.events.asking.sorting import sorted_rows
from lib.events.tables import Tables

ALL, EVERYTHING = Filters(), Filters(background=True, drafts=True)


def shown_of(tables: Tables, corpus: Corpus, filters: Filters = ALL) -> Shown:
    """What these filters leave of a corpus."""
    return Shown(InMemory(tables, corpus), filters)


def count_options(tables: Tables, corpus: Corpus, filters: Filters) -> Counts:
    """How many events choosing each value alone, in its facet, would leave."""
    return count_shown_and_hidden(tables, corpus, filters)[0]


def sorted_events(events: pd.DataFrame, order: str) -> pd.DataFrame:
    """The rows in an order."""
    return events.iloc[sorted_rows(events, order)]


def by_governorate(tables: Tables, corpus: Corpus, filters: Filters = ALL) -> pd.DataFrame:
    """The Overview's bars of governorates."""
    return regions(shown_of(tables, corpus, filters), tables.labels["governorate"])


class Opened(NamedTuple):
    """What a pick opens, as a page lists it."""

    title: str
    event_ids: tuple[str, ...]


def opened(pick: Pick, shown: Shown, corpus: Corpus, parts: Parts = ()) -> Opened:
    """The heading and the events of a pick; `parts`: those of the page."""
    found = resolve_pick(pick, shown, corpus, parts)
    assert found.events.number() == len(found.events.ids())
    return Opened(found.title, found.events.ids())


def meant(tables: Tables, corpus: Corpus, text: str) -> tuple[Meant, ...]:
    """What a search may have meant."""
    return searches_meant(tables, corpus, text, partial(is_told, InMemory(tables, corpus)))
