"""What the benchmark times runs, and so does its peer."""

import re
import subprocess
import sys

from lib.settings import ROOT


def test_both_choose_events_of_the_forces_asked_for() -> None:
    told = subprocess.run([sys.executable, "-m", "benchmarks.counting", "20"], cwd=ROOT, capture_output=True, text=True, timeout=99)

    own, every, peer = map(int, re.search(r"chosen: (\d+) of (\d+), by DuckDB (\d+)", told.stdout).groups())
    assert 0 < peer < own < every == 200  # the peer knows nothing of the units that count as a force
    assert "filter and count, 200 events" in told.stdout
