"""Places in a text, word by word, beside the actors already found; places inside an actor's name are places too."""

from lib.suggest.actors.shapes import shapes as actor_shapes
from lib.suggest.document import Document
from lib.suggest.places import around, matching, names, phrases, unknown
from lib.suggest.places.entering import named
from lib.suggest.rules import first_of, rule
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence

AT_A_WORD = (phrases.border, phrases.bearing, names.of_phrase, names.name, unknown.unknown)  # the first that holds


def find_places(document: Document) -> None:
    """Fill the roll of places, spots in text order."""
    document.taken = frozenset(document.actors.covered())
    for sentence in document.sentences:
        number = sentence.first
        while number < sentence.last:
            free = not document.words[number].mark and number not in document.taken
            spot = place_at(document, number, sentence) if free else None
            if spot:
                document.places.spots.append(spot)
            number = max(spot.last, number + 1) if spot else number + 1
    document.places.spots += inside_actors(document) or []
    document.places.sort()


def place_at(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """The place that begins here."""
    word = document.words[number]
    if word.low in WORDS["starters"] and not word.article:
        return None
    return first_of(AT_A_WORD, document, number, sentence)


@rule("places.inside_actor")
def inside_actors(document: Document) -> list[Spot]:
    """“NDF in Qalamoun”, one actor of the registry, tells a place too, as do “notables of Tafas”."""
    words, found = document.words, []
    for spot in document.actors.spots:
        speakers = words[spot.first].low in actor_shapes()["elders"]
        for at in range(spot.first + 1, spot.last - 1):
            told = words[at].low in WORDS["inside"] or (speakers and words[at].low in WORDS["elders_of"])
            if told and (place := document.known.places.at(words, at + 1, spot.last)):
                found.append(named(document, at + 1, place, 0.9))
    return found


RULES = (*AT_A_WORD, phrases.road, matching.variant, around.backed, inside_actors)
