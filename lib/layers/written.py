"""What is written in layer.yaml and in the mapping of a format, as pydantic models: which column says what, and in which codes.

A column is named as the file's header names it; where releases differ, `a|b` is the first of them that the file has.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.written import OneOf

Order = Literal["ymd", "dmy", "mdy"]
Text = Annotated[str, Field(min_length=1)]
TypeId = Annotated[str, OneOf(CODEBOOK.types)]
RoleId = Annotated[str, OneOf(CODEBOOK.roles)]
KindId = Annotated[str, OneOf(CODEBOOK.actor_kinds)]
PrecisionId = Annotated[str, OneOf(CODEBOOK.precisions)]
QuantityId = Annotated[str, OneOf(CODEBOOK.quantities)]


class Written(BaseModel):
    """Nothing that is not known here may be written."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TypeCode(Written):
    """What a code of the publisher is in the codebook. `left`, `right`: the roles of its two sides; `turned`: the publisher names
    whom it is done to first; `said`: what the code leaves open."""

    type: TypeId
    left: RoleId
    right: RoleId
    mode: str = ""
    by_force: str = ""
    turned: bool = False
    said: str = ""


class Types(Written):
    """`columns`: the first whose value has a code decides; a row without a code is left out, unless it is `otherwise`; `left_out`:
    codes whose rows are left out on purpose, which is no error."""

    columns: tuple[Text, ...] = ()
    codes: dict[str, TypeCode] = {}
    otherwise: TypeCode | None = None
    left_out: tuple[str, ...] = ()


class ActorColumns(Written):
    """Who takes part: on a `side` of the arrow, or in a `role`. `split`: what parts several in a cell; `kind`: the column whose
    codes (`kinds`) say what they are; `id`: the column of the publisher's own number."""

    name: Text
    id: str = ""
    side: Literal["", "left", "right"] = ""
    role: Literal["", "with", "about"] = ""
    split: str = ""
    kind: str = ""
    kinds: dict[str, KindId] = {}
    otherwise: KindId = "non_state_force"


class DateCode(Written):
    """How a row's days are meant. day: that day, or from the first to the last of several; window: one day within; extent: all of
    it, as of a row that sums a month; week: within three days of it; month, year: one day of it. `said`: what is shown of it."""

    kind: Literal["day", "window", "extent", "week", "month", "year"]
    said: str = ""


class DateColumns(Written):
    """`order`: of dates in figures alone; where it is not told, the column's own dates say it or nobody does."""

    first: Text
    last: str = ""
    order: Order | None = None
    precision: str = ""
    codes: dict[str, DateCode] = {}
    otherwise: DateCode = DateCode(kind="day")


class PlaceCode(Written):
    """How exactly the publisher knows a place. `radius_km`: how far from its point it may lie, where the publisher says so."""

    precision: PrecisionId
    radius_km: float | None = None
    said: str = ""


class PlaceColumns(Written):
    """`point`: a column of both coordinates; `located_by`: where exact points come from; `suffixes`: words that the publisher adds
    to the name of an administrative unit."""

    name: Text
    lat: str = ""
    lon: str = ""
    point: str = ""
    point_order: Literal["lat lon", "lon lat"] = "lat lon"
    precision: str = ""
    codes: dict[str, PlaceCode] = {}
    otherwise: PlaceCode = PlaceCode(precision="town")
    governorate: str = ""
    district: str = ""
    country: str = ""
    suffixes: tuple[str, ...] = ()
    located_by: Literal["", "survey", "gazetteer", "proxy"] = ""


class Number(Written):
    """A quantity: the publisher's `best`, and where it gives them `least` and `most`. `zero` unknown: a 0 may mean not reported."""

    best: Text
    least: str = ""
    most: str = ""
    zero: Literal["none", "unknown"] = "none"


class Mapping(Written):
    """How the rows of a file become events. `columns`: what each holds; `numeric`: those that hold whole numbers, also where they
    are written as 2.0; `summary`: words with {columns}, what stands in [brackets] only where its columns say something; `quote`:
    the first column that says something; `keep`: what the table keeps of the row, in its column `source_row`."""

    title: Text
    row: str = ""  # what a row of it is called; the layer's title where it is empty
    publisher: str = ""
    licence: str = ""
    citation: str = ""
    url: str = ""
    recognised_by: tuple[str, ...] = ()
    columns: dict[str, str] = {}
    numeric: tuple[str, ...] = ()
    delimiter: Literal[",", ";", "\t", "|"] = ","
    decimal: Literal[".", ","] = "."
    id: str = ""
    type: Types = Types()
    actors: tuple[ActorColumns, ...] = ()
    kinds_by_name: dict[str, KindId] = {}
    unnamed: Text = "Not named"  # who takes part in a row that names nobody
    date: DateColumns | None = None
    place: PlaceColumns | None = None
    numbers: dict[QuantityId, Number] = {}
    summary: Text = "{id}"
    quote: tuple[str, ...] = ()
    according_to: str = ""
    split: str = ";"  # what parts several sources in a cell
    keep: tuple[str, ...] = ()


class LayerWritten(Written):
    """layer.yaml. `format`: one that the program knows, or table; `sheet`: of a workbook, the
    first that holds a table where it is not told; `only`: column -> values of the rows that are read."""

    title: Text
    format: Text
    file: Text
    sheet: str = ""
    publisher: str = ""
    licence: str = ""
    citation: str = ""
    url: str = ""
    version: str = ""
    downloaded: str = ""
    time_zone: str = "UTC"
    only: dict[str, tuple[str, ...]] = {}
    mapping: dict[str, object] = {}
