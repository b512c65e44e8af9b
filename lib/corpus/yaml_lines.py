"""YAML read as what stands there: every scalar stays text, every key knows its line, a repeated key is an error.

libyaml parses to a tree of nodes; the tree becomes plain dicts, lists and strings beside a map of lines.
"""

from dataclasses import dataclass, field

import yaml

from lib.errors import Problem

Path = tuple[str | int, ...]
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 12
MAX_NODES = 500_000


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
    """The value of a YAML text whose first line is line `first_line` of its file."""
    lined = Lined()
    try:
        node = yaml.compose(text, Loader)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = (mark.line if mark else 0) + first_line
        what = " ".join(part for part in (wrong.context, wrong.problem) if part)
        lined.problems.append((line, "", f"not valid YAML: {what}", _syntax_hint(wrong)))
        return lined
    except (yaml.YAMLError, RecursionError) as wrong:
        lined.problems.append((first_line, "", f"not valid YAML: {wrong}", "save the file as UTF-8 text"))
        return lined
    if node is not None:
        _Walk(lined, first_line).visit(node, (), 0)
    return lined


def _syntax_hint(wrong: yaml.MarkedYAMLError) -> str:
    said = f"{wrong.context} {wrong.problem}"
    if "mapping values are not allowed" in said or "block mapping" in said or "flow" in said:
        return "put text that holds a colon, a quote mark or a bracket in double quotes, and look at the indent"
    if "alias" in said or "anchor" in said:
        return "anchors are not used here; write the value out"
    if "tab" in said or "\\t" in said:
        return "indent with spaces, not tabs"
    return "look at the line above as well; put texts in double quotes"


class _Walk:
    """One pass over the node tree; refuses repeated keys, aliases that multiply, and depth beyond MAX_DEPTH."""

    def __init__(self, lined: Lined, first_line: int):
        self.lined, self.first_line, self.seen = lined, first_line, 0

    def visit(self, node: yaml.Node, path: Path, depth: int) -> None:
        value = self.plain(node, path, depth)
        self.lined.value = value

    def plain(self, node: yaml.Node, path: Path, depth: int):
        self.seen += 1
        line = node.start_mark.line + self.first_line
        self.lined.lines.setdefault(path, line)
        if depth > MAX_DEPTH or self.seen > MAX_NODES:
            self.wrong(line, path, "nested too deeply or too large to be an annotation", "write it flat")
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*path, number), depth + 1) for number, item in enumerate(node.value)]
        return None if node.style is None and node.value in ("", "~", "null") else node.value

    def mapping(self, node: yaml.MappingNode, path: Path, depth: int) -> dict:
        found: dict[str, object] = {}
        for key, item in node.value:
            line = key.start_mark.line + self.first_line
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name in found:
                self.wrong(line, (*path, name), f"“{name}” stands twice here", "keep one; a list holds several values")
                continue
            self.lined.lines[(*path, name)] = line
            found[name] = self.plain(item, (*path, name), depth + 1)
        return found

    def wrong(self, line: int, path: Path, what: str, hint: str) -> None:
        self.lined.problems.append((line, dotted(path), what, hint))


def dotted(path: Path) -> str:
    """A path in print: ("events", 2, "quote") -> "events[3].quote" (counted from 1)."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text
