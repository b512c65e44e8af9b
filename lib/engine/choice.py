"""Which engine answers for a corpus: its tables in memory where events are few, else DuckDB over a store of them on disk.

The store is kept beside what else was made of the corpus; deleting it costs only time. Its folder is named by what it was made
of: servers that still answer from an older one are not disturbed, and one that nobody has opened for a day is taken away.
DuckDB is loaded where it answers, and nowhere else: that takes a while, and most corpora do without.
"""

import shutil
import time
from pathlib import Path

from lib.corpus.model.models import Corpus
from lib.corpus.reading.kept import file_for, is_own, key_of
from lib.engine.in_memory import InMemory
from lib.engine.questions import Engine
from lib.errors import CorpusError, Problem
from lib.events.building.kept import tables_of
from lib.events.tables import Tables

MOST_IN_MEMORY = 300_000  # events
PANDAS, DUCKDB = "pandas", "duckdb"
UNUSED = 24 * 3600  # seconds after which a store that nobody has opened is taken away


def engine_of(corpus: Corpus, wanted: str = "") -> Engine:
    """Who answers for a corpus. `wanted`: pandas or duckdb; "": by how many events there are. What stands as it was last read, and
    what cannot be written, is held in memory. Raises CorpusError where `wanted` is neither."""
    if wanted not in ("", PANDAS, DUCKDB):
        raise CorpusError((Problem("FAULTLINES_ENGINE", 0, "", f"no engine “{wanted}”", "pandas or duckdb; or leave it unset"),))
    on_disk = wanted != PANDAS and not corpus.stale
    kept = _kept(corpus) if on_disk else None
    if kept is not None and (wanted or kept.n_events > MOST_IN_MEMORY):
        return kept
    tables = tables_of(corpus)
    written = _written(tables, corpus) if on_disk and (wanted or len(tables.events) > MOST_IN_MEMORY) else None
    return InMemory(tables, corpus) if written is None else written


def store_folder(corpus: Corpus) -> Path:
    """Where the store of a corpus, as this program writes it, is kept."""
    return file_for(corpus.folder, f".store-{key_of('store', corpus.fingerprint)[:16]}")


def _kept(corpus: Corpus) -> Engine | None:
    """The store that was kept of a corpus; None where there is none, it is damaged, or others could have written it."""
    folder = store_folder(corpus)
    try:
        if not folder.is_dir() or not is_own(folder.parent) or not is_own(folder):
            return None
    except OSError:
        return None
    from lib.engine.on_disk import opened_store

    return opened_store(folder, corpus)


def _written(tables: Tables, corpus: Corpus) -> Engine | None:
    """The store of these tables, written now; None where it cannot be."""
    folder = store_folder(corpus)
    try:
        if not is_own(folder.parent):
            return None
        _take_away_unused(corpus)
    except OSError:
        return None
    from lib.engine.on_disk import written_store

    return written_store(tables, corpus, folder)


def _take_away_unused(corpus: Corpus) -> None:
    for folder in file_for(corpus.folder, "").parent.glob(f"{file_for(corpus.folder, '').name}.store-*"):
        if folder != store_folder(corpus) and folder.stat().st_mtime < time.time() - UNUSED:
            shutil.rmtree(folder, ignore_errors=True)
