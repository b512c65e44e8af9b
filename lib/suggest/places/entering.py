"""How places enter the roll: by their name, as a region, as an area around a place; and how they are written there."""

from collections.abc import Callable
from dataclasses import replace

from lib.suggest.document import Document
from lib.suggest.models import Candidate
from lib.suggest.places.matching import Match
from lib.suggest.rolls import Key, Place
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Word

POSSESSIVE = 2  # letters: “’s”


def place_spot(document: Document, first: int, last: int, key: Key, make: Callable[[], Place]) -> Spot:
    """The spot of these words, which mean the place with this key."""
    index = document.places.enter(key, make)
    return Spot("place", first, last, index, "country" if document.places.entities[index].country else "", (index,))


def named(document: Document, first: int, found: Match, confidence: float) -> Spot:
    """The spot of a name of the gazetteer."""
    last, meanings = found
    key = ("gazetteer", tuple(sorted({one.name for one in meanings})))
    country = all(one.precision == "country" for one in meanings)
    reason = "a name of the gazetteer"
    return place_spot(
        document, first, last, key, lambda: Place(best(meanings).name, list(meanings), reason, confidence, country=country)
    )


def region(document: Document, first: int, last: int, meanings: list[Candidate]) -> Spot:
    """The spot of a governorate or province, at its centre where that is known."""
    centres = document.known.centres
    wide = [one for one in meanings if one.precision == "governorate"] or [
        centres[one.governorate] for one in meanings if one.governorate in centres and one.governorate
    ]
    found = wide or [replace(one, precision="governorate") for one in meanings]
    reason = "called a governorate or province"
    key = ("region", found[0].name)
    return place_spot(document, first, last, key, lambda: Place(found[0].name, found, reason, 0.9, area="region"))


def area(document: Document, span: tuple[int, int], meanings: list[Candidate], bearing: float | None, reason: str) -> Spot:
    """The spot of the countryside of a known place, on the side that `bearing` tells."""
    name = written(document.words, *span)
    return place_spot(
        document,
        *span,
        ("countryside", bearing, best(meanings).name),
        lambda: Place(name, list(meanings), reason, 0.85, bearing, "countryside"),
    )


def best(meanings: list[Candidate]) -> Candidate:
    """The best known of the places that a name may mean."""
    return max(meanings, key=lambda one: one.weight)


def written(words: list[Word], first: int, last: int) -> str:
    """A name as it is written, its marks and gaps included, without a possessive."""
    found = ""
    for at in range(first, last):
        found += (" " if at > first and words[at].start > words[at - 1].end else "") + words[at].text
    return found[:-POSSESSIVE] if words[last - 1].possessive else found
