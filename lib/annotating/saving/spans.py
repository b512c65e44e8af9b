"""Where in the source each value of a front matter stands: libyaml's marks, as a tree of nodes beside the reader's own values.

ruamel.yaml was tried first for writing back: of 25 small front matters it changed 15 (two spaces after a colon, `[a,b]`,
comments in a flow list, CRLF, indents that differ within a file, values over several lines, `~`, escapes). Where only the
letters of what changed are replaced, all others stay by construction; so the source is edited in place, and each result is
read again.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

import yaml

from lib.corpus.reading.yaml_lines import Loader, Tree

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
COLON = re.compile(r"\s*:")
_BLANK_END = re.compile(r"(?:[ \t]*(?:\r\n|[\n\r\x85\u2028\u2029]))*[ \t]*\Z")


class Odd(Exception):
    """A way of writing that is not edited in place; what holds it is written anew."""


@dataclass
class Node:
    """One value of the source: letters start..end. `style`: of a scalar, its quote mark or | or >; `dashes`: of a block list."""

    kind: Literal["text", "list", "fields"]
    start: int
    end: int
    flow: bool = False
    style: str = ""
    value: Tree = None
    names: list[str] = field(default_factory=list)
    keys: list["Node"] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    dashes: list[int] = field(default_factory=list)


def nodes_of(source: str, value: Tree) -> Node:
    """The tree of a source that the reader read as `value`. Raises Odd where the marks do not say where a value stands."""
    node = _Marks(source).root()
    _give(node, value)
    return node


class _Marks:
    """One pass over libyaml's events; the source is known to be read without a problem."""

    def __init__(self, source: str):
        self.source = source
        self.next = Loader(source).get_event

    def root(self) -> Node:
        self.next()  # the stream begins
        self.next()  # the document begins
        return self.node(self.next())

    def node(self, event: yaml.Event) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self.fields(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.list(event)
        raise Odd

    def scalar(self, event: yaml.ScalarEvent) -> Node:
        start, end = _marks(event)
        style = event.style if event.style and event.style in "'\"|>" else ""
        if style and style in "|>":
            end = self.end_of_block(start, end)
        return Node("text", start, end, style=style)

    def end_of_block(self, start: int, end: int) -> int:
        """A block text ends with its last line that is not blank; where blank lines at its end are part of it, with the last
        of these."""
        written = self.source[start:end]
        first = BREAK.search(written)
        if first and "+" in written[: first.start()].partition("#")[0]:
            breaks = list(BREAK.finditer(written))
            return start + breaks[-1].start()
        trimmed = _BLANK_END.search(written)
        return start + (trimmed.start() if trimmed else len(written))

    def fields(self, event: yaml.MappingStartEvent) -> Node:
        node = Node("fields", *_marks(event), flow=bool(event.flow_style))
        while not isinstance(key := self.next(), yaml.MappingEndEvent):
            node.keys.append(self.node(key))
            node.children.append(self.node(self.next()))
        return self.closed(node, key, "{}")

    def list(self, event: yaml.SequenceStartEvent) -> Node:
        node = Node("list", *_marks(event), flow=bool(event.flow_style))
        while not isinstance(one := self.next(), yaml.SequenceEndEvent):
            node.children.append(self.node(one))
        closed = self.closed(node, one, "[]")
        if not node.flow:
            self.find_dashes(node)
        return closed

    def closed(self, node: Node, event: yaml.Event, marks: str) -> Node:
        if node.flow:
            node.end = _marks(event)[1]
            if self.source[node.start : node.start + 1] != marks[0] or self.source[node.end - 1 : node.end] != marks[1]:
                raise Odd
        elif node.children:
            node.end = max(node.children[-1].end, node.keys[-1].end if node.keys else 0)
        return node

    def find_dashes(self, node: Node) -> None:
        """All dashes of a block list stand in one column, the first on its start; after a dash come white space and comments
        alone."""
        before = 0
        for child in node.children:
            at = node.start if not node.dashes else self.dash_before(child.start, before, column_of(self.source, node.start))
            if self.source[at : at + 1] != "-":
                raise Odd
            node.dashes.append(at)
            before = max(child.end, at + 1)
        node.end = max(node.end, node.dashes[-1] + 1)

    def dash_before(self, end: int, start: int, column: int) -> int:
        for found in reversed(list(BREAK.finditer(self.source, start, end))):
            at = found.end() + column
            if at < end and self.source[found.end() : at + 1] == " " * column + "-":
                return at
        raise Odd


def _marks(event: yaml.Event) -> tuple[int, int]:
    if event.start_mark is None or event.end_mark is None:
        raise Odd
    return event.start_mark.index, event.end_mark.index


def column_of(source: str, at: int) -> int:
    return at - line_start(source, at)


def line_start(source: str, at: int) -> int:
    while at and source[at - 1] not in "\n\r\x85\u2028\u2029":
        at -= 1
    return at


def line_end(source: str, at: int) -> int:
    found = BREAK.search(source, at)
    return found.start() if found else len(source)


def next_line(source: str, at: int) -> int:
    found = BREAK.search(source, at)
    return found.end() if found else len(source)


def _give(node: Node, value: Tree) -> None:
    """Each node its value as the reader gives it, which composes letters (NFC) before it reads."""
    node.value = value
    if node.kind == "fields":
        if not isinstance(value, dict) or len(value) != len(node.keys):
            raise Odd
        node.names = list(value)
        for child, one in zip(node.children, value.values()):
            _give(child, one)
    elif node.kind == "list":
        if not isinstance(value, list) or len(value) != len(node.children):
            raise Odd
        for child, one in zip(node.children, value):
            _give(child, one)
    elif isinstance(value, (list, dict)):
        raise Odd
