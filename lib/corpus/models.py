"""The checked corpus: what a reader returns and everything else builds on.

All values are frozen and resolved: actors and places are ids, quotes are offsets into `Article.text`
(Python string indices), dates have strict bounds. Unknown is None or empty, never a stand-in.
"""

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from lib.errors import Problem

DateKind = Literal["day", "window", "extent"]
DatePrecision = Literal["day", "week", "month", "year", "range"]


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
    qualifier: Literal["", "~", "?", "%"] = ""


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

    id: str                                   # full: "<article>/<id>"
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
    by_force: str = ""                        # "", "true", "false", "pressure"
    reason: str = ""
    quantities: dict[str, Quantity] = field(default_factory=dict)
    goods: tuple[str, ...] = ()
    pay: Pay | None = None
    claim: str = "reported"
    stage: str = "done"
    background: bool = False
    part_of: str = ""
    after: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    maybe_same_as: tuple[str, ...] = ()
    according_to: str = ""
    credibility: str = "6"
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    inferred: dict[str, str] = field(default_factory=dict)
    line: int = 0
    field_lines: dict[str, int] = field(default_factory=dict)  # of part_of, after, same_as, maybe_same_as


@dataclass(frozen=True)
class Article:
    """One annotated article; `text` is what follows the front matter."""

    id: str
    file: str                                 # path relative to the corpus folder
    title: str
    publisher: str
    text: str
    text_kind: str                            # full, excerpt, digest
    events: tuple[Event, ...]
    author: str = ""
    original_source: str = ""
    via: tuple[str, ...] = ()
    url: str = ""
    language: str = ""
    published: Dated | None = None
    published_basis: str = ""
    reliability: str = "F"


@dataclass(frozen=True)
class Tie:
    """A dated, sourced tie to another actor; None on a side that is open or not known."""

    actor: str
    first: datetime.date | None = None
    last: datetime.date | None = None
    source: str = ""

    @property
    def always(self) -> bool:
        return self.first is None and self.last is None


@dataclass(frozen=True)
class Actor:
    id: str
    name: str
    kind: str
    bloc: str                                 # id of a bloc of corpus.yaml
    name_ar: str = ""
    aliases: tuple[str, ...] = ()
    described: bool = False
    part_of: tuple[Tie, ...] = ()
    affiliated_with: tuple[Tie, ...] = ()
    backed_by: tuple[Tie, ...] = ()
    # bloc over time, where the corpus dates it; empty: `bloc` holds always
    blocs: tuple[Tie, ...] = ()


@dataclass(frozen=True)
class Place:
    id: str
    name: str
    kind: str
    precision: str                            # site, town, district, area, line, governorate, country
    name_ar: str = ""
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    governorates: tuple[str, ...] = ()        # names
    district: str = ""
    country: str = ""
    within: tuple[str, ...] = ()              # ids of named areas
    located_by: str = ""
    source: str = ""


@dataclass(frozen=True)
class Bloc:
    id: str
    label: str
    hue: str
    label_ar: str = ""


@dataclass(frozen=True)
class Extent:
    west: float
    south: float
    east: float
    north: float

    def holds(self, lat: float, lon: float) -> bool:
        return self.south <= lat <= self.north and self.west <= lon <= self.east


@dataclass(frozen=True)
class CorpusSettings:
    """corpus.yaml."""

    title: str
    countries: tuple[str, ...]
    extent: Extent
    blocs: tuple[Bloc, ...]
    time_zone: str = "UTC"
    licence: str = ""
    admin_levels: tuple[str, ...] = ("governorate", "district")
    rating_rule: str = ""


@dataclass(frozen=True)
class Corpus:
    """Everything one folder says. `left_out` are the files with errors; `problems` say why."""

    folder: Path
    settings: CorpusSettings
    actors: dict[str, Actor]                  # by id, in file order
    places: dict[str, Place]
    articles: tuple[Article, ...]             # sorted by id
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...]
    fingerprint: str                          # sha256 over names and bytes of the corpus files
    boundaries: Path | None = None            # the corpus's own boundaries.geojson

    def article(self, article_id: str) -> Article | None:
        return next((article for article in self.articles if article.id == article_id), None)
