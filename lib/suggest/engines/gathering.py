"""Events that were told become suggestions: one actor, place, date or number for all that mean the same, with exact offsets."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from lib.corpus.model.dates import is_about, read_date
from lib.corpus.model.models import Dated
from lib.corpus.text.quotes import QuoteFinder
from lib.suggest.engines.names import Names
from lib.suggest.engines.reading import Named, Number, Told
from lib.suggest.models import (
    ActorSuggestion,
    DateSuggestion,
    EventSuggestion,
    Mention,
    PlaceSuggestion,
    QuantitySuggestion,
    RoleSuggestion,
    Suggestions,
    reason_of,
)

KIND = "non_state_force"  # of an actor whom the corpus does not know
T = TypeVar("T")
UNREAD = "its day is not told in a form that a date may have"


@dataclass
class Held(Generic[T]):
    """Things by what makes two of them one, in the order in which they were first told, and the words that tell each."""

    numbers: dict[Hashable, int] = field(default_factory=dict)
    made: list[Callable[[tuple[Mention, ...]], T]] = field(default_factory=list)
    words: list[list[Mention]] = field(default_factory=list)

    def enter(self, key: Hashable, words: Mention, make: Callable[[tuple[Mention, ...]], T]) -> int:
        """The number of the thing."""
        number = self.numbers.setdefault(key, len(self.made))
        if number == len(self.made):
            self.made.append(make)
            self.words.append([])
        if words not in self.words[number]:
            self.words[number].append(words)
        return number

    def all(self) -> tuple[T, ...]:
        """The things, each with its words in the order of the text."""
        every = (tuple(sorted(words, key=lambda one: (one.start, one.end))) for words in self.words)
        return tuple(make(words) for make, words in zip(self.made, every))


class Gathering:
    """Suggestions while they are gathered; `rule` begins each reason."""

    def __init__(self, names: Names, rule: str):
        self.names, self.rule = names, rule
        self.actors: Held[ActorSuggestion] = Held()
        self.places: Held[PlaceSuggestion] = Held()
        self.dates: Held[DateSuggestion] = Held()
        self.numbers: Held[QuantitySuggestion] = Held()

    def suggestions(self, text: str, published: Dated | None, told: list[Told], notes: tuple[str, ...]) -> Suggestions:
        """All of it, events in the order of the text."""
        events = tuple(self._event(one) for one in sorted(told, key=lambda one: (one.quote.start, one.quote.end)))
        held = (self.places.all(), self.dates.all(), self.numbers.all())
        return Suggestions(text, published, self.actors.all(), (), *held, events, notes)

    def _event(self, told: Told) -> EventSuggestion:
        reason = "; ".join(("a model suggests it", *told.remarks))
        return EventSuggestion(
            told.type,
            told.quote,
            (told.quote,),
            tuple(self._role(one) for one in told.roles),
            self._because(reason),
            told.confidence,
            told.mode,
            self._place(told.place) if told.place else None,
            self._date(*told.date) if told.date else None,
            told.claim,
            told.stage,
            told.background,
            tuple(dict.fromkeys(self._number(one) for one in told.numbers)),
            summary=told.summary,
        )

    def _role(self, told: Named) -> RoleSuggestion:
        why = "points back" if _name_in(told) is None else "named in the sentence"
        return RoleSuggestion(told.role, self._actor(told), told.words, self._because(why))

    def _because(self, why: str) -> str:
        return reason_of(self.rule, why)

    def _actor(self, told: Named) -> int:
        meant = self.names.meant("actor", told.name)
        known = self.names.actors.get(meant.id)
        name, kind, origin = (known.name, known.kind, "corpus") if known else (told.name, KIND, "shape")
        reason = self._because(meant.why("actor"))

        def make(words: tuple[Mention, ...]) -> ActorSuggestion:
            return ActorSuggestion(name, kind, origin, words, reason, 0.9 if known else 0.5, meant.id)

        return self.actors.enter(meant.id or ("shape", told.name.casefold()), _name_in(told) or told.words, make)

    def _place(self, told: Named) -> int:
        meant = self.names.meant("place", told.name)
        candidates = self.names.candidates(told.name, meant)
        reason = self._because(meant.why("place"))

        def make(words: tuple[Mention, ...]) -> PlaceSuggestion:
            return PlaceSuggestion(candidates[0].name, candidates, words, reason, 0.9 if meant.id else 0.5)

        return self.places.enter(meant.id or ("shape", told.name.casefold()), _name_in(told) or told.words, make)

    def _date(self, edtf: str, told: Mention) -> int:
        about = bool(edtf) and any(is_about(read_date(edtf), side) for side in (0, 1))
        reason = self._because("the model’s reckoning")

        def make(words: tuple[Mention, ...]) -> DateSuggestion:
            return DateSuggestion(words[0], edtf, reason, 0.5, "" if edtf else UNREAD, about)

        return self.dates.enter((told, edtf), told, make)

    def _number(self, told: Number) -> int:
        def make(words: tuple[Mention, ...]) -> QuantitySuggestion:
            return QuantitySuggestion(
                words[0], told.least, told.most, told.about, told.counts, self._because("the model’s bounds"), 0.5
            )

        return self.numbers.enter(told, told.words, make)


def _name_in(told: Named) -> Mention | None:
    """Where the name itself stands in the words that carry it; None where they only point to it."""
    found = QuoteFinder(told.words.text).find(told.name)
    start = told.words.start
    return Mention(start + found.start, start + found.end, found.text) if found else None
