"""What a page shows, as one frozen value: the corpus, the filters asked for and the rows they leave.

open_page makes it, and every part of a page takes it; it draws nothing itself. What a selection determines (counts, figures,
words) is made once for all who look at it: see `made_once`.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

from lib.corpus.model.models import Corpus
from lib.engine.shown import Shown
from lib.events.asking.filters import Filters
from lib.figures.theme import Theme

Made = TypeVar("Made")
Wishes = ParamSpec("Wishes")


@dataclass(frozen=True)
class View:
    """`title`: of the page; `path`: its part of the address, "" of the Overview; `shown`: what the filters leave, to be asked."""

    title: str
    path: str
    corpus: Corpus
    theme: Theme
    shown: Shown

    @property
    def filters(self) -> Filters:
        """What is asked for."""
        return self.shown.filters


def made_once(make: Callable[Concatenate[View, Wishes], Made]) -> Callable[Concatenate[View, Wishes], Made]:
    """The same function of (view, hashable values ...), that keeps what it made with the selection, for everybody who looks at
    it in the same theme. It may ask nothing of a session, and what it gives is never changed."""

    @functools.wraps(make)
    def made_before(view: View, *wishes: Wishes.args, **named: Wishes.kwargs) -> Made:
        key = (make, view.theme, *wishes, *sorted(named.items()))
        found: Made = view.shown.made.once(key, lambda: make(view, *wishes, **named))
        return found

    return made_before
