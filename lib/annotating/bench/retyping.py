"""An event of another type, and sides that change places: who took part passes from role to role, with the words that say so."""

from lib.annotating.bench.changing import inherited, joined, parts, reasons, remade
from lib.annotating.bench.model import Bench, Card, Fields, mapped, text_of
from lib.corpus.model.codebook import ALWAYS, CODEBOOK

MIRROR = {"left": "right", "right": "left"}
BESIDE = {"left": "with", "right": "about", "none": "with"}  # where those go of whose side a type has no role
ROLES = frozenset(CODEBOOK.roles)


def retyped(bench: Bench, key: int, type_id: str) -> Bench:
    """The event of another type: who stood left stands left again, and right right. Whom the type has no role for stands beside it,
    under `with` or `about`."""
    if type_id not in CODEBOOK.types:
        return bench
    return bench.changed(key, lambda card: of_type(card, type_id, mapped(bench.fields.get("defaults"))))


def of_type(card: Card, type_id: str, defaults: Fields) -> Card:
    """The card with the event of another type."""
    kind = CODEBOOK.types[type_id]
    event, evidence, inferred = parts(card)
    for role in _outside(event, defaults, (*kind.roles, *ALWAYS)):
        _take_over(role, defaults, event, evidence, inferred)
        side = CODEBOOK.side_of(card.type, role) if card.type in CODEBOOK.types else CODEBOOK.roles[role].side
        _pass_on(role, _role_for(side, type_id), event, evidence, inferred)
        if role in defaults:
            event[role] = []
    event["type"] = type_id
    if text_of(event.get("mode")) not in kind.modes:
        for held in (event, evidence, inferred):
            held.pop("mode", None)
    return remade(card, event, evidence, inferred)


def _outside(event: Fields, defaults: Fields, allowed: tuple[str, ...]) -> list[str]:
    """Roles that are told, by the event or the article's defaults, and not allowed."""
    return [role for role in {**event, **inherited(event, defaults, ROLES)} if role in ROLES and role not in allowed]


def _role_for(side: str, type_id: str) -> str:
    """The role of a type for who stands on a side; of a type that has one side alone, that one."""
    kind = CODEBOOK.types[type_id]
    both = [rule.left for rule in kind.links if rule.left == rule.right]
    of_side = [role for role in kind.roles if CODEBOOK.side_of(type_id, role) == side]
    return next(iter((*of_side, *(both if side in MIRROR else ()))), BESIDE[side])


def _take_over(role: str, defaults: Fields, event: Fields, evidence: Fields, inferred: Fields) -> None:
    """What the article's defaults say of a role becomes the event's own."""
    if event.get(role) is None and role in defaults:
        event[role] = defaults[role]
        for held, name in ((evidence, "evidence"), (inferred, "inferred")):
            held.setdefault(role, mapped(defaults.get(name)).get(role))


def _pass_on(role: str, to: str, event: Fields, evidence: Fields, inferred: Fields) -> None:
    for held in (event, evidence):
        value = held.pop(role, None)
        if value is not None:
            held[to] = joined(held[to], value) if held.get(to) else value
    if why := reasons(inferred.get(to), inferred.pop(role, None)):
        inferred[to] = why


def swapped(bench: Bench, key: int) -> Bench:
    """Who stood left of the arrow stands right, with the words that carry it."""
    return bench.changed(key, lambda card: _swapped(card, mapped(bench.fields.get("defaults"))))


def _swapped(card: Card, defaults: Fields) -> Card:
    kind = CODEBOOK.types.get(card.type)
    if kind is None:
        return card
    event, evidence, inferred = parts(card)
    sides = {side: [role for role in kind.roles if CODEBOOK.side_of(kind.id, role) == side] for side in MIRROR}
    for one, other in zip(sides["left"], sides["right"]):
        for role in (one, other):
            _take_over(role, defaults, event, evidence, inferred)
        for held in (event, evidence, inferred):
            held[one], held[other] = held.get(other), held.get(one)
        event |= {role: [] for role in (one, other) if event[role] is None and role in defaults}
    return remade(card, event, evidence, inferred)
