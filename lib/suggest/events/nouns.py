"""Events told by a noun: “clashes between A and B”, “an attack by A on B”."""

from lib.suggest.document import Document
from lib.suggest.events.casting import Frame, Slots, draft_of
from lib.suggest.events.drafts import Draft
from lib.suggest.events.grammar import group_start, subject_of, together, with_joined
from lib.suggest.events.lexicon import lexicon
from lib.suggest.events.occurrence import Occurrence, taken_back
from lib.suggest.events.sentences import Phrase
from lib.suggest.events.telling import telling_of
from lib.suggest.rules import condition, rule
from lib.suggest.text.knowledge import WORDS

THOUGHT_REACH = 7  # words before a noun within which “fears of” or “may” takes it back
BEHIND = 12  # words behind a noun within which a phrase hangs on it
BEFORE = 3  # words between a name and the noun behind it: “Hezbollah rocket attack”
CARRIER_REACH = 7  # words before a noun within which the verb stands that carries it
_INSIDE_WORDS = frozenset("-–'’")
_QUOTED = frozenset('"“-–')


@rule("events.noun")
def noun(document: Document, found: Occurrence) -> Draft | None:
    """A noun of the lexicon with the phrases that hang on it, and the verb that carries it."""
    reading, frame = found.reading, found.entry.frame["noun"]
    if taken_back(document, found) or only_thought(document, found):
        return None
    slots = _slots_around(found, frame)
    carrier = _carrier(found)
    telling_words: list[str] = []
    if carrier is not None:
        start, passive, telling_words = group_start(reading, carrier)
        if reading.words[carrier].low in WORDS["suffering"] and "target" in frame.values():
            frame = frame | {"subject": "target"}  # “survived an attack”
        if not passive and "subject" in frame and not slots.get("before") and not any(slots.get(by) for by in WORDS["agent"]):
            slots["subject"] = subject_of(reading, start)
    return draft_of(document, found, frame, slots, telling_of(reading, found.at, telling_words, True))


@condition("events.thought_noun", otherwise=False)
def only_thought(document: Document, found: Occurrence) -> bool:
    """Whether a noun tells what did not happen or is feared: “to prevent an attack”, “possible clashes”."""
    reading, at = found.reading, found.at
    before = reading.words[max(reading.sentence.first, at - THOUGHT_REACH) : at]
    return any(word.low in WORDS["if"] and word.text not in WORDS["months_like_auxiliaries"] for word in before)


def _slots_around(found: Occurrence, frame: Frame) -> Slots:
    """The phrases that hang on a noun by slot: behind their prepositions, or right before it."""
    slots: Slots = {}
    for phrase in found.reading.phrases:
        if phrase.joined >= 0:
            continue
        if phrase.prep in frame and phrase.prep and _hangs_on(found, phrase):
            slots.setdefault(phrase.prep, []).extend(with_joined(found.reading, phrase))
        elif "before" in frame and _right_before(found, phrase):
            slots.setdefault("before", []).extend(together(found.reading, found.reading.phrases.index(phrase)))
    return slots


def _hangs_on(found: Occurrence, phrase: Phrase) -> bool:
    """Whether a phrase behind a noun belongs to it and to no other noun, verb or clause between."""
    last = found.last
    if not last - 1 <= phrase.prep_at < found.stop or phrase.prep_at - last >= BEHIND:
        return False
    for word in found.reading.words[last : phrase.prep_at]:
        if word.text == "," and phrase.prep not in WORDS["over_commas"]:
            return False
        telling = lexicon().triggers.get(word.low, ())
        if word.low not in WORDS["between"] and any(one.form == "noun" and not one.rest for one in telling):
            return False
    return True


def _right_before(found: Occurrence, phrase: Phrase) -> bool:
    """Whether a name stands right before a noun, with no more than adjectives between."""
    away = found.at - phrase.spot.last
    if not 0 <= away <= BEFORE or (phrase.head_at > phrase.first and phrase.prep in WORDS["genitive"]):
        return False
    other = WORDS["no_adjectives"] | WORDS["suffering"]
    between = found.reading.words[phrase.last : found.at]
    return all(word.text in _INSIDE_WORDS if word.mark else word.low not in other for word in between)


def _carrier(found: Occurrence) -> int | None:
    """The verb whose object the noun is: “carried out an attack”, “reached an agreement”."""
    reading, at = found.reading, found.at
    for place in range(at - 1, max(reading.sentence.first - 1, at - CARRIER_REACH), -1):
        word = reading.words[place]
        if word.mark and word.text not in _QUOTED:
            return None
        if word.low in WORDS["support_verbs"]:
            return place
        if reading.verb_like(place) and word.low not in WORDS["no_verbs"]:
            return None
    return None
