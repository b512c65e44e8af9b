"""Processes that are kept running: one that ends or hangs is noticed, said and started again, and all of them end together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from lib.serving.pulse import SILENCES, Pulse
from lib.settings import ROOT

SOON, LATE = 1.0, 30.0  # seconds until a process that ended is started again: at first, and at most
STEADY = 60.0  # seconds after which a process that ends has not ended again
BOUND = Path(__file__).with_name("bound.py")
LAST_WORDS = 5.0  # seconds that processes have to end by themselves


class Kept:
    """A process that is kept running. It has its own group, so that Ctrl-C in a terminal asks nobody but who keeps it."""

    def __init__(
        self, name: str, command: Sequence[str], environment: Mapping[str, str], question: Callable[[], bool] | None = None
    ):
        """`question`: whether it answers; None: nobody asks."""
        self.name, self.command, self.environment = name, tuple(command), dict(environment)
        self.question = question or (lambda: True)
        self.pause = SOON
        self.again = 0.0  # when it is to be started, while it does not run
        self.start()

    def start(self) -> None:
        self.began = time.monotonic()
        quiet = subprocess.DEVNULL
        bound = (sys.executable, str(BOUND), str(os.getpid()), *self.command)
        self.process = subprocess.Popen(bound, cwd=ROOT, env=self.environment, stdin=quiet, stdout=quiet, start_new_session=True)
        self.again, self.pulse = 0.0, Pulse(self.question, self.began)

    def look(self, now: float) -> str:
        """Start it again where it is time; a sentence where it has ended, hung or not been started since the last look, else ""."""
        if self.again:
            return self._start_again(now) if now >= self.again else ""
        code = self.process.poll()
        if code is None and not self.pulse.is_gone(now):
            return ""
        self.clear()
        what = f"did not answer {SILENCES} times in a row, was killed" if code is None else f"ended ({how(code)})"
        return f"{self.name} {what} and is started again in {self._wait_longer(now):.0f} s"

    def _start_again(self, now: float) -> str:
        try:
            self.start()
        except OSError as refused:  # the machine has no process or memory left just now
            return f"{self.name} could not be started ({refused.strerror}), which is tried again in {self._wait_longer(now):.0f} s"
        return ""

    def _wait_longer(self, now: float) -> float:
        """Seconds until it is to be started, more where it has not run for long."""
        self.pause = SOON if now - self.began > STEADY else min(2 * self.pause, LATE)
        self.again = now + self.pause
        return self.pause

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
