"""What is made once for all who ask: of a corpus alone, as long as its tables are there, and of what filters leave of it, as
long as the selection is remembered."""

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar
from weakref import WeakKeyDictionary

from lib.corpus.model.models import Corpus
from lib.events.recent import Recent

Made = TypeVar("Made")
Wishes = ParamSpec("Wishes")


class Selection(Protocol):
    """What filters leave (lib.events.asking.select), as far as it keeps what was made of it."""

    @property
    def made(self) -> Recent[Any]: ...


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


Asked = TypeVar("Asked", bound=Selection)


def once_for_selection(make: Callable[Concatenate[Asked, Wishes], Made]) -> Callable[Concatenate[Asked, Wishes], Made]:
    """The same function of (selection, values ...), that keeps what it made with the selection. Sessions share what is kept,
    so nobody changes it; two that ask at the same moment may both make it."""

    @functools.wraps(make)
    def made_before(selection: Asked, *values: Wishes.args, **named: Wishes.kwargs) -> Made:
        found: Made = selection.made.once((make, *values, *sorted(named.items())), lambda: make(selection, *values, **named))
        return found

    return made_before  # type: ignore[return-value]  # wraps makes it look like another kind of function
