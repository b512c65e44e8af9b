"""Whether a server answers, asked again and again: one that hangs still takes connections, so its proxy waits with its people.

A page run stands in a thread of its own, beside the loop that answers this question; the loop has its turn every few
milliseconds, but for a single call into compiled code, of some seconds at worst. So a busy server answers late, and one that is
silent for LATEST seconds three times running does nothing for anybody.
"""

import math
from collections.abc import Callable
from http.client import HTTPException
from queue import SimpleQueue
from threading import Thread
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

DIRECTLY = build_opener(ProxyHandler({}))  # whatever proxy the user has for the world outside
EVERY = 10.0  # seconds between an answer, or a silence, and the next question
LATEST = 20.0  # seconds after which a question has not been answered
SILENCES = 3  # in a row, after which a server is taken to hang
PATIENCE = 120.0  # seconds that a server has to answer for the first time


def answers(address: str, latest: float = LATEST) -> bool:
    """Whether anything comes back, a refusal too."""
    try:
        with DIRECTLY.open(address, timeout=latest):
            return True
    except HTTPError:  # under this name it may turn us away
        return True
    except (OSError, HTTPException):
        return False


class Pulse:
    """What one run of a server answers. Each question has a thread of its own, so that nobody waits for it."""

    def __init__(self, question: Callable[[], bool], began: float):
        self.question = question
        self.told: SimpleQueue[bool] = SimpleQueue()
        self.silences, self.next = 0, began + EVERY
        self.patient_until = began + PATIENCE

    def is_gone(self, now: float) -> bool:
        """Take what was answered and ask where it is time; whether it has been silent too often in a row."""
        while not self.told.empty():
            self._count(self.told.get(), now)
        if now >= self.next:
            self._ask(now)
        return self.silences >= SILENCES

    def _count(self, answered: bool, now: float) -> None:
        self.next = now + EVERY
        if answered:
            self.silences, self.patient_until = 0, now
        elif now >= self.patient_until:
            self.silences += 1

    def _ask(self, now: float) -> None:
        self.next = math.inf
        try:
            Thread(target=lambda: self.told.put(self.question()), daemon=True).start()
        except RuntimeError:  # the machine has no thread left: that is not the server's silence
            self.next = now + EVERY
