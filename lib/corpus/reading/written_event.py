"""One event as an analyst wrote it, in its article: what it says of each field, and what is found wrong on the way to an Event."""

from dataclasses import dataclass

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.frontmatter import (
    ActorNumberWritten,
    ArticleWritten,
    DefaultsWritten,
    EventWritten,
    NumberWritten,
    ParticipantWritten,
    PayWritten,
)
from lib.corpus.reading.yaml_lines import Lined, Path, dotted
from lib.corpus.text.provenance import Around
from lib.corpus.text.quotes import QuoteFinder
from lib.errors import Problem, Severity

ROLES = tuple(CODEBOOK.roles)
SHARED = frozenset(DefaultsWritten.model_fields)


@dataclass(frozen=True)
class Surroundings:
    """What all events of an article are coded in: its file, front matter and text, and what the corpus knows."""

    file: str
    article: ArticleWritten
    lined: Lined
    finder: QuoteFinder
    around: Around


class Values:
    """What an event says of its fields: its own value, else the article's default; a field of neither is not in it."""

    def __init__(self, own: EventWritten, defaults: DefaultsWritten):
        shared = defaults.model_fields_set & SHARED
        defaulted = {name: value for name in shared if (value := getattr(defaults, name)) is not None}
        given = {name: value for name in own.model_fields_set if (value := getattr(own, name)) is not None}
        self.held: dict[str, object] = defaulted | given
        self.from_defaults = frozenset(name for name in defaulted if getattr(own, name) is None)

    def __contains__(self, field: str) -> bool:
        return field in self.held

    def holds(self, field: str) -> bool:
        """Whether a field is told and says something: not false, nor a list of nothing."""
        return bool(self.held.get(field))

    def text(self, field: str) -> str:
        """The value of a field of one text; empty where it is not told."""
        found = self.held.get(field)
        return found if isinstance(found, str) else ""

    def texts(self, field: str) -> list[str]:
        """The values of a field of several texts."""
        found = self.held.get(field)
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []

    def people(self, role: str) -> list[ParticipantWritten]:
        """Who is named in a role."""
        found = self.held.get(role)
        return [one for one in found if isinstance(one, ParticipantWritten)] if isinstance(found, list) else []

    def number(self, quantity: str) -> NumberWritten | list[ActorNumberWritten] | None:
        """A number as a whole, or actor by actor."""
        found = self.held.get(quantity)
        if isinstance(found, list):
            return [one for one in found if isinstance(one, ActorNumberWritten)]
        return found if isinstance(found, NumberWritten) else None

    def pay(self) -> PayWritten | None:
        found = self.held.get("pay")
        return found if isinstance(found, PayWritten) else None


class WrittenEvent:
    """Event `number` of an article; problems gather in `problems`.

    `lost` names fields of the event and of the article that could not be read (that is said elsewhere): what may
    follow from their absence is not said again.
    """

    def __init__(self, within: Surroundings, number: int, lost: frozenset[str] = frozenset()):
        self.file, self.article, self.lined = within.file, within.article, within.lined
        self.finder, self.around = within.finder, within.around
        self.number, self.lost = number, lost
        self.written: EventWritten = self.article.events[number]
        self.values = Values(self.written, self.article.defaults)
        self.roles = [role for role in ROLES if role in self.values.held]
        self.problems: list[Problem] = []

    def line(self, *path: str) -> int:
        """The line of the event, or of one of its fields."""
        return self.lined.line(("events", self.number, *path))

    def full(self, reference: str) -> str:
        """The full id of an event that is named within the article or by its full id."""
        return reference if "/" in reference else f"{self.article.id}/{reference}"

    def all_full(self, references: list[str]) -> tuple[str, ...]:
        return tuple(map(self.full, references))

    def wrong(self, path: Path, what: str, hint: str = "", severity: Severity = "error") -> None:
        """Say what is wrong at a path within the event."""
        whole = ("events", self.number, *path)
        self.problems.append(Problem(self.file, self.lined.line(whole), dotted(whole), what, hint, severity))

    def warn(self, path: Path, what: str, hint: str) -> None:
        self.wrong(path, what, hint, "warning")
