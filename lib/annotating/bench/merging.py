"""One happening told in two cards becomes one, one card becomes two, and what refers to an event that is gone follows it."""

from dataclasses import replace

from lib.annotating.bench.changing import PLACES, TOLD, actor_of, bare, filled, is_blank, joined, parts, reasons, remade
from lib.annotating.bench.model import REFERENCES, Bench, Card, Fields, listed, mapped, text_of
from lib.annotating.bench.retyping import of_type
from lib.annotating.bench.spans import found_at
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.yaml_lines import Tree

NUMBERS = frozenset(CODEBOOK.quantities)
WORDS = ("summary", "quote", "original_quote", "evidence", "inferred")
ITS_OWN = frozenset((*WORDS, "id", "type", "status", "background", "parts", "claim", "stage", "credibility"))  # by silence too
PLURAL = frozenset((*CODEBOOK.roles, *PLACES, "goods", *REFERENCES)) - {"part_of"}


def told_again(bench: Bench, key: int, quote: str = "") -> Bench:
    """The card split: a second one behind it that says the same, of other words where they are given; it is then in hand. Numbers
    stay with the first, since what is told once is counted once, and so does what it is the same as."""
    card = bench.card(key)
    if card is None:
        return bench
    event, evidence, inferred = parts(card)
    for name in (*NUMBERS, "same_as", "maybe_same_as"):
        for held in (event, evidence, inferred):
            held.pop(name, None)
    for role in CODEBOOK.roles:
        if role in event:
            event[role] = [_without_numbers(one) for one in listed(event[role])]
    event["id"] = bench.free_id()
    copy = remade(Card(bench.free_key(), card.state, {}, card.start, "coder", f"split from {card.id}"), event, evidence, inferred)
    return bench.with_card(quoting(copy, quote, found_at(bench.text, quote, card.start)) if quote else copy)


def _without_numbers(one: Tree) -> Tree:
    return {name: value for name, value in one.items() if name not in NUMBERS} if isinstance(one, dict) else one


def quoting(card: Card, quote: str, start: int) -> Card:
    """The card with another quote; what rested on the one before rests on its words still."""
    event, evidence, inferred = parts(card)
    before = text_of(event.get("quote"))
    if before and " ".join(before.split()) not in " ".join(quote.split()):
        silent = [name for name in event if name in TOLD and name not in evidence and name not in inferred]
        evidence |= {name: before for name in silent if not is_blank(event[name])}
    return replace(remade(card, event | {"quote": quote}, evidence, inferred), start=start)


def merged(bench: Bench, key: int, other: int) -> Bench:
    """The card with all that another one of the same happening says and it does not; the other is gone, and its quote becomes the
    words of what came from it. Claim, stage and background stay the card's, and who stands in it already keeps the side."""
    card, more = bench.card(key), bench.card(other)
    if card is None or more is None or card is more:
        return bench
    if card.type in CODEBOOK.types:
        more = of_type(more, card.type, mapped(bench.fields.get("defaults")))
    made = bench.changed(key, lambda one: _with_more(one, more, bench)).without(other)
    if any(left.id == more.id for left in made.cards):
        return made
    return pointed(made, more.id, card.id)


def _with_more(card: Card, more: Card, bench: Bench) -> Card:
    event, evidence, inferred = parts(card)
    _, more_evidence, more_inferred = parts(more)
    placed = {actor_of(one) for role in CODEBOOK.roles for one in listed(event.get(role))}
    for name, value in more.event.items():
        both = None if name in ITS_OWN else _both(name, event.get(name), value, placed)
        if name in REFERENCES:
            both = _others(both, bench, (card.id, more.id), name)
        if is_blank(both) or both == event.get(name):
            continue
        event[name] = both
        if name in more_inferred:
            inferred[name] = reasons(inferred.get(name), more_inferred[name])
        if name in TOLD or name in more_evidence:
            words = listed(more_evidence.get(name)) or ([] if name in more_inferred else listed(more.event.get("quote")))
            evidence[name] = bare(joined(evidence.get(name), words))
    return remade(card, event, evidence, inferred)


def _both(name: str, own: Tree, value: Tree, placed: set[str]) -> Tree:
    """What two events say of a field."""
    if name in CODEBOOK.roles:
        new = [one for one in listed(value) if actor_of(one) not in placed]
        return joined(own, new) if new else own
    if name in PLURAL:
        return own if all(one in listed(own) for one in listed(value)) else joined(own, value)
    return value if is_blank(own) else own


def _others(value: Tree, bench: Bench, ids: tuple[str, str], name: str) -> Tree:
    """A reference without the two events themselves."""
    left = [one for one in listed(value) if bench.own(text_of(one)) not in ids]
    return left if name != "part_of" else left[0] if left else None


def pointed(bench: Bench, gone: str, to: str) -> Bench:
    """The bench with what referred to an event that is gone referring to another."""
    if not gone or gone == to:
        return bench
    return replace(bench, cards=tuple(_pointed(card, bench, gone, to) for card in bench.cards))


def _pointed(card: Card, bench: Bench, gone: str, to: str) -> Card:
    event: Fields = dict(card.event)
    for name in REFERENCES:
        told = listed(event.get(name))
        if any(bench.own(text_of(one)) == gone for one in told):
            there = [to if bench.own(text_of(one)) == gone else text_of(one) for one in told]
            left = [one for at, one in enumerate(there) if bench.own(one) != card.id and not _named(one, there[:at], bench)]
            event[name] = (left[0] if left else None) if name == "part_of" else list(left) or None
    return card if event == card.event else card.with_event(filled(event))


def _named(one: str, before: list[str], bench: Bench) -> bool:
    """Whether a reference, or another one to the same event, stands among some."""
    return (bench.own(one) or one) in [bench.own(other) or other for other in before]
