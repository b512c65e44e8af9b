"""Names of the gazetteer where they stand in the text, under their spelling or a coarser one."""

import functools

from rapidfuzz import fuzz

from lib.suggest.actors.runs import run_end
from lib.suggest.actors.shapes import shapes as actor_shapes
from lib.suggest.document import Document
from lib.suggest.models import Candidate
from lib.suggest.rules import rule
from lib.suggest.text.knowledge import place_shapes, place_words, variant_keys
from lib.suggest.text.words import ARABIC_FROM, Sentence, Word, key_of, keys_of, name_keys, name_words

Match = tuple[int, list[Candidate]]  # the word behind a name, and the places that it may mean
WELL_KNOWN_VARIANT = 300.0  # thousands of people: found under another spelling though nothing else is of its country
KNOWN_ANYWHERE = 30.0  # thousands of people: found in a text without capitals too
LOWER_NAME = 3  # letters: a name in a text without capitals is longer
VARIANT_WORDS, VARIANT_ALONE = 4, 5  # words at most of a name under another spelling; letters of one of a single word
ALIKE = 72  # of a hundred: how much such a spelling has to be like the name's


def site_word(word: Word) -> bool:
    """Whether a word says of what kind a place is, or where."""
    return word.low in place_words("settlements", "regions", "districts", "country", "sites", "directions", "leading")


def match(document: Document, number: int, sentence: Sentence) -> Match | None:
    """A gazetteer name here that is written as one and is no part of an actor's."""
    if number >= sentence.last or document.words[number].mark:
        return None
    found = document.known.places.at(document.words, number, sentence.last)
    if not found:
        return variant(document, number, sentence)
    taken = any(at in document.taken for at in range(number, found[0]))
    return found if not taken and _written_as_name(document, number, found) else None


def _written_as_name(document: Document, number: int, found: Match) -> bool:
    """Whether a name has a capital or Arabic letters; without capitals it has to be well known."""
    words, last = document.words, found[0]
    name = next(iter(name_words(words, number, last)), words[number])
    if name.capital or name.text[0] > ARABIC_FROM:
        return True
    if site_word(name) and any(word.capital for word in words[number:last]):
        return True
    weight = max(one.weight for one in found[1])
    return words[number].sentence in document.lower and len(name.key) > LOWER_NAME and weight >= KNOWN_ANYWHERE


@rule("places.variant")
def variant(document: Document, number: int, sentence: Sentence) -> Match | None:
    """A gazetteer name under a coarser spelling, of a country that the text names or well known."""
    words, first = document.words, document.words[number]
    if not (first.capital or first.article):
        return None
    last = run_end(words, number, sentence)
    keys = name_keys(words, number, last)
    if not 0 < len(keys) <= VARIANT_WORDS or any(at in document.taken for at in range(number, last)):
        return None
    if len(keys) == 1 and (len(keys[0]) < VARIANT_ALONE or keys[0] in _not_names()):
        return None
    meanings = [
        one
        for one in document.known.place_variants.meanings.get(variant_keys(keys), ())
        if _alike(keys, one.name) and (document.countries[one.country] or one.weight >= WELL_KNOWN_VARIANT)
    ]
    return (last, meanings) if meanings and not _titled(keys) else None


@functools.cache
def _not_names() -> frozenset[str]:
    return frozenset(map(key_of, place_shapes()["not_names"]))


def _titled(keys: tuple[str, ...]) -> bool:
    lists = actor_shapes()
    return any(key in lists["titles"] or key in lists["heads"] for key in keys)


def _alike(keys: tuple[str, ...], name: str) -> bool:
    """Whether a name found under a coarser spelling is spelled much alike."""
    return fuzz.ratio(" ".join(keys), " ".join(keys_of(name))) >= ALIKE
