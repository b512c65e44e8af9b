"""Phrases around actors in a sentence: what governs each, what it is joined with, the noun that owns it.

Shallow on purpose: it reads the words between, no tree. Where two readings stand, the nearer one is taken.
"""

from dataclasses import dataclass, field

from lib.suggest.actor_words import shapes as actor_shapes
from lib.suggest.knowledge import WORDS
from lib.suggest.lexicon import lexicon
from lib.suggest.spots import Spot
from lib.suggest.words import Sentence, Word


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


@dataclass
class Reading:
    """One sentence read: its phrases in order."""

    words: list[Word]
    sentence: Sentence
    phrases: list[Phrase] = field(default_factory=list)

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
            or (len(low) > 4 and low.endswith(("ed", "ing")) and low not in WORDS["determiners"])
        )


def read_sentence(words: list[Word], sentence: Sentence, spots: list[Spot]) -> Reading:
    """The sentence with a phrase for each of its actor spots (those that point back included)."""
    reading = Reading(words, sentence)
    for spot in spots:
        phrase = _phrase(reading, spot)
        if phrase:
            reading.phrases.append(phrase)
    return reading


def _phrase(reading: Reading, spot: Spot) -> Phrase:
    words, start = reading.words, reading.sentence.first
    phrase = Phrase(spot, spot.first, _extent(reading, spot.last), entities=spot.entities)
    members, at = actor_shapes()["members"], spot.first - 1
    while at >= start:
        low = words[at].low
        if low in WORDS["determiners"] or (words[at].mark and words[at].text in "\"“‘'”()") or low.isdigit() or words[at].article:
            at -= 1
        elif (
            words[at].capital
            and not words[at].mark
            and at > start
            and not _spot_at(reading, at)
            and low not in WORDS["prepositions"]
        ):
            at -= 1
        elif words[at].mark and words[at].text in "-–" and at > start and words[at - 1].joined:
            at -= 2
        elif (low in members and low not in WORDS["prepositions"]) or (
            low in actor_shapes()["titles"] and low not in ("general_",)
        ):
            if not phrase.head:
                phrase.head, phrase.head_at = low, at
            at -= 1
        elif low == "of" and at > start:
            head = at - 1
            while head > start and (words[head].mark and words[head].text in "-–’'"):
                head -= 1
            if not phrase.head:
                phrase.head, phrase.head_at = words[head].low, head
            if not (
                words[head].low in members
                or words[head].low in actor_shapes()["titles"]
                or words[head].low in WORDS["determiners"]
                or words[head].low in WORDS["things"]
            ):
                phrase.prep, phrase.prep_at = "of", at
                break
            phrase.head, phrase.head_at = words[head].low, head
            at = head - 1
        elif (
            low in ("to", "with", "by", "in", "from")
            and at > start
            and words[at - 1].low in WORDS["owning"]
            and not _finite_owner(reading, at - 1)
        ):
            head = at - 2
            if head >= start and words[head].low in ("are", "is", "were", "was", "and", ","):
                phrase.prep, phrase.prep_at = low, at
                break
            phrase.head, phrase.head_at = words[head].low if head >= start else "", head
            at = head - 1
        elif low in ("and", "or", ",") or low == "&":
            other = _coordinate(reading, at)
            if other is not None:
                phrase.joined = other
                leader = reading.phrases[other]
                phrase.prep, phrase.prep_at = leader.prep, leader.prep_at
            break
        elif low in ("as",) and at - 2 >= start and words[at - 1].low == "well" and words[at - 2].low == "as":
            other = _coordinate(reading, at - 2)
            if other is not None:
                phrase.joined = other
                phrase.prep, phrase.prep_at = reading.phrases[other].prep, reading.phrases[other].prep_at
            break
        elif low == "with" and at > start and words[at - 1].low in ("along", "together"):
            other = _coordinate(reading, at - 1)
            if other is not None:
                phrase.joined = other
                phrase.prep, phrase.prep_at = reading.phrases[other].prep, reading.phrases[other].prep_at
            else:
                phrase.prep, phrase.prep_at = "with", at
            break
        elif low in WORDS["prepositions"]:
            phrase.prep, phrase.prep_at = low, at
            break
        else:
            break
    phrase.first = at + 1
    return phrase


def _finite_owner(reading: Reading, at: int) -> bool:
    """“was held by”: the word is a verb of its own, not an owner's mark behind a noun."""
    before = reading.words[at - 1] if at > reading.sentence.first else None
    return before is not None and (before.low in WORDS["passive"] or before.low in WORDS["auxiliaries"])


def _spot_at(reading: Reading, at: int) -> bool:
    return any(phrase.spot.first <= at < phrase.spot.last for phrase in reading.phrases)


def _coordinate(reading: Reading, at: int) -> int | None:
    """The phrase that ends right before “and” or a comma (places, roles and brackets between them aside)."""
    words = reading.words
    for number in range(len(reading.phrases) - 1, -1, -1):
        phrase = reading.phrases[number]
        if phrase.last > at:
            continue
        between = [word for word in words[phrase.last : at] if word.low not in ("and", "both", "or", "also")]
        if all((word.mark and word.text in ',()"“”') or word.text.isupper() for word in between):
            return number
        return None
    return None


def _extent(reading: Reading, last: int) -> int:
    """The end of the phrase behind the actor: “NDF fighters”, “Hezbollah's positions in the town” up to “positions”."""
    words, members, at = reading.words, actor_shapes()["members"], last
    stop = reading.sentence.last
    steps = 0
    while at < stop and steps < 3:
        low = words[at].low
        if words[at].text == "(" and at + 2 < stop and words[at + 2].text == ")":
            at += 3
            continue
        if (
            not words[at].mark
            and (low in members or low in ("own", "military", "local", "security", "former", "armed", "affiliated", "loyalist"))
            and low not in lexicon().verbs
        ):
            at += 1
            steps += 1
        else:
            break
    while at > last and words[at - 1].low in ("military", "local", "security", "own", "armed", "affiliated"):
        at -= 1
    return at
