"""What an endpoint's answer has to be: a JSON Schema with the codebook's types, roles and words. Every field is asked for, null
where the text tells nothing, as servers that bind an answer to a schema want it."""

from typing import Any

from lib.corpus.model.codebook import CODEBOOK

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}


def _object(**fields: Schema) -> Schema:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(terms: Any) -> Schema:
    return {"type": "string", "enum": list(terms)}


def event_schema() -> Schema:
    """One event."""
    whole = _or_null({"type": "integer"})
    number = _object(counts=_one_of(CODEBOOK.quantities), min=whole, max=whole, about={"type": "boolean"}, words=TEXT)
    return _object(
        type=_one_of(CODEBOOK.types),
        quote=TEXT,
        summary=TEXT,
        roles={"type": "array", "items": _object(role=_one_of(CODEBOOK.roles), name=TEXT, quote=TEXT)},
        place=_or_null(_object(name=TEXT, quote=TEXT)),
        date=_or_null(_object(edtf=TEXT, words=TEXT)),
        numbers={"type": "array", "items": number},
        claim=_one_of(CODEBOOK.claims),
        stage=_one_of(CODEBOOK.stages),
        mode=_or_null(_one_of(CODEBOOK.modes)),
        background={"type": "boolean"},
        confidence=_or_null({"type": "number"}),
    )


def answer_schema() -> Schema:
    """A whole answer."""
    return _object(events={"type": "array", "items": event_schema()})
