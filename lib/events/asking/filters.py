"""Filters: one frozen value that says which events an analyst asked for; every page and download obeys it.

None means "not asked"; an empty set means "nothing fits" (a link all of whose ids are stale), so it gives no events.
Within a field the ids are alternatives, across fields all must hold.
"""

import datetime
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

Ids = frozenset[str] | None


@dataclass(frozen=True)
class Filters:
    """What was asked. `undated` None: shown until a day is chosen. Days are inclusive; `near_km` in kilometres.

    `count`: acts (parts in place of their whole) or incidents (a whole in place of its parts); `once`: of events that
    are perhaps the same the best graded alone; `layers` None: articles alone; `review` None: accepted alone; `drafts`: what
    nobody has confirmed, too.
    `vain`: (name, value) of single things a link asks for that are not here, as the address names them; nothing is shown in
    their place."""

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
    layers: Ids = None
    review: Ids = None

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

    def changed(self, **changes: Any) -> "Filters":  # of many types; a name that is no field is refused
        """The same filters with some fields replaced."""
        return replace(self, **changes)

    def without(self, field: str, value: str = "") -> "Filters":
        """The same filters without one value of a field, or without the whole field."""
        chosen = getattr(self, field)
        if field == "vain":
            return replace(self, vain=tuple(asked for asked in self.vain if value and "=".join(asked) != value))
        if value and isinstance(chosen, frozenset) and chosen - {value}:
            return self.changed(**{field: chosen - {value}})
        return self.changed(**{field: DEFAULTS[field]} | ({"between": False} if field == "actors" else {}))


DEFAULTS = {field.name: field.default for field in fields(Filters)}
