"""What a row of a layer tells, as plain values that can be kept: everything but who its actors and places are in a corpus."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lib.errors import LostRow, Problem


class Named(NamedTuple):
    """Somebody of a layer: the publisher's id or the name itself, what they are (codebook kind), and what else they are called."""

    key: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()


class Tied(NamedTuple):
    """A tie of somebody of a layer to another, by their keys: `role` is a field of an actor (part_of, affiliated_with, …); `first`
    and `last`: days as ISO 8601 has them, "" where a side is open or not told; `source`: the publisher's words for it."""

    key: str
    other: str
    role: str
    first: str
    last: str
    source: str


class Placed(NamedTuple):
    """A place of a layer: one name with several points is several places."""

    name: str
    lat: float | None
    lon: float | None
    precision: str
    radius_km: float | None
    governorate: str
    district: str
    country: str


class Told(NamedTuple):
    """A row that is an event. `row`: its number among the rows that are read; `roles`: role and key of who is in it, by line;
    `place`: number among the places, -1 of none; `numbers`: quantity, least, most and words, by line; `open`: field and what is not
    known of it, by line; `kept`: JSON of what the table keeps of the row."""

    line: int
    row: int
    id: str
    type: str
    mode: str
    by_force: str
    roles: str
    date: str
    place: int
    numbers: str
    summary: str
    quote: str
    according_to: str
    open: str
    kept: str


@dataclass(frozen=True)
class Reading:
    """All that was read of a file. `out`: reason -> how many rows are left out for it."""

    told: Sequence[Told]
    names: tuple[Named, ...]
    places: tuple[Placed, ...]
    problems: tuple[Problem, ...]
    lost: tuple[LostRow, ...] = ()
    n_read: int = 0
    out: dict[str, int] = field(default_factory=dict)
    header: tuple[str, ...] = ()
    ties: tuple[Tied, ...] = ()
