"""Processes that are kept running: one that ends is noticed, said and started again, and all of them end together."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence

from lib.settings import ROOT

SOON, LATE = 1.0, 30.0  # seconds until a process that ended is started again: at first, and at most
STEADY = 60.0  # seconds after which a process that ends has not ended again
LAST_WORDS = 5.0  # seconds that processes have to end by themselves


class Kept:
    """A process that is kept running. It has its own group, so that Ctrl-C in a terminal asks nobody but who keeps it."""

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str]):
        self.name, self.command, self.environment = name, tuple(command), dict(environment)
        self.pause = SOON
        self.again = 0.0  # when it is to be started, while it does not run
        self.start()

    def start(self) -> None:
        self.began, self.again = time.monotonic(), 0.0
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            self.command, cwd=ROOT, env=self.environment, stdin=quiet, stdout=quiet, start_new_session=True
        )

    def look(self, now: float) -> str:
        """Start it again where it is time; a sentence where it has ended since the last look, else ""."""
        if self.again:
            if now >= self.again:
                self.start()
            return ""
        code = self.process.poll()
        if code is None:
            return ""
        self.clear()
        self.pause = SOON if now - self.began > STEADY else min(2 * self.pause, LATE)
        self.again = now + self.pause
        return f"{self.name} ended ({how(code)}) and is started again in {self.pause:.0f} s"

    def ask_to_end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()

    def clear(self) -> None:
        """End what is left of it and of those that it started."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):  # nobody is left; macOS says the second of those that are ending
            pass
        self.process.wait()


def how(code: int) -> str:
    """How a process ended, in words."""
    return f"by {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"


def end(all_kept: Sequence[Kept]) -> None:
    """Ask all to end, wait, and end those that have not."""
    for one in all_kept:
        one.ask_to_end()
    until = time.monotonic() + LAST_WORDS
    for one in all_kept:
        try:
            one.process.wait(max(until - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            pass
        one.clear()
