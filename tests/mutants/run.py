"""Gives each mutant to the quickest tests that run it, in a process of its own that begins from one that has loaded them all."""

import gc
import os
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType

import pytest
from _pytest.runner import runtestprotocol

from tests.mutants.made import Mutant

MOST_TESTS = 60
ENDED = {0: "lived", 1: "killed"}


@dataclass
class Reached:
    """Which tests run a line, and how long each takes: what `reached.py` wrote."""

    seconds: dict[str, float] = field(default_factory=dict)
    blocks: defaultdict[str, list[tuple[int, int, set[str]]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, told: dict) -> None:
        self.seconds |= told["seconds"]
        for file, first, last, tests in told["blocks"]:
            self.blocks[file].append((first, last, set(tests)))

    def tests(self, file: str, line: int) -> set[str]:
        """Tests that run the smallest block round a line."""
        rounds = [(last - first, tests) for first, last, tests in self.blocks[file] if first <= line <= last]
        least = min((size for size, _ in rounds), default=0)
        return set().union(*(tests for size, tests in rounds if size == least))

    def quickest(self, tests: Iterable[str], module: str, most: float) -> list[str]:
        """Within so many seconds: those of the module's own test file, then of each other file its fastest, its second …"""
        ranked, seen = [], Counter()
        for test in sorted(tests, key=lambda test: (self.seconds[test], test)):
            path = test.split("::")[0]
            ranked.append((not path.endswith(f"test_{module}.py"), seen[path], self.seconds[test], test))
            seen[path] += 1
        chosen, spent = [], 0.0
        for _, _, seconds, test in sorted(ranked):
            if len(chosen) < MOST_TESTS and (not chosen or spent + seconds <= most):
                chosen.append(test)
                spent += seconds
        return chosen


def put_in_place(path: Path, code: CodeType) -> None:
    """Every function and method of a file, wherever it is held, does from now on what this code of the file says."""
    wanted = dict(_named(code))
    current = [one for one in gc.get_objects() if isinstance(one, FunctionType) and one.__code__.co_filename == str(path)]
    known = {code: name for name, code in _named(compile(path.read_bytes(), str(path), "exec", dont_inherit=True))}
    for function in current:
        if function.__code__ in known:
            function.__code__ = wanted[known[function.__code__]]


def _named(code: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
    """The functions of a module and the methods of its classes, each by its name and how many of that name stand before it."""
    before: Counter[str] = Counter()
    waiting = [code]
    while waiting:
        for one in waiting.pop(0).co_consts:
            if isinstance(one, CodeType):
                yield (one.co_qualname, before[one.co_qualname]), one
                before[one.co_qualname] += 1
                if not one.co_flags & 2:  # a class body: without names of its own that are fast to find
                    waiting.append(one)


@dataclass(frozen=True)
class Task:
    """A mutant of a file and the tests that it is given, of how many that run its line."""

    number: int
    path: Path
    mutant: Mutant
    tests: tuple[str, ...]
    among: int


class Trying:
    """A plugin of pytest that, in place of running its tests once, runs some of them for each mutant.

    `tell` is given each task, how it ended and the test that failed; `seconds`: how long each test takes.
    """

    def __init__(self, tasks: list[Task], seconds: dict[str, float], tell: Callable[[Task, str, str], None]) -> None:
        self.tasks, self.seconds, self.tell = tasks, seconds, tell

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        gc.collect()
        for task in self.tasks:
            given = [items[test] for test in task.tests if test in items]
            limit = 10 + 4 * round(sum(self.seconds[test] for test in task.tests))
            self.tell(task, *in_a_process(given, partial(put_in_place, task.path, task.mutant.code), limit))
        return True


def in_a_process(items: list[pytest.Item], before: Callable[[], None], limit: int) -> tuple[str, str]:
    """How tests end in a process that begins as this one, and the first that fails; `limit`: seconds of work, ten times that of
    waiting."""
    if not items:
        return "no test", ""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _run(items, before, limit, writing)
    os.close(writing)
    until = time.monotonic() + 10 * limit
    ended = status = 0
    while not ended and time.monotonic() < until:
        time.sleep(0.02)
        ended, status = os.waitpid(child, os.WNOHANG)
    if not ended:
        os.kill(child, 9)
        _, status = os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8", errors="replace") as told:
        killer = told.read()
    return ("endless" if os.WIFSIGNALED(status) else ENDED[os.WEXITSTATUS(status)]), killer


def _run(items: list[pytest.Item], before: Callable[[], None], limit: int, writing: int) -> None:
    ended = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        before()
        for item, after in zip(items, [*items[1:], None]):
            if any(report.failed for report in runtestprotocol(item, log=False, nextitem=after)):
                os.write(writing, item.nodeid.encode())
                return
        ended = 0
    finally:
        os._exit(ended)
