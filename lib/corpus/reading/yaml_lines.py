"""YAML read as what stands there: every scalar stays text, every key knows its line, a repeated key is an error.

libyaml's stream of events becomes plain dicts, lists and strings beside a map of lines. Nothing is built that the text
does not spell out: anchors are refused, so is depth that no annotation has.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn, Protocol

import yaml

from lib.errors import Problem

Path = tuple[str | int, ...]
Tree = None | str | list["Tree"] | dict[str, "Tree"]  # what a YAML text may hold here
MAX_DEPTH = 12
MAX_VALUES = 500_000
CODES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")  # control codes; not tab, ends of lines
BLANK = frozenset(("", "~", "null"))
_HINTS = (  # words of libyaml's complaint, and what would be right
    (
        ("mapping values are not allowed", "block mapping", "flow"),
        "put text that holds a colon, a quote mark or a bracket in double quotes, and look at the indent",
    ),
    (("quoted scalar",), 'close the quote; inside double quotes write \\" for a quote mark'),
    (("cannot start any token",), "put text that begins with @, % or ` in double quotes; indent with spaces, not tabs"),
    (("alias",), "put text that begins with * or & in double quotes; anchors are not used here"),
    (("tab", "\\t"), "indent with spaces, not tabs"),
)


class _Stream(Protocol):
    """The events of a text, one after the other; the last is a StreamEndEvent."""

    def get_event(self) -> yaml.Event: ...


Loader: Callable[[str], _Stream] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Lined:
    """Plain value of a YAML text, the line of every path in it (counted from 1), and what was wrong with it."""

    value: Tree = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[tuple[int, str, str, str]] = field(default_factory=list)  # line, field, what, hint

    def line(self, path: Path) -> int:
        """The line of a path, or of the nearest path above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def at(self, path: Path) -> Tree:
        """What stands at a path. Raises KeyError where nothing does."""
        value = self.value
        for part in path:
            if isinstance(value, list) and isinstance(part, int):
                value = value[part]
            elif isinstance(value, dict) and isinstance(part, str):
                value = value[part]
            else:
                raise KeyError(part)
        return value

    def as_problems(self, file: str) -> list[Problem]:
        return [Problem(file, line, name, what, hint) for line, name, what, hint in self.problems]


def read_yaml(text: str, first_line: int = 1) -> Lined:
    """The value of a YAML text whose first line is line `first_line` of its file; None where it is not YAML."""
    lined = Lined()
    try:
        _Reading(text, lined, first_line).read()
    except yaml.MarkedYAMLError as wrong:
        unclosed = "end of stream" in (wrong.problem or "")  # then what is open says more than where the text ends
        mark = (unclosed and wrong.context_mark) or wrong.problem_mark
        what = " ".join(part for part in (wrong.context, wrong.problem) if part)
        lined.problems.append(((mark.line if mark else 0) + first_line, "", f"not valid YAML: {what}", _hint(what)))
        lined.value = None
    except yaml.reader.ReaderError as wrong:
        line = first_line + text.encode()[: wrong.position].count(b"\n")
        lined.problems.append((line, "", f"holds a letter that text cannot hold: U+{wrong.character:04X}", "delete it"))
        lined.value = None
    return lined


def _hint(what: str) -> str:
    fitting = (hint for words, hint in _HINTS if any(word in what for word in words))
    return next(fitting, "look at the line above as well; put texts in double quotes")


class _Refused(Exception):
    """Reading stops here; what is wrong is already said."""


class _Reading:
    """One pass over the events of a text."""

    def __init__(self, text: str, lined: Lined, first_line: int):
        self.text, self.lined, self.first_line, self.seen = text, lined, first_line, 0
        self.lines = lined.lines
        self.escapes = "\\" in text

    def read(self) -> None:
        try:
            loader = Loader(self.text)
            self.next = loader.get_event
            self.next()  # the stream begins
            if isinstance(self.next(), yaml.StreamEndEvent):
                return
            begins = self.next()
            self.lines[()] = self.line(begins)
            self.lined.value = self.value(begins, (), 0)
            self.next()  # the document ends
            if not isinstance(event := self.next(), yaml.StreamEndEvent):
                self.wrong(self.line(event), (), "holds a second document", "keep one; delete the line --- between them")
        except _Refused:
            self.lined.value = None

    def value(self, event: yaml.Event, path: Path, depth: int) -> Tree:
        """What begins with an event; the line of `path` is known."""
        self.seen += 1
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:  # of an alias too
            self.refuse(event, path, "is an anchor or a reference to one", "write the value out; put text in double quotes")
        if depth > MAX_DEPTH or self.seen > MAX_VALUES:
            self.refuse(event, path, "nested too deeply or too large to be an annotation", "write it flat")
        if isinstance(event, yaml.ScalarEvent):
            written = event.value
            if self.escapes and (found := CODES.search(written)):  # written as \\x07: the letter itself is no YAML
                self.wrong(self.line(event), path, f"holds a letter that text cannot hold: U+{ord(found[0]):04X}", "delete it")
                written = CODES.sub("", written)
            return None if written in BLANK and event.implicit[0] else written
        return self.mapping(path, depth) if isinstance(event, yaml.MappingStartEvent) else self.sequence(path, depth)

    def sequence(self, path: Path, depth: int) -> list[Tree]:
        found: list[Tree] = []
        take, value, lines = self.next, self.value, self.lines
        while type(event := take()) is not yaml.SequenceEndEvent:
            at = (*path, len(found))
            lines[at] = self.line(event)
            found.append(value(event, at, depth + 1))
        return found

    def mapping(self, path: Path, depth: int) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        take, value, lines = self.next, self.value, self.lines
        while type(key := take()) is not yaml.MappingEndEvent:
            if type(key) is not yaml.ScalarEvent:
                self.refuse(key, path, "has a list or a mapping where a field's name belongs", "put text in double quotes")
            name = key.value
            at = (*path, name)
            if name in found:
                self.wrong(self.line(key), at, f"“{name}” stands twice here", "keep one; a list holds several values")
                value(take(), at, depth + 1)
                continue
            lines[at] = self.line(key)
            found[name] = value(take(), at, depth + 1)
        return found

    def line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self.first_line

    def wrong(self, line: int, path: Path, what: str, hint: str) -> None:
        self.lined.problems.append((line, dotted(path), what, hint))

    def refuse(self, event: yaml.Event, path: Path, what: str, hint: str) -> NoReturn:
        self.wrong(self.line(event), path, what, hint)
        raise _Refused


def dotted(path: Path) -> str:
    """A path in print: ("events", 2, "quote") -> "events[3].quote" (counted from 1)."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text
