"""Places that no gazetteer knows, where the words around say that a name is one."""

from dataclasses import dataclass

from lib.suggest.actors.runs import run_end
from lib.suggest.document import Document
from lib.suggest.places.around import plain, title_like
from lib.suggest.places.entering import place_spot, written
from lib.suggest.rolls import Place
from lib.suggest.rules import rule
from lib.suggest.text.knowledge import WORDS, place_shapes, place_words
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, name_keys, name_words

BEHIND_PREPOSITION, IN_A_LIST = 3, 2  # words at most of a name that no other word makes a place
LIST_REACH = 2  # words back to the place before in a list


@dataclass(frozen=True)
class Clue:
    """Why a name is a place: the word behind it, the reason, how sure that is, and what it is called."""

    last: int
    reason: str
    confidence: float
    area: str = ""


@rule("places.unknown")
def unknown(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """A capitalised name that no gazetteer knows, where the words around say that it is a place."""
    words, first = document.words, document.words[number]
    if not (first.capital or first.article) or first.text[0].isdigit() or title_like(document, sentence):
        return None
    last = run_end(words, number, sentence)
    if last == number or not plain(document, number, last):
        return None
    clue = _clue_in_name(document, number, last, sentence) or _clue_before(document, number, last, sentence)
    if clue is None:
        return None
    name, key = written(words, number, clue.last), ("name", name_keys(words, number, clue.last))
    place = Place(name, [], clue.reason, clue.confidence, area=clue.area)
    return place_spot(document, number, clue.last, key, lambda: place)


def _clue_in_name(document: Document, number: int, last: int, sentence: Sentence) -> Clue | None:
    """What the name itself says, or the noun behind it."""
    lists, run = place_shapes(), name_words(document.words, number, last)
    settlements = place_words("settlements", "districts")
    head_at, head = _head(document, last, sentence)
    if len(run) > 1 and run[-1].low in place_words("sites", "settlements", "districts"):
        return Clue(last, "a name that ends as those of sites do", 0.7, "site")
    if head in lists["sites"] - lists["weak_sites"]:
        return Clue(head_at + 1, f"a name before “{head}”", 0.7, "site")
    if head in settlements:
        return Clue(last, f"a name before “{head}”", 0.75)
    if len(run) > 1 and run[0].low in lists["leading"]:
        return Clue(last, "it begins as names of places do", 0.65)
    return None


def _clue_before(document: Document, number: int, last: int, sentence: Sentence) -> Clue | None:
    """What the word before the name says."""
    lists, run = place_shapes(), name_words(document.words, number, last)
    before = document.words[number - 1].low if number > sentence.first else ""
    acronym = len(run) == 1 and run[0].text.isupper()
    if before in lists["strictly"] - lists["loosely"] and len(run) <= BEHIND_PREPOSITION and not acronym:
        return Clue(last, f"a name behind “{before}”", 0.5)
    if before in WORDS["adds"] and len(run) <= IN_A_LIST and _listed(document, number, sentence):
        return Clue(last, "in a list of places", 0.5)
    return None


def _head(document: Document, last: int, sentence: Sentence) -> tuple[int, str]:
    """The noun behind a name, adjectives of sites passed over: “Mezzeh military airport”; empty for none."""
    words, stop = document.words, last
    while stop < sentence.last and not words[stop].mark and words[stop].low in place_shapes()["site_adjectives"]:
        stop += 1
    return stop, words[stop].low if stop < sentence.last and not words[stop].mark else ""


def _listed(document: Document, number: int, sentence: Sentence) -> bool:
    """Whether a name goes on with a list of places: “in Mahin and Hawwarin”."""
    earlier = document.places.spots[-1] if document.places.spots else None
    if earlier is None or not number - LIST_REACH <= earlier.last <= number or earlier.how == "country":
        return False
    return earlier.first > sentence.first and document.words[earlier.first - 1].low in place_shapes()["opens_list"]
