"""A draft event while it is being read, and how it is told."""

from dataclasses import dataclass, field

from lib.corpus.model.codebook import CODEBOOK
from lib.suggest.text.spots import Spot


@dataclass(frozen=True)
class Telling:
    """Values of the codebook's claim and stage lists, whether it is background, and the word that says so."""

    claim: str = CODEBOOK.default("claim")
    stage: str = CODEBOOK.default("stage")
    background: bool = False
    word: str = ""


@dataclass
class Draft:
    """An event while it is being read: roles as role -> entities in order; `first`..`last` its trigger."""

    type: str
    mode: str
    sentence: int
    first: int
    last: int
    roles: dict[str, list[tuple[int, Spot]]]
    telling: Telling
    noun: bool
    open_roles: list[str] = field(default_factory=list)
    place: int | None = None
    date: int | None = None
    background: bool = False
    quotes: list[int] = field(default_factory=list)  # sentences that tell it
    quantities: list[int] = field(default_factory=list)
    carried: str = ""
    definite: bool = False  # “the attack”
    several: bool = False  # “three attacks”, “a series of arrests”
    whole: int | None = None  # the event that it is a part of, as its place in the list
    yields: str = ""  # to an event of this type by the same actors in the same sentence
    doing: bool = False  # told as a habit: “accused of looting”
    killing: bool = False  # told by a word of killing
    object_away: int = 0  # words to the object that the reading needs
    rule: str = ""  # which gave it

    @property
    def persons(self) -> frozenset[int]:
        """The persons it is done to."""
        return frozenset(entity for entity, spot in self.roles.get("target", ()) if spot.person)

    @property
    def entities(self) -> frozenset[int]:
        return frozenset(entity for found in self.roles.values() for entity, _ in found)
