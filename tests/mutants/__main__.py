"""Which small faults would no test see: `python -m tests.mutants lib/exchange --sample 150`.

Changes functions in memory, one thing at a time, and runs the quickest tests that run the changed line. What lives is printed
with its change, and all of it written to `build/mutants/<room>.jsonl`, from where a second run goes on.
"""

import argparse
import ast
import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.settings import ROOT
from tests.mutants.made import SHARES, Mutant, changes, made
from tests.mutants.run import Reached, Task, Trying

ASKED = ("exchange", "events", "corpus", "engine", "properties")  # folders of tests, none of them with a page or a browser


def main() -> None:
    wanted = _wanted()
    root, folder = Path(wanted.root).resolve(), Path(wanted.root).resolve() / "build" / "mutants"
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(root)
    told = folder / f"{wanted.room.replace('/', '_')}.jsonl"
    files = [path for path in sorted((root / wanted.room).rglob("*.py")) if path.stem not in wanted.without]
    reached = _reached(folder, wanted.room.split("/")[0])
    known = {line["number"] for line in _lines(told)}
    sample = [one for one in _sample(files, wanted.sample, wanted.seed) if one[0] not in known]
    random.Random(wanted.seed).shuffle(sample)  # so that what a run has done when it is ended is a sample too
    tasks = [_task(*one, reached, wanted.seconds) for one in sample]
    asked = sorted({test.split("::")[0] for task in tasks for test in task.tests})
    trying = Trying(tasks, reached.seconds, Telling(told))
    pytest.main(["-q", "-s", "-p", "no:cacheprovider", f"--basetemp={folder / 'tmp'}", *asked], [trying])
    print(Counter(line["ended"] for line in _lines(told)))


def _task(number: int, path: Path, mutant: Mutant, reached: Reached, most: float) -> Task:
    found = reached.tests(path.relative_to(Path.cwd()).as_posix(), mutant.line)
    return Task(number, path, mutant, tuple(reached.quickest(found, path.stem, most)), len(found))


def _wanted() -> argparse.Namespace:
    ask = argparse.ArgumentParser(
        prog="python -m tests.mutants", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    ask.add_argument("room", help="a room, such as lib/exchange, or a wing of one")
    ask.add_argument("--sample", type=int, default=150, help="how many mutants, of all modules alike (150)")
    ask.add_argument("--seed", type=int, default=1, help="which of them (1)")
    ask.add_argument("--seconds", type=float, default=6, help="how long the tests of one mutant may take by themselves (6)")
    ask.add_argument("--without", nargs="*", default=(), help="modules that are left out, by name")
    ask.add_argument("--root", default=ROOT, help="the repository, if it is another")
    return ask.parse_args()


def _lines(told: Path) -> list[dict]:
    return [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()] if told.exists() else []


def _folders() -> list[str]:
    return [f"tests/{name}" for name in ASKED if Path("tests", name).exists()]


def _reached(folder: Path, program: str) -> Reached:
    """Which tests run what; each folder of tests is run once for it, until what it wrote is taken away."""
    reached = Reached()
    for name in _folders():
        told = folder / f"reached-{Path(name).name}.json"
        if not told.exists():
            here = os.pathsep.join([str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])])
            environment = os.environ | {"FAULTLINES_REACHED": str(told), "FAULTLINES_PROGRAM": program, "PYTHONPATH": here}
            command = [sys.executable, "-m", "pytest", "-q", "-p", "reached", "-p", "no:cacheprovider", name]
            subprocess.run(command, env=environment, check=False)
        reached.add(json.loads(told.read_text(encoding="utf-8")))
    return reached


def _sample(files: list[Path], wanted: int, seed: int) -> Iterator[tuple[int, Path, Mutant]]:
    """Of each file as many as its share of all, and at least one; no two of a kind in one statement."""
    chance, pools = random.Random(seed), {}
    for path in files:
        tree = ast.parse(path.read_bytes())
        found = [one for one in changes(tree) if chance.random() < SHARES.get(one.kind, 1)]
        chance.shuffle(found)
        pools[path] = tree, found
    every, number = sum(len(found) for _, found in pools.values()), 0
    print(f"{wanted} of {every} mutants", flush=True)
    for path, (tree, found) in pools.items():
        left, seen = max(1, round(wanted * len(found) / every)), set()
        for change in found:
            if left and (change.kind, change.statement) not in seen and (mutant := made(tree, change, str(path))):
                seen.add((change.kind, change.statement))
                left -= 1
                yield number, path, mutant
                number += 1


class Telling:
    """Writes how each mutant ended, and prints those that lived."""

    def __init__(self, told: Path) -> None:
        self.told = told

    def __call__(self, task: Task, ended: str, killer: str) -> None:
        place, tests = f"{task.path.relative_to(Path.cwd())}:{task.mutant.line}", f"{len(task.tests)} of {task.among} tests"
        line = {"number": task.number, "ended": ended, "place": place, "kind": task.mutant.kind, "change": task.mutant.change}
        with self.told.open("a", encoding="utf-8") as out:
            print(json.dumps(line | {"killer": killer, "tests": tests}, ensure_ascii=False), file=out)
        if ended in ("lived", "no test"):
            print(f"{task.number} {ended} ({tests})", place, *task.mutant.change, sep="\n    ", flush=True)


if __name__ == "__main__":
    main()
