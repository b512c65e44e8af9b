"""What the engine suggests. Offsets are Python string indices into the text as it was handed over, so that
`text[mention.start:mention.end] == mention.text`; a confidence is between 0 and 1 and orders, it is no probability; a
reason begins with the name of the rule that gave the suggestion."""

from dataclasses import dataclass, field

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Dated


def reason_of(rule: str, why: str) -> str:
    """A suggestion's reason: the rule that gave it, by which it can be left out, and what it saw."""
    return f"{rule}: {why}"


def rule_of(reason: str) -> str:
    """The rule's name in a reason."""
    return reason.split(": ", 1)[0]


@dataclass(frozen=True)
class Mention:
    """Words of the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class ActorSuggestion:
    """One actor and all words that name it. `id` is the corpus's own (empty where the corpus has none); `origin`:
    "corpus", "list" (well-known actors), "shape" (known by its form alone) or "reporter" (tells, does not act).
    `references` are words that point back to it ("the militia")."""

    name: str
    kind: str
    origin: str
    mentions: tuple[Mention, ...]
    reason: str
    confidence: float
    id: str = ""
    references: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A place that a name may mean. lat, lon: degrees, None where no source gives a point."""

    name: str
    precision: str  # town, site, area, line, district, governorate, country
    lat: float | None = None
    lon: float | None = None
    governorate: str = ""
    country: str = ""  # ISO 3166 alpha-2
    id: str = ""
    source: str = ""
    weight: float = 0.0  # how well known: thousands of people, or what the corpus gives it


@dataclass(frozen=True)
class PlaceSuggestion:
    """One place: the best candidate first, homonyms behind it (never chosen in silence)."""

    name: str
    candidates: tuple[Candidate, ...]
    mentions: tuple[Mention, ...]
    reason: str
    confidence: float

    @property
    def best(self) -> Candidate:
        return self.candidates[0]


@dataclass(frozen=True)
class DateSuggestion:
    """A time expression. `value`: accepted EDTF or "" (open; `missing` says what is needed to settle it)."""

    mention: Mention
    value: str
    reason: str
    confidence: float
    missing: str = ""
    approximate: bool = False


@dataclass(frozen=True)
class QuantitySuggestion:
    """A number with inclusive bounds (None: not told on that side) and what it counts."""

    mention: Mention
    min: int | None
    max: int | None
    about: bool
    counts: str
    reason: str
    confidence: float
    currency: str = ""
    per: str = ""


@dataclass(frozen=True)
class RoleSuggestion:
    """One actor (an index into `Suggestions.actors`) in a role of the codebook, and the words that say so."""

    role: str
    actor: int
    mention: Mention
    reason: str


@dataclass(frozen=True)
class EventSuggestion:
    """A draft event; `quotes` are the words it rests on, the first the fullest. `place` and `date` are indices into
    `Suggestions.places` and `.dates`, None where the text tells none; `summary`: the engine's own sentence, where it gives one."""

    type: str
    trigger: Mention
    quotes: tuple[Mention, ...]
    roles: tuple[RoleSuggestion, ...]
    reason: str
    confidence: float
    mode: str = ""
    place: int | None = None
    date: int | None = None
    claim: str = CODEBOOK.default("claim")
    stage: str = CODEBOOK.default("stage")
    background: bool = False
    quantities: tuple[int, ...] = ()
    part_of: int | None = None
    open_roles: tuple[str, ...] = ()  # words that point back to nobody the text settles
    summary: str = ""


@dataclass(frozen=True)
class Suggestions:
    """All that is suggested for one text. `notes` say what the engine could not do with it."""

    text: str
    published: Dated | None
    actors: tuple[ActorSuggestion, ...] = ()
    reporters: tuple[ActorSuggestion, ...] = ()
    places: tuple[PlaceSuggestion, ...] = ()
    dates: tuple[DateSuggestion, ...] = ()
    quantities: tuple[QuantitySuggestion, ...] = ()
    events: tuple[EventSuggestion, ...] = ()
    notes: tuple[str, ...] = field(default=())
