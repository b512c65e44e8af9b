"""Places told by name: a gazetteer name with what is said of it behind, and “the city of X”."""

from dataclasses import replace

from lib.suggest.actors.runs import run_end
from lib.suggest.document import Document
from lib.suggest.places.around import backed, behind, plain
from lib.suggest.places.entering import area, named, place_spot, region, written
from lib.suggest.places.matching import Match, match, site_word
from lib.suggest.places.phrases import behind_of, countryside_of, road
from lib.suggest.rolls import Place
from lib.suggest.rules import rule
from lib.suggest.text.knowledge import bearings, place_shapes
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, name_keys

_KINDS = ("settlements", "regions", "districts", "country")
_CALLED = ("settlements", "districts")  # of them those whose “of” tells the name of one


@rule("places.of_phrase")
def of_phrase(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """A kind of place before its name: “the city of X”, “the countryside of X governorate”, “the governorates of X and Y”."""
    words, lists, low = document.words, place_shapes(), document.words[number].low
    kind = next((kind for kind in _KINDS if low in lists[kind]), "")
    at = behind_of(document, number, sentence) if kind else None
    if at is None:
        return None
    if kind == "country":
        return countryside_of(document, number, number, None, sentence)
    found, whole = match(document, at, sentence), run_end(words, at, sentence)
    longer = found and found[0] < whole and kind in _CALLED and not site_word(words[found[0]]) and plain(document, at, whole)
    if found and not longer:  # longer: “the village of Tal Borovnik”, of which only “Tal” is known
        return region(document, at, found[0], found[1]) if kind == "regions" else named(document, at, found, 0.95)
    if not words[at].capital or whole <= at or kind not in _CALLED or not plain(document, at, whole):
        return None
    name = written(words, at, whole)
    return place_spot(document, at, whole, ("name", name_keys(words, at, whole)), lambda: Place(name, [], f"called a {low}", 0.8))


@rule("places.name")
def name(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """A name of the gazetteer, with what is said of it behind."""
    found = match(document, number, sentence)
    if not found or _only_begins(document, number, found[0], sentence) or not backed(document, number, found, sentence):
        return None
    if between := road(document, number, found, sentence):
        return between
    last, told = behind(document, found[0], sentence)
    if told == "countryside":
        turn = _bearing_inside(document, found[0], last)
        return area(document, (number, last), found[1], turn, "the countryside of a known place")
    if told == "region":
        return region(document, number, last, found[1])
    if told == "site":
        return _site(document, number, last, found)
    spot = named(document, number, found, 0.9)
    if told == "settlement" and document.words[found[0]].low in place_shapes()["districts"]:
        document.places.entities[spot.entity].part = True
    return spot


def _site(document: Document, first: int, last: int, found: Match) -> Spot:
    called = written(document.words, first, last)
    there = [replace(one, name=called, precision="site", id="") for one in found[1] if one.lat is not None]
    reason = "a site named after a known place, put at that place"
    key = ("name", name_keys(document.words, first, last))
    return place_spot(document, first, last, key, lambda: Place(called, there, reason, 0.75, area="site"))


def _only_begins(document: Document, number: int, last: int, sentence: Sentence) -> bool:
    """Whether what is known is no more than a first word of names of places: “Ain” of Ain Zara, which no list has."""
    words, stop = document.words, run_end(document.words, number, sentence)
    if last != number + 1 or words[number].low not in place_shapes()["leading"] or stop <= last or words[last].mark:
        return False
    return plain(document, number, stop) and not site_word(words[last])


def _bearing_inside(document: Document, first: int, last: int) -> float | None:
    return next((bearings()[word.low] for word in document.words[first:last] if word.low in bearings()), None)
