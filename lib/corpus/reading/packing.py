"""Checked models as plain JSON and back, made from their own type hints: a new field needs nothing here.

Only plain values and the models that the hints name come back; nothing that is read can call or name anything else. That
plain values are what was written is for the checksum of what keeps them. Fields that have their default are not written.
"""

import dataclasses
import datetime
import json
from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

PLAIN = (str, int, float, bool)
Decode = Callable[[Any], Any]
Made = TypeVar("Made")


class DamagedError(ValueError):
    """A text that no pack wrote."""


def packed(value: Any) -> str:
    """A dataclass of the corpus's models as JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def unpacked(kind: type[Made], text: str) -> Made:
    """The value of a kind that `packed` wrote; raises DamagedError for any other text."""
    try:
        made: Made = _decoder(kind)(json.loads(text))  # type: ignore[arg-type]  # a class has a hash, whatever its values have
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
        raise DamagedError(f"no {kind.__name__}: {wrong}") from wrong
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, (str, int, float, NoneType)):
        return value
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    if isinstance(value, frozenset):
        return sorted(map(_plain, value))
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, datetime.date):
        return value.isoformat()
    return {name: _plain(given) for name, default in _defaults(value.__class__) if (given := getattr(value, name)) != default}


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    """Each field's name and default; a field without one has a default that nothing equals."""
    return tuple(
        (field.name, field.default_factory() if field.default_factory is not dataclasses.MISSING else field.default)
        for field in dataclasses.fields(kind)
    )


@cache
def _decoder(hint: Any) -> Decode:
    """What makes a value of a type from plain JSON; raises TypeError for a type that no model has."""
    origin, inside = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _of_dataclass(hint)
    if hint is datetime.date:
        return datetime.date.fromisoformat
    if hint in PLAIN or origin is Literal:
        return _same
    if origin in (Union, UnionType) and NoneType in inside:
        return _or_none(_decoder(Union[tuple(part for part in inside if part is not NoneType)]))  # noqa: UP007
    if origin is tuple and inside[1:] == (...,):
        return _of_list(_decoder(inside[0]))
    if origin is frozenset:
        inner = _of_list(_decoder(inside[0]))
        return lambda raw: frozenset(inner(raw))
    if origin is dict and inside[0] is str:
        return _of_mapping(_decoder(inside[1]))
    raise TypeError(f"{hint} is no type of a model")


def _same(raw: Any) -> Any:
    return raw


def _of_dataclass(kind: type) -> Decode:
    hints = get_type_hints(kind)
    made = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}
    special = [(name, decode) for name, decode in made.items() if decode is not _same]

    def decode(raw: dict[str, Any]) -> Any:
        for name, inner in special:
            if name in raw:
                raw[name] = inner(raw[name])
        return kind(**raw)

    return decode


def _or_none(inner: Decode) -> Decode:
    return inner if inner is _same else lambda raw: None if raw is None else inner(raw)


def _of_list(inner: Decode) -> Decode:
    return tuple if inner is _same else lambda raw: tuple([inner(given) for given in raw])


def _of_mapping(inner: Decode) -> Decode:
    return dict if inner is _same else lambda raw: {name: inner(given) for name, given in raw.items()}
