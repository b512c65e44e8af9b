"""Three-way merge of fields: what one side alone changed is taken, what both changed otherwise clashes and is named.

Events are known by their ids; two new ones that were given the same id are both kept, mine with a new id, and that is named too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, cast

from lib.annotating.saving.fields import EVENTS, OF_FIELDS, Fields, event_ids, numbered
from lib.annotating.saving.renaming import apart, renamed
from lib.annotating.saving.sequence import joined_order
from lib.corpus.reading.yaml_lines import Path, Tree, dotted

Side = Literal["mine", "theirs", "base", "both"]
THE_TEXT = "the text"


class _Gone:
    """In the place of a field that is not there."""


GONE: Final = _Gone()


@dataclass(frozen=True)
class Clash:
    """What both sides changed, each otherwise; None: not there. `path`: as it is shown ("events[3].quote"), `at`: with the
    event's id.

    `other`: of two new events of one id, the id that theirs keeps; both stand in what is merged, and mine has the id of `at`.
    """

    path: str
    at: tuple[str, ...]
    base: Tree
    mine: Tree
    theirs: Tree
    other: str = ""


@dataclass(frozen=True)
class Merge:
    """What is merged; where it clashes, mine stands for the time being, or the only one that is there."""

    fields: Fields
    clashes: tuple[Clash, ...] = ()
    text: str = ""


@dataclass
class _Merging:
    clashes: list[Clash] = field(default_factory=list)

    def fields(self, base: Fields, mine: Fields, theirs: Fields, at: tuple[str, ...]) -> Fields:
        found: Fields = {}
        for name in dict.fromkeys((*theirs, *mine)):
            value = self.value(base.get(name, GONE), mine.get(name, GONE), theirs.get(name, GONE), (*at, name))
            if not isinstance(value, _Gone):
                found[name] = value
        return found

    def value(self, base: Tree | _Gone, mine: Tree | _Gone, theirs: Tree | _Gone, at: tuple[str, ...]) -> Tree | _Gone:
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            return theirs
        sides = [[] if isinstance(one, _Gone) or one is None else one for one in (base, mine, theirs)]
        if at == (EVENTS,) and all(event_ids(one) is not None for one in sides):
            return self.events(*sides)
        if at[-1] in OF_FIELDS and all(isinstance(one, dict) or not one for one in sides):
            was, here, there = (cast(Fields, one or {}) for one in sides)
            return self.fields(was, here, there, at)
        return self.clash(base, mine, theirs, at)

    def clash(self, base: Tree | _Gone, mine: Tree | _Gone, theirs: Tree | _Gone, at: tuple[str, ...]) -> Tree | _Gone:
        was, here, there = (None if isinstance(one, _Gone) else one for one in (base, mine, theirs))
        self.clashes.append(Clash("", at, was, here, there))
        return theirs if isinstance(mine, _Gone) else mine

    def events(self, base: Tree, mine: Tree, theirs: Tree) -> list[Tree]:
        b, m, t = ({name: one for name, (_, one) in numbered(side).items()} for side in (base, mine, theirs))
        found: Fields = {}
        for name in dict.fromkeys((*t, *m)):
            was, here, there = b.get(name, GONE), m.get(name, GONE), t.get(name, GONE)
            if isinstance(was, dict) and isinstance(here, dict) and isinstance(there, dict):
                found[name] = self.fields(was, here, there, (EVENTS, name))
            elif not isinstance(value := self.value(was, here, there, (EVENTS, name)), _Gone):
                found[name] = value
        order, clashes = joined_order(list(b), list(m), list(t), set(found))
        if clashes:
            self.clashes.append(Clash("", (EVENTS,), list(b), list(m), list(t)))
        return [found[name] for name in order]


def merge(base: Fields, mine: Fields, theirs: Fields, texts: tuple[str, str, str] = ("", "", "")) -> Merge:
    """The fields of both, and what clashes. `texts`: the article's text, of base, mine and theirs. Without clashes it makes no
    difference which side is which."""
    apart_mine, twice = apart(base, mine, theirs)
    merging = _Merging()
    fields = merging.fields(base, apart_mine, theirs, ())
    text = merging.value(*texts, (THE_TEXT,))
    held = numbered(fields.get(EVENTS))
    found = [_named(clash, held) for clash in merging.clashes]
    for name, new_name in twice.items():
        at, event = held[new_name]
        found.append(
            Clash(dotted((EVENTS, at)), (EVENTS, new_name), None, cast(Tree, event), numbered(theirs.get(EVENTS))[name][1], name)
        )
    return Merge(fields, tuple(found), str(text))


def _named(clash: Clash, held: dict[str, tuple[int, Fields]]) -> Clash:
    path: Path = clash.at
    if len(clash.at) > 1 and clash.at[0] == EVENTS:
        path = (EVENTS, held[clash.at[1]][0], *clash.at[2:])
    return Clash(dotted(path), clash.at, clash.base, clash.mine, clash.theirs)


def settled(merged: Merge, choices: Mapping[str, Side]) -> tuple[Fields, str]:
    """(fields, text) with a choice for each clash, by its path. Where none is made, mine stands, and of two new events of one id
    both."""
    fields, text = merged.fields, merged.text
    for clash in merged.clashes:
        chosen = choices.get(clash.path, "both" if clash.other else "mine")
        if clash.other:
            fields = _one_of_two(fields, clash, chosen)
        elif chosen != "both":
            value = {"mine": clash.mine, "theirs": clash.theirs, "base": clash.base}[chosen]
            if clash.at == (THE_TEXT,):
                text = str(value)
            elif clash.at == (EVENTS,) and event_ids(merged.fields.get(EVENTS)) is not None and _are_ids(value):
                fields = _in_order(fields, value)
            else:
                fields = _with(fields, clash.at, value)
    return fields, text


def _are_ids(value: Tree) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _one_of_two(fields: Fields, clash: Clash, chosen: Side) -> Fields:
    if chosen == "mine":
        return renamed(_with(fields, (EVENTS, clash.other), None), {clash.at[1]: clash.other})
    return _with(fields, clash.at, None) if chosen == "theirs" else fields


def _in_order(fields: Fields, ids: Tree) -> Fields:
    events = cast(list[Tree], fields[EVENTS])
    wanted = cast(list[str], ids)
    held = numbered(events)
    known = [name for name in wanted if name in held]
    places = [at for at, name in enumerate(held) if name in known]
    listed = list(events)
    for at, name in zip(places, known):
        listed[at] = held[name][1]
    return fields | {EVENTS: listed}


def _with(fields: Fields, at: tuple[str, ...], value: Tree) -> Fields:
    """The fields with one value set, or taken out where it is None."""
    if at[0] == EVENTS and len(at) > 1:
        events = [one for one in cast(list[Tree], fields.get(EVENTS) or []) if isinstance(one, dict)]
        found: list[Tree] = []
        for one in events:
            new = one if one.get("id") != at[1] else _with(one, at[2:], value) if len(at) > 2 else value
            found += [] if new is None else [new]
        return fields | {EVENTS: found}
    if len(at) > 1:
        inner = fields.get(at[0])
        return fields | {at[0]: _with(inner if isinstance(inner, dict) else {}, at[1:], value)}
    return {name: one for name, one in fields.items() if name != at[0]} if value is None else fields | {at[0]: value}
