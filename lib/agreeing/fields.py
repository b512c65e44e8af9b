"""What of two codings of one event is compared: each field with what a coder said of it, and on which scale that is measured."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from lib.corpus.model.codebook import ALWAYS, CODEBOOK
from lib.corpus.model.models import Event, Participant, Quantity

Scale = Literal["nominal", "sets", "days", "numbers"]
Value = str | int | frozenset[str] | None  # None: nothing is said, and nothing is compared
Told = str | frozenset[str]  # what a coder said of a field; empty: nothing
LEFT, RIGHT, BESIDE = "left", "right", "beside"
SIDES = (LEFT, RIGHT, BESIDE)
UNNAMED = "somebody of "


@dataclass(frozen=True)
class Field:
    """`told`: what a coding says of it. `always`: it says something of every event (it has a default); else events of which neither
    coder says anything are not counted. `terms`: the list of the codebook that its values are of."""

    id: str
    label: str
    scale: Scale
    told: Callable[[Event], Told]
    always: bool = False
    terms: str = ""


@dataclass(frozen=True)
class Measure:
    """A number or a day that coders give."""

    id: str
    label: str
    scale: Scale
    value: Callable[[Event], Value]


def side_of(event_type: str, role: str) -> str:
    """Where who stands in a role stands: on the left or right of the type's arrow, or beside it."""
    side = "none" if role in ALWAYS else CODEBOOK.side_of(event_type, role)
    return side if side in (LEFT, RIGHT) else BESIDE


def people(event: Event, side: str) -> frozenset[str]:
    """Who stands on a side of an event; of somebody unnamed, whose they are."""
    return frozenset(_named(one) for role, told in event.roles.items() if side_of(event.type, role) == side for one in told)


def _named(one: Participant) -> str:
    return f"{UNNAMED}{one.actor}" if one.described else one.actor


def is_mutual(event: Event) -> bool:
    """Whether both sides of an event act alike, so that which stands left says nothing."""
    rules = [rule for rule in CODEBOOK.types[event.type].links if rule.left in event.roles or rule.right in event.roles]
    return bool(rules) and all(rule.mutual for rule in rules)


def turned(first: Event, second: Event) -> bool:
    """Whether the second coder has the sides of the same mutual event the other way round."""
    if first.type != second.type or not (is_mutual(first) and is_mutual(second)):
        return False
    (a, b), (c, d) = ((people(event, LEFT), people(event, RIGHT)) for event in (first, second))
    return len(a & d) + len(b & c) > len(a & c) + len(b & d)


def number_of(event: Event, name: str) -> Quantity | None:
    """A number as the event tells it; told actor by actor, the sum of what is told of each."""
    if name in event.quantities:
        return event.quantities[name]
    told = [one.quantities[name] for some in event.roles.values() for one in some if name in one.quantities]
    if not told:
        return None
    least, most = [one.min for one in told], [one.max for one in told]
    return Quantity(
        None if None in least else sum(filter(None, least)),
        None if None in most else sum(filter(None, most)),
        any(one.about for one in told),
    )


def in_words(number: Quantity | None) -> str:
    """A number as its bounds say it."""
    if number is None:
        return ""
    least, most = number.min, number.max
    bounds = f"{least:,}" if least == most and least is not None else ""
    if not bounds:
        bounds = f"up to {most:,}" if least is None and most is not None else f"{least or 0:,}–{most:,}" if most is not None else ""
        bounds = bounds or f"{least or 0:,} or more"
    return f"{'about ' if number.about else ''}{bounds}"


def _day(first: bool) -> Callable[[Event], Value]:
    def day(event: Event) -> Value:
        found = (event.date.first if first else event.date.last) if event.date else None
        return found.toordinal() if found else None

    return day


def _least(name: str) -> Callable[[Event], Value]:
    def least(event: Event) -> Value:
        number = number_of(event, name)
        return number.min if number else None

    return least


def _number(name: str) -> Callable[[Event], Told]:
    return lambda event: in_words(number_of(event, name))


def _people(side: str) -> Callable[[Event], Told]:
    return lambda event: people(event, side)


def _precision(event: Event) -> Told:
    return " ".join(filter(None, (event.date.kind, event.date.precision, event.date.qualifier))) if event.date else ""


FIELDS = (  # in the order in which they are shown, and settled
    Field("type", "Type", "nominal", lambda event: event.type, True, "types"),
    Field("mode", "Mode", "nominal", lambda event: event.mode, terms="modes"),
    Field(LEFT, "Who acts (left)", "sets", _people(LEFT)),
    Field(RIGHT, "To whom (right)", "sets", _people(RIGHT)),
    Field(BESIDE, "Who else takes part", "sets", _people(BESIDE)),
    Field("place", "Place", "sets", lambda event: frozenset(event.place)),
    Field("origin", "From (origin)", "sets", lambda event: frozenset(event.origin)),
    Field("near", "Near", "sets", lambda event: frozenset(event.near)),
    Field("date", "Date", "days", lambda event: event.date.text if event.date else ""),
    *(Field(name, term.label, "numbers", _number(name)) for name, term in CODEBOOK.quantities.items()),
    Field("claim", "Claim", "nominal", lambda event: event.claim, True, "claims"),
    Field("stage", "Stage", "nominal", lambda event: event.stage, True, "stages"),
    Field("background", "Background", "nominal", lambda event: "yes" if event.background else "no", True),
    Field("issue", "Issue", "nominal", lambda event: event.issue, terms="issues"),
    Field("by_force", "By force", "nominal", lambda event: event.by_force, terms="by_force"),
    Field("goods", "Goods", "sets", lambda event: frozenset(event.goods), terms="goods"),
    Field("credibility", "Credibility", "nominal", lambda event: event.credibility, True, "credibility"),
)
BY_ID = {field.id: field for field in FIELDS}
EXACTNESS = Field("exactness", "Date: how exactly", "nominal", _precision)
NUMBERS_TOLD = Field(
    "numbers",
    "Which numbers are told",
    "sets",
    lambda event: frozenset(name for name in CODEBOOK.quantities if number_of(event, name)),
)
DAYS = (Measure("first_day", "Date: first day", "days", _day(True)), Measure("last_day", "Date: last day", "days", _day(False)))
NUMBERS = tuple(Measure(name, f"{term.label}, at least", "numbers", _least(name)) for name, term in CODEBOOK.quantities.items())


def values(field: Field, first: Event, *others: Event) -> tuple[Told, ...] | None:
    """What the coders of one event say of a field, the first one's in front; None where it is nothing to be compared: modes of two
    types, or what none tells. The sides of a mutual event are taken the same way round."""
    if field.id == "mode":
        others = tuple(other for other in others if other.type == first.type)
    told = (field.told(first), *(_turned_to(first, other, field).told(other) for other in others))
    return told if others and (field.always or any(told)) else None


def _turned_to(first: Event, other: Event, field: Field) -> Field:
    """The field of another coder's event that tells what this one does of the first's."""
    if field.id in (LEFT, RIGHT) and turned(first, other):
        return BY_ID[RIGHT if field.id == LEFT else LEFT]
    return field
