"""How a counted run ends: what was not run is told above the summary, and too little fails it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lib.settings import ROOT
from tests.counted.report import count, floor, told

START = Path(__file__).with_name("start")


def run(folder: Path, *command: str) -> subprocess.CompletedProcess:
    """Python on these words, counted into a folder."""
    environment = os.environ | {"FAULTLINES_COUNTED": str(folder), "PYTHONPATH": str(START)}
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_a_run_that_meets_too_little_fails_and_its_summary_stays_the_last_line(tmp_path: Path) -> None:
    ended = run(tmp_path, "-m", "pytest", "-p", "tests.counted.plugin", "-n", "1", "tests/corpus/test_folding.py")

    *above, last = ended.stdout.splitlines()
    assert (ended.returncode, ended.stderr) == (pytest.ExitCode.TESTS_FAILED, "")
    assert "ERROR: less of the program is run than before" in above and " passed in " in last
    counted = count(tmp_path)
    assert 0 < counted.percent < floor() and told(counted, floor())[0] in above
    assert "lib/corpus/reading/read.py" in counted.files


def test_a_command_in_a_process_of_its_own_is_counted_and_what_no_process_loads_counts_as_not_run(tmp_path: Path) -> None:
    before = count(tmp_path)
    ended = run(tmp_path, "-m", "lib", "--help")

    after = count(tmp_path)
    assert ended.returncode == 0 and before.percent == 0 and after.percent > 0
    assert (after.lines, after.branches) == (before.lines, before.branches)
    assert after.files.get("lib/__main__.py", 0) < before.files["lib/__main__.py"]
    assert after.files["pages/map.py"] == before.files["pages/map.py"]
