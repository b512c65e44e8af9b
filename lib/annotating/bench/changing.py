"""How a field of a card changes: its value with what it rests on, and what the article's defaults say where the event is silent."""

from lib.annotating.bench.model import Card, Fields, listed, mapped, text_of
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.yaml_lines import Tree

PLACES = ("place", "origin", "near")
LISTS = frozenset((*CODEBOOK.roles, *PLACES, "goods"))  # fields of which an empty list says that there is nobody, or nothing
TOLD = frozenset((*CODEBOOK.roles, *CODEBOOK.quantities, *PLACES, "date", "pay", "claim", "stage"))  # what has to rest on words


def parts(card: Card) -> tuple[Fields, Fields, Fields]:
    """(the event, its evidence, its reasons), to be changed."""
    return dict(card.event), mapped(card.event.get("evidence")), mapped(card.event.get("inferred"))


def remade(card: Card, event: Fields, evidence: Fields, inferred: Fields) -> Card:
    """The card of changed parts, without what is blank in them."""
    return card.with_event(event | {"evidence": filled(evidence), "inferred": filled(inferred)})


def with_field(card: Card, name: str, value: Tree, defaults: Fields) -> Card:
    """The card with another value of a field; blank takes it away with what it rested on, also what the defaults would say."""
    event, evidence, inferred = parts(card)
    event[name] = value
    if is_blank(value):
        event[name] = [] if name in LISTS and not is_blank(defaults.get(name)) else None
        evidence.pop(name, None)
        inferred.pop(name, None)
    return remade(card, event, evidence, inferred)


def with_rest(card: Card, held: str, name: str, value: Tree) -> Card:
    """The card with other words ("evidence") or another reason ("inferred") for a field; blank takes them away."""
    return card.with_event({**card.event, held: filled(mapped(card.event.get(held)) | {name: value})})


def inherited(event: Fields, defaults: Fields, names: frozenset[str]) -> Fields:
    """What the defaults say of these fields, where the event itself says nothing."""
    return {name: value for name, value in defaults.items() if name in names and event.get(name) is None and not is_blank(value)}


def is_blank(value: Tree) -> bool:
    return value in (None, "", [], {})


def filled(held: Fields) -> Fields:
    return {name: value for name, value in held.items() if not is_blank(value)}


def bare(words: list[Tree]) -> Tree:
    """One value as it is, several as a list."""
    return words[0] if len(words) == 1 else words


def joined(one: Tree, other: Tree) -> list[Tree]:
    """Two values, or lists of them, as one list; each once."""
    found: list[Tree] = []
    for value in (*listed(one), *listed(other)):
        if value not in found:
            found.append(value)
    return found


def reasons(one: Tree, other: Tree) -> str:
    """Two reasons as one."""
    return "; ".join(dict.fromkeys(filter(None, map(text_of, (one, other)))))


def actor_of(one: Tree) -> str:
    """Who is named by one entry of a role: an actor, or somebody unnamed of one."""
    if not isinstance(one, dict):
        return text_of(one)
    described = text_of(one.get("as"))
    return text_of(one.get("actor") or one.get("of")) + (f": {described}" if described else "")
