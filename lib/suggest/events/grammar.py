"""Who does what in a sentence: subjects, objects and agents of a verb, and where its clause ends."""

from lib.suggest.document import Document
from lib.suggest.events.sentences import Phrase, Reading
from lib.suggest.rules import rule
from lib.suggest.text.knowledge import WORDS

ADVERB = 4  # letters: a word in -ly that is longer may stand in a verb's group
CATENATIVE_REACH = 4  # words before “to” within which a verb carries it: “threatened on Monday to disarm”
RELATIVE_REACH = 8  # words between a noun and the verb of its relative clause
OWNER_REACH = 3  # words between an owner and what it intends
VERB_REACH = 7  # words behind “after” within which a verb makes a clause of it
_CLAUSE_MARKS = frozenset(";:")


def group_start(reading: Reading, verb: int) -> tuple[int, bool, list[str]]:
    """(first word of the verb's group, whether it is passive, the words of the group before the verb)."""
    at, passive = verb - 1, False
    passed: list[str] = []
    while at >= reading.sentence.first and _in_group(reading, at):
        low = reading.words[at].low
        carried = any(word in WORDS["catenatives"] for word in passed)
        if low in WORDS["passive"] and not carried and not any(word in WORDS["infinitive"] for word in passed):
            passive = True
        if low in WORDS["be"]:
            passive = passive or not carried
        passed.append(low)
        at -= 1
    if any(word in WORDS["infinitive"] for word in passed):
        before = reading.words[max(reading.sentence.first, at - CATENATIVE_REACH) : at + 1]
        passed += [word.low for word in before if word.low in WORDS["catenatives"]]
    return at + 1, passive, passed


def _in_group(reading: Reading, at: int) -> bool:
    """Whether a word may stand in a verb's group before the verb."""
    word = reading.words[at]
    if word.low in WORDS["auxiliaries"] or word.low in WORDS["catenatives"]:
        return True
    return not word.mark and len(word.low) > ADVERB and word.low.endswith("ly") and not word.capital


def subject_of(reading: Reading, start: int) -> list[Phrase]:
    """The phrases that are the subject of the verb group that starts here; coordinated ones together."""
    low = reading.low(start - 1)
    left = [
        number for number, phrase in enumerate(reading.phrases) if phrase.last <= start and not reading.is_aside(phrase.spot.first)
    ]
    if not left:
        return []
    nearest = reading.phrases[left[-1]]
    if low in WORDS["relatives"] and start - nearest.last <= RELATIVE_REACH:
        return together(reading, left[-1])
    owner = reading.words[nearest.spot.last - 1].possessive
    if low in WORDS["intent"] and owner and nearest.last >= start - 1 - OWNER_REACH:
        return together(reading, left[-1])
    if nearest.last == start and (not nearest.prep or nearest.prep in WORDS["before_subject"]):
        return together(reading, left[-1])
    number = next((number for number in reversed(left) if _may_be_subject(reading, number, start)), None)
    if number is None:
        number = next((number for number in left if not reading.phrases[number].prep), None)
    return together(reading, number) if number is not None else []


def _may_be_subject(reading: Reading, number: int, start: int) -> bool:
    """Whether a phrase is governed by nothing but what opens a clause, and is no object of a verb of its own."""
    phrase = reading.phrases[number]
    opens = phrase.prep in WORDS["opens_clause"] and not any(reading.verb_like(at) for at in range(phrase.last, start))
    if phrase.prep and not opens:
        return False
    if phrase.joined >= 0 and reading.phrases[phrase.joined].prep:
        return False
    return phrase.last == start or not _is_object(reading, phrase)


def _is_object(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase without a preposition stands behind a verb of its own (not one of saying)."""
    if phrase.joined >= 0:
        return _is_object(reading, reading.phrases[phrase.joined])
    at = phrase.first - 1
    if at < reading.sentence.first:
        return False
    return reading.verb_like(at) and reading.words[at].low not in WORDS["speech"]


def together(reading: Reading, number: int) -> list[Phrase]:
    """A phrase and those coordinated with it, before and behind."""
    found = [reading.phrases[number]]
    at = number
    while reading.phrases[at].joined >= 0:
        at = reading.phrases[at].joined
        found.insert(0, reading.phrases[at])
    return found


def with_joined(reading: Reading, phrase: Phrase) -> list[Phrase]:
    """A phrase and those that hang on it behind (“A, B and C”)."""
    found, numbers = [phrase], {reading.phrases.index(phrase)}
    for number, other in enumerate(reading.phrases):
        if other.joined in numbers:
            numbers.add(number)
            found.append(other)
    return found


def clause_end(document: Document, reading: Reading, at: int) -> int:
    """Where the clause that starts behind `at` ends: at a boundary, or with its sentence."""
    boundary = clause_boundary(document, reading, at)
    return reading.sentence.last if boundary is None else boundary


@rule("events.clause_end")
def clause_boundary(document: Document, reading: Reading, at: int) -> int | None:
    """A boundary word, a semicolon or “, which” ends the clause of a trigger."""
    return next((number for number in range(at + 1, reading.sentence.last) if _ends_clause(reading, number)), None)


def _ends_clause(reading: Reading, number: int) -> bool:
    word, behind = reading.words[number], reading.low(number + 1)
    if word.text in _CLAUSE_MARKS:
        return True
    if word.low in WORDS["boundaries"]:
        compared = word.low in WORDS["as"] and behind in WORDS["behind_as"]
        of_time = bool(behind) and word.low in WORDS["before_clause_or_date"] and not _clause_follows(reading, number)
        return not compared and not of_time
    return word.text == "," and behind in WORDS["behind_comma"]


def _clause_follows(reading: Reading, number: int) -> bool:
    """Whether “after”, “before” or “since” opens a clause (a verb comes soon) and not only a date or a noun."""
    stop = min(reading.sentence.last, number + VERB_REACH)
    return any(reading.verb_like(at) for at in range(number + 1, stop))
