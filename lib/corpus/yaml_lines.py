"""YAML read as what stands there: every scalar stays text, every key knows its line, a repeated key is an error.

libyaml's stream of events becomes plain dicts, lists and strings beside a map of lines. Nothing is built that the text
does not spell out: anchors are refused, so is depth that no annotation has.
"""

from dataclasses import dataclass, field

import yaml

from lib.errors import Problem

Path = tuple[str | int, ...]
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 12
MAX_VALUES = 500_000
_HINTS = (  # words of libyaml's complaint, and what would be right
    (("mapping values are not allowed", "block mapping", "flow"),
     "put text that holds a colon, a quote mark or a bracket in double quotes, and look at the indent"),
    (("quoted scalar",), "close the quote; inside double quotes write \\\" for a quote mark"),
    (("cannot start any token",), "put text that begins with @, % or ` in double quotes; indent with spaces, not tabs"),
    (("alias",), "put text that begins with * or & in double quotes; anchors are not used here"),
    (("tab", "\\t"), "indent with spaces, not tabs"),
)


@dataclass
class Lined:
    """Plain value of a YAML text, the line of every path in it (counted from 1), and what was wrong with it."""

    value: object = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[tuple[int, str, str, str]] = field(default_factory=list)  # line, field, what, hint

    def line(self, path: Path) -> int:
        """The line of a path, or of the nearest path above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

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

    def read(self) -> None:
        try:
            self.events = iter(yaml.parse(self.text, Loader))
            next(self.events)  # the stream begins
            if isinstance(event := next(self.events), yaml.StreamEndEvent):
                return
            self.lined.value = self.value(next(self.events), (), 0)
            next(self.events)  # the document ends
            if not isinstance(event := next(self.events), yaml.StreamEndEvent):
                self.wrong(self.line(event), (), "holds a second document", "keep one; delete the line --- between them")
        except _Refused:
            self.lined.value = None

    def value(self, event: yaml.Event, path: Path, depth: int):
        self.seen += 1
        line = self.line(event)
        self.lined.lines.setdefault(path, line)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self.refuse(line, path, "is an anchor or a reference to one", "write the value out; put text in double quotes")
        if depth > MAX_DEPTH or self.seen > MAX_VALUES:
            self.refuse(line, path, "nested too deeply or too large to be an annotation", "write it flat")
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path, depth)
        return None if event.implicit[0] and event.value in ("", "~", "null") else event.value

    def sequence(self, path: Path, depth: int) -> list:
        found = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.value(event, (*path, len(found)), depth + 1))
        return found

    def mapping(self, path: Path, depth: int) -> dict:
        found: dict[str, object] = {}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            line = self.line(key)
            if not isinstance(key, yaml.ScalarEvent):
                self.refuse(line, path, "has a list or a mapping where a field's name belongs", "put text in double quotes")
            name, repeated = key.value, key.value in found
            if repeated:
                self.wrong(line, (*path, name), f"“{name}” stands twice here", "keep one; a list holds several values")
            self.lined.lines.setdefault((*path, name), line)
            value = self.value(next(self.events), (*path, name), depth + 1)
            found[name] = found[name] if repeated else value
        return found

    def line(self, event: yaml.Event) -> int:
        return event.start_mark.line + self.first_line

    def wrong(self, line: int, path: Path, what: str, hint: str) -> None:
        self.lined.problems.append((line, dotted(path), what, hint))

    def refuse(self, line: int, path: Path, what: str, hint: str) -> None:
        self.wrong(line, path, what, hint)
        raise _Refused


def dotted(path: Path) -> str:
    """A path in print: ("events", 2, "quote") -> "events[3].quote" (counted from 1)."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text
