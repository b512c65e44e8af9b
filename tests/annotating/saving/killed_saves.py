"""Saves again and again in children that are killed, and says what was found after each kill. Run by test_killed_saves.py.

Imports are dear, so one process has them and forks: by time (`random`), or at the n-th call that Python makes of C (`steps`).
"""

import json
import os
import random
import re
import signal
import sys
import time
from pathlib import Path

from lib.annotating.saving.fields import fields_of
from lib.annotating.saving.history import hash_of, versions
from lib.annotating.saving.save import Saved, save

CORPUS, WAY, KILLS = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
FILE = CORPUS / "articles" / "a.md"


def fields(number: int) -> dict:
    return {"id": "a", "title": f"version {number}", "publisher": "p" * (number % 7 * 50)}


def text(number: int) -> str:
    return f"text {number}\n" * (number % 11 * 10 + 1) + "end"


def saved(number: int, base: str | None) -> str:
    done = save(CORPUS, "a", fields(number), text(number), base, "Ada")
    assert isinstance(done, Saved), done
    return done.content


def begun(number: int, base: str) -> tuple[int, int]:
    """(the process that saves version after version, a pipe of the numbers that it was told are saved)."""
    told, tell = os.pipe()
    child = os.fork()
    if child:
        os.close(tell)
        return child, told
    os.close(told)
    try:
        if WAY == "steps":
            die_at(random.randrange(1, LENGTH))
        while True:
            number += 1
            base = saved(number, base)
            os.write(tell, f"{number}\n".encode())
    finally:
        os._exit(1)


def die_at(call: int) -> None:
    left = call

    def count(frame, event, arg) -> None:
        nonlocal left
        left -= event == "c_call"
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)


def calls_of_a_save(number: int, base: str) -> int:
    found = 0

    def count(frame, event, arg) -> None:
        nonlocal found
        found += event == "c_call"

    sys.setprofile(count)
    saved(number, base)
    sys.setprofile(None)
    return found


def killed(number: int, base: str) -> int:
    """The last number that the killed process was told is saved."""
    child, told = begun(number, base)
    if WAY == "random":
        time.sleep(random.uniform(0, 1.5 * SECONDS))
        os.kill(child, signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    with os.fdopen(told) as lines:
        return max([number, *map(int, lines.read().split())])


random.seed(11)
base = saved(0, None)
start = time.perf_counter()
base = saved(1, base)
SECONDS = time.perf_counter() - start
LENGTH = calls_of_a_save(2, base) * 2
base, number = FILE.read_text(encoding="utf-8"), 2
report = {"kills": 0, "between": 0, "not reached": 0, "lines cut": 0, "left beside": 0, "wrong": []}
for _ in range(KILLS):
    last = killed(number, base)
    held = FILE.read_text(encoding="utf-8")
    found = [one for one in (last, last + 1) if (fields(one), text(one)) == fields_of(held)]
    history = versions(CORPUS, "a")
    contents = {re.search(r"version \d+", one.content)[0] for one in history.versions}
    if not found:
        report["wrong"].append(f"after {last} the file is neither {last} nor {last + 1}")
    if not history.versions[-1].reached and history.versions[-1].before != hash_of(held):
        report["wrong"].append(f"after {last} the history does not say where the file is")
    if missing := {f"version {one}" for one in range(last + 1)} - contents:
        report["wrong"].append(f"after {last} the history lacks {missing}")
    report["kills"] += 1
    report["between"] += found == [last + 1]
    report["not reached"] += not history.versions[-1].reached
    report["lines cut"] = len(history.passed_over)
    report["left beside"] = len(list(FILE.parent.glob(".faultlines-build-*")))
    number = last + 1
    base = saved(number, held)  # the lock of the dead holds nobody up
print(json.dumps(report))
