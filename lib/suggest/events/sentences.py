"""A sentence as the rules of events read it: its words, its phrases, its asides, and where names of places stand."""

from dataclasses import dataclass, field
from functools import cached_property

from lib.suggest.actors.runs import headline_like
from lib.suggest.events.lexicon import lexicon
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, Word

OPENING = {",": ",", "(": ")"}  # what opens an aside -> what closes it
VERB = 4  # letters: a form in -ed or -ing is longer
HEADLINE_SHARE = 0.6  # of the long words
_VERB_ENDS = ("ed", "ing")


@dataclass(slots=True)
class Phrase:
    """An actor with what stands around it: words `first` to `last`; `prep` governs it from `prep_at`; `joined` is the
    phrase it is coordinated with; `head` is the noun that owns it ("checkpoint" of the NDF)."""

    spot: Spot
    first: int
    last: int
    prep: str = ""
    prep_at: int = -1
    joined: int = -1
    head: str = ""
    head_at: int = -1
    entities: tuple[int, ...] = ()


@dataclass(frozen=True)
class PlaceWords:
    """Where names of places stand: `ends`, first word -> the word behind; `starts`, the word behind -> first word."""

    ends: dict[int, int] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


@dataclass
class Reading:
    """One sentence read: its number, its phrases in order."""

    words: list[Word]
    sentence: Sentence
    number: int = 0
    places: PlaceWords = field(default_factory=PlaceWords)
    phrases: list[Phrase] = field(default_factory=list)

    @cached_property
    def headline(self) -> bool:
        """Whether the sentence is a title or written as one."""
        sentence = self.sentence
        return sentence.title or headline_like(self.words, sentence.first, sentence.last, HEADLINE_SHARE)

    def low(self, at: int) -> str:
        """A word of the sentence in lower case; empty outside."""
        return self.words[at].low if self.sentence.first <= at < self.sentence.last else ""

    def near(self, first: int, last: int) -> set[str]:
        """The words from `first` up to `last` that are within the sentence, in lower case."""
        start, stop = max(self.sentence.first, first), min(self.sentence.last, last)
        return {word.low for word in self.words[start:stop]}

    @cached_property
    def asides(self) -> tuple[range, ...]:
        """Words between commas or brackets that tell what somebody was: “the Fourth Legion, formerly the Third Brigade, …”."""
        words, found = self.words, []
        for at in range(self.sentence.first, self.sentence.last - 1):
            if words[at].text in OPENING and words[at + 1].low in WORDS["once"]:
                closing = OPENING[words[at].text]
                end = next((far for far in range(at + 2, self.sentence.last) if words[far].text == closing), None)
                found += [range(at, end + 1)] if end else []
        return tuple(found)

    def is_aside(self, at: int) -> bool:
        """Whether a word stands in an aside."""
        return any(at in aside for aside in self.asides)

    def verb_like(self, at: int) -> bool:
        """Whether a word looks like a verb: one of the lexicon's or a form in -ed or -ing."""
        word = self.words[at]
        if word.mark or (word.capital and at > self.sentence.first):
            return False
        low = word.low
        return (
            low in lexicon().verbs
            or low in WORDS["speech"]
            or low in WORDS["passive"]
            or (len(low) > VERB and low.endswith(_VERB_ENDS) and low not in WORDS["determiners"])
        )
