"""Who plays which role: the phrases around a trigger become the roles of its frame, and those a draft event."""

from dataclasses import dataclass, field

from lib.suggest.document import Document
from lib.suggest.events.drafts import Draft, Telling
from lib.suggest.events.occurrence import Occurrence, units_near
from lib.suggest.events.sentences import Phrase
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot

Frame = dict[str, str]  # slot -> role
Slots = dict[str, list[Phrase]]  # slot -> the phrases that stand in it
COUNTED_BEFORE = 3  # words before a noun within which its number is told
_SUBJECTS = ("subject", "before")  # slots that are cast last


@dataclass
class Cast:
    """Roles of one event; `open_roles` are those of words that point back to nobody."""

    roles: dict[str, list[tuple[int, Spot]]] = field(default_factory=dict)
    open_roles: list[str] = field(default_factory=list)
    entities: set[int] = field(default_factory=set)


def cast_roles(document: Document, frame: Frame, slots: Slots) -> Cast:
    """Each actor in the first role that it may play; who only reports plays none."""
    cast = Cast()
    for slot in sorted(slots, key=lambda slot: slot in _SUBJECTS):
        role = frame.get(slot)
        for phrase in slots[slot] if role else ():
            if not phrase.entities:
                cast.open_roles.append(role or "")
            for entity in phrase.entities:
                if entity in cast.entities or document.actors.entities[entity].reporter:
                    continue
                cast.entities.add(entity)
                cast.roles.setdefault(role or "", []).append((entity, phrase.spot))
    _pair_up(cast.roles)
    return cast


def _pair_up(roles: dict[str, list[tuple[int, Spot]]]) -> None:
    """Two sides named together (“A and B clashed”, “between A and B”) stand on the two sides."""
    left = roles.get("side_a", [])
    if len(left) >= 2 and not roles.get("side_b"):
        roles["side_a"], roles["side_b"] = left[:1], left[1:]


def draft_of(document: Document, found: Occurrence, frame: Frame, slots: Slots, telling: Telling) -> Draft | None:
    """The draft event; None where it lacks those whom its entry needs."""
    reading, at, entry, noun = found.reading, found.at, found.entry, found.trigger.form == "noun"
    cast = cast_roles(document, frame, slots)
    if entry.needs and not any(cast.roles.get(role) for role in entry.needs) and not (entry.needs == ("target",) and not noun):
        return None
    if (entry.both and len(cast.entities) < 2) or (entry.units and not units_near(found)):
        return None
    return Draft(
        entry.type,
        entry.mode,
        reading.number,
        at,
        found.last,
        cast.roles,
        telling,
        noun,
        cast.open_roles,
        quotes=[reading.number],
        yields=entry.yields,
        several=noun and _several(found),
        definite=reading.low(at - 1) in WORDS["pointing"],
        killing=found.low.startswith(tuple(WORDS["killing"])),
    )


def _several(found: Occurrence) -> bool:
    """Whether a noun is counted or said to be many: “three attacks”, “a series of arrests”."""
    return found.low.endswith("s") and bool(found.reading.near(found.at - COUNTED_BEFORE, found.at) & WORDS["several"])
