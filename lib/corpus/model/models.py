"""The checked corpus: what a reader returns and everything else builds on.

All values are frozen and resolved: actors and places are ids, quotes are offsets into `Article.text`
(Python string indices), dates have strict bounds. Unknown is None or empty, never a stand-in. What the tables say stands in
lib.corpus.model.register and is had from here as well.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.register import Actor, Bloc, CorpusSettings, Extent, Place, Tie, plural
from lib.corpus.model.review import Review
from lib.corpus.reading.tiles import BaseMap
from lib.errors import LostRow, Problem

if TYPE_CHECKING:  # a source is asked of a corpus that it is part of
    from lib.corpus.model.records import Source

DateKind = Literal["day", "window", "extent"]
DatePrecision = Literal["day", "week", "month", "year", "range"]
__all__ = [
    "Actor",
    "Article",
    "Bloc",
    "Corpus",
    "CorpusSettings",
    "DateKind",
    "DatePrecision",
    "DateQualifier",
    "Dated",
    "Event",
    "Extent",
    "GeoJson",
    "Participant",
    "Pay",
    "Place",
    "Quantity",
    "Span",
    "Tie",
    "plural",
]
GeoJson = dict[str, Any]  # a collection of features that lib.corpus.reading.shapes has looked through
DateQualifier = Literal["", "~", "?", "%"]


@dataclass(frozen=True)
class Span:
    """Words of an article: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Dated:
    """An EDTF date as written, with its strict first and last day (None on an open side)."""

    text: str
    kind: DateKind
    first: datetime.date | None
    last: datetime.date | None
    precision: DatePrecision
    qualifier: DateQualifier = ""


@dataclass(frozen=True)
class Quantity:
    """A reported number: inclusive bounds (None: not told on that side), `about` for an approximate one."""

    min: int | None
    max: int | None
    about: bool = False
    words: str = ""


@dataclass(frozen=True)
class Participant:
    """One actor in one role. `described` holds the article's words where the actor itself is not named:
    then `actor` is the body it is of."""

    actor: str
    described: str = ""
    quantities: dict[str, Quantity] = field(default_factory=dict)


@dataclass(frozen=True)
class Pay:
    amount: float
    currency: str
    per: str = ""
    about: bool = False

    def __str__(self) -> str:
        per = f" per {self.per}" if self.per else ""
        return f"{'about ' if self.about else ''}{self.amount:g} {self.currency}{per}"


@dataclass(frozen=True)
class Event:
    """One coded event of one article. References to other events are full ids, `<article>/<id>`."""

    id: str  # full: "<article>/<id>"
    type: str
    summary: str
    quote: Span
    roles: dict[str, tuple[Participant, ...]]
    mode: str = ""
    issue: str = ""
    place: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    date: Dated | None = None
    by_force: str = ""  # "", "true", "false", "pressure"
    reason: str = ""
    quantities: dict[str, Quantity] = field(default_factory=dict)
    goods: tuple[str, ...] = ()
    pay: Pay | None = None
    claim: str = CODEBOOK.default("claim")
    stage: str = CODEBOOK.default("stage")
    background: bool = False
    status: str = CODEBOOK.default("status")  # coded, draft
    review: str = ""  # of review_states: its own, else its article's; "" where neither is written, which counts as accepted
    part_of: str = ""
    parts: str = CODEBOOK.default("parts")  # of a whole: all, some (its parts do not exhaust it)
    after: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    maybe_same_as: tuple[str, ...] = ()
    not_same_as: tuple[str, ...] = ()
    according_to: str = ""
    credibility: str = CODEBOOK.default("credibility")
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    inferred: dict[str, str] = field(default_factory=dict)
    unseen: frozenset[str] = frozenset()  # fields that no machine sees in the quote or their evidence: the coder's reading
    original_quote: str = ""  # the article's own words, where `text` is a digest
    line: int = 0
    field_lines: dict[str, int] = field(default_factory=dict)  # of part_of, after, same_as, maybe_same_as


@dataclass(frozen=True)
class Article:
    """One annotated article; `text` is what follows the front matter."""

    id: str
    file: str  # path relative to the corpus folder
    title: str
    publisher: str
    text: str
    text_kind: str  # full, excerpt, digest
    events: tuple[Event, ...]
    author: str = ""
    original_source: str = ""
    via: tuple[str, ...] = ()
    url: str = ""
    language: str = ""
    published: Dated | None = None
    published_basis: str = ""
    reliability: str = CODEBOOK.default("reliability")
    status: str = CODEBOOK.default("status")  # coded, draft: then every event of it is one
    published_by: Dated | None = None  # a day by which it was out, tighter than `published`
    published_by_why: str = ""
    archived_url: str = ""
    accessed: str = ""  # ISO 8601 day
    sha256: str = ""  # of the original document
    published_line: int = 0  # of the file; 0 where it does not say when
    review: Review | None = None

    @property
    def bound(self) -> Dated | None:
        """The date that bounds what the article tells as having happened: `published_by`, else `published`."""
        return self.published_by or self.published


@dataclass(frozen=True)
class Corpus:
    """Everything one folder says. `left_out` are the files with errors, `left_out_rows` the rows of tables; `problems` say why."""

    folder: Path
    settings: CorpusSettings
    actors: dict[str, Actor]  # by id, in file order
    places: dict[str, Place]
    articles: tuple[Article, ...]  # sorted by id
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...]
    fingerprint: str  # sha256 over names and contents of what was read
    boundaries: GeoJson | None = None  # the corpus's own boundaries.geojson, looked through: GeoJSON
    stale: tuple[str, ...] = ()  # files shown in their last good version, because they do not read as they are
    roads: GeoJson | None = None  # the corpus's own roads.geojson, likewise
    left_out_rows: tuple[LostRow, ...] = ()
    base_map: BaseMap | None = None  # the corpus's own .pmtiles
    districts: GeoJson | None = None  # the corpus's own boundaries-2.geojson, likewise
    place_notes: tuple[str, ...] = ()  # what outlines say of places that is no problem, in words
    digests: Mapping[str, str] = field(default_factory=dict)  # file of an article -> sha256 of the content that was read
    sources: "tuple[Source, ...]" = ()  # what tells of events beside the articles; their actors and places are among those above

    @cached_property
    def article_by_id(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}

    @cached_property
    def successions(self) -> dict[str, list[str]]:
        """Actor -> those that it succeeds and those that succeed it."""
        found: dict[str, list[str]] = {}
        for actor in self.actors.values():
            for tie in actor.successor_of:
                found.setdefault(actor.id, []).append(tie.actor)
                found.setdefault(tie.actor, []).append(actor.id)
        return found

    @cached_property
    def reports(self) -> dict[str, tuple[Article, Event]]:
        """Full id of an event as one article tells it -> that article, and what it tells."""
        return {event.id: (article, event) for article in self.articles for event in article.events}

    @cached_property
    def used_blocs(self) -> frozenset[str]:
        """Ids of the blocs that any actor is, or at some time was, in."""
        return frozenset(bloc for actor in self.actors.values() for bloc in (actor.bloc, *(tie.actor for tie in actor.blocs)))

    def article(self, article_id: str) -> Article | None:
        return self.article_by_id.get(article_id)

    def article_of(self, report_id: str) -> Article | None:
        """The article of a report; None of an event that no article tells."""
        return self.reports[report_id][0] if report_id in self.reports else None
