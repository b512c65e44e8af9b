"""A value as letters of YAML: in the style asked for where it reads back the same, else in double quotes. No line is ever
folded."""

import re
from collections.abc import Iterator

from lib.annotating.saving.order import LONG, MANY, SPREAD, is_plain, ordered
from lib.corpus.reading.yaml_lines import BLANK, Path, Tree, read_yaml

_SAFE = re.compile(r"[^\W_][\w.+/-]*")  # reads back as itself wherever it stands
_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P"}
_ESCAPED = re.compile('["\\\\\n\r\t\x85\u2028\u2029\ufeff\ufffe\uffff]')
STEP = 2  # letters of indent


def text_token(
    value: str | None, path: Path, style: str | None = None, flow: bool = False, indent: int = 0, newline: str = "\n"
) -> str:
    """One scalar. `style`: of the value in whose place it stands (a quote mark, | or >, empty for plain); None: that of its
    field."""
    if value is None:
        return "~" if flow else ""
    if style is None:
        style = "" if is_plain(path) else '"'
    if style == "" and _SAFE.fullmatch(value) and value not in BLANK:
        return value
    if style != '"':
        for token in _candidates(value, style, indent):
            if _reads_back(token, value, flow):
                return token.replace("\n", newline)
    return double_quoted(value)


def _candidates(value: str, style: str, indent: int) -> Iterator[str]:
    if style == "":
        yield value
    elif style == "'":
        yield "'" + value.replace("'", "''") + "'"
    else:
        lines = value.removesuffix("\n").replace("\n", "\n\n" if style == ">" else "\n").split("\n")
        spread = "\n".join(" " * indent + line if line else "" for line in lines)
        chomped = "" if value.endswith("\n") else "-"
        yield f"{style}{chomped}\n{spread}"


def _reads_back(token: str, value: str, flow: bool) -> bool:
    if token != token.strip(" ") or token.strip() == "" or "#" in token[:1]:
        return False
    for text in (f"- k: [{token}]\n- [{token}, v]\n",) if flow else (f"- k: {token}\n- v\n", f"- {token}\n- v\n"):
        found = read_yaml(text)
        wanted: list[Tree] = [[{"k": [value]}, [value, "v"]], [{"k": value}, "v"], [value, "v"]]
        if found.problems or found.value not in wanted:
            return False
    return True


def double_quoted(value: str) -> str:
    return '"' + _ESCAPED.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}"), value) + '"'


def key_token(name: str, path: Path) -> str:
    """The name of a field at a path; the words of `mentions` are always quoted."""
    return name if _FIELD.fullmatch(name) and name not in BLANK and path[-1:] != ("mentions",) else double_quoted(name)


def flow_token(value: Tree, path: Path) -> str:
    """A value within brackets, or a scalar among them, in one line."""
    if isinstance(value, list):
        return "[" + ", ".join(flow_token(one, (*path, at)) for at, one in enumerate(value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(flow_field(name, value[name], path) for name in ordered(value, path)) + "}"
    return text_token(value, path, flow=True)


def flow_field(name: str, value: Tree, path: Path) -> str:
    return f"{key_token(name, path)}: {flow_token(value, (*path, name))}"


def block_field(name: str, value: Tree, path: Path, indent: int, newline: str) -> str:
    """A field that begins a line of its own, `indent` letters in; neither the first indent nor the last end of line is in it."""
    key, here = key_token(name, path), (*path, name)
    if here == ("events",) and isinstance(value, list) and value:
        return newline.join([f"{key}:", *(_indented(one, here, indent + STEP, newline) for one in value)])
    if isinstance(value, dict) and value and name in SPREAD:
        whole = f"{key}: {flow_token(value, here)}"
        if len(value) == 1 or (len(value) <= MANY and len(whole) + indent <= LONG):
            return whole
        inner = indent + STEP
        return newline.join(
            [f"{key}:", *(" " * inner + block_field(one, value[one], here, inner, newline) for one in ordered(value, here))]
        )
    token = flow_token(value, here) if isinstance(value, (list, dict)) else text_token(value, here)
    return f"{key}: {token}" if token else f"{key}:"


def _indented(value: Tree, path: Path, indent: int, newline: str) -> str:
    return " " * indent + block_item(value, (*path, 0), indent, newline)


def block_item(value: Tree, path: Path, indent: int, newline: str, step: int = STEP) -> str:
    """One value of a block list, its dash `indent` letters in and its fields `step` letters behind the dash."""
    if isinstance(value, dict) and value and path[:1] == ("events",):
        inner = indent + step
        fields = [block_field(name, value[name], path, inner, newline) for name in ordered(value, path)]
        return "-" + " " * (step - 1) + (newline + " " * inner).join(fields)
    token = flow_token(value, path) if isinstance(value, (list, dict)) else text_token(value, path)
    return f"- {token}" if token else "-"
