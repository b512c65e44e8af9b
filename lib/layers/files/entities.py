"""Entities of FollowTheMoney, as Aleph and OpenSanctions give them and our own export writes them, become rows and people: an Event
is a row; persons and organisations are actors with what else they are called, and their dated ties.

They are read as plain JSON, one a line; what of their schemata is read stands in schemata.yaml.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.cycles import on_cycles
from lib.corpus.reading.yaml_lines import read_yaml
from lib.layers.files.entity_days import days_of, span_of
from lib.layers.files.grid import Grid
from lib.layers.files.json_text import BROKEN, ENTITY, cell_of, values_of, whole
from lib.layers.files.opened import Opened
from lib.layers.files.text import decode
from lib.layers.findings import Findings
from lib.layers.told import Named, Tied

N_KEYWORDS = 5
APART = "\n"  # parts ids in a cell; no id holds one
ARROWS = {" → ": "", " ⇄ ": " ⇄"}  # as lib.events.words.arrow writes who to whom -> what its keyword then ends with
LEFT, RIGHT, INVOLVED = "left ids", "right ids", "involved ids"
OWN_COLUMNS = ("id", "schema", *(f"keyword {number + 1}" for number in range(N_KEYWORDS)), "first day", "last day", "date is")
OWN_COLUMNS += ("first place", "latitude", "longitude", "who", LEFT, RIGHT, INVOLVED)


class TieSchema(BaseModel):
    """Whose tie a schema is, to whom, and as which field of an actor."""

    model_config = ConfigDict(frozen=True)
    of: str
    to: str
    role: str = Field(alias="as")


class Schemata(BaseModel):
    """What is read: schemata.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    actors: dict[str, str]
    also_called: tuple[str, ...]
    ties: dict[str, TieSchema]
    roles: dict[str, str]
    events: tuple[str, ...]
    equals: tuple[str, ...]


@dataclass
class Entity:
    """An entity, all that is told of one id together, with the line on which it first stands."""

    line: int
    id: str
    schema: str
    caption: str = ""
    told: dict[str, list[str]] = field(default_factory=dict)

    def first(self, name: str) -> str:
        return next(iter(self.told.get(name, ())), "")

    @property
    def name(self) -> str:
        return self.first("name") or self.caption or self.id


@cache
def schemata() -> Schemata:
    """What is read of FollowTheMoney."""
    text = (Path(__file__).parent / "schemata.yaml").read_text(encoding="utf-8")
    return Schemata.model_validate(read_yaml(text).value)


def open_entities(data: bytes, findings: Findings) -> Opened:
    """The events of a file's bytes as a table, with its people and their ties."""
    text = decode(data, findings)
    known: dict[str, Entity] = {}
    n_broken = 0
    start = len(text) - len(text.lstrip("[ \r\n\t"))
    for line, value in values_of(text, start, ENTITY, "]" if "[" in text[:start] else "", findings):
        n_broken += not _take(value, line, known, findings)
    plan = schemata()
    people = {one.id: _person(one, plan) for one in known.values() if one.schema in plan.actors}
    events = [one for one in known.values() if one.schema in plan.events]
    ties = tuple(_ties(known.values(), people, findings))
    _say_unread(known.values(), plan, findings)
    rows = [_row(event, known, people, findings) for event in events]
    names = dict.fromkeys(name for event in events for name in event.told)
    header = (*OWN_COLUMNS, *names)
    cells = Grid.of(([row.get(name, "") for name in header] for row in rows), len(header))
    lines = array("q", (event.line for event in events))
    return Opened(header, cells, lines, len(events) + n_broken, people=tuple(people.values()), ties=ties)


def _take(value: Any, line: int, known: dict[str, Entity], findings: Findings, within: str = "") -> bool:
    """Note an entity, and those within it; whether it is one. What is told of an id again is told beside. `within`: the property of
    another that holds it, "" of none: then it is no row of its own."""
    if value is BROKEN:
        return False
    told = value.get("properties") if isinstance(value, dict) else None
    if not isinstance(told, dict) or not isinstance(value.get("schema"), str) or not value.get("id"):
        hint = 'an entity says {"id": …, "schema": …, "properties": {…}}'
        if within:
            findings.add(line, within, "holds what is no entity", hint, "no entity within")
        else:
            findings.leave_out(line, "no entity", "", "is no entity", hint)
        return False
    entity_id = cell_of(value["id"])
    entity = known.setdefault(entity_id, Entity(line, entity_id, value["schema"], cell_of(value.get("caption"))))
    for name, values in ((whole(name), values) for name, values in told.items()):
        mine = entity.told.setdefault(name, [])
        for one in values if isinstance(values, list) else [values]:
            is_one = isinstance(one, dict) and _take(one, line, known, findings, name)
            text = cell_of(one["id"]) if is_one else cell_of(one)
            if text and text not in mine:
                mine.append(text)
    return True


def _person(entity: Entity, plan: Schemata) -> Named:
    kinds = {kind.label.casefold(): kind.id for kind in CODEBOOK.actor_kinds.values()}
    told = (kinds[word.casefold()] for word in entity.told.get("keywords", ()) if word.casefold() in kinds)
    names = dict.fromkeys(name for called in plan.also_called for name in entity.told.get(called, ()))
    aliases = tuple(name for name in names if name != entity.name)
    return Named(entity.id, entity.name, next(told, plan.actors[entity.schema]), aliases)


def _ties(entities: Iterable[Entity], people: dict[str, Named], findings: Findings) -> Iterator[Tied]:
    """The ties between the people of a file; one to somebody else, or that leads back to itself, is left out and said."""
    found: list[tuple[int, Tied]] = []
    for entity in entities:
        schema = schemata().ties.get(entity.schema)
        for key in entity.told.get(schema.of, ()) if schema else ():
            for other in entity.told.get(schema.to, ()) if schema else ():
                if tied := _tied(entity, key, other, people, findings):
                    found.append((entity.line, tied))
    above: dict[str, list[str]] = {}
    for _, tied in found:
        if tied.role == "part_of":
            above.setdefault(tied.key, []).append(tied.other)
    circular = on_cycles(above)
    for line, tied in found:
        if tied.role == "part_of" and {tied.key, tied.other} <= circular:
            what = f"“{people[tied.key].name}” is a part of itself by way of “{people[tied.other].name}”"
            findings.add(line, "", what, "the tie is left out", "a part of itself")
        else:
            yield tied


def _tied(entity: Entity, key: str, other: str, people: dict[str, Named], findings: Findings) -> Tied | None:
    schema = schemata().ties[entity.schema]
    if key == other or not {key, other} <= people.keys():
        strange = next((one for one in (key, other) if one not in people), "")
        what = (
            f"is a {entity.schema} of “{strange}”, no actor of the file"
            if strange
            else f"is a {entity.schema} of “{key}” with itself"
        )
        findings.add(entity.line, "", what, "the tie is left out", "a tie to nobody here")
        return None
    role = next((field for word, field in schemata().roles.items() if word in entity.told.get("role", ())), schema.role)
    begins = span_of(entity.first("startDate") or entity.first("date"))
    ends = span_of(entity.first("endDate"))
    first, last = begins[0] if begins else "", ends[1] if ends else ""
    if first and last and last < first:
        findings.add(entity.line, "endDate", f"ends on {last}, before it begins", "the tie is left out", "ends before it begins")
        return None
    return Tied(key, other, role, first, last, " ".join(filter(None, (entity.schema, entity.first("role")))))


def _say_unread(entities: Iterable[Entity], plan: Schemata, findings: Findings) -> None:
    counts = Counter(one.schema for one in entities if one.schema not in {*plan.actors, *plan.ties, *plan.events})
    if counts:
        listed = ", ".join(f"{n:,} {name}" for name, n in counts.most_common(12))
        findings.add(0, "", f"{counts.total():,} entities are no event, actor or tie: {listed}", "they are not read")


def _row(event: Entity, known: dict[str, Entity], people: dict[str, Named], findings: Findings) -> dict[str, str]:
    """The cells of an event: what it says, and what follows from that."""
    left, right, sign = _sides(event, people)
    involved = [one for one in event.told.get("involved", ()) if _takes_part(one, event, known, people, findings)]
    others = [one for one in involved if one not in (*left, *right)]
    if not (left or right) and {*event.told.get("keywords", ())} & {*schemata().equals}:
        left, others = involved, []
    first, last, how = days_of(event.told)
    address = known.get(event.first("addressEntity"))
    places = event.told.get("location", [])
    if len(places) > 1:
        findings.add(event.line, "location", f"names {len(places)} places", f"“{places[0]}” alone is read", "several places")
    row = {name: "; ".join(values) for name, values in event.told.items()}
    row |= {f"keyword {at}": word + sign for at, word in enumerate(event.told.get("keywords", [])[:N_KEYWORDS], 1)}
    row |= {"id": event.id, "schema": event.schema, "first day": first, "last day": last, "date is": how}
    row |= {"first place": places[0] if places else "", "who": "; ".join(people[one].name for one in involved if one in people)}
    row |= {name: address.first(name) if address else "" for name in ("latitude", "longitude")}
    return row | {LEFT: APART.join(left), RIGHT: APART.join(right), INVOLVED: APART.join(others)}


def _takes_part(one: str, event: Entity, known: dict[str, Entity], people: dict[str, Named], findings: Findings) -> bool:
    """Whether somebody involved is an actor, or nothing is known of them but their id; both others are said."""
    if one in people:
        return True
    if other := known.get(one):
        what = f"“{other.name}” is a {other.schema}, no actor"
        findings.add(event.line, "involved", what, "the event is read without it", "no actor")
        return False
    findings.add(event.line, "involved", f"“{one}” is not in the file", "they are called by their id", "not in the file")
    return True


def _sides(event: Entity, people: dict[str, Named]) -> tuple[list[str], list[str], str]:
    """Who is left and right of the arrow, and what the keyword ends with: as our own export writes it into a note, where each name
    in it is that of one who is involved; else whoever organised it is left."""
    involved = [people[one] for one in event.told.get("involved", ()) if one in people]
    names = {one.name: one.key for one in involved}
    for note in event.told.get("notes", ()):
        for arrow, sign in ARROWS.items():
            before, found, after = note.partition(arrow)
            sides = [[] if side == "?" else side.split("; ") for side in (before, after)]
            if found and len(names) == len(involved) and all(name in names for side in sides for name in side):
                left, right = ([names[name] for name in side] for side in sides)
                return left, right, sign
    return [one for one in event.told.get("organizer", ()) if one in people], [], ""
