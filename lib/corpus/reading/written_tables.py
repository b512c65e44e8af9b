"""What an analyst writes in actors.yaml and corpus.yaml, as pydantic models; the JSON Schemas for editors are made of them."""

import functools
import zoneinfo
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.written import CountryCode, Flag, Id, Listed, Name, OneOf, Text, Texts, Written


class TieWritten(Written):
    """A tie to another actor, with the days between which it holds (EDTF) and its source."""

    actor: Text
    first: Text | None = Field(None, alias="from")
    last: Text | None = Field(None, alias="to")
    source: str = ""


class BlocTieWritten(Written):
    bloc: Text
    first: Text | None = Field(None, alias="from")
    last: Text | None = Field(None, alias="to")
    source: str = ""


class ActorWritten(Written):
    """One actor of actors.yaml."""

    id: Id
    name: Name
    name_ar: str = ""
    aliases: Texts = Field(default_factory=list)
    kind: Annotated[str, OneOf(CODEBOOK.actor_kinds)]
    described: Flag = False
    bloc: str | list[BlocTieWritten] = Field("", description="Left out: it stands in no bloc")
    part_of: list[TieWritten] = Field(default_factory=list)
    affiliated_with: list[TieWritten] = Field(default_factory=list)
    backed_by: list[TieWritten] = Field(default_factory=list)
    successor_of: list[TieWritten] = Field(default_factory=list, description="What it was called before: an actor of its own")


MOST_BLOCS = 7  # as many hues as can be told apart


class BlocWritten(Written):
    id: Id
    label: Name
    label_ar: str = ""
    hue: Literal["blue", "orange", "green", "purple", "teal", "olive", "slate"]


class ExtentWritten(Written):
    """Degrees, WGS 84."""

    west: Annotated[float, Field(ge=-180, le=180)]
    south: Annotated[float, Field(ge=-90, le=90)]
    east: Annotated[float, Field(ge=-180, le=180)]
    north: Annotated[float, Field(ge=-90, le=90)]


_zones = functools.cache(zoneinfo.available_timezones)  # looks through a folder of files; they stay as they are


def _zone(name: str) -> str:
    if name not in _zones():
        raise PydanticCustomError("zone", "is no time zone; write one as in Asia/Damascus or Africa/Khartoum")
    return name


class CorpusWritten(Written):
    """corpus.yaml."""

    title: Name
    countries: Listed[CountryCode]
    extent: ExtentWritten
    time_zone: Annotated[str, AfterValidator(_zone)] = "UTC"
    licence: str = ""
    admin_levels: Texts = Field(default_factory=lambda: ["governorate", "district"])
    rating_rule: str = ""
    blocs: Annotated[list[BlocWritten], Field(max_length=MOST_BLOCS)]
