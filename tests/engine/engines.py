"""Both engines over the same corpora, made once for a run of tests, and what they are asked."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import cycle
from pathlib import Path

from benchmarks.synthetic import write_corpus
from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.engine.duck import Duck
from lib.engine.in_memory import InMemory
from lib.engine.questions import Engine
from lib.engine.store import write_store
from lib.events.building.build import build_tables
from lib.events.tables import Tables
from lib.settings import ROOT, SAMPLE

CORPORA = ("sample", "delta", "invented")


@lru_cache
def corpus_named(name: str) -> Corpus:
    """The sample with some of it in review, a corpus of the tests, or an invented one whose actors change sides."""
    if name == "invented":
        folder = Path(tempfile.mkdtemp())
        write_corpus(folder, 12)
        return read_corpus(folder)
    return _reviewed(read_corpus(SAMPLE)) if name == "sample" else read_corpus(ROOT / "tests" / "corpora" / name)


def _reviewed(corpus: Corpus) -> Corpus:
    """The corpus with every fifth event in another state of review."""
    states = cycle(("in_review", "", "", "rejected", "", "", "", "draft", "", "", "", "", "accepted", "", "coded", "", ""))
    articles = [
        replace(article, events=tuple(replace(one, review=state) for one, state in zip(article.events, states)))
        for article in corpus.articles
    ]
    return replace(corpus, articles=tuple(articles), fingerprint="reviewed")


@lru_cache
def tables_named(name: str) -> Tables:
    return build_tables(corpus_named(name))


@lru_cache
def in_memory(name: str) -> Engine:
    return InMemory(tables_named(name), corpus_named(name))


@lru_cache
def duck(name: str) -> Engine:
    folder = Path(tempfile.mkdtemp()) / "it's a store, قاعدة"
    write_store(tables_named(name), corpus_named(name), folder)
    return Duck(folder, corpus_named(name))


ENGINES: dict[str, Callable[[str], Engine]] = {"in memory": in_memory, "duck": duck}
