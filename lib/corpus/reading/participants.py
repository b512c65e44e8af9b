"""Who took part in a written event, by role, and the numbers told of them and of the event as a whole."""

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Participant, Quantity
from lib.corpus.reading.frontmatter import ActorNumberWritten, NumberWritten, ParticipantWritten
from lib.corpus.reading.written_event import WrittenEvent
from lib.corpus.reading.yaml_lines import Path

Roles = dict[str, tuple[Participant, ...]]
QUANTITIES = tuple(CODEBOOK.quantities)
FORMS = "write a number, {min: …, max: …, words: …} or {about: …, words: …}"


def roles_of(event: WrittenEvent) -> Roles:
    """The participants of each role that the event tells of; one that names nobody known is said to be wrong."""
    return {
        role: tuple(found for place, one in enumerate(written) if (found := _participant(event, role, place, one)))
        for role in event.roles
        if (written := event.values.people(role))
    }


def _participant(event: WrittenEvent, role: str, place: int, one: ParticipantWritten) -> Participant | None:
    name = one.actor or one.of
    if name is None or (one.actor and one.of):
        event.wrong((role, place), "names nobody", 'write an id, or {of: id, as: "the article\'s words"}')
        return None
    identifier, what, hint = event.around.actors.resolve(name, event.around.mentions)
    if what:
        event.wrong((role, place), what, hint)
        return None
    return Participant(identifier, one.described, _numbers(event, role, place, one))


def _numbers(event: WrittenEvent, role: str, place: int, one: ParticipantWritten) -> dict[str, Quantity]:
    given = one.model_fields_set
    if len(given) < 2:  # who it is, and nothing else
        return {}
    told = ((name, getattr(one, name)) for name in QUANTITIES if name in given)
    numbers = {name: _quantity(event, written, (role, place, name)) for name, written in told if written}
    return {name: number for name, number in numbers.items() if number}


def quantities_of(event: WrittenEvent, roles: Roles) -> dict[str, Quantity]:
    """The numbers of the event: as told of it, else the sum of what is told of its participants. What is told actor by actor
    goes into `roles`."""
    found: dict[str, Quantity | None] = {}
    of_actors = {name for people in roles.values() for one in people for name in one.quantities}
    for name in (name for name in QUANTITIES if name in event.values or name in of_actors):
        written = event.values.number(name)
        if isinstance(written, list):
            found[name] = _split(event, name, written, roles)
        elif written:
            found[name] = _quantity(event, written, (name,))
        else:
            found[name] = total([one.quantities[name] for people in roles.values() for one in people if name in one.quantities])
    return {name: number for name, number in found.items() if number}


def _quantity(event: WrittenEvent, written: NumberWritten, path: Path) -> Quantity | None:
    exact = written.n if written.n is not None else written.about
    low, high = (exact, exact) if exact is not None else (written.min, written.max)
    if low is None and high is None:
        event.wrong(path, "gives no number", FORMS)
    elif exact is not None and (written.n, written.about, written.min, written.max).count(None) < 3:
        event.wrong(path, "gives one number in several ways", FORMS)
    elif low is not None and high is not None and low > high:
        event.wrong(path, f"its least, {low}, is above its most, {high}")
    else:
        return Quantity(low, high, written.about is not None, written.words)
    return None


def _split(event: WrittenEvent, name: str, written: list[ActorNumberWritten], roles: Roles) -> Quantity | None:
    """A number told actor by actor: each part goes to its participant, the sum to the event."""
    parts = []
    for place, part in enumerate(written):
        identifier, what, hint = event.around.actors.resolve(part.actor, event.around.mentions)
        number = _quantity(event, part, (name, place))
        holder = _holder(identifier, roles)
        if holder is None and event.lost and not what:
            continue
        if what or holder is None:
            event.wrong(
                (name, place),
                what or f"“{identifier}” has no role in this event",
                hint or "name it in a role, under with: if it has no part in the link",
            )
        elif number:
            role, at = holder
            one = roles[role][at]
            changed = Participant(one.actor, one.described, one.quantities | {name: number})
            roles[role] = (*roles[role][:at], changed, *roles[role][at + 1 :])
            parts.append(number)
    return total(parts)


def _holder(actor: str, roles: Roles) -> tuple[str, int] | None:
    """The first role in which an actor stands, and its place there."""
    return next(((role, at) for role, people in roles.items() for at, one in enumerate(people) if one.actor == actor), None)


def total(parts: list[Quantity]) -> Quantity | None:
    """The sum of parts; a side that one part leaves open is open."""
    if not parts:
        return None
    words = "; ".join(dict.fromkeys(part.words for part in parts if part.words))
    low, high = _sum([part.min for part in parts]), _sum([part.max for part in parts])
    return Quantity(low, high, any(part.about for part in parts), words)


def _sum(bounds: list[int | None]) -> int | None:
    known = [bound for bound in bounds if bound is not None]
    return sum(known) if len(known) == len(bounds) else None
