"""A process that saves is killed at any moment: the file is whole, the history lacks nothing, and the next save works."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lib.settings import ROOT

SCRIPT = Path(__file__).parent / "killed_saves.py"


@pytest.mark.parametrize("way, kills", [("random", 200), ("steps", 100)])
def test_a_save_that_is_killed_loses_nothing_and_halves_nothing(tmp_path: Path, way: str, kills: int) -> None:
    command = [sys.executable, str(SCRIPT), str(tmp_path), way, str(kills)]

    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["wrong"] == [] and report["kills"] == kills
    assert report["not reached"] > 0  # some were killed between the history's line and the file
