"""The mutants of a file: the same file with one small thing changed in a function, as errors of this program look.

Left out is what no test should hold: docstrings, annotations, decorators, defaults, and texts of several words, which people read.
"""

import ast
import copy
import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import CodeType

TWINS = (("min", "max"), ("first", "last"), ("left", "right"), ("initiators", "targets"), ("killed", "wounded"))
SHARES = {"nothing_given": 0.2, "not_given": 0.2, "nothing_kept": 0.3, "word": 0.3}  # of kinds that are many and mostly crash
_SWAPPED = ((ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.In, ast.NotIn), (ast.Is, ast.IsNot), (ast.And, ast.Or))
_SWAPPED += ((ast.Add, ast.Sub), (ast.Mult, ast.Div), (ast.BitAnd, ast.BitOr), (ast.LShift, ast.RShift))
OTHER = {one: other for pair in _SWAPPED for one, other in (pair, pair[::-1])} | {ast.FloorDiv: ast.Div, ast.Mod: ast.Div}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
METHODS = {"lower": "upper", "lstrip": "rstrip", "rstrip": "lstrip", "partition": "rpartition", "rpartition": "partition"}
METHODS |= {"find": "rfind", "rfind": "find", "removeprefix": "removesuffix", "removesuffix": "removeprefix"}
NOTHING, PLAIN = ast.Constant(None), ast.Compare | ast.BoolOp | ast.UnaryOp
PROGRAM = {"body", "orelse", "finalbody", "handlers"}  # what of a function is changed


@dataclass(frozen=True)
class Mutant:
    """`code`: the whole module; `change`: the lines of its statement that differ, as - and +."""

    kind: str
    line: int
    code: CodeType
    change: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """`new` in the place of what stands in a field of a node, or at a place in its list."""

    kind: str
    statement: ast.stmt
    holder: ast.AST
    field: str
    at: int | None
    new: ast.AST


def _with(node: ast.AST, **fields: object) -> ast.AST:
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _without(values: list, at: int) -> list:
    return [*values[:at], *values[at + 1 :]]


def _replaced(values: list, at: int, new: object) -> list:
    return [*values[:at], new, *values[at + 1 :]]


def _twins(text: str) -> Iterator[str]:
    for pair in TWINS:
        for one, other in (pair, pair[::-1]):
            if " " not in text and (changed := re.sub(rf"(?<![a-zA-Z]){one}(?![a-zA-Z])", other, text)) != text:
                yield changed


def other_sign(node: ast.AST) -> Iterator[ast.AST]:
    """`<=` for `<`, `or` for `and`, `-` for `+`."""
    if isinstance(node, ast.Compare):
        signs = ((at, OTHER[type(sign)]()) for at, sign in enumerate(node.ops))
        yield from (_with(node, ops=_replaced(node.ops, at, sign)) for at, sign in signs)
    elif isinstance(node, ast.BoolOp | ast.BinOp | ast.AugAssign) and type(node.op) in OTHER:
        yield _with(node, op=OTHER[type(node.op)]())


def one_less(node: ast.AST) -> Iterator[ast.AST]:
    """`a` for `a and b` and for `not a`; a comprehension without one of its `if`s, a `match` without one of its cases."""
    if isinstance(node, ast.BoolOp):
        left = [_without(node.values, at) for at in range(len(node.values))]
        yield from (_with(node, values=values) if len(values) > 1 else values[0] for values in left)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert):
        yield node.operand
    elif isinstance(node, ast.comprehension):
        yield from (_with(node, ifs=_without(node.ifs, at)) for at in range(len(node.ifs)))
    elif isinstance(node, ast.Match) and len(node.cases) > 1:
        yield from (_with(node, cases=_without(node.cases, at)) for at in range(len(node.cases)))


def other_way(node: ast.AST) -> Iterator[ast.AST]:
    """One branch alone; `if not …` for `if …`; `break` for `continue`."""
    if isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    elif isinstance(node, ast.If) and not isinstance(node.test, PLAIN):
        yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))
    elif isinstance(node, ast.Continue):
        yield ast.Break()


def other_number(node: ast.AST) -> Iterator[ast.AST]:
    """One more; False for True."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float):
        yield ast.Constant(not node.value if isinstance(node.value, bool) else node.value + 1)


def word(node: ast.AST) -> Iterator[ast.AST]:
    """Another word; texts of several are for people."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
        yield ast.Constant(f"XX{node.value}")


def twin(node: ast.AST) -> Iterator[ast.AST]:
    """`killed_max` for `killed_min`, `.last_day` for `.first_day`, `max` for `min`, no order for `sorted`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from map(ast.Constant, _twins(node.value))
    elif isinstance(node, ast.Attribute):
        yield from (_with(node, attr=name) for name in (*_twins(node.attr), *filter(None, [METHODS.get(node.attr)])))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
        name = CALLS[node.func.id]
        yield _with(node, func=ast.Name(name, ast.Load()), keywords=[] if name == "list" else node.keywords)


def nothing_given(node: ast.AST) -> Iterator[ast.AST]:
    """None for what a call is given."""
    if isinstance(node, ast.Call):
        yield from (_with(node, args=_replaced(node.args, at, NOTHING)) for at in range(len(node.args)))
        named = [_with(one, value=NOTHING) for one in node.keywords]
        yield from (_with(node, keywords=_replaced(node.keywords, at, one)) for at, one in enumerate(named))


def not_given(node: ast.AST) -> Iterator[ast.AST]:
    """A call without one of several things that it is given."""
    if isinstance(node, ast.Call) and len(node.args) + len(node.keywords) > 1:
        yield from (_with(node, args=_without(node.args, at)) for at in range(len(node.args)))
        yield from (_with(node, keywords=_without(node.keywords, at)) for at in range(len(node.keywords)))


def nothing_kept(node: ast.AST) -> Iterator[ast.AST]:
    """`a = None` for `a = …`; `a = b` for `a += b`."""
    if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
        yield _with(node, value=NOTHING)
    elif isinstance(node, ast.AugAssign):
        yield ast.copy_location(ast.Assign([node.target], node.value), node)


KINDS: tuple[Callable[[ast.AST], Iterator[ast.AST]], ...] = (
    *(other_sign, one_less, other_way, other_number, word, twin),
    *(nothing_given, not_given, nothing_kept),
)


def changes(tree: ast.Module) -> list[Change]:
    """Every change that could be made, to be given to `made`."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inner = {id(node) for function in functions for node in ast.walk(function) if node is not function}
    return [change for function in functions if id(function) not in inner for change in _within(function, function)]


def _within(holder: ast.AST, statement: ast.stmt) -> Iterator[Change]:
    for field, value in ast.iter_fields(holder):
        if field == "annotation" or (isinstance(holder, ast.FunctionDef) and field not in PROGRAM):
            continue
        for at, node in enumerate(value) if isinstance(value, list) else ((None, value),):
            if not isinstance(node, ast.AST) or _is_text_alone(node):
                continue
            here = node if isinstance(node, ast.stmt) else statement
            in_a_text = isinstance(holder, ast.JoinedStr)
            for kind in KINDS if not in_a_text else (twin,):
                yield from (Change(kind.__name__, here, holder, field, at, new) for new in kind(node))
            yield from _within(node, here)


def _is_text_alone(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def made(tree: ast.Module, change: Change, path: str) -> Mutant | None:
    """The file with this change, the tree as it was; None where that is no Python."""
    before, old = ast.unparse(change.statement), getattr(change.holder, change.field)
    whole = change.statement is (old if change.at is None else old[change.at])
    setattr(change.holder, change.field, change.new if change.at is None else _replaced(old, change.at, change.new))
    try:
        after = ast.unparse(change.new if whole else change.statement)
        code = compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None
    finally:
        setattr(change.holder, change.field, old)
    lines = tuple(difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm=""))[3:]
    return Mutant(change.kind, change.statement.lineno, code, lines) if lines else None
