"""The one carrier of a text through the steps: what is known before, and what each step has found so far."""

from collections import Counter
from dataclasses import dataclass, field

from lib.corpus.model.models import Dated
from lib.suggest.events.drafts import Draft
from lib.suggest.models import DateSuggestion, QuantitySuggestion
from lib.suggest.rolls import Actor, Place, Roll
from lib.suggest.text.knowledge import Knowledge
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, Word


@dataclass
class Document:
    """A text and what is found in it. `without`: names of rules that are left out; `fired`: how often each of them gave or
    settled something. All else is empty until the step that gives it has run."""

    text: str
    published: Dated | None
    known: Knowledge
    without: frozenset[str] = frozenset()
    fired: Counter[str] = field(default_factory=Counter)
    words: list[Word] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    capitals: bool = True
    arabic: bool = False
    lower: frozenset[int] = frozenset()  # sentences of many words without any capital
    notes: tuple[str, ...] = ()
    countries: Counter[str] = field(default_factory=Counter)  # how often the text names each country or its people
    actors: Roll[Actor] = field(default_factory=Roll)
    places: Roll[Place] = field(default_factory=Roll)
    taken: frozenset[int] = frozenset()  # words of actors: no places there
    scene: str = ""  # the country that the text is about
    dates: tuple[DateSuggestion, ...] = ()
    quantities: tuple[QuantitySuggestion, ...] = ()
    references: list[Spot] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)

    def sentence_at(self, number: int) -> Sentence:
        """The sentence of a word."""
        return self.sentences[self.words[number].sentence]

    def note(self, found: object, rule: str) -> None:
        """Count what a rule gave, and write its name on it and on the entity that it was the first to find."""
        given = found if isinstance(found, list) else [found]
        self.fired[rule] += len(given)
        for one in given:
            if isinstance(one, Spot | Draft) and not one.rule:
                one.rule = rule
            if isinstance(one, Spot) and one.kind != "back":
                roll = self.places if one.kind == "place" else self.actors
                entity = roll.entities[one.entity]
                entity.rule = entity.rule or one.rule
