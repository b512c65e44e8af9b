"""A mapping as somebody makes it on screen: which column of a table holds what, and which type each of its codes is.

What may be said is data (fields.yaml). What is proposed is what the columns are called, and what a code says in the very words
of the codebook; nothing else is guessed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.yaml_lines import Tree
from lib.layers.opening import Opened

FIELDS_FILE = Path(__file__).parent / "fields.yaml"
NUMBERS = {"killed": ("killed_least", "killed_most"), "wounded": ("", "")}  # fields of a best number, its least and its most
MOST_LOOKED_AT = 1_000  # values of a column by which the sign before decimals is told
SIDES = ("left", "right", "with")


class FormField(NamedTuple):
    """A question of the form: which column holds this. `names`: what such columns are often called."""

    id: str
    group: str
    label: str
    help: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """What somebody has said of a table. `columns`: field -> column; `types`: code -> id of a type, a code without one is left out;
    `every`: the type of all rows, where no column says it; `split`: what parts several in one cell; `zero`: what a 0 means."""

    columns: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    every: str = ""
    split: str = ""
    order: str = ""
    decimal: str = "."
    precision: str = "town"
    located_by: str = ""
    kind: str = "non_state_force"
    zero: str = "unknown"
    delimiter: str = ","


@cache
def form_groups() -> dict[str, str]:
    """The groups of questions: id -> heading."""
    return {one["id"]: one["label"] for one in _file()["groups"]}


@cache
def form_fields() -> tuple[FormField, ...]:
    """The questions, in their order."""
    return tuple(FormField(one["id"], one["group"], one["label"], one["help"], tuple(one["names"])) for one in _file()["fields"])


def proposed(header: Iterable[str]) -> dict[str, str]:
    """Field -> the column that is called as such columns often are; each column once."""
    bare = {_bare(name): name for name in reversed(list(header))}
    found: dict[str, str] = {}
    for one in form_fields():
        name = next((bare[known] for known in one.names if known in bare and bare[known] not in found.values()), "")
        if name:
            found[one.id] = name
    return found


def proposed_decimal(opened: Opened, columns: Mapping[str, str]) -> str:
    """The sign before the decimals of the coordinates: the comma where more of them have one than a point."""
    told = [code for name in ("lat", "lon") for code, _ in codes_of(opened, columns.get(name, ""))[:MOST_LOOKED_AT]]
    commas = sum(bool(re.fullmatch(r"-?\d{1,3},\d+", code)) for code in told)
    return "," if commas > sum("." in code for code in told) else "."


def codes_of(opened: Opened, column: str) -> list[tuple[str, int]]:
    """What a column says, with how many rows say it, small and capital letters alike (as codes are read) and as they first stand;
    those of most rows first."""
    if column not in opened.header:
        return []
    spelled: dict[str, str] = {}
    counts = Counter[str]()
    for cell, n in opened.rows.texts(opened.header.index(column)):
        counts[spelled.setdefault(cell.strip().casefold(), cell.strip())] += n
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def proposed_type(code: str) -> str:
    """The type that a code is the id or the label of, "" of none."""
    return _types().get(_bare(code), "")


def mapping_of(form: Form) -> dict[str, Tree]:
    """The mapping that a form says, as layer.yaml holds it."""
    told = form.columns
    place, date = _place(form), {"first": told.get("first", ""), "last": told.get("last", ""), "order": form.order}
    whole: dict[str, Tree] = {
        "id": told.get("id", ""),
        "delimiter": "" if form.delimiter == "," else form.delimiter,
        "decimal": "" if form.decimal == "." else form.decimal,
        "type": _type(form),
        "actors": [_actors(side, told[side], form) for side in SIDES if told.get(side)],
        "date": _said(date) if date["first"] else {},
        "place": place,
        "numbers": _numbers(form),
        "summary": _summary(told),
        "quote": [told["quote"]] if told.get("quote") else [],
        "according_to": told.get("according_to", ""),
        "keep": [told["type"]] if told.get("type") else [],
    }
    return _said(whole)


def sides_of(type_id: str) -> tuple[str, str]:
    """The roles of the two sides of a type: those of its first link, else the first of its roles twice."""
    kind = CODEBOOK.types[type_id]
    return (kind.links[0].left, kind.links[0].right) if kind.links else (kind.roles[0], kind.roles[0])


def _type(form: Form) -> Tree:
    if not form.columns.get("type"):
        return {"otherwise": _code(form.every)} if form.every else {}
    left_out: list[Tree] = [code for code, type_id in form.types.items() if not type_id]
    return {
        "columns": [form.columns["type"]],
        "codes": {code: _code(type_id) for code, type_id in form.types.items() if type_id},
        **({"left_out": left_out} if left_out else {}),
    }


def _code(type_id: str) -> Tree:
    left, right = sides_of(type_id)
    return {"type": type_id, "left": left, "right": right}


def _actors(side: str, column: str, form: Form) -> Tree:
    place = {"role": "with"} if side == "with" else {"side": side}
    return _said({**place, "name": column, "split": form.split, "otherwise": form.kind})


def _place(form: Form) -> dict[str, Tree]:
    told = form.columns
    point = {"point": told["point"]} if told.get("point") else {"lat": told.get("lat", ""), "lon": told.get("lon", "")}
    named = {name: told.get(name, "") for name in ("governorate", "district", "country")}
    name = told.get("place") or next(filter(None, (named["district"], named["governorate"], named["country"], *point.values())), "")
    if not name:
        return {}
    return _said({"name": name, **point, **named, "otherwise": {"precision": form.precision}, "located_by": form.located_by})


def _numbers(form: Form) -> Tree:
    told = form.columns
    found: dict[str, Tree] = {}
    for best, (least, most) in NUMBERS.items():
        if told.get(best):
            found[best] = _said({"best": told[best], "least": told.get(least, ""), "most": told.get(most, ""), "zero": form.zero})
    return found


def _summary(told: Mapping[str, str]) -> str:
    """The words of a row: its kind, who and whom, and where; of columns whose names can stand within such words."""
    type_, left, right, place = (_in_words(told.get(name, "")) for name in ("type", "left", "right", "place"))
    who = f"{left}[ – {right}]" if left and right else left or right
    said = ": ".join(filter(None, (type_, who)))
    return f"{said}[, {place}]" if said and place else said or place


def _in_words(column: str) -> str:
    return f"{{{column}}}" if column and not set(column) & set("{}[]") else ""


def _said(tree: Mapping[str, Tree]) -> dict[str, Tree]:
    """A mapping without what says nothing."""
    return {name: value for name, value in tree.items() if value not in ("", {}, [], None)}


@cache
def _types() -> dict[str, str]:
    return {_bare(name): kind.id for kind in CODEBOOK.types.values() for name in (kind.id, kind.label, kind.label_ar)}


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@cache
def _file() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(FIELDS_FILE.read_text(encoding="utf-8"))
    return found
