"""Actors in a text, word by word: known names first, then names by their form; every mention of one actor is one entity."""

from lib.suggest.actors import bodies, described, names, persons
from lib.suggest.document import Document
from lib.suggest.rules import first_of
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence

SHAPES = (described.elders, bodies.body, described.described, persons.titled, described.people)  # the first that holds
IN_CAPITALS = (names.variant, persons.person)
RULES = (names.acronym, names.known_name, names.reporter, *SHAPES, names.said, *IN_CAPITALS, names.names_a_person)


def find_actors(document: Document) -> None:
    """Fill the roll of actors, spots in text order."""
    for sentence in document.sentences:
        number = sentence.first
        while number < sentence.last:
            spot = None if document.words[number].mark else actor_at(document, number, sentence)
            if spot:
                document.actors.spots.append(spot)
                names.note_acronym(document, spot, sentence)
            number = spot.last if spot else number + 1


def _runs_on(document: Document, first: int, last: int, sentence: Sentence) -> bool:
    """Whether a known name begins within these words and ends beyond them: “The National Defense Forces” is no newspaper's."""
    found = (document.known.actors.at(document.words, number, sentence.last) for number in range(first + 1, last))
    return any(one and one[0] > last for one in found)


def actor_at(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """The actor that begins here. Of a known name, one who reports and a shape the longest; a known name before a shape."""
    whole = document.known.actors.at(document.words, number, sentence.last)
    short = names.acronym_here(document, number) if whole is None or whole[0] == number + 1 else ""
    if short and (spot := names.acronym(document, number, short)):
        return spot
    found = names.known_here(document, number, whole, sentence)
    shape = first_of(SHAPES, document, number, sentence)
    longest = max(found[0] if found else 0, shape.last if shape else 0)
    told = document.known.reporters.at(document.words, number, sentence.last)
    reports = told and told[0] >= longest and not _runs_on(document, number, told[0], sentence)
    if reports and (spot := names.reporter(document, number, sentence)):
        return spot
    longer = shape is None or (found and (found[0] >= shape.last or (shape.how == "described" and found[0] > number + 1)))
    if found and longer and (spot := names.known_name(document, number, found)):
        return spot
    if shape or (spot := names.said(document, number, sentence)):
        return shape or spot
    return first_of(IN_CAPITALS, document, number, sentence) if document.words[number].capital else None
