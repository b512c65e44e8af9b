"""layer.yaml as a new file of a layer has it written: anew, or as it was, with remarks, but for what is asked."""

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from lib.corpus.reading.yaml_lines import Tree, read_yaml
from lib.layers.layer_file import FILE, TABLE, format_named
from lib.layers.reading import text_of


def layer_text(folder: Path, name: str, title: str, format_name: str, fields: Mapping[str, Tree]) -> str:
    """The layer.yaml that is there, with the new file's name and what is asked for; else a new one."""
    written, day = text_of(folder / FILE), datetime.date.today().isoformat()
    told = {"title": title, "file": name, "downloaded": day} | dict(fields)
    if written:
        asked = {known: value for known, value in told.items() if value or known != "title"}
        return _changed(written, asked)
    usual = name if format_name == TABLE else format_named(format_name).title
    first = {"title": title or usual, "format": format_name}
    return "".join(_field(known, value) for known, value in (first | {**told, "title": first["title"]}).items())


def _changed(written: str, asked: dict[str, Tree]) -> str:
    """layer.yaml with fields as they are asked for: with its remarks where each stands on lines of its own, else written anew."""
    before, changed = read_yaml(written).value, written
    for known, value in asked.items():
        changed = _with_field(changed, known, value)
    if not isinstance(before, dict):
        return changed
    whole = {**before, **asked}
    return changed if read_yaml(changed).value == read_yaml(_dumped(whole)).value else _dumped(whole)


def _dumped(tree: dict[str, Tree]) -> str:
    return "".join(_field(name, value) for name, value in tree.items())


def _with_field(text: str, name: str, value: Tree) -> str:
    """layer.yaml with a field of its first level as it is to be, all else and its remarks as they were."""
    block = rf"(?m)^{name}:.*\n?(?:^[ \t]+.*\n?|^-.*\n?)*"
    changed, n = re.subn(block, lambda _: _field(name, value), text, count=1)
    return changed if n else f"{text.rstrip()}\n{_field(name, value)}"


def _field(name: str, value: Tree) -> str:
    """A field as a line, or as a block of them."""
    if value is None:
        return f"{name}:\n"
    if isinstance(value, str):
        return f"{name}: {_scalar(value)}\n"
    return str(yaml.safe_dump({name: value}, allow_unicode=True, sort_keys=False, width=110))


def _scalar(text: str) -> str:
    dumped = yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10**6)
    return str(dumped).strip()
