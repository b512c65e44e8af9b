"""The way of a text: a document goes through the steps, and what they found becomes suggestions."""

import datetime
from collections.abc import Collection, Mapping
from typing import Protocol

from lib.corpus.model.dates import read_date
from lib.corpus.model.models import Corpus, Dated
from lib.errors import FaultlinesError
from lib.suggest.document import Document
from lib.suggest.models import Suggestions
from lib.suggest.pipeline import Step, build_pipeline
from lib.suggest.result import suggestions_of
from lib.suggest.steps import STEPS
from lib.suggest.text.reading import knowledge_of

Day = Dated | datetime.date | str | None


class EngineError(FaultlinesError):
    """An engine that gives no suggestions: `what` is wrong and, in `hint`, what would be right. `status`: what an endpoint answered
    with, 0 for nothing. It says nothing of the article's text."""

    def __init__(self, what: str, hint: str = "", status: int = 0):
        self.what, self.hint, self.status = what, hint, status
        super().__init__(f"{what} ({hint})" if hint else what)


class Engine(Protocol):
    """What may take this engine's whole place: a text, its day of publication and a corpus in, suggestions (or EngineError) out."""

    def __call__(self, text: str, published: Day = None, corpus: Corpus | None = None) -> Suggestions: ...


def suggest(
    text: str,
    published: Day = None,
    corpus: Corpus | None = None,
    without: Collection[str] = frozenset(),
    replace: Mapping[str, Step] | None = None,
) -> Suggestions:
    """What a careful coder would mark in `text`. `published`: a day, or EDTF of a form that a corpus accepts, where only
    the month or week is known; without it relative dates stay open. Without a corpus the engine knows only its own lists.
    `without`: names of steps or rules to leave out; `replace`: other steps by the names of those they stand for; a name
    that is none raises PipelineError."""
    return suggestions_of(read_document(text, published, corpus, without, replace))


def read_document(
    text: str,
    published: Day = None,
    corpus: Corpus | None = None,
    without: Collection[str] = frozenset(),
    replace: Mapping[str, Step] | None = None,
) -> Document:
    """The document with all that the steps found in it; arguments as of `suggest`."""
    return build_pipeline(STEPS, without, replace).run(Document(text, as_dated(published), knowledge_of(corpus)))


def as_dated(published: Day) -> Dated | None:
    """A day of publication as a corpus has it; raises DateError for a text of no accepted form."""
    if isinstance(published, datetime.date):
        published = published.isoformat()[:10]
    return read_date(published) if isinstance(published, str) else published
