"""Records: what happened, as one source tells it. Tables are built of them, and of nothing else.

The articles of a corpus are one source of records; a dataset may be another. Unknown is None or empty, never a stand-in.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus, Dated, Participant, Pay, Quantity, Span
from lib.corpus.model.register import Actor, Place

ARTICLES = "articles"  # id of the source that every corpus has
THEIRS = re.compile(r"[^\s/,;:~]+")  # an id within its source; what is left out parts ids in lists, picks and addresses


@dataclass(frozen=True)
class About:
    """What a source is called and whose it is; `id` stands before the ids of all that it brings: events as `<id>:<theirs>`,
    actors and places as `<id>.<theirs>` (their ids may hold no colon: it parts the words of a pick)."""

    id: str
    title: str
    publisher: str = ""
    licence: str = ""
    citation: str = ""  # as whoever made it asks to be cited
    url: str = ""


@dataclass(frozen=True)
class Provenance:
    """The document that a record rests on: an article, a dataset, or one entry of it; shared by all records of a document.

    `document`: its id: an article's own, `<source>:<theirs>` of any other. `bound`: the date by which what it tells had been
    said. `text_kind`: whose words its sentences are, "" where it has none. `words`: its title, author and sources, for search.
    """

    source: str  # id of the source it belongs to
    document: str
    publisher: str
    reliability: str = CODEBOOK.default("reliability")
    bound: Dated | None = None
    text_kind: str = ""
    url: str = ""
    words: tuple[str, ...] = ()

    @property
    def article(self) -> str:
        """The id of the article that it is; "" of any other source's document."""
        return self.document if self.source == ARTICLES else ""


@dataclass(frozen=True, slots=True)
class Record:
    """One event as one document tells it: what, who, where, when, how sure, and what that rests on.

    `quote`: the sentence that carries it, None where the source has none; `evidence` and `inferred`: field -> the words that
    carry it, or why it was inferred. `source_row`: JSON of what its publisher says beside, of a row of a table; "" of what an
    article tells. `part_of`, `same_as` and `maybe_same_as` are ids of records, of any source.
    """

    id: str
    type: str
    summary: str
    roles: dict[str, tuple[Participant, ...]]
    rests_on: Provenance
    mode: str = ""
    issue: str = ""
    place: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    date: Dated | None = None
    by_force: str = ""
    reason: str = ""
    quantities: dict[str, Quantity] = field(default_factory=dict)
    goods: tuple[str, ...] = ()
    pay: Pay | None = None
    claim: str = CODEBOOK.default("claim")
    stage: str = CODEBOOK.default("stage")
    background: bool = False
    status: str = CODEBOOK.default("status")
    review: str = ""
    part_of: str = ""
    parts: str = CODEBOOK.default("parts")
    same_as: tuple[str, ...] = ()
    maybe_same_as: tuple[str, ...] = ()
    according_to: str = ""
    credibility: str = CODEBOOK.default("credibility")
    quote: Span | None = None
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    inferred: dict[str, str] = field(default_factory=dict)
    source_row: str = ""

    @property
    def sentence(self) -> str:
        """The words that carry it; "" where the source has no sentence."""
        return self.quote.text if self.quote else ""


class Source(Protocol):
    """Whatever tells of events. `mark` differs as soon as anything that it tells does; its actors and places stand beside
    the corpus's own, and its records may name either."""

    @property
    def about(self) -> About: ...

    @property
    def mark(self) -> str: ...

    @property
    def actors(self) -> tuple[Actor, ...]: ...

    @property
    def places(self) -> tuple[Place, ...]: ...

    def records(self, corpus: Corpus, /) -> Iterable[Record]:
        """What it tells, in any order; `corpus` holds its actors and places too."""
        ...

    def record(self, record_id: str, corpus: Corpus, /) -> Record | None:
        """One of these by its id, for whoever opens it; None where it tells no such event."""
        ...


def with_source(corpus: Corpus, source: Source) -> Corpus:
    """The corpus with another source: its actors and places beside the corpus's, and a fingerprint that covers what it tells.

    Raises ValueError where the source, or an actor or place of it, has an id that is taken or not of its form.
    """
    about, actors, places = source.about, {one.id: one for one in source.actors}, {one.id: one for one in source.places}
    taken = {ARTICLES, *(known.about.id for known in corpus.sources)} & {about.id}
    taken |= (corpus.actors.keys() & actors) | (corpus.places.keys() & places)
    odd = {one for one in (*actors, *places) if not (one.startswith(f"{about.id}.") and THEIRS.fullmatch(one))}
    if wrong := sorted(taken | odd):
        raise ValueError(f"{about.title}: ids that are taken, or not {about.id}.<theirs>: {', '.join(wrong)}")
    told = f"{corpus.fingerprint}\0{about.id}\0{source.mark}"
    return replace(
        corpus,
        actors=corpus.actors | actors,
        places=corpus.places | places,
        fingerprint=hashlib.sha256(told.encode()).hexdigest(),
        sources=(*corpus.sources, source),
    )


def without_sources(corpus: Corpus) -> Corpus:
    """The corpus's own: what its articles and registers say, without the actors and places of other sources."""
    if not corpus.sources:
        return corpus
    theirs = {actor.id for source in corpus.sources for actor in source.actors}
    theirs |= {place.id for source in corpus.sources for place in source.places}
    actors = {name: actor for name, actor in corpus.actors.items() if name not in theirs}
    places = {name: place for name, place in corpus.places.items() if name not in theirs}
    return replace(corpus, actors=actors, places=places, sources=())


def source_of(corpus: Corpus, record_id: str) -> Source | None:
    """The source that a record's id names before its colon, which no id of an article holds; None of an article's."""
    before, colon, _ = record_id.partition(":")
    return next((source for source in corpus.sources if source.about.id == before), None) if colon else None
