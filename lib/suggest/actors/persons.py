"""Persons by the form of their names: a title, a given name, or a role told behind."""

from lib.suggest.actors.names import kind_of, known_spot, spot_of
from lib.suggest.actors.runs import run_end, without_possessive
from lib.suggest.actors.shapes import shapes
from lib.suggest.document import Document
from lib.suggest.rolls import Actor
from lib.suggest.rules import rule
from lib.suggest.text.knowledge import WORDS, place_words
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, name_keys, name_text

TITLED_WORDS = 7  # words of a name behind its title
PERSON_WORDS = 5  # words of a person's name at most
ROLE_BEHIND = 6  # words behind the comma within which a role is told
SPEAKER_BEFORE, SPEAKER_BEHIND = 7, 10  # words around a name within which “researcher” is told
SPEECH_BEFORE, SPEECH_BEHIND = 12, 14  # and within which a verb of saying
SURE_PLACE = 20.0  # thousands of people: a name of such a place is no person's
_OPENS_ROLE = frozenset(",(")


@rule("actors.titled")
def titled(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """A title and a name: “Colonel Ahmad al-Hasan”, “the commander Abu Hatem”."""
    words, lists = document.words, shapes()
    at = number
    while at < sentence.last and not words[at].mark and words[at].key in lists["titles"]:
        at += 1
        if at < sentence.last and words[at].text == "." and words[at - 1].end == words[at].start:
            at += 1
    if at == number or at >= sentence.last or not words[at].capital or words[at].text[0].isdigit():
        return None
    last = min(run_end(words, at, sentence), at + TITLED_WORDS)
    if last == at or not _like_person(document, at, last):
        return None
    kept = words[number].capital and number + 1 == at and words[number].low in lists["kept_titles"]
    return _person_spot(document, (number if kept else at, at, last), sentence, "a title before a name")


def _like_person(document: Document, number: int, last: int) -> bool:
    """Whether a run of capitals may be a person's name: no people, body, month or place."""
    lists, keys = shapes(), name_keys(document.words, number, last)
    if not keys or len(keys) > PERSON_WORDS or keys[0] in document.known.nationalities:
        return False
    if any(key in lists["heads"] or key in WORDS["calendar"] for key in keys):
        return False
    place = document.known.places.at(document.words, number, last)
    return not (place and place[0] == last) or (keys[0] in lists["given"] and len(keys) > 1)


@rule("actors.person")
def person(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """A person by form: a known given name before a surname, or a role told behind the comma."""
    words, first = document.words, document.words[number]
    if not first.capital or first.low in WORDS["starters"] or _inside_a_name(document, number):
        return None
    last = run_end(words, number, sentence)
    keys = name_keys(words, number, last)
    if not 2 <= len(keys) <= PERSON_WORDS or not _like_person(document, number, last):
        return None
    if _place_word_beside(document, number, last, sentence):
        return None
    if keys[0] in shapes()["given"]:
        return _person_spot(document, (number, number, last), sentence, "a given name before a surname")
    comma = last < sentence.last and words[last].text == ","
    behind = {word.low for word in words[last + 1 : last + ROLE_BEHIND]} if comma else set()
    if behind & (shapes()["roles_behind"] | document.known.speakers):
        return _person_spot(document, (number, number, last), sentence, "a role told behind the name")
    return None


def _inside_a_name(document: Document, number: int) -> bool:
    """Whether a capitalised word of the same sentence stands right before."""
    before = document.words[number - 1] if number else None
    if before is None or not before.capital or before.mark:
        return False
    return before.sentence == document.words[number].sentence and before.low not in WORDS["starters"]


def _place_word_beside(document: Document, number: int, last: int, sentence: Sentence) -> bool:
    """Whether the words around make a place of a name: “the village of Abu Qamar”, “Abu Qamar airbase”."""
    words = document.words
    known = document.known.places.at(words, number, last)
    if known and known[0] == last and max(one.weight for one in known[1]) >= SURE_PLACE:
        return True  # “Abu Kamal”
    if last < sentence.last and words[last].low in place_words("sites", "districts", "settlements"):
        return True
    called = number - 2 >= sentence.first and words[number - 1].low in WORDS["genitive"]
    return called and words[number - 2].low in place_words("settlements")


def _person_spot(document: Document, span: tuple[int, int, int], sentence: Sentence, reason: str) -> Spot:
    """The spot of a person, `span`: its first word, that of the name, and the word behind; a source where it only speaks."""
    words, (first, name_from, last) = document.words, span
    keys = name_keys(words, name_from, last)
    if meanings := document.known.actors.meanings.get(keys):
        return known_spot(document, first, (last, meanings))
    speaks = _only_speaks(document, span, sentence)
    name, origin = without_possessive(name_text(words, name_from, last)), "reporter" if speaks else "shape"
    index = document.actors.enter(
        ("person", keys), lambda: Actor(name, "person", origin, reason=reason, person=True, reporter=speaks, confidence=0.7)
    )
    return spot_of(document, first, last, index, "person", kind_of(document, index))


def _only_speaks(document: Document, span: tuple[int, int, int], sentence: Sentence) -> bool:
    """Whether the words around call somebody one who speaks (“researcher”) and tell that he says something."""
    words, (first, name_from, last) = document.words, span
    beside: set[str] = set()
    for at in range(name_from - 1, max(sentence.first, first - SPEAKER_BEFORE) - 1, -1):
        if words[at].low in WORDS["speech"] or words[at].low in WORDS["opens_speech"]:
            break
        beside.add(words[at].low)
    if last < sentence.last and words[last].text in _OPENS_ROLE:
        beside |= {word.low for word in words[last : min(sentence.last, last + SPEAKER_BEHIND)]}
    around = words[max(sentence.first, first - SPEECH_BEFORE) : min(sentence.last, last + SPEECH_BEHIND)]
    return bool({word.low for word in around} & WORDS["speech"] and beside & document.known.speakers)
