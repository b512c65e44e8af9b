"""JSON that is read value by value, each with its line, so that one that is broken leaves out no other."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lib.layers.findings import Findings

_BETWEEN = re.compile(r"[\s,\x1e]*")
_decode = json.JSONDecoder().raw_decode
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
ENTITY = re.compile(r"^\s*[\x1e\[,]*\s*\{", re.MULTILINE)  # of those that stand one a line
NO_JSON = "no JSON that can be read"
HALF = re.compile("[\ud800-\udfff]")
BROKEN = object()  # in place of what is no JSON


def values_of(text: str, at: int, again: re.Pattern[str], ends: str, findings: Findings) -> Iterator[tuple[int, Any]]:
    """Line and value of each, one after the other up to the sign that ends them, "" for the end of the text.

    One that is broken is left out, which is said, and BROKEN given for it; `again`: how the next may begin.
    """
    line, counted = 1, 0
    while True:
        at = _after_space(text, at)
        line, counted = line + text.count("\n", counted, at), at
        if at >= len(text) or text[at] == ends:
            if ends and at >= len(text):
                findings.add(line, "", "ends before its list does", "it was cut off; take it anew from its publisher")
            return
        try:
            value, at = _decode(text, at)
        except (ValueError, RecursionError):
            found = again.search(text, at + 1)
            what = "is no JSON" if found else "is no JSON, and nothing after it can be read"
            findings.leave_out(line, NO_JSON, "", what, f"it begins: {text[at : at + 40]!r}")
            yield line, BROKEN
            if not found:
                return
            at = found.start()
        else:
            yield line, value


def _after_space(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def members_before(text: str, list_name: str) -> tuple[dict[str, Any], int]:
    """What an object says, up to a list of that name, and where the list begins; -1 where it has none. Raises ValueError of one
    that is broken before."""
    told: dict[str, Any] = {}
    at = _after_space(text, 0) + 1
    while (at := _after_space(text, at)) < len(text) and text[at] == '"':
        name, at = _decode(text, at)
        at = _after_space(text, at)
        if text[at : at + 1] != ":":
            raise ValueError(name)
        at = _after_space(text, at + 1)
        if name == list_name and text[at : at + 1] == "[":
            return told, at + 1
        told[name], at = _decode(text, at)
    if text[at : at + 1] != "}":
        raise ValueError("an object without an end")
    return told, -1


def cell_of(value: object) -> str:
    """A value as the text of a cell: what holds others as JSON, a whole number without a fraction, nothing as nothing."""
    if value is None or isinstance(value, str):
        return whole(value or "")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    try:
        return whole(_compact(value))
    except RecursionError:
        return "(nested too deep to be written down)"


def whole(text: str) -> str:
    """A text in which halves of a letter, which JSON can say and nothing can write down, are �."""
    return text if text.isascii() else HALF.sub("\ufffd", text)
