"""What the tables of a corpus say, as frozen values: actors and their ties, places, and the settings of corpus.yaml.

Unknown is None or empty, never a stand-in.
"""

import datetime
from dataclasses import dataclass

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.terms import Precision


@dataclass(frozen=True)
class Tie:
    """A dated, sourced tie to another actor; None on a side that is open or not known."""

    actor: str
    first: datetime.date | None = None
    last: datetime.date | None = None
    source: str = ""

    @property
    def always(self) -> bool:
        return self.first is None and self.last is None


@dataclass(frozen=True)
class Actor:
    id: str
    name: str
    kind: str
    bloc: str  # id of a bloc of corpus.yaml
    name_ar: str = ""
    aliases: tuple[str, ...] = ()
    described: bool = False
    part_of: tuple[Tie, ...] = ()
    affiliated_with: tuple[Tie, ...] = ()
    backed_by: tuple[Tie, ...] = ()
    successor_of: tuple[Tie, ...] = ()  # what it was called before; choosing one of a line finds all of it
    # bloc over time, where the corpus dates it; empty: `bloc` holds always
    blocs: tuple[Tie, ...] = ()


@dataclass(frozen=True)
class Place:
    id: str
    name: str
    kind: str
    precision: str  # an id of the codebook's `precisions`
    name_ar: str = ""
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    governorates: tuple[str, ...] = ()  # names
    district: str = ""
    country: str = ""
    within: tuple[str, ...] = ()  # ids of named areas
    located_by: str = ""
    source: str = ""
    by_outlines: tuple[str, ...] = ()  # "governorate", "district": which of them are taken from the corpus's outlines

    @property
    def exactness(self) -> Precision:
        """What the codebook says of how exactly it is known."""
        return CODEBOOK.precisions[self.precision]

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude; None where they are not known."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


@dataclass(frozen=True)
class Bloc:
    id: str
    label: str
    hue: str
    label_ar: str = ""


@dataclass(frozen=True)
class Extent:
    """Degrees; `east` is beyond 180 where the extent crosses 180°."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lat: float, lon: float) -> bool:
        return self.south <= lat <= self.north and self.west <= self.unwrapped(lon) <= self.east

    def unwrapped(self, lon: float) -> float:
        """The same longitude, at most half a turn from the middle: what lies on both sides of 180° stays together."""
        middle = (self.west + self.east) / 2
        return lon if abs(lon - middle) <= 180 else (lon - middle + 180) % 360 - 180 + middle


def plural(noun: str) -> str:
    """The plural of an English noun as administrative levels have them: states, localities, parishes."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@dataclass(frozen=True)
class CorpusSettings:
    """corpus.yaml."""

    title: str
    countries: tuple[str, ...]
    extent: Extent
    blocs: tuple[Bloc, ...]
    time_zone: str = "UTC"
    licence: str = ""
    admin_levels: tuple[str, ...] = ("governorate", "district")
    rating_rule: str = ""
    lost_blocs: tuple[str, ...] = ()  # ids of blocs that are left out; "" for one whose id does not read

    def level(self, number: int, many: bool = False) -> str:
        """What the corpus calls its first or second administrative level: "governorate", "states"."""
        names = (*self.admin_levels, *("governorate", "district")[len(self.admin_levels) :])
        return plural(names[number - 1]) if many else names[number - 1]
