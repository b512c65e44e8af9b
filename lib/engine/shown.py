"""What filters leave, as a page asks of it: an engine with the filters, that remembers small answers for whoever asks the same."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from lib.engine.questions import EVENTS, Engine, Order, Where
from lib.events.asking.filters import Filters
from lib.events.recent import Recent

MOST_ANSWERS = 40
MOST_ROWS = 5_000  # of an answer that is remembered


@dataclass(frozen=True, eq=False)
class Shown:
    """The events that some filters leave. Answers are shared, so nobody changes one."""

    engine: Engine
    filters: Filters
    answers: Recent[Any] = field(default_factory=lambda: Recent(MOST_ANSWERS), repr=False)

    @property
    def ledger(self) -> dict[str, int]:
        """Reason -> number of events."""
        found: dict[str, int] = self.answers.once(("ledger",), lambda: self.engine.ledger(self.filters))
        return found

    def number(self, *wheres: Where) -> int:
        """How many of them, or of those of which all the wheres hold."""
        if not wheres:
            return self.ledger["shown"]
        found: int = self.answers.once(("number", wheres), lambda: self.engine.number(self.filters, wheres))
        return found

    def tally(self, *by: str, over: str = EVENTS, wheres: tuple[Where, ...] = ()) -> pd.DataFrame:
        """As Engine.tally."""
        return self._remembered(("tally", by, over, wheres), lambda: self.engine.tally(self.filters, by, over, wheres))

    def doubled(self, *by: str, over: str = EVENTS, wheres: tuple[Where, ...] = ()) -> pd.DataFrame:
        """As Engine.doubled."""
        return self._remembered(("doubled", by, over, wheres), lambda: self.engine.doubled(self.filters, by, over, wheres))

    def rows(
        self, columns: tuple[str, ...], order: Order = "", first: int = 0, most: int | None = None, wheres: tuple[Where, ...] = ()
    ) -> pd.DataFrame:
        """These columns of so many of them from a place of the order on."""
        return self.engine.rows(self.filters, columns, wheres, order=order, first=first, most=most)

    def _remembered(self, asked: Hashable, answer: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        found: pd.DataFrame | None = self.answers.find(asked)
        if found is None:
            found = answer()
            if len(found) <= MOST_ROWS:
                self.answers.keep(asked, found, 1)
        return found
