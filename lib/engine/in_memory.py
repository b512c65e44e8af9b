"""The engine of tables in memory: pandas and NumPy over lib.events.tables, up to a few hundred thousand events."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.engine.batches import batch_of
from lib.engine.gathered import GATHERED, Gathered, Over
from lib.engine.groups import groups_of
from lib.engine.questions import (
    EVENTS,
    TOLD,
    Order,
    Range,
    Reason,
    Scalar,
    Where,
    columns_known,
    key_columns,
    own_columns,
    reason_known,
)
from lib.engine.relations import column, column_codes, relation
from lib.engine.tallies import Coded, counted, in_order
from lib.events.asking.choice_names import Known
from lib.events.asking.filters import Filters
from lib.events.asking.options import Counts, count_shown_and_hidden
from lib.events.asking.search import phrase_pattern
from lib.events.asking.select import REASONS, Ledger, select_events
from lib.events.asking.sorting import columns_of, sorted_rows
from lib.events.row_types import Mask, Row, Rows
from lib.events.tables import Tables

BATCH = 50_000  # events of an export that are in hand at once


NO_GROUPS = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Stand:
    """Where events stand in a relation (`over`): their rows, their places in its frame, and the groups they are gathered in."""

    over: str
    rows: Rows
    at: Rows
    groups: Rows


class InMemory:
    """Answers from tables; see lib.engine.questions.Engine for what is asked."""

    def __init__(self, tables: Tables, corpus: Corpus) -> None:
        self.tables, self.corpus = tables, corpus

    @property
    def n_events(self) -> int:
        return len(self.tables.events)

    def forget(self) -> None:
        self.tables.selections.clear()  # they hold their tables, which hold them

    @property
    def known(self) -> Known:
        return self.tables

    def ledger(self, filters: Filters, wheres: tuple[Where, ...] = ()) -> dict[str, int]:
        reasons = self._ledger(filters).reasons[self._mask(filters, wheres, "read")]
        counts = np.bincount(reasons, minlength=len(REASONS))
        return dict(zip(REASONS, counts.tolist()))

    def options(self, filters: Filters) -> tuple[Counts, Counts]:
        return count_shown_and_hidden(self.tables, self.corpus, filters)

    def number(self, filters: Filters, wheres: tuple[Where, ...] = (), reason: Reason = "shown") -> int:
        return int(self._mask(filters, wheres, reason).sum())

    def tally(
        self, filters: Filters, by: tuple[str, ...], over: Over = EVENTS, wheres: tuple[Where, ...] = (), reason: Reason = "shown"
    ) -> pd.DataFrame:
        columns_known(by, over)
        stand, own = self._stand(self._mask(filters, wheres, reason), over), own_columns(over)
        columns = [self._codes_at(name, stand, own) for name in by]
        whole = over == EVENTS or all(name in by for name in key_columns(over))
        return counted(by, columns, None if whole else stand.rows)

    def rows(
        self,
        filters: Filters,
        columns: tuple[str, ...],
        wheres: tuple[Where, ...] = (),
        reason: Reason = "shown",
        order: Order = "",
        first: int = 0,
        most: int | None = None,
    ) -> pd.DataFrame:
        columns_known(columns, EVENTS)
        rows = np.flatnonzero(self._mask(filters, wheres, reason))
        if order:
            rows = rows[sorted_rows(self.tables.events[columns_of(order)].iloc[rows], order)]
        return self._columns(rows[first : None if most is None else first + most], columns)

    def doubled(
        self, filters: Filters, by: tuple[str, ...], over: Over = EVENTS, wheres: tuple[Where, ...] = (), reason: Reason = "shown"
    ) -> pd.DataFrame:
        columns = tuple(dict.fromkeys(("event_id", "maybe_same_as", *by)))
        columns_known(columns, over)
        named = self.tables.events["maybe_same_as"].notna().to_numpy(bool)
        held = self._held(self._mask(filters, wheres, reason) & named, columns, over)
        if len(held) > 1:
            held = in_order(held.drop_duplicates(["row", *by]), ("row", *by))
        return held.drop(columns="row")

    def event(self, event_id: str) -> Row | None:
        row = int(self.tables.rows_of([self.tables.aliases.get(event_id, event_id)])[0])
        return None if row < 0 else self._columns(np.array([row]), tuple(CODEBOOK.columns)).iloc[0]

    def export(
        self, filters: Filters, columns: tuple[str, ...], wheres: tuple[Where, ...] = (), over: str = EVENTS
    ) -> Iterator[pa.RecordBatch]:
        columns_known(columns, over)
        rows = np.flatnonzero(self._mask(filters, wheres, "shown"))
        return (self._batch(rows[start : start + BATCH], columns, over) for start in range(0, len(rows) or 1, BATCH))

    def _batch(self, rows: Rows, columns: tuple[str, ...], over: str) -> pa.RecordBatch:
        mask = np.zeros(self.n_events, bool)
        mask[rows] = True
        return batch_of(self._held(mask, columns, over)[list(columns)])

    def _ledger(self, filters: Filters) -> Ledger:
        return select_events(self.tables, self.corpus, filters).ledger

    def _mask(self, filters: Filters, wheres: tuple[Where, ...], reason: Reason) -> Mask:
        reason_known(reason)
        reasons = self._ledger(filters).reasons
        if reason == "read":
            mask = np.ones(len(reasons), bool)
        elif reason == "matching":
            mask = self._ledger(filters).matches
        else:
            mask = reasons == REASONS.index(reason)
        for one in wheres:
            mask = mask & self._holds(one)
        return mask

    def _holds(self, asked: Where) -> Mask:
        """Events of which a Where, or one of its others, holds."""
        return np.logical_or.reduce([self._alone(asked), *map(self._holds, asked.others)])

    def _alone(self, asked: Where) -> Mask:
        if asked.over == TOLD:
            pattern = phrase_pattern(str(phrase) for _, phrases in asked.values for phrase in phrases)
            return self.tables.folded.str.contains(pattern, regex=True).to_numpy(bool) != asked.none
        alone = asked.over == EVENTS
        rows = np.arange(self.n_events) if alone else relation(self.tables, self.corpus, asked.over)["row"].to_numpy()
        fits = np.ones(len(rows), bool)
        for name, values in asked.values:
            codes, told = self._codes(name, asked.over)
            fits &= _fits(told, values)[codes]  # each value that there is looked at once
        mask = np.zeros(self.n_events, bool)
        mask[rows[fits]] = True
        return ~mask if asked.none else mask

    def _held(self, mask: Mask, names: tuple[str, ...], over: Over) -> pd.DataFrame:
        """row and the named columns of the masked events in a relation."""
        stand, own = self._stand(mask, over), own_columns(over)
        told = {name: self._values_at(name, stand, own) for name in names}
        return pd.DataFrame({"row": stand.rows} | told, index=range(len(stand.rows)))

    def _stand(self, mask: Mask, over: Over) -> "Stand":
        """Where the masked events stand in a relation."""
        if over == EVENTS:
            rows = np.flatnonzero(mask)
            return Stand(EVENTS, rows, rows, NO_GROUPS)
        name = over.over if isinstance(over, Gathered) else over
        of = relation(self.tables, self.corpus, name)["row"].to_numpy()
        at: Rows = np.flatnonzero(mask[of])
        at, groups = groups_of(self.tables, self.corpus, over, at) if isinstance(over, Gathered) else (at, NO_GROUPS)
        return Stand(name, of[at], at, groups)

    def _codes_at(self, name: str, stand: "Stand", own: tuple[str, ...]) -> Coded:
        if name == GATHERED:
            return stand.groups, pd.Series(np.arange(stand.groups.max(initial=-1) + 1))
        codes, values = self._codes(name, stand.over if name in own else EVENTS)
        return codes[stand.at if name in own else stand.rows], values

    def _values_at(self, name: str, stand: "Stand", own: tuple[str, ...]) -> np.ndarray | ExtensionArray:
        if name == GATHERED:
            return stand.groups
        told = relation(self.tables, self.corpus, stand.over)[name] if name in own else self._column(name)
        return told.take(stand.at if name in own else stand.rows).array

    def _columns(self, rows: Rows, names: tuple[str, ...]) -> pd.DataFrame:
        return pd.DataFrame({name: self._column(name).take(rows).array for name in names}, index=range(len(rows)))

    def _codes(self, name: str, over: str) -> Coded:
        return column_codes(self.tables, self.corpus, name, over)

    def _column(self, name: str) -> pd.Series:
        return column(self.tables, self.corpus, name)


def _fits(told: pd.Series, asked: tuple[Scalar | Range, ...]) -> Mask:
    """Which of these values are one of those asked for."""
    alone = [_comparable(value) for value in asked if value is not None and not isinstance(value, Range)]
    found = [told.isin(alone), *(_within(told, value) for value in asked if isinstance(value, Range))]
    return np.logical_or.reduce([one.to_numpy(bool) for one in (*found, *[told.isna()] * (None in asked))])


def _within(told: pd.Series, asked: Range) -> pd.Series:
    found = told.notna()
    for end, beyond in ((asked.low, told.lt), (asked.high, told.gt)):
        if end is not None:
            found &= ~beyond(_comparable(end)).fillna(False).astype(bool)
    return found


def _comparable(value: Scalar) -> Scalar | pd.Timestamp:
    return pd.Timestamp(value) if isinstance(value, datetime.date) else value
