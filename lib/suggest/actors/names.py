"""Actors whose names are known: from the registry and the lists, by spelling variant, and as the text abbreviates them."""

from lib.suggest.actors.runs import headline_like, wide
from lib.suggest.actors.shapes import shapes
from lib.suggest.document import Document
from lib.suggest.rolls import Actor
from lib.suggest.rules import condition, rule
from lib.suggest.text.knowledge import WORDS, Known, variant_keys
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import ARABIC_FROM, DASHES, Sentence, Word, name_keys, name_words

Meanings = tuple[int, list[Known]]  # the word behind a name, and the actors that it may mean
SHORT_NAME = 4  # letters: a shorter name of one word counts in capitals only
LOWER_NAME = 3  # letters: a name of one word that is longer is one in lower case too, in a text without capitals
VARIANT_WORDS = 6  # words of a name that is looked up under a coarser spelling
VARIANT_FIRST, VARIANT_ALONE, VARIANT_SHORT = 5, 7, 3  # letters of its first word, of its only word; too few to tell one
_VARIANT_MARKS = DASHES | frozenset("'’")
_UNKNOWN = "un"  # begins “unidentified”, “unknown”
REGISTERED, LISTED = "named in the corpus's registry", "named in the list of well-known actors"
REPORTS = "in the list of media, monitors and others who report"


def spot_of(document: Document, first: int, last: int, index: int, how: str, kind: str = "actor") -> Spot:
    """The spot of these words, which mean an actor of the roll."""
    return Spot(kind, first, last, index, how, (index,), document.actors.entities[index].person)


def known_spot(document: Document, first: int, found: Meanings) -> Spot:
    """The spot of a known name."""
    last, meanings = found
    meaning = _meant(document, meanings)
    state = name_keys(document.words, first, last) in document.known.states
    in_corpus = meaning.origin == "corpus"
    index = document.actors.enter(
        ("known", meaning.id or meaning.name),
        lambda: Actor(
            meaning.name,
            meaning.kind,
            meaning.origin,
            meaning.id,
            REGISTERED if in_corpus else LISTED,
            person=meaning.kind == "person",
            described=meaning.described,
            state=state,
            country=meaning.country,
            confidence=0.95 if in_corpus else 0.9,
        ),
    )
    return spot_of(document, first, last, index, "state" if state else "known")


def _meant(document: Document, meanings: list[Known]) -> Known:
    """Of several actors that bear a name: the corpus's own, else one of the country that the text names most."""
    registered = next((one for one in meanings if one.origin == "corpus"), None)
    return registered or max(meanings, key=lambda one: document.countries[one.country])


def acronym_here(document: Document, number: int) -> str:
    """The acronym of the lists that stands here; empty for none."""
    word, known = document.words[number], document.known
    text = word.text[:-2] if word.possessive else word.text
    return text if text in known.acronyms or text in known.reporting_acronyms else ""


@rule("actors.acronym")
def acronym(document: Document, number: int, text: str) -> Spot | None:
    """An acronym of the lists, in capitals."""
    known = document.known
    if text in known.acronyms:
        return known_spot(document, number, (number + 1, known.acronyms[text]))
    return reporter_spot(document, number, number + 1, known.reporting_acronyms[text])


def reporter_spot(document: Document, first: int, last: int, name: str) -> Spot:
    """The spot of one who reports."""
    index = document.actors.enter(("reporter", name), lambda: Actor(name, "reporter", "reporter", reason=REPORTS, reporter=True))
    return spot_of(document, first, last, index, "reporters", "reporter")


@rule("actors.reporter")
def reporter(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """A medium, a monitor or another who reports, named as in the lists."""
    found = document.known.reporters.at(document.words, number, sentence.last)
    if not found or not document.words[number].capital:
        return None
    return reporter_spot(document, number, found[0], found[1][0])


def known_here(document: Document, number: int, found: Meanings | None, sentence: Sentence) -> Meanings | None:
    """Of the registry's or the lists' name that is spelled here, whether it is written as a name and no part of another."""
    if not found or not _written_as_name(document, number, found[0]) or _vague(document.words[number], found[1]):
        return None
    whole = wide(document.words, number, found[0]) and not names_a_person(document, number, found[0], sentence)
    return found if whole else None


@rule("actors.known")
def known_name(document: Document, number: int, found: Meanings) -> Spot | None:
    """A name of the corpus's registry or of the list of well-known actors."""
    return known_spot(document, number, found)


def _vague(first: Word, meanings: list[Known]) -> bool:
    """Whether the words name nobody in particular: "armed men", though not "unidentified gunmen"."""
    return all(one.name in shapes()["vague"] for one in meanings) and not first.low.startswith(_UNKNOWN)


def _written_as_name(document: Document, number: int, last: int) -> bool:
    """Whether the words are written as a name: with a capital, in Arabic letters, or, of several words, in lower case too."""
    words, first = document.words, document.words[number]
    own = name_words(words, number, last)
    if first.article and number + 1 < len(words) and own:
        first = own[0]
    arabic = first.text[0] > ARABIC_FROM
    short = len(first.text) < SHORT_NAME and last == number + 1 and not first.text.isupper() and first.text[0] < ARABIC_FROM
    if short or len(first.text) == 1:
        return False
    if first.capital or arabic or len(own) > 1:
        return True
    return words[number].sentence in document.lower and len(first.text) > LOWER_NAME


@condition("actors.first_name", otherwise=False)
def names_a_person(document: Document, number: int, last: int, sentence: Sentence) -> bool:
    """Whether a state's name of one word is a first name: “Jordan Peterson met …”, where “Jordan Army” is none."""
    words, known = document.words, document.known
    if last != number + 1 or (words[number].key,) not in known.states or last >= sentence.last:
        return False
    after = words[last]
    if not after.capital or after.mark or words[number].possessive or after.text.isupper():
        return False
    if headline_like(words, sentence.first, sentence.last) or _no_surname(document, after):
        return False
    place = known.places.at(words, number, sentence.last)
    return not ((place and place[0] > last) or known.actors.at(words, last, sentence.last))


def _no_surname(document: Document, word: Word) -> bool:
    lists = shapes()
    if word.low in WORDS["starters"] or word.low in WORDS["calendar"] or word.low in lists["lower_heads"]:
        return True
    return word.key in document.known.nationalities or word.key in lists["heads"] | lists["titles"]


@rule("actors.variant")
def variant(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """A known name under a coarser spelling."""
    words, first = document.words, document.words[number]
    if not first.capital or len(first.key) < VARIANT_FIRST or first.low in WORDS["starters"]:
        return None
    for stop in range(_variant_end(words, number, sentence), number, -1):
        keys = name_keys(words, number, stop)
        if words[stop - 1].mark or not keys or (len(keys) == 1 and len(keys[0]) < VARIANT_ALONE):
            continue
        meanings = document.known.actor_variants.meanings.get(variant_keys(keys))
        if meanings and len(keys[0]) > VARIANT_SHORT and wide(words, number, stop):
            return known_spot(document, number, (stop, meanings))
    return None


def _variant_end(words: list[Word], number: int, sentence: Sentence) -> int:
    last = number + 1
    while last < min(sentence.last, number + VARIANT_WORDS) and (
        words[last].capital or (words[last].mark and words[last].text in _VARIANT_MARKS) or words[last].article
    ):
        last += 1
    return last


def note_acronym(document: Document, spot: Spot, sentence: Sentence) -> None:
    """“National Defense Forces (NDF)”: what stands in brackets is another name."""
    words, at = document.words, spot.last
    if at + 2 < sentence.last and words[at].text == "(" and spot.how != "state":
        inside = words[at + 1]
        if inside.text.isupper() and len(inside.text) > 1 and words[at + 2].text == ")":
            document.actors.by_key[("said", inside.key)] = spot.entity


@rule("actors.said")
def said(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """An acronym that the text itself gave in brackets behind a name."""
    word = document.words[number]
    index = document.actors.by_key.get(("said", word.key))
    if index is None or not (word.capital or word.sentence in document.lower):
        return None
    return spot_of(document, number, number + 1, index, "said before", kind_of(document, index))


def kind_of(document: Document, index: int) -> str:
    """The kind of an actor's spots."""
    return "reporter" if document.actors.entities[index].reporter else "actor"
