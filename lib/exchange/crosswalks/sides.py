"""Who stands on which side of an event, as those who count sides have it: names with what they are, in the order of the table."""

from functools import cache, partial
from typing import NamedTuple

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.names import actor_name
from lib.events.roles import side_of
from lib.exchange.plain import Plain, plain_column

OF_PEOPLE = ("event_id", "actor_id", "role", "described", "killed_min")


class Person(NamedTuple):
    """`kind`: "" where the registry does not know it; `killed`: told of it alone."""

    id: str
    name: str
    kind: str
    role: str
    described: str = ""
    killed: int | None = None


class Sides(NamedTuple):
    """`beside`: whoever stands on neither side."""

    left: tuple[Person, ...] = ()
    right: tuple[Person, ...] = ()
    beside: tuple[Person, ...] = ()


NOBODY = Sides()


def sides_of(events: pd.DataFrame, people: pd.DataFrame | None, corpus: Corpus) -> dict[str, Sides]:
    """event_id -> its sides; without a table of who takes part, of the names left and right of the arrow."""
    if people is None:
        told = zip(events["event_id"], plain_column(events["initiators"]), plain_column(events["targets"]))
        return {event: Sides(_named(left, corpus), _named(right, corpus)) for event, left, right in told}
    types = dict(zip(events["event_id"], events["type"]))
    person = cache(partial(_person, corpus))
    found: dict[str, tuple[list[Person], list[Person], list[Person]]] = {}
    for event, actor, role, described, killed in zip(*(plain_column(people[name]) for name in OF_PEOPLE)):
        if event in types:
            side = ("left", "right", "none").index(side_of(types[event], str(role)))
            found.setdefault(str(event), ([], [], []))[side].append(person(actor, role, described, killed))
    return {event: Sides(*(_once(people) for people in sides)) for event, sides in found.items()}


def _person(corpus: Corpus, actor: Plain, role: Plain, described: Plain, killed: Plain) -> Person:
    known = corpus.actors.get(str(actor))
    name, kind = actor_name(corpus, str(actor)), known.kind if known else ""
    return Person(str(actor), name, kind, str(role), str(described or ""), None if killed is None else int(killed))


def _named(cell: object, corpus: Corpus) -> tuple[Person, ...]:
    names = str(cell).split("; ") if cell else []
    return tuple(Person(name, name, "", "") for name in names)


def _once(people: list[Person]) -> tuple[Person, ...]:
    """Each person once on a side: one who is told in two roles of it keeps the first."""
    found: dict[tuple[str, str], Person] = {}
    for person in people:
        found.setdefault((person.id, person.described), person)
    return tuple(found.values())


def role_words(person: Person) -> str:
    return f"{CODEBOOK.label('role', person.role)}: {person.name}"
