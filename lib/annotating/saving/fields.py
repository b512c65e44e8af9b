"""An article's fields: its front matter as plain data, read by the reader itself; and what differs between two of them.

Every scalar is text, None is a blank. What holds fields of its own (events, review, defaults, mentions, evidence,
inferred) is compared field by field; all else is one value: a list of roles, a number with its bounds and words.
"""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.annotating.saving.errors import SavingError
from lib.corpus.reading.articles import split_file
from lib.corpus.reading.yaml_lines import CODES, Path, Tree, dotted, read_yaml
from lib.errors import CorpusError, Problem

Fields = dict[str, Tree]
EVENTS = "events"
OF_FIELDS = frozenset(("review", "mentions", "defaults", "evidence", "inferred"))  # what holds fields of its own, beside events


@dataclass(frozen=True)
class Change:
    """One field that differs. `path` counts from 1 ("events[3].quote"); `event`: the id of its event, else empty; None: not
    there."""

    path: str
    event: str
    old: Tree
    new: Tree


def fields_of(content: str, file: str = "") -> tuple[Fields, str]:
    """(fields, text) of an article's whole file. Raises CorpusError with the reader's words where it does not read."""
    parts, problem = split_file(file, content.encode("utf-8", "surrogatepass"))
    if parts is None:
        raise CorpusError((problem,) if problem else ())
    lined = read_yaml(parts[0], first_line=2)
    if lined.problems or not isinstance(lined.value, dict):
        no_fields = Problem(file, 2, "", "has no fields in its front matter", "begin with “id: …”")
        raise CorpusError(tuple(lined.as_problems(file)) or (no_fields,))
    return lined.value, parts[1]


def composed_of(content: str) -> tuple[Fields, str]:
    """What `fields_of` gives, with composed letters also where the file writes others by their numbers."""
    fields, text = fields_of(content)
    return composed_fields(fields), text


def composed(value: Tree) -> Tree:
    """A value with its letters composed (NFC), as the reader composes front matter. Raises SavingError for what no file can
    hold."""
    if value is None:
        return None
    if isinstance(value, str):
        return _composed_text(value)
    if isinstance(value, list):
        return [composed(one) for one in value]
    if isinstance(value, dict):
        return {_composed_text(name): composed(one) for name, one in value.items()}
    raise SavingError(f"“{value}” is no text", "every value of an article is text, a list or fields")


def composed_fields(fields: Fields) -> Fields:
    return {_composed_text(name): composed(value) for name, value in fields.items()}


def _composed_text(text: str) -> str:
    found = CODES.search(text) or next((one for one in text if "\ud800" <= one <= "\udfff"), None)
    if found:
        letter = found if isinstance(found, str) else found[0]
        raise SavingError(f"a value holds a letter that text cannot hold: U+{ord(letter):04X}", "delete it")
    return unicodedata.normalize("NFC", text)


def event_ids(value: Tree) -> list[str] | None:
    """The ids of events, in order; None where one has none, or two have the same."""
    if not isinstance(value, list):
        return None
    ids = [one.get("id") if isinstance(one, dict) else None for one in value]
    texts = [one for one in ids if isinstance(one, str) and one]
    return texts if len(set(texts)) == len(value) else None


def matched(old: Sequence[Tree], new: Sequence[Tree], by_id: bool = False) -> list[int | None]:
    """For each new value the number of the old one that it stems from: the same (events: of the same id, else the same quote), else
    the one in whose place it stands; None where there is none. No old value is taken twice."""
    found = _of_same_mark([_mark(one, by_id) for one in old], [_mark(one, by_id) for one in new])
    if by_id:
        quotes = _of_same_mark([_quote(one) for one in old], [_quote(one) for one in new])
        taken = set(found)
        return [at if at is not None else other if other not in taken else None for at, other in zip(found, quotes)]
    free = [number for number in range(len(old)) if number not in set(found)]
    for place, at in enumerate(found):
        before = max((one for one in found[:place] if one is not None), default=-1)
        after = min((one for one in found[place + 1 :] if one is not None), default=len(old))
        if at is None and (fitting := next((one for one in free if before < one < after), None)) is not None:
            found[place] = fitting
            free.remove(fitting)
    return found


def _mark(value: Tree, by_id: bool) -> str:
    if by_id and isinstance(value, dict) and isinstance(value.get("id"), str):
        return f"id {value['id']}"
    return json.dumps(value, sort_keys=True)


def _quote(value: Tree) -> str:
    return json.dumps(value.get("quote")) if isinstance(value, dict) and value.get("quote") else ""


def _of_same_mark(old: list[str], new: list[str]) -> list[int | None]:
    places: dict[str, list[int]] = {}
    for number, mark in enumerate(old):
        places.setdefault(mark, []).append(number)
    return [places[mark].pop(0) if mark and places.get(mark) else None for mark in new]


def changes_between(old: Fields, new: Fields) -> list[Change]:
    """What differs, field by field, in the order of the new fields; what is gone comes after. A blank counts as not there."""
    return list(_differences(old, new, (), ""))


def _differences(old: Tree, new: Tree, path: Path, event: str) -> Iterator[Change]:
    if old == new:
        return
    if path == (EVENTS,) and event_ids(old or []) is not None and event_ids(new or []) is not None:
        yield from _of_events(old or [], new or [])
    elif not path or (path[-1] in OF_FIELDS and all(isinstance(one, dict | None) for one in (old, new))):
        before, after = old if isinstance(old, dict) else {}, new if isinstance(new, dict) else {}
        for name in (*after, *(name for name in before if name not in after)):
            yield from _differences(before.get(name), after.get(name), (*path, name), event)
    else:
        yield Change(dotted(path), event, old, new)


def _of_events(old: Tree, new: Tree) -> Iterator[Change]:
    before, after = numbered(old), numbered(new)
    for name, (number, fields) in after.items():
        if name not in before:
            yield Change(dotted((EVENTS, number)), name, None, fields)
            continue
        was = before[name][1]
        for field in (*fields, *(one for one in was if one not in fields)):
            yield from _differences(was.get(field), fields.get(field), (EVENTS, number, field), name)
    for name, (number, fields) in before.items():
        if name not in after:
            yield Change(dotted((EVENTS, number)), name, fields, None)
    orders: list[Tree] = [[name for name in side if name in before and name in after] for side in (before, after)]
    if orders[0] != orders[1]:
        yield Change(EVENTS, "", orders[0], orders[1])


def numbered(events: Tree) -> dict[str, tuple[int, Fields]]:
    """Events by their ids, each with its number in the list; those without an id are not among them."""
    listed = events if isinstance(events, list) else []
    found: dict[str, tuple[int, Fields]] = {}
    for at, one in enumerate(listed):
        if isinstance(one, dict) and isinstance(name := one.get("id"), str):
            found[name] = (at, one)
    return found
