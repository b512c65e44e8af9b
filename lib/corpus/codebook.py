"""The codebook as values: event types, roles, links and every other list of terms, read from codebook.yaml."""

from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

FILE = Path(__file__).with_name("codebook.yaml")


@dataclass(frozen=True)
class Term:
    """One value of a list. `symbol` belongs to groups, `side` to roles, `unit` to quantities, `severity` to
    a mode that is more or less severe than its type."""

    id: str
    label: str = ""
    label_ar: str = ""
    meaning: str = ""
    symbol: str = ""
    side: str = "none"
    unit: str = ""
    severity: str = ""


@dataclass(frozen=True)
class LinkRule:
    left: str
    right: str
    kind: str
    mutual: bool


@dataclass(frozen=True)
class EventType:
    id: str
    group: str
    label: str
    label_ar: str
    meaning: str
    roles: tuple[str, ...]
    links: tuple[LinkRule, ...]
    acled: str
    plover: str
    example: str
    modes: tuple[str, ...] = ()
    severity: str = ""  # of what is hostile: an id of `severities`
    aside: tuple[str, ...] = ()  # roles that stand on neither side in this type


LISTS = (
    "groups",
    "link_kinds",
    "roles",
    "modes",
    "issues",
    "claims",
    "stages",
    "by_force",
    "quantities",
    "goods",
    "actor_kinds",
    "precisions",
    "located_by",
    "reliability",
    "credibility",
    "texts",
    "date_kinds",
    "dated_by",
    "severities",
    "statuses",
    "parts",
    "columns",
)
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
}
ALWAYS = ("with", "about")  # roles that go with every type


@dataclass(frozen=True)
class Codebook:
    """All lists, each a mapping from id to Term in the file's order (`types`: to EventType)."""

    version: str
    types: MappingProxyType[str, EventType]
    lists: MappingProxyType[str, MappingProxyType[str, Term]]
    number_words: tuple[dict[str, str | int], ...] = field(default_factory=tuple)

    def __getattr__(self, name: str) -> MappingProxyType[str, Term]:
        if name in LISTS:
            return self.lists[name]
        raise AttributeError(name)

    def label(self, field_name: str, identifier: str) -> str:
        """The label of a value of a field ("type", "group", "link_kind", "claims", …); the id itself if unknown."""
        terms = getattr(self, LIST_OF.get(field_name, field_name))
        return terms[identifier].label if identifier in terms else identifier

    def severity(self, type_id: str, mode: str = "") -> str:
        """How severe an act of a type and mode is: the mode's own rung, else the type's; "" where it is not hostile."""
        own = self.modes[mode].severity if mode in self.modes else ""
        return own or self.types[type_id].severity


def read_codebook(path: Path = FILE) -> Codebook:
    """The codebook of a file of the form of codebook.yaml."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    lists = {name: MappingProxyType({row["id"]: Term(**row) for row in raw[name]}) for name in LISTS}
    types = {row["id"]: _event_type(row) for row in raw["types"]}
    return Codebook(raw["version"], MappingProxyType(types), MappingProxyType(lists), tuple(raw["number_words"]))


def _event_type(row: dict[str, Any]) -> EventType:
    return EventType(
        **row
        | {
            "roles": tuple(row["roles"]),
            "modes": tuple(row.get("modes", ())),
            "aside": tuple(row.get("aside", ())),
            "links": tuple(LinkRule(**rule) for rule in row["links"]),
        }
    )


CODEBOOK = read_codebook()
