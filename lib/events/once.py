"""What depends on a corpus alone, and not on the filters, is made once for its tables and goes when they go."""

import functools
from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

from lib.corpus.models import Corpus
from lib.events.tables import Tables

Made = TypeVar("Made")


def once(make: Callable[..., Made]) -> Callable[..., Made]:
    """The same function of (tables), or of (tables, corpus, texts ...), that keeps what it made. Two sessions that ask at
    the same moment may both make it; the frames kept are never changed."""
    kept: WeakKeyDictionary[Tables, dict] = WeakKeyDictionary()

    @functools.wraps(make)
    def made_before(tables: Tables, *rest: Corpus | str) -> Made:
        made, texts = kept.setdefault(tables, {}), rest[1:]
        if texts not in made:
            made[texts] = make(tables, *rest)
        return made[texts]

    return made_before
