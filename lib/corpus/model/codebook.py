"""The codebook as values: event types, roles, links and every other list of terms, read from codebook.yaml or the file that
FAULTLINES_CODEBOOK names. What a term does is said there and nowhere else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_type_hints

import yaml
from pydantic import ValidationError

from lib.corpus.model.terms import (
    ActorKind,
    Choice,
    Claim,
    Column,
    EventType,
    Group,
    LinkKind,
    LocatedBy,
    Mode,
    Precision,
    QuantityTerm,
    ReviewState,
    Role,
    SeverityTerm,
    Stage,
    Term,
    Words,
)
from lib.errors import CodebookError
from lib.settings import codebook_file

T = TypeVar("T", bound=Term)
Terms = MappingProxyType[str, T]
Wrong = tuple[str, str, str, str, Mapping[str, Any] | tuple[str, ...]]  # list, term, field, value, what it may be

LIST_OF = {
    "group": "groups",
    "link_kind": "link_kinds",
    "kind": "link_kinds",
    "role": "roles",
    "mode": "modes",
    "issue": "issues",
    "claim": "claims",
    "stage": "stages",
    "quantity": "quantities",
    "type": "types",
    "actor_kind": "actor_kinds",
    "precision": "precisions",
    "text": "texts",
    "severity": "severities",
    "status": "statuses",
    "review": "review_states",
}


@dataclass(frozen=True)
class Codebook:
    """All lists, each a mapping from id to term in the file's order."""

    types: Terms[EventType]
    groups: Terms[Group]
    link_kinds: Terms[LinkKind]
    roles: Terms[Role]
    modes: Terms[Mode]
    issues: Terms[Term]
    claims: Terms[Claim]
    stages: Terms[Stage]
    by_force: Terms[Term]
    quantities: Terms[QuantityTerm]
    goods: Terms[Term]
    actor_kinds: Terms[ActorKind]
    precisions: Terms[Precision]
    located_by: Terms[LocatedBy]
    reliability: Terms[Choice]
    credibility: Terms[Choice]
    texts: Terms[Words]
    date_kinds: Terms[Term]
    dated_by: Terms[Term]
    severities: Terms[SeverityTerm]
    statuses: Terms[Choice]
    review_states: Terms[ReviewState]
    parts: Terms[Choice]
    columns: Terms[Column]
    version: str
    number_words: tuple[dict[str, str | int], ...] = ()

    def label(self, field_name: str, identifier: str) -> str:
        """The label of a value of a field ("type", "group", "link_kind", "claims", …); the id itself if unknown."""
        terms = getattr(self, LIST_OF.get(field_name, field_name))
        return terms[identifier].label if identifier in terms else identifier

    def side_of(self, event_type: str, role: str) -> str:
        """ "left", "right" or "none": where the role stands in the type's own links, else as the role says itself."""
        if role in self.types[event_type].aside:
            return "none"
        for rule in self.types[event_type].links:
            if role in (rule.left, rule.right):
                return "left" if role == rule.left else "right"
        return self.roles[role].side

    def default(self, field_name: str) -> str:
        """The value that a field has where none is written."""
        terms: Terms[Choice] = getattr(self, LIST_OF.get(field_name, field_name))
        return next(term.id for term in terms.values() if term.default)

    def severity(self, type_id: str, mode: str = "") -> str:
        """How severe an act of a type and mode is: the mode's own rung, else the type's; "" where it is not hostile."""
        own = self.modes[mode].severity if mode in self.modes else ""
        return own or self.types[type_id].severity


LISTS: dict[str, type[Term]] = {
    name: get_args(hint)[1] for name, hint in get_type_hints(Codebook).items() if name not in ("version", "number_words")
}


NEEDED = {  # terms that the program itself names
    "claims": ("alleged", "denied"),
    "statuses": ("draft",),
    "review_states": ("draft", "coded", "in_review", "accepted", "rejected"),
    "link_kinds": ("hostile",),
    "parts": ("some",),
}


def read_codebook(path: Path) -> Codebook:
    """The codebook of a file of the form of codebook.yaml. Raises CodebookError, with all that is wrong, where a value is
    missing, unknown, or none of the list it is taken from."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as wrong:
        raise CodebookError(path.name, [f"cannot be read: {wrong}"]) from wrong
    if not isinstance(raw, dict):
        raise CodebookError(path.name, ["is no mapping of lists"])
    faults = [f"{name}: is missing" for name in (*LISTS, "version", "number_words") if raw.get(name) is None]
    raw = {name: value for name, value in raw.items() if value is not None}
    lists: dict[str, Any] = {name: _terms(name, kind, raw.get(name, ()), faults) for name, kind in LISTS.items()}
    faults += [
        f"{name}: “{term}” is missing, which the program knows by name"
        for name, terms in NEEDED.items()
        for term in terms
        if term not in lists[name]
    ]
    faults += [] if any(not stage.happened for stage in lists["stages"].values()) else ["stages: none has happened: false"]
    faults += [
        f"{name}: {len(chosen) or 'none'} {'have' if len(chosen) > 1 else 'has'} default: true, where one must"
        for name, kind in LISTS.items()
        if issubclass(kind, Choice) and len(chosen := [term for term in lists[name].values() if term.default]) != 1
    ]
    faults += [
        f"review_states “{state.id}”: counts: is false, and it is the default: what has no state would be counted nowhere"
        for state in lists["review_states"].values()
        if state.default and not state.counts
    ]
    faults += [
        f"review_states “{state.id}”: told_as: is missing: say what stands beside an event that does not count"
        for state in lists["review_states"].values()
        if not (state.counts or state.told_as)
    ]
    faults += [
        f"claims “{claim.id}”: told_as: is missing: say what stands behind a number of people that is so told"
        for claim in lists["claims"].values()
        if not (claim.default or claim.told_as)
    ]
    if faults:
        raise CodebookError(path.name, faults)
    codebook = Codebook(**lists, version=raw["version"], number_words=tuple(raw["number_words"]))
    faults += [
        f"{name} “{term}”: {field}: “{value}” is none of: {', '.join(filter(None, allowed))}"
        for name, term, field, value, allowed in _references(codebook)
        if value not in allowed
    ]
    if faults:
        raise CodebookError(path.name, faults)
    return codebook


def _terms(name: str, kind: type[T], rows: Any, wrong: list[str]) -> Terms[T]:
    """The terms of one list; what is wrong with them goes to `wrong`."""
    found: dict[str, T] = {}
    if not isinstance(rows, (list, tuple)):
        wrong.append(f"{name}: is no list")
        return MappingProxyType(found)
    for row in rows:
        if not isinstance(row, dict):
            wrong.append(f"{name}: “{row}” is no term: write id, label and what else it has")
            continue
        if row.get("id") in found:
            wrong.append(f"{name} “{row['id']}”: stands there twice")
        try:
            found[row["id"]] = kind(**row)
        except ValidationError as error:
            told = ((".".join(map(str, one["loc"])), one["msg"]) for one in error.errors())
            wrong += [f"{name} “{row.get('id', '')}”: {field}: {what}" for field, what in told]
    return MappingProxyType(found)


def _references(codebook: Codebook) -> Iterator[Wrong]:
    """Each value that is taken from a list, with what it may be."""
    for kind in codebook.types.values():
        yield "types", kind.id, "group", kind.group, codebook.groups
        yield from (("types", kind.id, "roles", role, codebook.roles) for role in kind.roles)
        yield from (("types", kind.id, "modes", mode, codebook.modes) for mode in kind.modes)
        yield from (("types", kind.id, "aside", role, kind.roles) for role in kind.aside)
        yield from (("types", kind.id, "links", end, kind.roles) for rule in kind.links for end in (rule.left, rule.right))
        yield from (("types", kind.id, "links", rule.kind, codebook.link_kinds) for rule in kind.links)
        yield "types", kind.id, "ends_up", kind.ends_up, ("", *kind.roles)
        yield "types", kind.id, "severity", kind.severity, ("", *codebook.severities)
    for mode in codebook.modes.values():
        yield "modes", mode.id, "severity", mode.severity, ("", *codebook.severities)
    for column in codebook.columns.values():
        yield "columns", column.id, "terms", column.terms, ("", *LISTS)
    for name in codebook.quantities:
        yield from (("quantities", name, "columns", f"{name}_{side}", codebook.columns) for side in ("min", "max", "about"))


CODEBOOK = read_codebook(codebook_file())
ALWAYS = tuple(role.id for role in CODEBOOK.roles.values() if role.any_type)
