"""Names that stand for a longer one told elsewhere: a surname, and a body's own name without its kind."""

from collections import defaultdict

from lib.suggest.actors.names import kind_of, spot_of
from lib.suggest.actors.runs import beside_capital, with_article
from lib.suggest.actors.shapes import shapes
from lib.suggest.document import Document
from lib.suggest.rules import rule
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import name_keys

Owners = dict[str, set[int]]  # a short name -> the actors that bear it
OWN_NAME = 4  # letters: a body's own name is longer


def find_short_names(document: Document) -> None:
    """Add the spots of short names to those of the actors; where a surname stands, no body's name is looked for."""
    for one in RULES:
        document.actors.spots += one(document) or []
    document.actors.sort()


@rule("actors.surnames")
def surnames(document: Document) -> list[Spot]:
    """A surname or first name that stands alone means the person named in full before or after."""
    owners: Owners = defaultdict(set)
    for spot in document.actors.spots:
        entity = document.actors.entities[spot.entity]
        if entity.person or (entity.reporter and spot.how == "person"):
            parts = [key for key in name_keys(document.words, spot.first, spot.last) if key not in shapes()["titles"]]
            if len(parts) > 1:
                owners[parts[-1]].add(spot.entity)
                owners[parts[0]].add(spot.entity)
    return [spot_of(document, *where, "surname", kind_of(document, where[2])) for where in _alone(document, owners)]


@rule("actors.short_names")
def short_names(document: Document) -> list[Spot]:
    """A body's own name without its kind: “Al-Baqir” for the Al-Baqir Brigade, where no place or people is called so."""
    lists = shapes()
    owners: Owners = defaultdict(set)
    for spot in document.actors.spots:
        entity = document.actors.entities[spot.entity]
        if entity.person or entity.described or entity.state or spot.how not in ("known", "shape"):
            continue
        keys = name_keys(document.words, spot.first, spot.last)
        bare = [key for key in keys if key not in lists["heads"] and key not in lists["prefixes"]]
        if len(bare) == 1 < len(keys) and len(bare[0]) > OWN_NAME and _own_name(document, spot, bare[0]):
            owners[bare[0]].add(spot.entity)
    return [spot_of(document, *where, "short") for where in _alone(document, owners)]


def _alone(document: Document, owners: Owners) -> list[tuple[int, int, int]]:
    """(first word, the word behind, whose) of each short name of one actor that stands by itself."""
    words, covered = document.words, document.actors.covered()
    return [
        (with_article(words, number), number + 1, next(iter(owners[word.key])))
        for number, word in enumerate(words)
        if number not in covered and word.capital and len(owners.get(word.key, ())) == 1 and not beside_capital(words, number)
    ]


def _own_name(document: Document, spot: Spot, key: str) -> bool:
    """Whether a word of a body's name is nobody else's: no place, people, actor, number or plain word."""
    known, lists = document.known, shapes()
    word = next(word for word in document.words[spot.first : spot.last] if word.key == key)
    plain = key in lists["modifiers"] | lists["titles"] | lists["weak_modifiers"] or word.low in WORDS["calendar"]
    other = key in known.nationalities or (key,) in known.actors.meanings or (key,) in known.places.meanings
    return word.capital and not plain and not other and not word.text[0].isdigit()


RULES = (surnames, short_names)
