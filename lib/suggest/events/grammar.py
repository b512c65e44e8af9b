"""Who does what in a sentence: subjects, objects and agents of a verb, and where its clause ends."""

from lib.suggest.events.phrases import Phrase, Reading
from lib.suggest.text.knowledge import WORDS


def group_start(reading: Reading, verb: int) -> tuple[int, bool, list[str]]:
    """(first word of the verb's group, whether it is passive, the words of the group before the verb)."""
    words, at, passed = reading.words, verb - 1, []
    passive = False
    while at >= reading.sentence.first:
        low = words[at].low
        if (
            low in WORDS["auxiliaries"]
            or low in WORDS["catenatives"]
            or (not words[at].mark and len(low) > 4 and low.endswith("ly") and not words[at].capital)
        ):
            if low in WORDS["passive"] and not any(word in WORDS["catenatives"] or word == "to" for word in passed):
                passive = True
            if low == "being" or low == "be" or low == "been":
                passive = passive or not any(word in WORDS["catenatives"] for word in passed)
            passed.append(low)
            at -= 1
        else:
            break
    if "to" in passed:  # “threatened on Monday to disarm”
        passed += [word.low for word in words[max(reading.sentence.first, at - 4) : at + 1] if word.low in WORDS["catenatives"]]
    return at + 1, passive, passed


def subject_of(reading: Reading, start: int, depth: int = 0) -> list[Phrase]:
    """The phrases that are the subject of the verb group that starts here; coordinated ones together."""
    words = reading.words
    before = start - 1
    low = words[before].low if before >= reading.sentence.first else ""
    left = [
        number for number, phrase in enumerate(reading.phrases) if phrase.last <= start and not reading.is_aside(phrase.spot.first)
    ]
    if not left:
        return []
    if low in WORDS["relatives"]:
        near = left[-1]
        if start - reading.phrases[near].last <= 8:
            return together(reading, near)
    nearest = reading.phrases[left[-1]]
    if low in WORDS["intent"] and words[nearest.spot.last - 1].possessive and nearest.last >= before - 3:
        return together(reading, left[-1])
    if nearest.last == start and nearest.prep in ("", "as", "while", "after", "before", "since", "when", "until", "of", "that"):
        return together(reading, left[-1])
    for number in reversed(left):
        phrase = reading.phrases[number]
        if phrase.prep and not (
            phrase.prep in ("after", "before", "since", "as", "until") and _verb_between(reading, phrase.last, start) == 0
        ):
            continue
        if phrase.joined >= 0 and reading.phrases[phrase.joined].prep:
            continue
        if _is_object(reading, phrase) and not phrase.last == start:
            continue
        return together(reading, number)
    first = next((number for number in left if not reading.phrases[number].prep), None)
    return together(reading, first) if first is not None else []


def _verb_between(reading: Reading, first: int, last: int) -> int:
    return sum(reading.verb_like(at) for at in range(first, last))


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


def clause_end(reading: Reading, at: int) -> int:
    """Where the clause that starts behind `at` ends: a boundary word, a semicolon, or a second finite verb with a
    subject of its own."""
    words, stop = reading.words, reading.sentence.last
    for number in range(at + 1, stop):
        word = words[number]
        if word.text in (";", ":") or (
            word.low in WORDS["boundaries"]
            and not (word.low == "as" and number + 1 < stop and words[number + 1].low in ("well", "part", "a"))
            and not (
                word.low in ("since", "after", "before", "until") and number + 1 < stop and not _clause_follows(reading, number)
            )
        ):
            return number
        if (
            word.text == ","
            and number + 1 < stop
            and (words[number + 1].low in ("which", "who", "while", "after", "but", "as", "where", "with"))
        ):
            return number
    return stop


def _clause_follows(reading: Reading, number: int) -> bool:
    """Whether “after”, “before” or “since” opens a clause (a verb comes soon) and not only a date or a noun."""
    stop = min(reading.sentence.last, number + 7)
    return any(reading.verb_like(at) for at in range(number + 1, stop))
