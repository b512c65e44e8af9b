"""The actors or the places of one text while they are read: one entity for each, however often it is named, and its spots."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from lib.suggest.models import Candidate
from lib.suggest.text.spots import Spot

Key = tuple[object, ...]  # what makes two mentions one entity: its kind, then what tells it apart


@dataclass
class Actor:
    """An actor while it is being read; `rule` is the one that found it first."""

    name: str
    kind: str
    origin: str
    id: str = ""
    reason: str = ""
    reporter: bool = False
    person: bool = False
    described: bool = False
    state: bool = False
    country: str = ""  # where it is at home, as the list has it
    confidence: float = 0.9
    rule: str = ""


@dataclass
class Place:
    """A place while it is being read; `rule` is the one that found it first."""

    name: str
    candidates: list[Candidate]
    reason: str
    confidence: float
    bearing: float | None = None
    area: str = ""  # "countryside", "region", "site", "done": what is said of the base name
    country: bool = False
    part: bool = False  # called a quarter, district or village: it lies among the text's other places
    elsewhere: list[Candidate] = field(default_factory=list)
    rule: str = ""

    @property
    def best(self) -> Candidate:
        """The likeliest candidate, one without a point where there is none."""
        return self.candidates[0] if self.candidates else Candidate(self.name, "site")


T = TypeVar("T", Actor, Place)


@dataclass
class Roll(Generic[T]):
    """`entities` in the order in which they were first read, `spots` where they stand, `by_key` what makes two one."""

    entities: list[T] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    by_key: dict[Key, int] = field(default_factory=dict)

    def enter(self, key: Key, make: Callable[[], T]) -> int:
        """The number of the entity with this key, made where there is none yet."""
        if key not in self.by_key:
            self.by_key[key] = len(self.entities)
            self.entities.append(make())
        return self.by_key[key]

    def sort(self) -> None:
        """Put the spots in the order of the text."""
        self.spots.sort(key=lambda spot: spot.first)

    def covered(self) -> set[int]:
        """The words that are part of a spot."""
        return {number for spot in self.spots for number in range(spot.first, spot.last)}
