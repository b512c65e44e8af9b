"""Filters: one frozen value that says which events an analyst asked for; every page and download obeys it.

None means "not asked"; an empty set means "nothing fits" (a link all of whose ids are stale), so it gives no events.
Within a field the ids are alternatives, across fields all must hold.
"""

import datetime
from dataclasses import dataclass, fields, replace
from typing import Literal

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Corpus
from lib.events.names import actor_name, place_name
from lib.events.words import plain_day

Ids = frozenset[str] | None
LONGEST_SAID = 40  # letters of what a link asks in vain


@dataclass(frozen=True)
class Filters:
    """What was asked. `undated` None: shown until a day is chosen. Days are inclusive; `near_km` in kilometres.

    `count`: acts (parts in place of their whole) or incidents (a whole in place of its parts); `once`: of events that
    are perhaps the same the best graded alone; `drafts`: what nobody has confirmed, too. `vain`: (name, value) of single
    things a link asks for that are not here, as the address names them; nothing is shown in their place."""

    search: str = ""
    actors: Ids = None
    between: bool = False
    regions: Ids = None
    places: Ids = None
    near_place: str = ""
    near_km: float = 50.0
    groups: Ids = None
    types: Ids = None
    issues: Ids = None
    kinds: Ids = None
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None
    undated: bool | None = None
    claims: Ids = None
    stages: Ids = None
    publishers: Ids = None
    reliability: Ids = None
    credibility: Ids = None
    background: bool = False
    severities: Ids = None
    backers: Ids = None
    reports: Ids = None
    count: Literal["acts", "incidents"] = "acts"
    once: bool = False
    drafts: bool = False
    vain: tuple[tuple[str, str], ...] = ()

    @property
    def keeps_undated(self) -> bool:
        """Whether events without a day of their own are shown."""
        if self.undated is not None:
            return self.undated
        return self.first_day is None and self.last_day is None

    @property
    def days_turned(self) -> bool:
        """Whether the first day asked for is after the last."""
        return bool(self.first_day and self.last_day and self.first_day > self.last_day)

    @property
    def active(self) -> bool:
        return self != Filters(near_km=self.near_km)

    def changed(self, **changes) -> "Filters":
        """The same filters with some fields replaced."""
        return replace(self, **changes)

    def without(self, field: str, value: str = "") -> "Filters":
        """The same filters without one value of a field, or without the whole field."""
        chosen = getattr(self, field)
        if field == "vain":
            return replace(self, vain=tuple(asked for asked in self.vain if value and "=".join(asked) != value))
        if value and isinstance(chosen, frozenset) and chosen - {value}:
            return replace(self, **{field: chosen - {value}})
        return replace(self, **{field: DEFAULTS[field]} | ({"between": False} if field == "actors" else {}))


DEFAULTS = {field.name: field.default for field in fields(Filters)}

SET_FIELDS = (  # field of Filters, facet of the tables
    ("actors", "actor"),
    ("regions", "region"),
    ("places", "place"),
    ("groups", "group"),
    ("types", "type"),
    ("issues", "issue"),
    ("kinds", "kind"),
    ("claims", "claim"),
    ("stages", "stage"),
    ("publishers", "publisher"),
    ("reliability", "reliability"),
    ("credibility", "credibility"),
    ("severities", "severity"),
    ("backers", "backer"),
    ("reports", "reports"),
)

CODEBOOK_FIELDS = {
    "groups": "group",
    "types": "type",
    "issues": "issue",
    "kinds": "link_kind",
    "claims": "claim",
    "stages": "stage",
    "severities": "severity",
}

FIELD_WORDS = {
    "actors": "actor",
    "regions": "region",
    "places": "place",
    "groups": "group",
    "types": "type",
    "issues": "issue",
    "kinds": "link",
    "claims": "claim",
    "stages": "stage",
    "publishers": "publisher",
    "reliability": "reliability",
    "credibility": "credibility",
    "severities": "severity",
    "backers": "backed by",
    "reports": "reports",
}


@dataclass(frozen=True)
class Chip:
    """One active filter in words; `field` and `value` are what `Filters.without` takes off."""

    field: str
    value: str
    words: str


def chips(filters: Filters, corpus: Corpus, names: dict[str, dict[str, str]]) -> tuple[Chip, ...]:
    """Every active filter in words, in the order of the sidebar.

    `names` gives labels of facet values that only the tables know: {"region": {id: label}, "publisher": {id: label}}.
    """
    found = [Chip("search", "", f"search: {filters.search}")] if filters.search else []
    found += [chip for field, facet in SET_FIELDS[:3] for chip in _set_chips(filters, field, corpus, names)]
    if filters.near_place:
        place = place_name(corpus, filters.near_place)
        found.append(Chip("near_place", "", f"within {filters.near_km:g} km of {place}"))
    found += _day_chips(filters)
    found += [chip for field, facet in SET_FIELDS[3:] for chip in _set_chips(filters, field, corpus, names)]
    if filters.background:
        found.append(Chip("background", "", "with background"))
    if filters.count == "incidents":
        found.append(Chip("count", "", "counted as incidents"))
    if filters.once:
        found.append(Chip("once", "", "perhaps the same taken once"))
    if filters.drafts:
        found.append(Chip("drafts", "", "with drafts"))
    found += [
        Chip("vain", f"{name}={value}", f"{name.lstrip('_')}: “{value[:LONGEST_SAID]}”, which is not here")
        for name, value in filters.vain
    ]
    return tuple(found)


def in_words(filters: Filters, corpus: Corpus, names: dict[str, dict[str, str]]) -> str:
    """The filters as one line for people; "all events" where nothing is asked."""
    return "; ".join(chip.words for chip in chips(filters, corpus, names)) or "all events"


def _set_chips(filters: Filters, field: str, corpus: Corpus, names: dict[str, dict[str, str]]) -> list[Chip]:
    chosen = getattr(filters, field)
    if chosen is None:
        return []
    word = "between" if field == "actors" and filters.between else FIELD_WORDS[field]
    if not chosen:
        return [Chip(field, "", f"{word}: nothing that exists")]
    return [Chip(field, value, f"{word}: {_value_label(field, value, corpus, names)}") for value in sorted(chosen)]


def _value_label(field: str, value: str, corpus: Corpus, names: dict[str, dict[str, str]]) -> str:
    if field in CODEBOOK_FIELDS:
        return CODEBOOK.label(CODEBOOK_FIELDS[field], value)
    if field in ("actors", "backers"):
        return actor_name(corpus, value)
    if field == "places":
        return place_name(corpus, value)
    return names.get(FIELD_WORDS[field], {}).get(value, value)


def _day_chips(filters: Filters) -> list[Chip]:
    found = []
    if filters.first_day:
        found.append(Chip("first_day", "", f"from {plain_day(filters.first_day)}"))
    if filters.last_day:
        found.append(Chip("last_day", "", f"to {plain_day(filters.last_day)}"))
    if filters.undated is not None:
        found.append(Chip("undated", "", "with undated" if filters.undated else "without undated"))
    return found
