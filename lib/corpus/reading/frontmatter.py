"""What an analyst writes above an article, as pydantic models; the JSON Schema for editors is made of them."""

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, create_model

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.written import ID_FORM as ID_FORM
from lib.corpus.reading.written import Count, Flag, Form, Id, Listed, Moment, Name, OneOf, Text, Texts, Written


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
    review: Annotated[str, OneOf(CODEBOOK.review_states)] | None = None
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


class SettledWritten(Written):
    """When and by whom two codings of an article were made one."""

    on: Moment
    by: Name
    with_: Texts = Field(default_factory=list, alias="with")


class ReviewWritten(Written):
    """Where an article stands in review, since when, and who did what."""

    state: Annotated[str, OneOf(CODEBOOK.review_states)]
    since: Moment | None = None
    coder: str = ""
    reviewer: str = ""
    minutes: Count | None = None
    note: str = ""
    settled: SettledWritten | None = None


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
    status: Annotated[str, OneOf(CODEBOOK.statuses)] = CODEBOOK.default("status")
    text: Annotated[str, OneOf(words.id for words in CODEBOOK.texts.values() if words.of_articles)]
    reliability: Annotated[str, OneOf(CODEBOOK.reliability)] = CODEBOOK.default("reliability")
    review: ReviewWritten | None = None
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
