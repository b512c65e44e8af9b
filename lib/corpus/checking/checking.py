"""Pydantic's findings become problems with file, line, field, reason and near miss."""

from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from lib.corpus.reading.written import LONGEST_ID
from lib.corpus.reading.yaml_lines import Lined, Path, dotted
from lib.errors import LONG, Problem, shortened

Model = TypeVar("Model", bound=BaseModel)
FEW = 12  # words that a hint lists
TIES = ("part_of", "affiliated_with", "backed_by", "successor_of")
TIE_HINT = "write [{actor: …, source: …}], and from and to where they are known"
RENAMED_HINT = "write one text; a name that held until a day is an actor of its own, which the later one is successor_of"
FORMS = {  # errors by which a value is of another form altogether, and the form it should have
    "string_type": "one text",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}


def near_miss(word: str, known: Iterable[str]) -> str:
    """“perhaps x” where a known word is like it; else a few of the known words."""
    choices, begun = [str(choice) for choice in known], str(word)[:LONG]
    found = process.extractOne(begun, choices, scorer=fuzz.ratio, score_cutoff=60) or process.extractOne(
        begun, choices, scorer=fuzz.WRatio, score_cutoff=80
    )
    if found:
        return f"perhaps “{found[0]}”"
    return listed(choices)


class Nearest:
    """Near misses among the same known words, asked for again and again: each word is looked for once, and no more than
    MOST of them, since a missing table makes every name of a corpus unknown."""

    MOST = 200

    def __init__(self, known: Iterable[str]):
        self.known = list(known)
        self.found: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        if word not in self.found and len(self.found) < self.MOST:
            self.found[word] = near_miss(word, self.known)
        return self.found.get(word) or listed(self.known)


def listed(choices: list[str]) -> str:
    """The first few of what is allowed."""
    return f"one of: {', '.join(choices[:FEW])}{' …' if len(choices) > FEW else ''}" if choices else ""


def checked(model: type[Model], lined: Lined, file: str, at: Path = ()) -> tuple[Model | None, list[Problem]]:
    """The model of what stands at a path of a file, or None and every problem with it."""
    try:
        return model.model_validate(lined.at(at)), []
    except ValidationError as wrong:
        return None, _problems(wrong.errors(include_url=False), model, lined, file, at)


def _problems(errors: list[ErrorDetails], model: type[BaseModel], lined: Lined, file: str, at: Path) -> list[Problem]:
    """One problem for each thing wrong: of a value that may have several forms, that which it comes nearest to."""
    paths = [at + _real_path(error, lined, at) for error in errors]
    above = {path[:length] for path in paths for length in range(len(path))}
    told = {path for error, path in zip(errors, paths) if error["type"] not in FORMS}
    found: dict[Path, Problem] = {}
    for error, path in zip(errors, paths):
        if error["type"] in FORMS and (path in above or path in told):
            continue
        what, hint = _words(error, model, path)
        key = path if error["type"] in FORMS else (*path, what)
        found.setdefault(key, Problem(file, lined.line(path), dotted(path), what, hint))
    return list(found.values())


def _real_path(error: ErrorDetails, lined: Lined, at: Path) -> Path:
    """Pydantic's location without the names of union members, which stand in no file."""
    path: Path = ()
    for part in error["loc"]:
        if (*at, *path, part) in lined.lines:
            path = (*path, part)
    missing = error["type"] == "missing" and path[-1:] != error["loc"][-1:]
    return (*path, error["loc"][-1]) if missing else path


def _words(error: ErrorDetails, model: type[BaseModel], path: Path) -> tuple[str, str]:
    kind, given = error["type"], error.get("input")
    if kind == "missing":
        return "is missing", f"write {path[-1]}: …" if path else ""
    if kind == "extra_forbidden":
        return f"“{path[-1]}” is no field here", near_miss(str(path[-1]), _field_names(model, path))
    if kind == "literal_error":
        allowed = [word.strip().strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
        hint = near_miss(str(given), allowed)
        return f"“{given}” is not in the codebook", hint if len(allowed) > FEW or "one of" in hint else f"{hint}; {listed(allowed)}"
    if kind == "string_pattern_mismatch" and "countries" in path:
        return f"“{shortened(given)}” is no code of a country", "write the two capitals of ISO 3166, as in SY"
    if kind == "string_pattern_mismatch":
        return f"“{shortened(given)}” cannot be an id", id_hint(str(given))
    if kind in ("int_parsing", "float_parsing", "int_type", "float_type", "finite_number"):
        return f"“{shortened(given)}” is not a number", "write digits" + (", or {min: …, words: …}" if "int" in kind else "")
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        return f"{shortened(given)} is out of range", error["msg"].replace("Input should be", "it should be")
    if kind == "moment":
        return f"“{shortened(given)}” {error['msg']}", "write 2026-11-28, or 2026-11-28T14:05Z"
    if kind == "too_long":
        most = error["ctx"]["max_length"]
        return f"holds {len(given):,}, more than {most}", f"the first {most} are read"
    if kind.startswith("bool"):
        return f"“{shortened(given)}” is neither true nor false", "write true or false"
    if kind in FORMS:
        tie, renamed = any(part in TIES for part in path[-2:]), "aliases" in path and isinstance(given, dict)
        hint = TIE_HINT if tie else RENAMED_HINT if renamed else _form_hint(given, kind)
        hint = f"write {{state: {given}}}" if path == ("review",) and isinstance(given, str) else hint
        return f"has {_form(given)} where {FORMS[kind]} belongs", hint
    return f"“{shortened(given)}”: {error['msg'][0].lower()}{error['msg'][1:]}", ""


def id_hint(given: str) -> str:
    """What would be right of text that cannot be an id."""
    if len(given) > LONGEST_ID:
        return f"an id has {LONGEST_ID} letters at most"
    return "an id has no white space, no letter that cannot be seen and none of / , ; : ~"


def _form(given: object) -> str:
    return "a list" if isinstance(given, list) else "a mapping" if isinstance(given, dict) else f"“{shortened(given)}”"


def _form_hint(given: object, kind: str) -> str:
    if kind == "string_type" and isinstance(given, list) and len(given) == 1 and ".." in str(given[0]):
        return f'put it in double quotes: "[{given[0]}]"'
    return {"string_type": "write one text", "list_type": "write [one, two]"}.get(kind, "write {name: value}")


def _field_names(model: type[BaseModel], path: Path) -> list[str]:
    """Names of the fields of the model that the path's last key was meant for."""
    for part in path[:-1]:
        inner = model.model_fields.get(part) if isinstance(part, str) else None
        if inner is not None:
            model = _model_in(inner.annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()) or ())
    return next((model for model in inner if model), None)
