"""Snapshots as a download of the whole corpus makes them, for the tests of formats."""

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import REASONS, select_events
from lib.events.tables import Tables
from lib.exchange.companions import beside
from lib.exchange.manifest import Snapshot


def taken(tables: Tables, corpus: Corpus, filters: Filters | None = None, words: str = "all events", link: str = "") -> Snapshot:
    """What filters leave, with all that stands beside it; without filters every event."""
    if filters is None:
        return Snapshot(tables.events, corpus, None, words, link, beside=beside(tables.events, tables, corpus))
    selection = select_events(tables, corpus, filters)
    ledger = {reason: selection.ledger.count(reason) for reason in REASONS}
    return Snapshot(selection.events, corpus, ledger, words, link, beside=beside(selection.events, tables, corpus))
