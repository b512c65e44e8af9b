"""What a person decides of a card, one plain function each: a bench and a card's key in, the bench as it is then out.

Nothing is lost by a decision: whoever keeps the bench before (`Steps`) can go back. A decision that means nothing here gives back
the same bench.
"""

from collections.abc import Callable
from dataclasses import replace

from lib.annotating.bench.model import ACCEPTED, PROPOSED, REJECTED, Bench, Card, Fields, State, listed, mapped, text_of
from lib.corpus.model.codebook import ALWAYS, CODEBOOK
from lib.corpus.reading.yaml_lines import Tree

MIRROR = {"left": "right", "right": "left"}


def chosen(bench: Bench, key: int) -> Bench:
    """Another card in hand."""
    return replace(bench, current=key) if bench.card(key) else bench


def moved(bench: Bench, by: int) -> Bench:
    """The next card (`by` 1) or the one before (-1) in hand; the first and the last have none beyond."""
    keys = [card.key for card in bench.cards]
    if bench.current not in keys:
        return replace(bench, current=keys[0] if keys else 0)
    return replace(bench, current=keys[max(0, min(len(keys) - 1, keys.index(bench.current) + by))])


def decided(bench: Bench, key: int, state: State) -> Bench:
    """The card accepted, rejected or open again; then the next proposed one is in hand, where it was the one in hand."""
    made = bench.changed(key, lambda card: _in_state(card, state))
    if made is bench or key != bench.current or state == PROPOSED:
        return made
    keys = [card.key for card in made.cards]
    at = keys.index(key)
    waiting = [card.key for card in (*made.cards[at + 1 :], *made.cards[:at]) if card.state == PROPOSED]
    return replace(made, current=waiting[0] if waiting else key)


def _in_state(card: Card, state: State) -> Card:
    event = {name: value for name, value in card.event.items() if name != "status"} if state == ACCEPTED else card.event
    return replace(card, state=state, event=event)


def retyped(bench: Bench, key: int, type_id: str) -> Bench:
    """The event of another type: who stood left stands left again, roles that the type does not have pass to those it has."""
    return bench.changed(key, lambda card: _of_type(card, type_id) if type_id in CODEBOOK.types else card)


def _of_type(card: Card, type_id: str) -> Card:
    kind = CODEBOOK.types[type_id]
    event, evidence, inferred = _parts(card)
    for role in [name for name in event if name in CODEBOOK.roles and name not in (*kind.roles, *ALWAYS)]:
        side = CODEBOOK.side_of(card.type, role) if card.type in CODEBOOK.types else CODEBOOK.roles[role].side
        there = next((name for name in kind.roles if CODEBOOK.side_of(type_id, name) == side), "") or next(iter(kind.roles), "with")
        _pass_on(role, there, event, evidence, inferred)
    event["type"] = type_id
    if text_of(event.get("mode")) not in kind.modes:
        event.pop("mode", None)
    return card.with_event(event | {"evidence": evidence, "inferred": inferred})


def swapped(bench: Bench, key: int) -> Bench:
    """Who stood left of the arrow stands right, with the words that carry it."""
    return bench.changed(key, _swapped)


def _swapped(card: Card) -> Card:
    kind = CODEBOOK.types.get(card.type)
    if kind is None:
        return card
    event, evidence, inferred = _parts(card)
    sides = {side: [role for role in kind.roles if CODEBOOK.side_of(kind.id, role) == side] for side in MIRROR}
    if not (sides["left"] and sides["right"]):
        return card
    for one, other in zip(sides["left"], sides["right"]):
        for held in (event, evidence, inferred):
            held[one], held[other] = held.get(other), held.get(one)
    return card.with_event(event | {"evidence": _filled(evidence), "inferred": _filled(inferred)})


def told_again(bench: Bench, key: int, quote: str = "") -> Bench:
    """The card split: a second one behind it that says the same, of other words where they are given; it is then in hand."""
    card = bench.card(key)
    if card is None:
        return bench
    event = dict(card.event) | {"id": bench.free_id()} | ({"quote": quote} if quote else {})
    at = bench.text.find(quote, card.start) if quote else card.start
    return bench.with_card(
        Card(bench.free_key(), card.state, event, card.start if at < 0 else at, "coder", f"split from {card.id}")
    )


def merged(bench: Bench, key: int, other: int) -> Bench:
    """The card with all that another one of the same happening says and it does not; the other is gone, and its quote becomes the
    words of what came from it."""
    card, more = bench.card(key), bench.card(other)
    if card is None or more is None or card is more:
        return bench
    event, evidence, inferred = _parts(card)
    _, more_evidence, more_inferred = _parts(more)
    for name, value in more.event.items():
        if name in ("id", "type", "summary", "quote", "evidence", "inferred", "status"):
            continue
        both = _joined(event.get(name), value) if name in _PLURAL else event.get(name, value)
        if both != event.get(name):
            event[name] = both
            words = [*listed(more_evidence.get(name)), *listed(more.event.get("quote"))][:1]
            if name not in more_inferred:
                evidence[name] = _joined(evidence.get(name), words)
            else:
                inferred.setdefault(name, more_inferred[name])
    made = bench.changed(key, lambda one: one.with_event(event | {"evidence": evidence, "inferred": inferred}))
    return _pointed(made.without(other), more.id, card.id)


_PLURAL = frozenset((*CODEBOOK.roles, "place", "origin", "near", "goods", "after", "same_as", "maybe_same_as"))


def _pointed(bench: Bench, gone: str, to: str) -> Bench:
    """The bench with what referred to an event that is gone referring to another."""
    for card in bench.cards:
        for name in ("part_of", "after", "same_as", "maybe_same_as", "not_same_as"):
            if gone in listed(card.event.get(name)):
                left = [one if one != gone else to for one in listed(card.event[name])]
                bench = set_field(bench, card.key, name, [one for one in left if one != card.id] if name != "part_of" else left[0])
    return bench


def set_field(bench: Bench, key: int, name: str, value: Tree) -> Bench:
    """A field of the event with another value; blank takes it away, with what it rested on."""
    return bench.changed(key, lambda card: _with_field(card, name, value))


def _with_field(card: Card, name: str, value: Tree) -> Card:
    event, evidence, inferred = _parts(card)
    event[name] = value
    if value in (None, "", [], {}):
        evidence.pop(name, None)
        inferred.pop(name, None)
    return card.with_event(event | {"evidence": evidence, "inferred": inferred})


def resting_on(bench: Bench, key: int, name: str, words: list[Tree]) -> Bench:
    """The words that carry a field; none takes them away."""
    return bench.changed(key, lambda card: _resting(card, "evidence", name, _bare(words)))


def inferred_from(bench: Bench, key: int, name: str, why: str) -> Bench:
    """Why a field holds what it holds where no words say it; "" takes the reason away."""
    return bench.changed(key, lambda card: _resting(card, "inferred", name, why.strip()))


def _resting(card: Card, held: str, name: str, value: Tree) -> Card:
    return card.with_event({**card.event, held: _filled(mapped(card.event.get(held)) | {name: value})})


def background(bench: Bench, key: int) -> Bench:
    """Told to explain the news, or as news again."""
    card = bench.card(key)
    told = card is not None and text_of(card.event.get("background")) == "true"
    return set_field(bench, key, "background", None if told else "true")


def part_of(bench: Bench, key: int, whole: str) -> Bench:
    """The event a part of another one, by its id; the same one again, or itself, is no whole."""
    card = bench.card(key)
    if card is None or whole == card.id:
        return bench
    return set_field(bench, key, "part_of", None if text_of(card.event.get("part_of")) == whole else whole)


def same_as(bench: Bench, key: int, other: str, field: str = "same_as") -> Bench:
    """The event said to be the same as another report, or no longer. `other`: an id here, or a full one of another article."""
    card = bench.card(key)
    if card is None or other == card.id:
        return bench
    told = listed(card.event.get(field))
    left: Tree = [one for one in told if one != other] if other in told else [*told, other]
    return set_field(bench, key, field, left)


def added(bench: Bench, quote: str, start: int, type_id: str) -> Bench:
    """A new event of words of the text, which a person says is there."""
    event: Fields = {"id": bench.free_id(), "type": type_id, "quote": quote}
    return bench.with_card(Card(bench.free_key(), ACCEPTED, event, start))


def dropped(bench: Bench, key: int) -> Bench:
    """A person's own card taken away; a proposal, or what stands in the file, is rejected and so stays to be seen."""
    card = bench.card(key)
    return bench.without(key) if card and card.origin == "coder" else decided(bench, key, REJECTED)


def of_article(bench: Bench, name: str, value: Tree) -> Bench:
    """A field of the article itself with another value; blank takes it away."""
    fields = {**bench.fields, name: value}
    return replace(bench, fields={one: told for one, told in fields.items() if told not in (None, "", [], {})})


DECISIONS: dict[str, Callable[[Bench, int], Bench]] = {  # those that need nothing but a card
    "accept": lambda bench, key: decided(bench, key, ACCEPTED),
    "reject": lambda bench, key: decided(bench, key, REJECTED),
    "open": lambda bench, key: decided(bench, key, PROPOSED),
    "next": lambda bench, key: moved(bench, 1),
    "previous": lambda bench, key: moved(bench, -1),
    "choose": chosen,
    "swap": swapped,
    "background": background,
    "drop": dropped,
}


def _parts(card: Card) -> tuple[Fields, Fields, Fields]:
    """(the event, its evidence, its reasons), to be changed."""
    return dict(card.event), mapped(card.event.get("evidence")), mapped(card.event.get("inferred"))


def _pass_on(role: str, to: str, *helds: Fields) -> None:
    for held in helds:
        value = held.pop(role, None)
        if value is not None:
            held[to] = _joined(held.get(to), value) if to in held else value


def _joined(one: Tree, other: Tree) -> list[Tree]:
    found = listed(one)
    return found + [value for value in listed(other) if value not in found]


def _bare(words: list[Tree]) -> Tree:
    return words[0] if len(words) == 1 else words


def _filled(held: Fields) -> Fields:
    return {name: value for name, value in held.items() if value not in (None, "", [], {})}
