"""What was asked last, with what was made of it: so many of them, and so many rows in all, as memory has room for."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

MOST, MOST_ROWS = 32, 250_000  # selections, and event rows that they hold together
NEWEST = 2  # that never push each other out: a page with days chosen asks for what they leave, and for what all days hold

Made = TypeVar("Made")


class Recent(Generic[Made]):
    """A bounded shelf for several threads; what was asked longest ago goes first, the newest stay whatever their size."""

    def __init__(self, most: int = MOST, most_rows: int = MOST_ROWS):
        self.most, self.most_rows = most, most_rows
        self._held: OrderedDict[Hashable, tuple[Made, int]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._held)

    def find(self, asked: Hashable) -> Made | None:
        """What was made of this; None where it is not held any more."""
        with self._lock:
            if asked not in self._held:
                return None
            self._held.move_to_end(asked)
            return self._held[asked][0]

    def once(self, asked: Hashable, make: Callable[[], Made]) -> Made:
        """What is held of this, else what is made of it now; two that ask at the same moment may both make it."""
        with self._lock:
            if asked in self._held:
                self._held.move_to_end(asked)
                return self._held[asked][0]
        made = make()
        self.keep(asked, made, 1)
        return made

    def keep(self, asked: Hashable, made: Made, rows: int) -> None:
        """Hold what was made, of so many rows, and let go of what there is no room for."""
        with self._lock:
            self._held[asked] = (made, rows)
            self._held.move_to_end(asked)
            while len(self._held) > NEWEST and (
                len(self._held) > self.most or sum(n for _, n in self._held.values()) > self.most_rows
            ):
                self._held.popitem(last=False)

    def clear(self) -> None:
        """Let go of all of it."""
        with self._lock:
            self._held.clear()
