"""Phrases around actors in a sentence: what governs each, what it is joined with, the noun that owns it.

Shallow on purpose: it reads the words between, no tree. Where two readings stand, the nearer one is taken.
"""

from dataclasses import dataclass, field
from functools import cached_property

from lib.suggest.actors.base import shapes as actor_shapes
from lib.suggest.events.lexicon import lexicon
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, Word

OPENING = {",": ",", "(": ")"}  # what opens an aside -> what closes it


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
    places: dict[int, int] = field(default_factory=dict)  # the word behind a place's name -> its first word
    phrases: list[Phrase] = field(default_factory=list)

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
            or (len(low) > 4 and low.endswith(("ed", "ing")) and low not in WORDS["determiners"])
        )


def read_sentence(words: list[Word], sentence: Sentence, spots: list[Spot], places: dict[int, int] | None = None) -> Reading:
    """The sentence with a phrase for each of its actor spots (those that point back included)."""
    reading = Reading(words, sentence, places or {})
    for spot in spots:
        phrase = _phrase(reading, spot)
        if phrase:
            reading.phrases.append(phrase)
    return reading


def _phrase(reading: Reading, spot: Spot) -> Phrase:
    """The phrase of an actor: what belongs to it is passed over to the left, what stands there then governs it."""
    phrase = Phrase(spot, spot.first, _extent(reading, spot.last), entities=spot.entities)
    at = spot.first - 1
    while at >= reading.sentence.first and (step := _passed(reading, phrase, at)) is not None:
        at = step
    if at >= reading.sentence.first and not phrase.prep:
        _govern(reading, phrase, at)
    phrase.first = at + 1
    return phrase


def _passed(reading: Reading, phrase: Phrase, at: int) -> int | None:
    """The word left of what belongs to the phrase at `at` (articles, other names, titles, “members of”, “loyal to”); None
    where nothing does. Notes the noun that owns the actor and an “of” that governs it."""
    words, start, word = reading.words, reading.sentence.first, reading.words[at]
    low, preposition = word.low, word.low in WORDS["prepositions"]
    if low.isdigit() and len(low) == 4 and at > start and words[at - 1].low in WORDS["before_year"]:
        return None  # “In 2012 Russia”
    if low in WORDS["determiners"] or (word.mark and word.text in "\"“‘'”()") or low.isdigit() or word.article:
        return at - 1
    small = preposition or low in WORDS["small"] or low in WORDS["calendar"]  # “on Monday Hezbollah”
    scene = reading.places.get(at + 1, 0)
    if scene > start and words[scene - 1].low in WORDS["before_scene"]:
        return None  # “In Homs Hezbollah attacked”
    if word.capital and not word.mark and at > start and not _spot_at(reading, at) and not small:
        return at - 1
    if word.mark and word.text in "-–" and at > start and words[at - 1].joined:
        return at - 2
    if (low in actor_shapes()["members"] and not preposition) or low in actor_shapes()["titles"]:
        if not phrase.head:
            phrase.head, phrase.head_at = low, at
        return at - 1
    if at > start and (low == "of" or (low == "from" and words[at - 1].low in actor_shapes()["people"])):
        return _passed_of(reading, phrase, at)
    owned = low in WORDS["owned_by"] and at > start and words[at - 1].low in WORDS["owning"]
    return _passed_owner(reading, phrase, at) if owned and not _finite_owner(reading, at - 1) else None


def _passed_of(reading: Reading, phrase: Phrase, at: int) -> int | None:
    """“members of the NDF”: the words before “of” (at `at`) are passed over where they are people or things of the actor."""
    words, head = reading.words, at - 1
    while head > reading.sentence.first and (words[head].mark and words[head].text in "-–’'"):
        head -= 1
    low = words[head].low
    if not phrase.head:
        phrase.head, phrase.head_at = low, head
    lists = actor_shapes()
    if not (low in lists["members"] or low in lists["titles"] or low in WORDS["determiners"] or low in WORDS["things"]):
        phrase.prep, phrase.prep_at = "of", at
        return None
    phrase.head, phrase.head_at = low, head
    return head - 1


def _passed_owner(reading: Reading, phrase: Phrase, at: int) -> int | None:
    """“a group loyal to the NDF”: the noun before “loyal to” is passed over; behind “are” the preposition governs."""
    words, head = reading.words, at - 2
    if head >= reading.sentence.first and words[head].low in ("are", "is", "were", "was", "and", ","):
        phrase.prep, phrase.prep_at = words[at].low, at
        return None
    phrase.head, phrase.head_at = words[head].low if head >= reading.sentence.first else "", head
    return head - 1


def _govern(reading: Reading, phrase: Phrase, at: int) -> None:
    """Note what stands left of a phrase, at `at`: another phrase it is joined with, or its preposition."""
    words, start, low = reading.words, reading.sentence.first, reading.words[at].low
    joint = None
    if low in ("and", "or", ",", "&"):
        joint = at
    elif low == "as" and at - 2 >= start and words[at - 1].low == "well" and words[at - 2].low == "as":
        joint = at - 2
    elif low == "with" and at > start and words[at - 1].low in ("along", "together"):
        joint = at - 1
    other = _coordinate(reading, joint) if joint is not None else None
    if other is not None and low == "," and phrase.spot.person and _has_title(reading, reading.phrases[other]):
        return  # “a commander in Hezbollah, Abu Ali, was killed”
    if other is not None:
        leader = reading.phrases[other]
        phrase.joined, phrase.prep, phrase.prep_at = other, leader.prep, leader.prep_at
    elif low in WORDS["prepositions"] and (joint is None or low == "with"):
        phrase.prep, phrase.prep_at = low, at


def _has_title(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is somebody's title: “a commander in Hezbollah”, “the leader of the NDF”."""
    titles, before = actor_shapes()["titles"], phrase.prep_at - 1
    return phrase.head in titles or (before >= 0 and reading.words[before].low in titles)


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
