"""New ids for events of which two sides gave two the same, with all that refers to them."""

from lib.annotating.saving.fields import EVENTS, Fields, event_ids, numbered
from lib.corpus.reading.yaml_lines import Tree

REFERRING = ("part_of", "after", "same_as", "maybe_same_as", "not_same_as")


def apart(base: Fields, mine: Fields, theirs: Fields) -> tuple[Fields, dict[str, str]]:
    """(mine, with new ids where theirs has a new event of the same id that is another; the old ids with the new)."""
    if any(event_ids(side.get(EVENTS) or []) is None for side in (base, mine, theirs)):
        return mine, {}
    b, m, t = (numbered(side.get(EVENTS)) for side in (base, mine, theirs))
    taken = {*b, *m, *t}
    names: dict[str, str] = {}
    for name in m:
        if name in t and name not in b and m[name][1] != t[name][1]:
            names[name] = free_id(name, taken)
            taken.add(names[name])
    return renamed(mine, names) if names else mine, names


def free_id(name: str, taken: set[str]) -> str:
    """The next number, or the name with a number behind it, that nobody has."""
    if name.isdecimal():
        return str(max(int(one) for one in taken if one.isdecimal()) + 1)
    return next(one for number in range(2, len(taken) + 3) if (one := f"{name}-{number}") not in taken)


def renamed(fields: Fields, names: dict[str, str]) -> Fields:
    """The fields with other ids of events, in what refers to them too, by the id alone or with the article's."""
    article = fields.get("id")
    full = {f"{article}/{old}": f"{article}/{new}" for old, new in names.items()}
    events = fields.get(EVENTS)
    listed = events if isinstance(events, list) else []
    return fields | {EVENTS: [_renamed(one, names, names | full) for one in listed]}


def _renamed(event: Tree, names: dict[str, str], references: dict[str, str]) -> Tree:
    if not isinstance(event, dict):
        return event
    found = {name: _referred(value, references) if name in REFERRING else value for name, value in event.items()}
    found["id"] = _referred(found.get("id"), names)
    return found


def _referred(value: Tree, names: dict[str, str]) -> Tree:
    if isinstance(value, list):
        return [_referred(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value
