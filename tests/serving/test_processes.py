"""Processes that are kept running: what ends is said and started again; at the end nobody is left."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from lib.serving.processes import LATE, SOON, STEADY, Kept, end
from lib.serving.pulse import SILENCES
from lib.settings import ROOT

SLEEP = (sys.executable, "-c", "import time; time.sleep(60)")
STUBBORN = ("sh", "-c", "trap '' TERM; sleep 60 & sleep 60")
PARENT = ("sh", "-c", "sleep 60 & sleep 60; true")

KEEPER = """import os, sys
from lib.serving.processes import Kept
print(Kept("one", sys.argv[1:], os.environ).process.pid, flush=True)
input()"""


def members(group: int) -> list[str]:
    """The states of a group's processes, those that have ended and that nobody has asked about left out."""
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    return [state for number, state in map(str.split, listed.splitlines()) if int(number) == group and state[0] != "Z"]


def until(holds: Callable[[], bool]) -> None:
    for _ in range(200):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never held")


def ended(one: Kept) -> None:
    """End its process by its id and wait for that."""
    one.process.kill()
    os.waitid(os.P_PID, one.process.pid, os.WEXITED | os.WNOWAIT)


def test_one_that_ends_is_said_once_and_started_again_after_a_pause() -> None:
    one = Kept("worker 2", SLEEP, os.environ)
    try:
        before = one.process.pid
        assert one.look(time.monotonic()) == ""

        ended(one)
        now = one.began + STEADY + 1
        assert one.look(now) == f"worker 2 ended (by SIGKILL) and is started again in {SOON:.0f} s"
        assert one.look(now) == "" and one.process.poll() is not None

        assert one.look(now + SOON) == "" and one.process.poll() is None and one.process.pid != before
    finally:
        end([one])


def test_who_ends_again_and_again_is_started_ever_later() -> None:
    one, pauses = Kept("worker 1", (sys.executable, "-c", "raise SystemExit(3)"), os.environ), []
    for _ in range(7):
        one.process.wait()
        said = one.look(one.began)
        pauses.append(said.removeprefix("worker 1 ended (with exit code 3) and is started again in "))
        assert one.look(one.again) == ""
    end([one])

    assert pauses == ["2 s", "4 s", "8 s", "16 s", "30 s", "30 s", "30 s"] and LATE == 30


def test_at_the_end_nobody_is_left_not_even_who_does_not_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.serving.processes.LAST_WORDS", 1.0)
    kept = [Kept("one", SLEEP, os.environ), Kept("two", STUBBORN, os.environ), Kept("three", PARENT, os.environ)]
    groups = [one.process.pid for one in kept]
    until(lambda: len(members(groups[2])) == len(members(groups[1])) == 3)

    end(kept)

    assert [members(group) for group in groups] == [[], [], []]
    assert kept[0].process.returncode == -signal.SIGTERM


def test_what_one_that_was_killed_had_started_goes_before_it_is_started_again() -> None:
    one = Kept("nginx", PARENT, os.environ)
    try:
        group = one.process.pid
        until(lambda: len(members(group)) == 3)
        ended(one)

        one.look(time.monotonic())

        until(lambda: members(group) == [])
    finally:
        end([one])


def test_one_that_hangs_is_ended_with_all_it_started_said_and_started_again() -> None:
    one = Kept("worker 1", STUBBORN, os.environ, lambda: False)
    try:
        group = one.process.pid
        until(lambda: len(members(group)) == 3)
        one.pulse.silences = SILENCES

        now = one.began + STEADY + 1
        assert one.look(now) == f"worker 1 did not answer 3 times in a row, was killed and is started again in {SOON:.0f} s"
        until(lambda: members(group) == [])

        assert one.look(now + SOON) == "" and one.process.pid != group and one.pulse.silences == 0
    finally:
        end([one])


def test_who_cannot_be_started_just_now_is_tried_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Kept("worker 1", SLEEP, os.environ)
    try:
        ended(one)
        one.look(one.began)
        with monkeypatch.context() as full:
            full.setattr(subprocess, "Popen", refused)
            said = one.look(one.began + 2)
            assert said == "worker 1 could not be started (Resource temporarily unavailable), which is tried again in 4 s"
            assert one.look(one.began + 5) == ""

        assert one.look(one.began + 6) == "" and one.process.poll() is None
    finally:
        end([one])


def test_where_who_keeps_them_is_killed_they_end_too() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KEEPER, *SLEEP], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        group = int(process.stdout.readline())
        until(lambda: len(members(group)) == 1)

        process.kill()

        until(lambda: members(group) == [])


def refused(*_: object, **__: object) -> None:
    raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
