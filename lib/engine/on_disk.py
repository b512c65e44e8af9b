"""A store opened, or written and opened, for DuckDB to answer from; None where that cannot be."""

import os
from pathlib import Path

import duckdb

from lib.corpus.model.models import Corpus
from lib.engine.duck import Duck
from lib.engine.store import write_store
from lib.events.asking.filters import Filters
from lib.events.tables import Tables

DAMAGED = (OSError, ValueError, TypeError, KeyError, duckdb.Error)


def opened_store(folder: Path, corpus: Corpus) -> Duck | None:
    """The store in a folder, marked as in use; None where it is damaged or of another corpus."""
    try:
        found = Duck(folder, corpus)
        found.ledger(Filters())
        os.utime(folder)
    except DAMAGED:
        return None
    return found


def written_store(tables: Tables, corpus: Corpus, folder: Path) -> Duck | None:
    """The store of some tables, written into a folder that is for nobody else; None where it cannot be written."""
    try:
        write_store(tables, corpus, folder)
        folder.chmod(0o700)
        return Duck(folder, corpus)
    except DAMAGED:
        return None
