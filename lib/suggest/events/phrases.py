"""Phrases around actors in a sentence: what governs each, what it is joined with, the noun that owns it.

Shallow on purpose: it reads the words between, no tree. Where two readings stand, the nearer one is taken.
"""

from lib.suggest.actors.shapes import shapes as actor_shapes
from lib.suggest.events.lexicon import lexicon
from lib.suggest.events.sentences import Phrase, PlaceWords, Reading
from lib.suggest.text.knowledge import WORDS, phrases_of
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import DASHES, Sentence, Word

YEAR = 4  # digits
BEHIND_NAME = 3  # words of people and things that belong to an actor behind its name
_AROUND_NAMES = frozenset("\"“‘'”()")
_INSIDE_WORDS = frozenset("-–’'")
_BETWEEN_JOINED = frozenset(',()"“”')


def read_sentence(
    words: list[Word], sentence: Sentence, spots: list[Spot], places: PlaceWords | None = None, number: int = 0
) -> Reading:
    """The sentence with a phrase for each of its actor spots (those that point back included)."""
    reading = Reading(words, sentence, number, places or PlaceWords())
    for spot in spots:
        reading.phrases.append(_phrase(reading, spot))
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
    low, preposition, lists = word.low, word.low in WORDS["prepositions"], actor_shapes()
    if low.isdigit() and len(low) == YEAR and at > start and words[at - 1].low in WORDS["before_year"]:
        return None  # “In 2012 Russia”
    if low in WORDS["determiners"] or (word.mark and word.text in _AROUND_NAMES) or low.isdigit() or word.article:
        return at - 1
    if _scene_before(reading, at):
        return None
    if word.capital and not word.mark and at > start and not _spot_at(reading, at) and not _small(low):
        return at - 1
    if word.mark and word.text in DASHES and at > start and words[at - 1].joined:
        return at - 2
    if (low in lists["members"] and not preposition) or low in lists["titles"]:
        if not phrase.head:
            phrase.head, phrase.head_at = low, at
        return at - 1
    if at > start and (low in WORDS["genitive"] or (low in WORDS["origin"] and words[at - 1].low in lists["people"])):
        return _passed_of(reading, phrase, at)
    owned = low in WORDS["owned_by"] and at > start and words[at - 1].low in WORDS["owning"]
    return _passed_owner(reading, phrase, at) if owned and not _finite_owner(reading, at - 1) else None


def _small(low: str) -> bool:
    """Whether a word is no part of a name though it has a capital: “on Monday Hezbollah”."""
    return low in WORDS["prepositions"] or low in WORDS["small"] or low in WORDS["calendar"]


def _scene_before(reading: Reading, at: int) -> bool:
    """Whether a place ends here that only says where: “In Homs Hezbollah attacked”."""
    scene = reading.places.starts.get(at + 1, 0)
    return scene > reading.sentence.first and reading.words[scene - 1].low in WORDS["before_scene"]


def _passed_of(reading: Reading, phrase: Phrase, at: int) -> int | None:
    """“members of the NDF”: the words before “of” (at `at`) are passed over where they are people or things of the actor."""
    words, head = reading.words, at - 1
    while head > reading.sentence.first and (words[head].mark and words[head].text in _INSIDE_WORDS):
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
    """“a group loyal to the NDF”: the noun before “loyal to” is passed over; behind “are”, and behind who is held
    by somebody, the preposition governs."""
    words, head = reading.words, at - 2
    if head >= reading.sentence.first and words[head].low in WORDS["before_governing"] | WORDS["held_people"]:
        phrase.prep, phrase.prep_at = words[at].low, at
        return None
    phrase.head, phrase.head_at = words[head].low if head >= reading.sentence.first else "", head
    return head - 1


def _govern(reading: Reading, phrase: Phrase, at: int) -> None:
    """Note what stands left of a phrase, at `at`: another phrase it is joined with, or its preposition."""
    words, low = reading.words, reading.words[at].low
    joint = _joint(reading, at)
    other = _coordinate(reading, joint) if joint is not None else None
    if other is not None and words[at].text == "," and phrase.spot.person and _has_title(reading, reading.phrases[other]):
        return  # “a commander in Hezbollah, Abu Ali, was killed”
    if other is not None:
        leader = reading.phrases[other]
        phrase.joined, phrase.prep, phrase.prep_at = other, leader.prep, leader.prep_at
    elif low in WORDS["prepositions"] and (joint is None or low in WORDS["accompanied"]):
        phrase.prep, phrase.prep_at = low, at


def _joint(reading: Reading, at: int) -> int | None:
    """Where what joins two phrases begins that ends at `at`: “and”, a comma, “as well as”; None where nothing does."""
    if reading.words[at].low in WORDS["coordinates"]:
        return at
    for phrase in phrases_of("joint_phrases"):
        first = at + 1 - len(phrase)
        if first >= reading.sentence.first and tuple(word.low for word in reading.words[first : at + 1]) == phrase:
            return first
    return None


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
        between = [word for word in words[phrase.last : at] if word.low not in WORDS["between_joined"]]
        if all((word.mark and word.text in _BETWEEN_JOINED) or word.text.isupper() for word in between):
            return number
        return None
    return None


def _extent(reading: Reading, last: int) -> int:
    """The end of the phrase behind the actor: “NDF fighters”, “Hezbollah's positions in the town” up to “positions”."""
    words, at, stop, steps = reading.words, last, reading.sentence.last, 0
    members, others = actor_shapes()["members"], WORDS["behind_name"]
    while at < stop and steps < BEHIND_NAME:
        if words[at].text == "(" and at + 2 < stop and words[at + 2].text == ")":
            at += 3
        elif not words[at].mark and (words[at].low in members or words[at].low in others) and words[at].low not in lexicon().verbs:
            at, steps = at + 1, steps + 1
        else:
            break
    while at > last and words[at - 1].low in WORDS["hangs_over"]:
        at -= 1
    return at
