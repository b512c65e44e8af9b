"""What tests of crosswalks share."""

from collections.abc import Callable

import pytest

from lib.corpus.model.models import Corpus
from tests.exchange.crossed import SIDES, Crossed, crossed, of


@pytest.fixture
def cross(sample: Corpus) -> Callable[..., Crossed]:
    """Rows (tests.conftest) in the form of a format."""

    def made(name: str, *rows, people=SIDES, corpus: Corpus = sample) -> Crossed:
        return crossed(name, of(corpus, *rows, people=people))

    return made
