"""Tells at the end of a counted run how much of the program it ran, and fails the run where that is too little."""

import os
import sys
from pathlib import Path

import pytest

from tests.counted.report import count, floor, told

FOLDER = os.environ["FAULTLINES_COUNTED"]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Each process of tests writes what it met; the one that started the others puts all of it together."""
    sys.modules["sitecustomize"].save()
    if hasattr(session.config, "workerinput"):
        return
    session.config.counted = count(Path(FOLDER))
    if session.config.counted.percent < floor():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A few lines above the summary, which stays the last."""
    counted = terminalreporter.config.counted
    terminalreporter.section("lines and branches run")
    for line in told(counted, floor()):
        terminalreporter.line(line)
    if counted.percent < floor():
        terminalreporter.line("ERROR: less of the program is run than before", red=True)
