"""Bodies that are described and not named: “regime forces”, “Iran-backed militias”, “the Russians”, “notables of Tafas”."""

from lib.suggest.actors.names import known_spot, spot_of
from lib.suggest.actors.runs import run_end, side_end
from lib.suggest.actors.shapes import shapes
from lib.suggest.document import Document
from lib.suggest.rolls import Actor
from lib.suggest.rules import rule
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, name_text

DESCRIBED_WORDS = 8  # words of a description up to its head
ELDERS_OF = 4  # words of the place or tribe that elders speak for
_BETWEEN = frozenset("-/")  # what stands between two adjectives


@rule("actors.elders")
def elders(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """Those who speak for a place or a tribe: “notables of Tafas”, “elders from Zintan”."""
    words, at = document.words, number + 2
    if words[number].low not in shapes()["elders"] or at >= sentence.last or words[number + 1].low not in WORDS["elders_of"]:
        return None
    at += words[at].low in WORDS["definite"]
    last = run_end(words, at, sentence) if at < sentence.last and words[at].capital else at
    if last <= at or last - at > ELDERS_OF or document.known.actors.at(words, at, sentence.last):
        return None
    last += last < sentence.last and words[last].low in shapes()["kin"]
    keys = tuple(word.key for word in words[number:last] if not word.mark)
    reason = "those who speak for a place or a tribe"
    index = document.actors.enter(
        ("elders", keys),
        lambda: Actor(name_text(words, number, last), "civilians", "shape", reason=reason, described=True, confidence=0.6),
    )
    return spot_of(document, number, last, index, "described")


@rule("actors.people")
def people(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """A people that acts: “the Russians accepted”."""
    words, word = document.words, document.words[number]
    definite = number > sentence.first and words[number - 1].low in WORDS["definite"]
    several = word.capital and not word.possessive and word.low.endswith("s")
    if not definite or not several or word.key not in document.known.nationalities:
        return None
    index = document.actors.enter(
        ("people", word.key),
        lambda: Actor(word.text, "foreign_force", "shape", reason="a people that acts", described=True, confidence=0.5),
    )
    return spot_of(document, number, number + 1, index, "described")


@rule("actors.described")
def described(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """A body told by its side and what it is: “regime forces”, “Iran-backed militias”, “Russian military police”."""
    words, heads = document.words, shapes()["described_heads"]
    at = _head_behind_side(document, number, sentence)
    if not at or at >= sentence.last or words[at].mark or words[at].low not in heads:
        return None
    last = at + 1
    while last < sentence.last and words[last].low in heads - shapes()["governments"]:
        last += 1
    keys = tuple(word.key for word in words[number:last] if not word.mark)
    if meanings := document.known.actors.meanings.get(keys):
        return known_spot(document, number, (last, meanings))
    name, reason = name_text(words, number, last), "described by its side and what it is"
    index = document.actors.enter(
        ("described", keys), lambda: Actor(name, "non_state_force", "shape", reason=reason, described=True, confidence=0.7)
    )
    return spot_of(document, number, last, index, "described")


def _head_behind_side(document: Document, number: int, sentence: Sentence) -> int:
    """Where the head of a description may stand, behind adjectives of which one tells a side; 0 where none does."""
    words, lists = document.words, shapes()
    at, strong = number, False
    while at < sentence.last and at < number + DESCRIBED_WORDS:
        if side := side_end(document, at, sentence):
            strong, at = True, side
        elif at > number and _between_adjectives(document, at, sentence, strong):
            at += 1
        elif not words[at].mark and words[at].key in lists["weak_modifiers"] and at == number:
            return 0
        else:
            break
    if strong and at > number + 1 and (at >= sentence.last or words[at].low not in lists["described_heads"]):
        at -= words[at - 1].low in lists["own_bodies"]  # a body of its own, where “military” is none
    return at if strong else 0


def _between_adjectives(document: Document, at: int, sentence: Sentence, strong: bool) -> bool:
    """Whether a word may stand between a side and a head: a weak adjective, a hyphen, “and” before another side."""
    word = document.words[at]
    if word.mark:
        return word.text in _BETWEEN
    if word.key in shapes()["weak_modifiers"]:
        return True
    more = word.low in WORDS["joint"] and strong and at + 1 < sentence.last
    return more and bool(side_end(document, at + 1, sentence))
