"""Names of states: who acts (“Tehran wants”), or where something is (“in Iran”)."""

from lib.suggest.document import Document
from lib.suggest.places.entering import named
from lib.suggest.places.matching import match
from lib.suggest.rules import condition, rule
from lib.suggest.text.knowledge import WORDS, place_shapes, place_words
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence

GIVING_REACH = 4  # words before “from” or “to” within which a state is given something or gives it
LIST_REACH = 2  # words back to the state before in a list
_DATELINE = frozenset("(—–-,:")


def move_states(document: Document) -> None:
    """Take states that are places here out of the actors; no word is taken yet, so that what stands beside may be a place."""
    document.taken = frozenset()
    kept: list[Spot] = []
    moved: int | None = None  # the word behind the last state that is a place
    for spot in document.actors.spots:
        before = document.words[spot.first - 1].low
        listed = moved is not None and spot.first - moved <= LIST_REACH and before in WORDS["enumerates"]
        if spot.how == "state" and state_is_place(document, spot, listed):
            moved = spot.last
            continue
        kept.append(spot)
    document.actors.spots = kept


@condition("places.state", otherwise=False)
def state_is_place(document: Document, spot: Spot, listed: bool) -> bool:
    """Whether a state is a place here: listed behind one that is, part of a longer name, a dateline, behind “in”."""
    words, sentence = document.words, document.sentence_at(spot.first)
    if listed or _longer_place(document, spot, sentence):
        return True
    if words[spot.last - 1].possessive:
        return match(document, spot.last, sentence) is not None  # “Syria’s Hasakah”
    if words[spot.first].text.isupper() and spot.first == sentence.first and _behind(document, spot) in _DATELINE:
        return True
    at, lists = spot.first - 1, place_shapes()
    while at >= sentence.first and (words[at].article or words[at].low in place_words("before_states", "directions")):
        if words[at].low in lists["directions"]:
            return True
        at -= 1
    return at >= sentence.first and _behind_place_word(document, at, sentence)


def _behind(document: Document, spot: Spot) -> str:
    """The mark behind a spot; empty where a word or nothing stands."""
    behind = document.words[spot.last] if spot.last < len(document.words) else None
    return behind.text if behind and behind.mark else ""


def _behind_place_word(document: Document, at: int, sentence: Sentence) -> bool:
    """Whether the word at `at` makes a place of the state behind it, which neither gives nor is given anything."""
    words, lists = document.words, place_shapes()
    before = words[at].low
    near = {word.low for word in words[max(sentence.first, at - GIVING_REACH) : at]}
    if before in lists["strictly"]:
        return True
    if before in WORDS["origin"]:
        return not near & lists["give"]
    if before in WORDS["goal"]:
        return bool(near & lists["motion"]) and not near & lists["give"]
    return before in WORDS["genitive"] and not near & WORDS["of_a_state"]


def _longer_place(document: Document, spot: Spot, sentence: Sentence) -> bool:
    """Whether a state's name begins that of a place, or a word of place stands behind it."""
    words = document.words
    found = document.known.places.at(words, spot.first, sentence.last)
    behind = words[spot.last] if spot.last < len(words) else None
    kinds = place_words("country", "regions", "sites")
    follow = behind is not None and not behind.mark and behind.low in kinds
    return bool(found) and bool(follow or (found and found[0] > spot.last))


def move_scene(document: Document) -> None:
    """Take the country that the text is about out of the actors and into the places."""
    kept: list[Spot] = []
    for spot in document.actors.spots:
        scene = scene_country(document, spot) if spot.how == "state" else None
        (document.places.spots if scene else kept).append(scene or spot)
    document.actors.spots = kept
    document.places.sort()


@rule("places.scene")
def scene_country(document: Document, spot: Spot) -> Spot | None:
    """The country that the text is about is a place in it: "Syria" is no actor there (its government is)."""
    found = document.known.places.at(document.words, spot.first, spot.last)
    if not found or not any(one.precision == "country" and one.country == document.scene for one in found[1]):
        return None
    return named(document, spot.first, (spot.last, found[1]), 0.9)
