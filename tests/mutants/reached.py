"""A plugin of pytest that writes down which blocks of the program each test runs: `python -m tests.mutants` asks it.

A block is what stands under a `def`, an `if`, a loop and the like. Each gets a mark as its module is loaded, which costs next to
nothing, where a tracer makes the tests twice as long.
"""

import ast
import builtins
import importlib.machinery
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import pytest

PROGRAM = os.environ["FAULTLINES_PROGRAM"]  # name of the package
BLOCKS: list[tuple[str, int, int]] = []  # file, first line, last line
MET: set[int] = set()  # since the last that was noted
builtins.__reached__ = MET.add

reached: defaultdict[str, set[int]] = defaultdict(set)  # test or "fixture:name:where" -> blocks
seconds: dict[str, float] = {}
fixtures: dict[str, list[str]] = {}


class Marks(ast.NodeTransformer):
    """Puts a mark at the start of each block of a file."""

    def __init__(self, file: str) -> None:
        self.file = file

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        if not isinstance(node, ast.Module | ast.ClassDef):
            for name in ("body", "orelse", "finalbody"):
                block = getattr(node, name, None)
                if isinstance(block, list) and block:
                    self._mark(node, block)
        return node

    def _mark(self, node: ast.AST, block: list[ast.stmt]) -> None:
        first = node.lineno if isinstance(node, ast.FunctionDef) else block[0].lineno
        mark = ast.parse(f"__reached__({len(BLOCKS)})").body[0]
        ast.increment_lineno(mark, first - 1)
        BLOCKS.append((self.file, first, block[-1].end_lineno))
        block.insert(isinstance(node, ast.FunctionDef) and ast.get_docstring(node) is not None, mark)


class Marked(importlib.machinery.SourceFileLoader):
    """Loads a module with its marks."""

    def get_code(self, fullname: str) -> CodeType:
        file = os.path.relpath(self.path)
        return compile(Marks(file).visit(ast.parse(self.get_data(self.path))), self.path, "exec", dont_inherit=True)


class Finder:
    """Finds the modules of the program, for `Marked` to load."""

    @staticmethod
    def find_spec(name: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        spec = importlib.machinery.PathFinder.find_spec(name, path, target) if name.split(".")[0] == PROGRAM else None
        if spec and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = Marked(spec.loader.name, spec.loader.path)
            return spec
        return None


sys.meta_path.insert(0, Finder())


def _note(name: str) -> None:
    reached[name].update(MET)
    MET.clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    fixtures.update({item.nodeid: list(getattr(item, "fixturenames", ())) for item in items})


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef, request: pytest.FixtureRequest) -> Iterator[None]:
    """What is made once for many tests is run by each of them."""
    if fixturedef.scope == "function":
        return (yield)
    _note(os.environ["PYTEST_CURRENT_TEST"].rsplit(" ", 1)[0])
    try:
        return (yield)
    finally:
        _note(f"fixture:{fixturedef.argname}:{fixturedef.baseid}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    MET.clear()
    began = time.perf_counter()
    try:
        return (yield)
    finally:
        _note(item.nodeid)
        seconds[item.nodeid] = time.perf_counter() - began


def pytest_sessionfinish() -> None:
    """Tests with their seconds, and for each block the tests that run it, into the file that FAULTLINES_REACHED names."""
    tests: defaultdict[int, set[str]] = defaultdict(set)
    for name, blocks in reached.items():
        _, fixture, where = name.split(":", 2) if name.startswith("fixture:") else ("", "", "")
        those = [test for test, asked in fixtures.items() if fixture in asked and test.startswith(where)] if fixture else [name]
        for block in blocks:
            tests[block].update(those)
    told = {"seconds": seconds, "blocks": [[*BLOCKS[block], sorted(those)] for block, those in tests.items()]}
    Path(os.environ["FAULTLINES_REACHED"]).write_text(json.dumps(told), encoding="utf-8")
