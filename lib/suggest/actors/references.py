"""Words that point back to an actor within the article (“the militia”, “both sides”, “he”), resolved or left open."""

import functools

from lib.suggest.actors.shapes import kinds_meant, pairs, shapes
from lib.suggest.document import Document
from lib.suggest.events.lexicon import lexicon
from lib.suggest.rules import first_of, rule
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import DASHES, Sentence

History = list[tuple[int, int]]  # (sentence, actor) of each mention so far, those that point back included
REACH = 3  # sentences back
RECENT, OLDER = 60, 200  # mentions back
GROUP = 4  # words of a verb between a pronoun that acts and one that is acted on
_OF_WORD = ("'s", "’s")


def find_references(document: Document) -> None:
    """A spot for each word that points back; `entities` empty where the text does not settle whom. None in Arabic."""
    if document.arabic:
        return
    own = {spot.first: spot for spot in document.actors.spots}
    history: History = []
    for number, sentence in enumerate(document.sentences):
        at = sentence.first
        while at < sentence.last:
            named = own.get(at)
            if named:
                history += [(number, named.entity)] if named.kind == "actor" else []
                at = named.last
                continue
            opens = document.words[at].low in _openers()
            spot = first_of(RULES, document, at, sentence, history) if opens else None
            if spot:
                document.references.append(spot)
                history += [(number, entity) for entity in spot.entities]
            at = spot.last if spot else at + 1


@functools.cache
def _openers() -> frozenset[str]:
    """The words with which one begins that points back."""
    return frozenset(pair[0] for pair in pairs()).union(*(WORDS[name] for name in ("he", "they", "it", "pointing")))


def _spot(first: int, last: int, entities: tuple[int, ...], how: str, person: bool = False) -> Spot:
    return Spot("back", first, last, entities[0] if entities else -1, how, tuple(entities), person)


@rule("references.pair")
def pair(document: Document, at: int, sentence: Sentence, history: History) -> Spot | None:
    """Two actors together: “both sides”, “each other” are the last two named."""
    words = document.words
    for length in (3, 2):
        if at + length <= sentence.last and tuple(word.low for word in words[at : at + length]) in pairs():
            return _spot(at, at + length, _last_two(document, words[at].sentence, history), "pair")
    return None


@rule("references.pronoun")
def pronoun(document: Document, at: int, sentence: Sentence, history: History) -> Spot | None:
    """“he” is the last person, “they” and “it”, where it acts, the last body. “it released them”: they are not whom it means."""
    word = document.words[at]
    acting = _acting(document, at, sentence, history) if word.low in WORDS["acted_on"] else ()
    before = [one for one in history if one[1] not in acting]
    if word.low in WORDS["he"]:
        return _spot(at, at + 1, _last(document, word.sentence, before, person=True), "person", True)
    if word.low in WORDS["they"] or (word.low in WORDS["it"] and _acts(document, at, sentence)):
        return _spot(at, at + 1, _last_body(document, word.sentence, before), "they")
    return None


def _acting(document: Document, at: int, sentence: Sentence, history: History) -> tuple[int, ...]:
    """Whom the pronoun means that acts on the one at `at`: right before its verb, with nobody named between; () where none does."""
    spot = document.references[-1] if document.references else None
    if spot is None or spot.first < sentence.first or at - spot.last > GROUP or not history or history[-1][1] not in spot.entities:
        return ()
    low = document.words[spot.first].low
    acts = WORDS["he"] | WORDS["they"] | WORDS["it"]
    return spot.entities if low in acts and low not in WORDS["acted_on"] else ()


@rule("references.latter")
def latter(document: Document, at: int, sentence: Sentence, history: History) -> Spot | None:
    """“the latter”, “the former”: one of the last two named."""
    words, noun = document.words, at + 1
    if words[at].low not in WORDS["pointing"] or noun >= sentence.last or words[noun].low not in WORDS["of_two"]:
        return None
    if _title_behind(document, noun, sentence):
        return None
    two = _last_two(document, words[at].sentence, history)
    return _spot(at, noun + 1, two[1 if words[noun].low in WORDS["second_of_two"] else 0 :][:1], "latter")


def _title_behind(document: Document, noun: int, sentence: Sentence) -> bool:
    """Whether “former” belongs to a noun behind it: “the former commander”."""
    heads = shapes()["heads"] | shapes()["titles"]
    return noun + 1 < sentence.last and document.words[noun + 1].low in heads


@rule("references.noun")
def noun_back(document: Document, at: int, sentence: Sentence, history: History) -> Spot | None:
    """A noun behind “the” or “this”: “the militia”, “the commander”, “these forces”."""
    words, lists, number = document.words, shapes(), document.words[at].sentence
    noun = _pointing_noun(document, at, sentence)
    if noun is None:
        return None
    word = words[noun].low.removesuffix(_OF_WORD[0]).removesuffix(_OF_WORD[1])
    if word in lists["back_singular"]:
        return _spot(at, noun + 1, _last(document, number, history, noun=word), f"the {word}")
    if word in lists["back_person"]:
        return _spot(at, noun + 1, _last(document, number, history, person=True), "person", True)
    if word in lists["back_plural"]:
        return _spot(at, noun + 1, _last(document, number, history, noun=word), f"the {word}")
    return None


def _pointing_noun(document: Document, at: int, sentence: Sentence) -> int | None:
    """The noun behind “the”, which no name or clause behind it settles and which is no part of a compound."""
    words, noun = document.words, at + 1
    if words[at].low not in WORDS["pointing"] or noun >= sentence.last:
        return None
    noun += words[noun].low in WORDS["before_pointing_noun"]
    if noun >= sentence.last or words[noun].capital or words[noun].mark:
        return None
    if noun + 1 >= sentence.last:
        return noun
    behind = words[noun + 1]
    compound = behind.mark and behind.text in DASHES and words[noun].joined
    return None if compound or behind.low in WORDS["settles_noun"] else noun


def _acts(document: Document, at: int, sentence: Sentence) -> bool:
    """Whether “it” is the subject of a verb of its own clause: “it attacked”, “it had already moved”."""
    words = document.words
    opens = at == sentence.first or words[at - 1].low in WORDS["before_it"] or words[at - 1].low.isdigit()
    behind = words[at + 1].low if at + 1 < sentence.last else ""
    return opens and (behind in WORDS["auxiliaries"] | WORDS["passive"] or behind in lexicon().verbs)


def _recent(number: int, history: History) -> History:
    return [(sentence, entity) for sentence, entity in history[-RECENT:] if number - sentence <= REACH]


def _last(document: Document, number: int, history: History, person: bool = False, noun: str = "") -> tuple[int, ...]:
    """The person or body meant: one the noun fits, named first in this or the nearest earlier sentence."""
    entities, of_a_state = document.actors.entities, noun in shapes()["governments"]
    fits = [
        (sentence, entity)
        for sentence, entity in _recent(number, history)
        if entities[entity].person == person
        and not entities[entity].reporter
        and (person or not entities[entity].state or of_a_state)
    ]
    named = [one for one in fits if noun and _fits(document, one[1], noun)]
    if of_a_state and not named:
        older = [entity for _, entity in history[-OLDER:] if _fits(document, entity, noun)]
        return (older[-1],) if older else ()
    some = named or fits
    if not some:
        return ()
    nearest = some[-1][0]
    return (next(entity for sentence, entity in some if sentence == nearest),) if nearest < number else (some[-1][1],)


def _fits(document: Document, entity: int, noun: str) -> bool:
    """Whether an actor bears the noun in its name or is of a kind that the noun may mean."""
    one = document.actors.entities[entity]
    return one.kind in kinds_meant().get(noun, ()) or noun in one.name.lower()


def _last_body(document: Document, number: int, history: History) -> tuple[int, ...]:
    """Whom “they” means: the body named first in the nearest sentence that has any."""
    entities = document.actors.entities
    fits = [one for one in _recent(number, history) if not entities[one[1]].reporter and not entities[one[1]].person]
    return (next(entity for sentence, entity in fits if sentence == fits[-1][0]),) if fits else ()


def _last_two(document: Document, number: int, history: History) -> tuple[int, ...]:
    """The last two actors named, in their order."""
    seen: list[int] = []
    for _, entity in reversed(_recent(number, history)):
        if entity not in seen and not document.actors.entities[entity].reporter:
            seen.append(entity)
        if len(seen) == 2:
            return tuple(reversed(seen))
    return ()


RULES = (pair, pronoun, latter, noun_back)
