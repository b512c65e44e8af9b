"""Places told by a phrase around a known name: a border, a side, a part, a countryside, a road."""

from dataclasses import replace

from lib.suggest.document import Document
from lib.suggest.models import Candidate
from lib.suggest.places.around import behind
from lib.suggest.places.entering import area, best, place_spot, written
from lib.suggest.places.matching import Match, match
from lib.suggest.rolls import Place
from lib.suggest.rules import rule
from lib.suggest.text.knowledge import WORDS, bearings, place_shapes
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import DASHES, HYPHENS, Sentence, key_of, name_text

_BETWEEN_SIDES = HYPHENS | frozenset("/")
_BETWEEN_ENDS = HYPHENS | frozenset("—")
_ALONG_A_RIVER = ("area", "line", "site")


@rule("places.border")
def border(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """A border by its countries: “the Syrian-Lebanese border”, “the Iraqi border”."""
    words, lists = document.words, place_shapes()
    at, sides = _sides_of_border(document, number, sentence)
    if not sides or at >= sentence.last or words[at].low not in lists["borders"]:
        return None
    if at + 1 < sentence.last and words[at + 1].low in lists["behind_border"]:
        return None
    found = document.known.places.at(words, number, sentence.last)
    name = name_text(words, number, at + 1)
    candidates = list(found[1]) if found and found[0] == at + 1 else [Candidate(name, "line")]
    key = ("border", tuple(sorted(sides)))
    return place_spot(document, number, at + 1, key, lambda: Place(name, candidates, "a border by its countries", 0.8))


def _sides_of_border(document: Document, number: int, sentence: Sentence) -> tuple[int, list[str]]:
    """(the word behind up to two nationalities that are tied by hyphens, their keys)."""
    words, at = document.words, number
    sides: list[str] = []
    while at < sentence.last and len(sides) < 2:
        if words[at].key in document.known.nationalities and words[at].capital:
            sides.append(words[at].key)
        elif not (words[at].mark and words[at].text in _BETWEEN_SIDES and sides):
            break
        at += 1
    while at < sentence.last and words[at].mark and words[at].text in DASHES:
        at += 1
    return at, sides


@rule("places.bearing")
def bearing(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """A direction before a name: “eastern Deir ez-Zor countryside”, “northern Aleppo”, “west of the Euphrates”."""
    words, lists = document.words, place_shapes()
    at, side = _direction(document, number, sentence)
    if not side:
        return None
    if at < sentence.last and words[at].low in lists["country"]:
        return countryside_of(document, number, at, bearings().get(side), sentence)
    if at < sentence.last and words[at].low in WORDS["genitive"]:
        return _river_side(document, number, at, side, sentence)
    found = None if match(document, number, sentence) else match(document, at, sentence)
    if not found or not words[at].capital:
        return None
    last, told = behind(document, found[0], sentence)
    name, base = written(words, number, last), found[1]
    if base and base[0].precision == "country":
        part = [replace(one, name=name, precision="area") for one in base]
        return place_spot(
            document, number, last, ("part", side, base[0].name), lambda: Place(name, part, "part of a country", 0.6, country=True)
        )
    key = ("part", side, told == "countryside", key_of(base[0].name))
    reason, turn = f"“{side}” before a known name", bearings().get(side)
    return place_spot(document, number, last, key, lambda: Place(name, list(base), reason, 0.8, turn, told or "countryside"))


def _direction(document: Document, number: int, sentence: Sentence) -> tuple[int, str]:
    """(the word behind a direction, the direction): “northern”, “north-eastern”; empty for none."""
    words, directions = document.words, place_shapes()["directions"]
    side, at = words[number].low, number
    if number + 2 < sentence.last and words[number + 1].mark and words[number + 1].text in DASHES:
        joined = f"{side}-{words[number + 2].low}"
        if joined in directions:
            side, at = joined, number + 2
    return at + 1, side if side in directions else ""


def _river_side(document: Document, number: int, at: int, side: str, sentence: Sentence) -> Spot | None:
    """“west of the Euphrates”; `at` is the “of”."""
    words, lists = document.words, place_shapes()
    stop = at + 1 + (at + 1 < sentence.last and words[at + 1].low in WORDS["definite"])
    found = match(document, stop, sentence)
    if not found or not any(river in written(words, stop, found[0]) for river in lists["rivers"]):
        return None
    if not any(one.precision in _ALONG_A_RIVER for one in found[1]):
        return None
    last = found[0] + (found[0] < sentence.last and words[found[0]].low in lists["river"])
    name, key = written(words, number, last), ("bearing", side, found[1][0].name)
    sides = [replace(one, name=name) for one in found[1]]
    return place_spot(document, number, last, key, lambda: Place(name, sides, "a side of a river", 0.75))


def countryside_of(document: Document, first: int, at: int, turn: float | None, sentence: Sentence) -> Spot | None:
    """“the northern countryside of X”; `at` is the noun."""
    found = behind_of(document, at, sentence)
    if found is None or not (known := match(document, found, sentence)):
        return None
    last, _ = behind(document, known[0], sentence)
    return area(document, (first, last), known[1], turn, f"the {document.words[at].low} of a known place")


def behind_of(document: Document, at: int, sentence: Sentence) -> int | None:
    """The first word of what stands behind “of” and “the” behind a noun; None where no “of” does, or an actor."""
    words = document.words
    if at + 2 >= sentence.last or words[at + 1].low not in WORDS["genitive"]:
        return None
    name = at + 2 + (words[at + 2].low in WORDS["definite"])
    return None if name >= sentence.last or name in document.taken else name


@rule("places.road")
def road(document: Document, number: int, found: Match, sentence: Sentence) -> Spot | None:
    """A road between two places, put halfway: “the Damascus–Suwayda highway”."""
    words, at = document.words, found[0]
    if at + 2 >= sentence.last or not words[at].mark or words[at].text not in _BETWEEN_ENDS:
        return None
    other = match(document, at + 1, sentence)
    if not other or other[0] >= sentence.last or words[other[0]].low not in place_shapes()["roads"]:
        return None
    last = other[0] + 1
    name = written(words, number, last)
    middle = _halfway(name, best(found[1]), best(other[1]))
    return place_spot(document, number, last, ("road", name), lambda: Place(name, middle, "a road between two places", 0.7))


def _halfway(name: str, one: Candidate, two: Candidate) -> list[Candidate]:
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return []
    middle = replace(
        one,
        name=name,
        precision="line",
        lat=round((one.lat + two.lat) / 2, 3),
        lon=round((one.lon + two.lon) / 2, 3),
        id="",
        governorate=one.governorate if one.governorate == two.governorate else "",
        source=f"halfway between {one.name} and {two.name}",
    )
    return [middle]
