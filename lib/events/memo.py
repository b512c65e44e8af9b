"""What is made once of a corpus alone, as long as its tables are there."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar
from weakref import WeakKeyDictionary, finalize

from lib.corpus.model.models import Corpus

Made = TypeVar("Made")
Wishes = ParamSpec("Wishes")


def once(make: Callable[..., Made]) -> Callable[..., Made]:
    """The same function of (tables), or of (tables, corpus, texts ...), that keeps what it made as long as the tables, or whatever
    stands in their place, are there. Two sessions that ask at
    the same moment may both make it; the frames kept are never changed."""
    kept: WeakKeyDictionary[object, dict[tuple[str, ...], Made]] = WeakKeyDictionary()

    @functools.wraps(make)
    def made_before(tables: object, *rest: Corpus | str) -> Made:
        made, texts = kept.setdefault(tables, {}), tuple(one for one in rest if isinstance(one, str))
        if texts not in made:
            made[texts] = make(tables, *rest)
        return made[texts]

    return made_before


def once_of(make: Callable[[Corpus], Made]) -> Callable[[Corpus], Made]:
    """The same function of a corpus, that keeps what it made of it as long as this very corpus is there; it is never changed."""
    kept: dict[int, Made] = {}

    @functools.wraps(make)
    def made_before(corpus: Corpus) -> Made:
        at = id(corpus)
        if at not in kept:
            finalize(corpus, kept.pop, at, None)
            kept[at] = make(corpus)
        return kept[at]

    return made_before
