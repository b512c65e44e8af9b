"""Pydantic's findings become problems with file, line, field, reason and near miss."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from rapidfuzz import fuzz, process

from lib.corpus.yaml_lines import Lined, Path, dotted
from lib.errors import Problem

Model = TypeVar("Model", bound=BaseModel)
EMPTY = "Field required"


def near_miss(word: str, known) -> str:
    """“perhaps x” where a known word is like it; else a few of the known words."""
    choices = [str(choice) for choice in known]
    found = process.extractOne(str(word), choices, scorer=fuzz.ratio, score_cutoff=60) or process.extractOne(
        str(word), choices, scorer=fuzz.WRatio, score_cutoff=80)
    if found:
        return f"perhaps “{found[0]}”"
    return f"one of: {', '.join(choices[:12])}{' …' if len(choices) > 12 else ''}" if choices else ""


def checked(model: type[Model], lined: Lined, file: str, at: Path = ()) -> tuple[Model | None, list[Problem]]:
    """The model of what stands at a path of a file, or None and every problem with it."""
    value: object = lined.value
    for part in at:
        value = value[part]
    try:
        return model.model_validate(value), []
    except ValidationError as wrong:
        problems = [_problem(error, model, lined, file, at) for error in wrong.errors(include_url=False)]
        return None, list(dict.fromkeys(problem for problem in problems if problem))


def _problem(error: dict, model: type[BaseModel], lined: Lined, file: str, at: Path) -> Problem | None:
    path = at + _real_path(error["loc"], lined, at)
    what, hint = _words(error, model, path)
    return Problem(file, lined.line(path), dotted(path), what, hint)


def _real_path(loc: tuple, lined: Lined, at: Path) -> Path:
    """Pydantic's location without the names of union members, which stand in no file."""
    path: Path = ()
    for number, part in enumerate(loc):
        known = (*at, *path, part) in lined.lines
        last = number == len(loc) - 1
        if known or (last and isinstance(part, str) and part.replace("_", "").isalpha() and part.islower()):
            path = (*path, part)
    return path


def _words(error: dict, model: type[BaseModel], path: Path) -> tuple[str, str]:
    kind, given = error["type"], error.get("input")
    if kind == "missing":
        return "is missing", f"write {path[-1]}: …" if path else ""
    if kind == "extra_forbidden":
        return f"“{path[-1]}” is no field here", near_miss(str(path[-1]), _field_names(model, path))
    if kind == "literal_error":
        allowed = [word.strip().strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
        return f"“{given}” is not in the codebook", near_miss(str(given), allowed)
    if kind == "string_pattern_mismatch":
        return f"“{_short(given)}” cannot be an id", "an id has no white space and none of / , ; : ~"
    if kind in ("int_parsing", "float_parsing", "int_type", "float_type"):
        return f"“{given}” is not a number", "write digits, or {min: …, words: …}"
    if kind in ("model_type", "dict_type", "list_type", "model_attributes_type", "string_type"):
        return f"“{_short(given)}” has the wrong form", error["msg"].replace("Input should be", "it should be")
    return f"“{_short(given)}”: {error['msg'][0].lower()}{error['msg'][1:]}", ""


def _short(value: object) -> str:
    text = "nothing" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _field_names(model: type[BaseModel], path: Path) -> list[str]:
    """Names of the fields of the model that the path's last key was meant for."""
    for part in path[:-1]:
        inner = model.model_fields.get(part) if isinstance(part, str) else None
        if inner is not None:
            model = _model_in(inner.annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()) or ())
    return next((model for model in inner if model), None)
