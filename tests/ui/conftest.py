"""The small corpus of another conflict: joined reports, homonyms, Arabic, a tie that changes."""

from pathlib import Path

import pytest

from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.events.building.build import build_tables
from lib.events.tables import Tables

DELTA = Path(__file__).parent.parent / "corpora" / "delta"


@pytest.fixture(scope="session")
def delta() -> Corpus:
    return read_corpus(DELTA)


@pytest.fixture(scope="session")
def delta_tables(delta: Corpus) -> Tables:
    return build_tables(delta)
