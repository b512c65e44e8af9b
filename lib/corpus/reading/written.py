"""The forms of which all that an analyst writes is made, as pydantic models read them: texts, ids, flags, counts, lists.

Every scalar comes as text; a model types it. Unknown keys are errors, a key left blank is as if it were not there.
"""

import re
from collections.abc import Iterable
from typing import Annotated, Any, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic_core import PydanticCustomError, core_schema

from lib.corpus.model.review import moment_of

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


def _moment(text: str) -> str:
    if moment_of(text) is None:
        raise PydanticCustomError("moment", "is neither a day nor a moment with its zone")
    return text


Inner = TypeVar("Inner")
Listed = Annotated[list[Inner], _OneOrMore()]
Text = Annotated[str, Field(min_length=1)]
Name = Annotated[str, Field(min_length=1), AfterValidator(_seen)]
Id = Annotated[str, Field(pattern=ID_FORM)]
Texts = Listed[Text]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]  # ISO 3166-1 alpha-2
Flag = Annotated[bool, BeforeValidator(_as_flag)]
_DAY_OR_MOMENT = r"^\d{4}-\d{2}-\d{2}(T.*(Z|[+-]\d{2}:?\d{2}))?$"
Moment = Annotated[str, AfterValidator(_moment), Field(json_schema_extra={"pattern": _DAY_OR_MOMENT})]
Count = Annotated[int, Field(ge=0, le=10**12)]


class Written(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def without_blanks(cls, value: object) -> object:
        if not isinstance(value, dict) or None not in value.values():
            return value
        return {key: given for key, given in value.items() if given is not None}


Form = TypeVar("Form", bound=Written)
