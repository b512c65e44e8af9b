"""What filters leave, as a page asks of it: an engine with the filters, that remembers small answers for whoever asks the same."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa

from lib.engine.gathered import Over
from lib.engine.questions import EVENTS, Engine, Order, Reason, Where
from lib.events.asking.choice_names import Known
from lib.events.asking.filters import Filters
from lib.events.asking.options import Counts
from lib.events.recent import Recent

Made = TypeVar("Made")
MOST_ANSWERS = 100
MOST_MADE = 90  # counts, figures and words that are kept of one selection, whatever is opened and chosen on its pages
MOST_ROWS = 5_000  # of an answer that is remembered


@dataclass(frozen=True, eq=False)
class Shown:
    """The events that some filters leave. Answers are shared, so nobody changes one; what pages make of them is kept in `made`, and
    goes when this goes."""

    engine: Engine
    filters: Filters
    answers: Recent[Any] = field(default_factory=lambda: Recent(MOST_ANSWERS), repr=False)
    made: Recent[Any] = field(default_factory=lambda: Recent(MOST_MADE), repr=False)

    @property
    def known(self) -> Known:
        """What things are called."""
        return self.engine.known

    @property
    def ledger(self) -> dict[str, int]:
        """Reason -> number of events."""
        found: dict[str, int] = self.answers.once(("ledger",), lambda: self.engine.ledger(self.filters))
        return found

    def number(self, *wheres: Where, reason: Reason = "shown") -> int:
        """How many of them, or of those of which all the wheres hold; of another reason, of those that went that way."""
        if not wheres and reason in self.ledger:
            return self.ledger[reason]
        asked = ("number", wheres, reason)
        found: int = self.answers.once(asked, lambda: self.engine.number(self.filters, wheres, reason))
        return found

    def tally(self, *by: str, over: Over = EVENTS, wheres: tuple[Where, ...] = (), reason: Reason = "shown") -> pd.DataFrame:
        """As Engine.tally."""
        asked = ("tally", by, over, wheres, reason)
        return self._remembered(asked, lambda: self.engine.tally(self.filters, by, over, wheres, reason))

    def doubled(self, *by: str, over: Over = EVENTS, wheres: tuple[Where, ...] = (), reason: Reason = "shown") -> pd.DataFrame:
        """As Engine.doubled."""
        asked = ("doubled", by, over, wheres, reason)
        return self._remembered(asked, lambda: self.engine.doubled(self.filters, by, over, wheres, reason))

    def rows(
        self, columns: tuple[str, ...], order: Order = "", first: int = 0, most: int | None = None, wheres: tuple[Where, ...] = ()
    ) -> pd.DataFrame:
        """These columns of so many of them from a place of the order on."""
        return Some(self, wheres).rows(columns, order, first, most)

    def every(self, columns: tuple[str, ...], over: str = EVENTS) -> pd.DataFrame:
        """These columns of all of them, or of their rows of a relation, in the order of the table: for whoever takes them away."""
        return pa.Table.from_batches(self.engine.export(self.filters, columns, (), over)).to_pandas()

    @property
    def options(self) -> tuple[Counts, Counts]:
        """As Engine.options."""
        found: tuple[Counts, Counts] = self.answers.once(("options",), lambda: self.engine.options(self.filters))
        return found

    def other(self, filters: Filters) -> "Shown":
        """What other filters leave."""
        found: Shown = self.answers.once(("other", filters), lambda: Shown(self.engine, filters))
        return self if filters == self.filters else found

    def _remembered(self, asked: Hashable, answer: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        found: pd.DataFrame | None = self.answers.find(asked)
        if found is None:
            found = answer()
            if len(found) <= MOST_ROWS:
                self.answers.keep(asked, found, 1)
        return found


@dataclass(frozen=True)
class Some:
    """Some events: of those that filters leave, or that went another way, those of which all the wheres hold."""

    shown: Shown
    wheres: tuple[Where, ...] = ()
    reason: Reason = "shown"

    def also(self, *wheres: Where) -> "Some":
        """Those of them of which these hold too."""
        return replace(self, wheres=(*self.wheres, *wheres))

    def number(self) -> int:
        return self.shown.number(*self.wheres, reason=self.reason)

    def tally(self, *by: str, over: Over = EVENTS) -> pd.DataFrame:
        """As Engine.tally."""
        return self.shown.tally(*by, over=over, wheres=self.wheres, reason=self.reason)

    def doubled(self, *by: str, over: Over = EVENTS) -> pd.DataFrame:
        """As Engine.doubled."""
        return self.shown.doubled(*by, over=over, wheres=self.wheres, reason=self.reason)

    def rows(self, columns: tuple[str, ...], order: Order = "", first: int = 0, most: int | None = None) -> pd.DataFrame:
        """These columns of so many of them from a place of the order on."""
        engine, filters = self.shown.engine, self.shown.filters
        return engine.rows(filters, columns, self.wheres, self.reason, order, first, most)

    def once(self, what: str, make: Callable[[], Made]) -> Made:
        """What is made of these events, remembered beside their answers and never changed."""
        found: Made = self.shown.answers.once((what, self.wheres, self.reason), make)
        return found

    def ids(self, most: int | None = None) -> tuple[str, ...]:
        """Their ids, of so many at most."""
        return tuple(self.rows(("event_id",), most=most)["event_id"])
