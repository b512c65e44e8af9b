"""How mutants are made, which tests they are given, and that a run tells those that no test sees."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from lib.settings import ROOT
from tests.mutants.made import changes, made
from tests.mutants.run import Reached


@pytest.mark.parametrize(
    "line, others",
    (
        ("return a < b", {"return a <= b"}),
        ("return row.killed_min", {"return row.killed_max", "return row.wounded_min"}),
        ("return 'last_day'", {"return 'XXlast_day'", "return 'first_day'"}),
        ("return f'{a}_min of a'", set()),
        ("return f'{a}_min'", {"return f'{a}_max'"}),
        ("return a and b", {"return a or b", "return a", "return b"}),
        ("return [x for x in a if x]", {"return [x for x in a]"}),
        ("return max(a)", {"return min(a)", "return max(None)"}),
        ("return 1 if a else b", {"return 1", "return b", "return 2 if a else b"}),
        ("a += 1", {"a -= 1", "a += 2", "a = 1"}),
        ("raise ValueError('no such thing')", {"raise ValueError(None)"}),
    ),
)
def test_one_thing_is_changed_at_a_time(line: str, others: set[str]) -> None:
    tree = ast.parse(f"C = 1 < 2\n\n@cache(1)\ndef f(a: 'int' = 1, *, c) -> 'int':\n    'What it does.'\n    {line}")
    before = ast.dump(tree)

    mutants = [mutant for change in changes(tree) if (mutant := made(tree, change, "f.py"))]

    assert {mutant.change[-1].removeprefix("+") for mutant in mutants} == others
    assert {mutant.line for mutant in mutants} <= {6} and ast.dump(tree) == before


SECONDS = {"tests/a/test_a.py::slow": 3, "tests/a/test_a.py::fast": 1, "tests/b/test_b.py::own": 2, "tests/b/test_c.py::long": 4}
SLOW, FAST, OWN, LONG = SECONDS


def test_a_line_is_asked_of_the_tests_that_run_the_smallest_block_round_it() -> None:
    reached = Reached()
    reached.add({"seconds": SECONDS, "blocks": [["a.py", 1, 9, [SLOW, FAST]], ["a.py", 3, 4, [OWN]]]})

    assert (reached.tests("a.py", 3), reached.tests("a.py", 9), reached.tests("b.py", 1)) == ({OWN}, {SLOW, FAST}, set())


def test_the_module_s_own_tests_are_asked_first_then_the_quickest_of_each_other_file_as_long_as_there_is_time() -> None:
    reached = Reached(SECONDS)

    assert reached.quickest(SECONDS, "b", 6) == [OWN, FAST, SLOW]
    assert reached.quickest(SECONDS, "b", 7) == [OWN, FAST, LONG]
    assert reached.quickest([LONG], "b", 1) == [LONG]


def test_a_run_tells_what_no_test_sees(tmp_path: Path) -> None:
    for folder in ("little", "tests/exchange"):
        (tmp_path / folder).mkdir(parents=True)
    program = "from functools import cache\n\n\n@cache\ndef held(a):\n    return a + 1\n\n\ndef told(a):\n    return a + 2\n"
    (tmp_path / "little" / "counts.py").write_text(program, encoding="utf-8")
    test = "from little.counts import held, told\n\ndef test_both():\n    assert held(1) == 2 and told(3)\n"
    (tmp_path / "tests" / "exchange" / "test_counts.py").write_text(test, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n", encoding="utf-8")

    command = [sys.executable, "-m", "tests.mutants", "little", "--sample", "4", "--root", str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    lines = (tmp_path / "build" / "mutants" / "little.jsonl").read_text(encoding="utf-8").splitlines()
    assert {(one["change"][-1], one["ended"]) for one in map(json.loads, lines)} == {
        ("+return a - 1", "killed"),
        ("+return a + 2", "killed"),
        ("+return a - 2", "lived"),
        ("+return a + 3", "lived"),
    }
    assert ended.stdout.count("lived (1 of 1 tests)") == 2
