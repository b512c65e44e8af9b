"""What an analyst writes, as pydantic models: the front matter of an article, actors.yaml and corpus.yaml.

Every scalar comes as text; a model types it. Unknown keys are errors, a key left blank is as if it were not there.
The JSON Schemas for editors are made of these models.
"""

import functools
import re
import zoneinfo
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError, core_schema

from lib.corpus.codebook import CODEBOOK

CONTROL = "\x00-\x1f\x7f-\x9f"
UNSEEN = CONTROL + "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # letters that nobody sees
LONGEST_ID = 120  # letters: an article's is a file's name
ID_FORM = rf"^[^\s/,;:~{UNSEEN}]{{1,{LONGEST_ID}}}$"  # nor can what separates ids in lists and addresses stand in one
SEEN = re.compile(rf"[^\s{UNSEEN}]")  # what a name needs to be one


def _as_list(value: object) -> object:
    return value if isinstance(value, list) or value is None else [value]


def _as_flag(value: object) -> object:
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    return value


class _OneOrMore:
    """Of a list: one value stands for a list of one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        written = handler.generate_schema(get_args(source)[0] | source)
        return core_schema.no_info_before_validator_function(_as_list, handler(source), json_schema_input_schema=written)


class OneOf:
    """Of a text: it is one of these terms."""

    def __init__(self, terms: Iterable[str]):
        self.terms = list(terms)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.literal_schema(self.terms)


def _seen(text: str) -> str:
    if not SEEN.search(text):
        raise PydanticCustomError("blank", "is blank: it holds nothing that can be seen")
    return text


Inner = TypeVar("Inner")
Listed = Annotated[list[Inner], _OneOrMore()]
Text = Annotated[str, Field(min_length=1)]
Name = Annotated[str, Field(min_length=1), AfterValidator(_seen)]
Id = Annotated[str, Field(pattern=ID_FORM)]
Texts = Listed[Text]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]  # ISO 3166-1 alpha-2
Flag = Annotated[bool, BeforeValidator(_as_flag)]
Count = Annotated[int, Field(ge=0, le=10**12)]


class Written(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def without_blanks(cls, value: object) -> object:
        return {key: given for key, given in value.items() if given is not None} if isinstance(value, dict) else value


Form = TypeVar("Form", bound=Written)


class NumberWritten(Written):
    """A number with its bounds, and the words that give it."""

    min: Count | None = None
    max: Count | None = None
    about: Count | None = None
    n: Count | None = None
    words: str = ""


class ActorNumberWritten(NumberWritten):
    """The part of a number that falls on one actor."""

    actor: Text


def _as_number(value: object) -> object:
    if isinstance(value, list):
        return value
    return {"n": value} if isinstance(value, (str, int)) else value


OnePartNumber = Annotated[NumberWritten, BeforeValidator(_as_number, json_schema_input_type=Count | NumberWritten)]
NumberField = Annotated[
    NumberWritten | list[ActorNumberWritten],
    BeforeValidator(_as_number, json_schema_input_type=Count | NumberWritten | list[ActorNumberWritten]),
]
QUANTITY_FIELDS: dict[str, Any] = {  # definitions of fields, as pydantic takes them
    name: (NumberField | None, Field(None, description=term.meaning or None)) for name, term in CODEBOOK.quantities.items()
}


class _Participant(Written):
    """One actor in a role: named (`actor`), or unnamed of a body (`of`, with the article's words `as`)."""

    actor: Text | None = None
    of: Text | None = None
    described: str = Field("", alias="as")


if TYPE_CHECKING:  # the fields that the codebook names are asked for by their names, never as attributes
    ParticipantWritten = _Participant
else:
    ParticipantWritten = create_model(
        "ParticipantWritten",
        __base__=_Participant,
        __doc__=_Participant.__doc__,
        **{name: (OnePartNumber | None, None) for name in CODEBOOK.quantities},
    )


def _as_participant(value: object) -> object:
    return {"actor": value} if isinstance(value, str) else value


Participants = Listed[
    Annotated[ParticipantWritten, BeforeValidator(_as_participant, json_schema_input_type=Text | ParticipantWritten)]
]
ROLE_FIELDS: dict[str, Any] = {
    name: (Participants | None, Field(None, alias=name, description=term.meaning or None)) for name, term in CODEBOOK.roles.items()
}


class PayWritten(Written):
    amount: Annotated[float, Field(gt=0, le=10**15, allow_inf_nan=False)]
    currency: Text
    per: str = ""
    about: Flag = False


class CodingWritten(Written):
    """Fields that an event, or the article's defaults, may hold."""

    type: Annotated[str, OneOf(CODEBOOK.types)] | None = None
    mode: Annotated[str, OneOf(CODEBOOK.modes)] | None = None
    issue: Annotated[str, OneOf(CODEBOOK.issues)] | None = None
    claim: Annotated[str, OneOf(CODEBOOK.claims)] | None = None
    stage: Annotated[str, OneOf(CODEBOOK.stages)] | None = None
    background: Flag | None = None
    status: Annotated[str, OneOf(CODEBOOK.statuses)] | None = None
    date: Text | None = None
    place: Texts | None = None
    origin: Texts | None = None
    near: Texts | None = None
    by_force: Annotated[str, OneOf(CODEBOOK.by_force)] | None = None
    reason: str | None = None
    goods: Listed[Annotated[str, OneOf(CODEBOOK.goods)]] | None = None
    pay: PayWritten | None = None
    according_to: str | None = None
    credibility: Annotated[str, OneOf(CODEBOOK.credibility)] | None = None
    evidence: dict[str, Texts] = Field(default_factory=dict)
    inferred: dict[str, Text] = Field(default_factory=dict)


if TYPE_CHECKING:  # as with a participant's
    _Coding = CodingWritten
else:
    _Coding = create_model("_Coding", __base__=CodingWritten, **QUANTITY_FIELDS, **ROLE_FIELDS)


class DefaultsWritten(_Coding):
    """What holds for every event of the article that does not say otherwise."""


class EventWritten(_Coding):
    """One event as an analyst writes it."""

    id: Id
    type: Annotated[str, OneOf(CODEBOOK.types)]
    summary: Name
    quote: Text
    original_quote: str = ""
    part_of: Text | None = None
    parts: Annotated[str, OneOf(CODEBOOK.parts)] | None = None
    after: Texts = Field(default_factory=list)
    same_as: Texts = Field(default_factory=list)
    maybe_same_as: Texts = Field(default_factory=list)
    not_same_as: Texts = Field(default_factory=list)


class PublishedByWritten(Written):
    """A day by which the article was out, where its publication is known only roughly, and how that is known."""

    date: Text
    why: Text


class ArticleWritten(Written):
    """The front matter of one annotated article."""

    id: Id
    title: Name
    publisher: Name
    author: str = ""
    original_source: str = ""
    via: Texts = Field(default_factory=list)
    url: str = ""
    archived_url: str = ""
    accessed: str = ""
    sha256: str = ""
    language: str = ""
    published: Text | None = None
    published_basis: str = ""
    published_by: PublishedByWritten | None = None
    status: Annotated[str, OneOf(CODEBOOK.statuses)] = "coded"
    text: Annotated[str, OneOf(CODEBOOK.texts)]
    reliability: Annotated[str, OneOf(CODEBOOK.reliability)] = "F"
    mentions: dict[str, Text] = Field(default_factory=dict)
    defaults: DefaultsWritten = Field(default_factory=DefaultsWritten)
    events: list[EventWritten] = Field(default_factory=list)


def _in_part(model: type[Form], **changed: Any) -> type[Form]:
    """The model with nothing required, for what is left of a value when its errors are taken out."""
    required: dict[str, Any] = {
        name: (field.annotation | None, None)
        for name, field in model.model_fields.items()
        if field.is_required() and field.annotation is not None
    }
    return create_model(model.__name__.replace("Written", "Part"), __base__=model, **required | changed)


if TYPE_CHECKING:  # a part is read as the whole is, where what is missing counts as said to be wrong
    EventPart, ArticlePart = EventWritten, ArticleWritten
else:
    EventPart = _in_part(EventWritten)
    ArticlePart = _in_part(ArticleWritten, events=(list[EventPart], Field(default_factory=list)))


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
