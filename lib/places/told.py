"""What files of other publishers say of places, whatever they were: places with names and codes, and areas with their outlines."""

from dataclasses import dataclass, field
from typing import NamedTuple

from shapely.geometry.base import BaseGeometry

from lib.layers.findings import Findings

KINDS = {0: "country", 1: "governorate", 2: "district", 3: "subdistrict", 4: "community", 5: "neighbourhood"}
PRECISIONS = {0: "country", 1: "governorate", 2: "district", 3: "area", 4: "town", 5: "area"}


class Told(NamedTuple):
    """A place as a file tells it. `source`: the file's own words for where it is from; `line`: of the file."""

    name: str
    kind: str
    precision: str
    name_ar: str = ""
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    governorate: str = ""
    district: str = ""
    country: str = ""
    pcode: str = ""
    source: str = ""
    line: int = 0


@dataclass(frozen=True)
class Area:
    """An outline as a file tells it. `parents`: (name, code) of the units that it lies in, by level."""

    name: str
    level: int
    shape: BaseGeometry
    name_ar: str = ""
    pcode: str = ""
    parents: dict[int, tuple[str, str]] = field(default_factory=dict)
    line: int = 0
    file: str = ""


@dataclass
class Read:
    """What one file gave; `what`: what it was taken for, in words; `findings`: what is wrong in it."""

    file: str
    findings: Findings
    what: str = ""
    places: list[Told] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    licence: str = ""
