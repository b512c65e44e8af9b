"""A word of the lexicon where it stands: the words that must follow it, what it is done to, and what takes it back."""

from collections.abc import Iterable
from dataclasses import dataclass

from lib.suggest.document import Document
from lib.suggest.events.grammar import group_start
from lib.suggest.events.lexicon import Entry, Trigger
from lib.suggest.events.sentences import Reading
from lib.suggest.rules import condition
from lib.suggest.text.knowledge import WORDS

PARTED = 7  # words behind a verb within which its particle stands: “handed its base over”
MEETING_WORDS = 2  # words more that may stand before “talks” or “agreement”
OBJECT_BEHIND, OBJECT_BEFORE = 12, 9  # words around a verb within which what it is done to stands
SUBJECT_BEFORE = 8  # words before a verb within which the noun it is told of stands
UNLESS_BEFORE, UNLESS_BEHIND = 4, 7  # words around a trigger that may take it back
UNITS_REACH = 9  # words around a trigger within which those who come stand
_STOPS = frozenset(".;")
PERSON, PLACE = "@person", "@place"  # stand in the lexicon for any person's or place's name


@dataclass(frozen=True)
class Occurrence:
    """A trigger in a sentence: its words `at` to `last` (excluded); `stop` is where its clause ends."""

    reading: Reading
    at: int
    last: int
    stop: int
    trigger: Trigger

    @property
    def entry(self) -> Entry:
        return self.trigger.entry

    @property
    def low(self) -> str:
        """Its first word in lower case."""
        return self.reading.words[self.at].low


def rest_end(reading: Reading, at: int, trigger: Trigger) -> int | None:
    """The word behind the trigger's words, None where they do not follow."""
    stop, here = reading.sentence.last, at + 1
    for number, word in enumerate(trigger.rest):
        at_once = trigger.form == "noun" or number > 0 or len(trigger.rest) > 1
        reach = here + 1 if at_once else min(stop, here + PARTED)
        reach += MEETING_WORDS * (word in WORDS["behind_adjectives"])
        place = next((spot for spot in range(here, min(reach, stop)) if reading.words[spot].low == word), None)
        if place is None or any(reading.words[spot].text in _STOPS for spot in range(here, place)):
            return None
        here = place + 1
    return here


def object_away(reading: Reading, at: int, stop: int, trigger: Trigger) -> int | None:
    """How far the noun is that the verb is done to, one of the entry's: behind it, or before a passive; None for none."""
    start, passive, _ = group_start(reading, at)
    behind = range(at + 1, min(stop, at + OBJECT_BEHIND))
    reduced = trigger.form == "participle" and reading.low(at + 1) in WORDS["done_by"]
    before = range(max(reading.sentence.first, start - OBJECT_BEFORE), start) if passive or reduced else range(0)
    places = (*before, *behind) if passive else (*behind, *before)
    return next((abs(place - at) for place in places if _is_wanted(reading, at, place, trigger.entry.objects)), None)


def _is_wanted(reading: Reading, at: int, place: int, nouns: frozenset[str]) -> bool:
    """Whether a word is one of the nouns, or a person's or place's name where these may stand for one."""
    if PERSON in nouns and _person_beside(reading, at, place):
        return True
    if PLACE in nouns and place_beside(reading, at, place):
        return True
    word, after = reading.words[place].low, reading.low(place + 1)
    return word in nouns or (bool(after) and f"{word} {after}" in nouns)


def _person_beside(reading: Reading, at: int, place: int) -> bool:
    """Whether a person's name stands right behind the verb at `at` or, of a passive, right before it."""
    found = next((one for one in reading.phrases if one.spot.person and one.spot.first == place and not one.head), None)
    if found is None:
        return False
    return found.first <= at + 2 if place > at else found.last == group_start(reading, at)[0]


def place_beside(reading: Reading, at: int, place: int) -> bool:
    """Whether a place's name stands from `place` on, with no more than “the” or “of” between it and the verb at `at`, or
    its auxiliaries behind it: “captured Habila”, “took control of the village”, “Habila was captured”."""
    last = reading.places.ends.get(place)
    if last is None or not reading.sentence.first <= place < reading.sentence.last:
        return False
    words = reading.words
    between = words[at + 1 : place] if place > at else words[last : group_start(reading, at)[0]]
    return all(word.low in WORDS["before_a_place"] or word.article for word in between)


def stands_before(reading: Reading, at: int, nouns: frozenset[str]) -> bool:
    """Whether one of the nouns is what the verb is told of: “the checkpoint passed to …”."""
    start = group_start(reading, at)[0]
    return bool(reading.near(start - SUBJECT_BEFORE, start) & nouns)


@condition("events.taken_back", otherwise=False)
def taken_back(document: Document, found: Occurrence) -> bool:
    """Whether words beside the trigger say that it tells something else."""
    reading, at, entry = found.reading, found.at, found.entry
    if PLACE in (*entry.unless, *entry.unless_object) and place_beside(reading, at, at + 1):
        return True
    first, stop = max(reading.sentence.first, at - UNLESS_BEFORE), min(reading.sentence.last, at + UNLESS_BEHIND)
    around = _spaced(word.low for word in reading.words[first:stop])
    behind = _spaced(word.low for word in reading.words[at:stop])
    return any(f" {phrase} " in around for phrase in entry.unless) or any(f" {phrase} " in behind for phrase in entry.unless_object)


def _spaced(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


def units_near(found: Occurrence) -> bool:
    """Whether those who come stand near the trigger, or a body right before it."""
    reading, at = found.reading, found.at
    if reading.near(at - UNITS_REACH, at + UNITS_REACH) & found.entry.units:
        return True
    start = group_start(reading, at)[0]
    return any(phrase.last == start and not phrase.spot.person for phrase in reading.phrases)
