"""The engine of events on disk: DuckDB over a store's Parquet files, of which a question reads the columns it is asked for.

The SQL is plain (scans, conditions, groups, lists unnested), so that another engine of the same files can be given it.
"""

import datetime
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
from duckdb import DuckDBPyConnection

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.engine.batches import batch_of, one_at_least
from lib.engine.conditions import ALL_PASS, NONE_PASSES, SQL, Conditions, literal
from lib.engine.connections import opened
from lib.engine.exports import rows_in_order
from lib.engine.gathered import Gathered, Over
from lib.engine.held import Held
from lib.engine.in_memory import BATCH
from lib.engine.orders import order_by
from lib.engine.questions import EVENTS, FACETS, MORE, OF_MORE, Order, Reason, Where, columns_known, own_columns, reason_known
from lib.engine.store import Values, file_column, files_of, store_key
from lib.engine.tallies import in_order
from lib.events.asking.choice_names import Known
from lib.events.asking.filters import Filters
from lib.events.asking.options import Counts
from lib.events.asking.select import REASONS
from lib.events.building.schema import event_dtypes
from lib.events.row_types import Row
from lib.settings import cache_folder

MEMORY = "1GB"  # of all questions together; what needs more is done in parts, in files beside what else is kept
AT_ONCE = 4  # questions; others wait for their turn
DTYPES: dict[type, str] = {str: "str", datetime.date: "datetime64[s]", int: "int64"}
TYPES = {name: DTYPES[OF_MORE.get(name, str)] for name in MORE} | {"at": "int64", "least": "Int64", "most": "Int64"}
TYPES |= event_dtypes() | {"described": "str"}
BEST = "row_number() OVER (PARTITION BY twin ORDER BY reliability NULLS LAST, credibility NULLS LAST, row)"


class Duck:
    """Answers from a store; see lib.engine.questions.Engine for what is asked."""

    def __init__(self, folder: Path, corpus: Corpus) -> None:
        self.values = Values.read(folder)
        self.asked = Conditions(self.values, corpus)
        self.held = Held(self.asked)
        if self.values.key != store_key(corpus):
            raise ValueError(f"{folder} was written of another corpus, or by another version of the program")
        spilled = str(cache_folder() / "questions")
        self._base = opened(self, {"memory_limit": MEMORY, "preserve_insertion_order": False, "temp_directory": spilled})
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        files = literal(files_of(folder))
        self._base().execute("SET parquet_metadata_cache = true")
        self._base().execute(f"CREATE VIEW events AS SELECT * FROM read_parquet({files}, hive_partitioning = false)")

    @property
    def n_events(self) -> int:
        return self.values.n_events

    def forget(self) -> None:
        """It remembers nothing."""

    @property
    def known(self) -> Known:
        return self.asked.known

    def ledger(self, filters: Filters, wheres: tuple[Where, ...] = ()) -> dict[str, int]:
        condition = self._condition(filters, wheres, "read")
        found = dict(self._all(f"SELECT {self._reason(filters)} AS reason, count(*) FROM events WHERE {condition} GROUP BY ALL"))
        return {reason: found.get(reason, 0) for reason in REASONS}

    def options(self, filters: Filters) -> tuple[Counts, Counts]:
        shown, out = ({name: dict.fromkeys(self.values.ids[f"facet:{name}"], 0) for name in FACETS} for _ in range(2))
        for facet in FACETS:
            if facet == "actor" and filters.between:
                shown[facet], out[facet] = self._between_options(filters)
                continue
            for code, seen, unseen in self._all(self._options_of(facet, filters)):
                value = self.values.ids[f"facet:{facet}"][code]
                shown[facet][value], out[facet][value] = seen, unseen
        for value in shown["review"]:  # of which each brings others into sight
            once = filters.changed(review=frozenset({value}))
            found = {code: numbers for code, *numbers in self._all(self._options_of("review", once))}
            shown["review"][value], out["review"][value] = found.get(self.asked.codes["facet:review"][value], (0, 0))
        return shown, out

    def number(self, filters: Filters, wheres: tuple[Where, ...] = (), reason: Reason = "shown") -> int:
        return int(self._all(f"SELECT count(*) FROM events WHERE {self._condition(filters, wheres, reason)}")[0][0])

    def tally(
        self, filters: Filters, by: tuple[str, ...], over: Over = EVENTS, wheres: tuple[Where, ...] = (), reason: Reason = "shown"
    ) -> pd.DataFrame:
        columns_known(by, over)
        condition = self._condition(filters, wheres, reason)
        return in_order(
            self._frame(f"SELECT *, count(*) AS n FROM ({self.held.of(by, over, condition)}) GROUP BY ALL", by, over), by
        )

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
        told = ", ".join(self.held.named(name) for name in columns)
        limit = "" if most is None else f" LIMIT {most}"
        query = f"SELECT {told} FROM events WHERE {self._condition(filters, wheres, reason)}"
        return self._frame(f"{query} ORDER BY {order_by(order)}{limit} OFFSET {first}", columns, EVENTS)

    def doubled(
        self, filters: Filters, by: tuple[str, ...], over: Over = EVENTS, wheres: tuple[Where, ...] = (), reason: Reason = "shown"
    ) -> pd.DataFrame:
        columns_known(("event_id", *by), over)
        condition = f"({self._condition(filters, wheres, reason)}) AND maybe_same_as IS NOT NULL"
        columns = tuple(dict.fromkeys(("row", "event_id", "maybe_same_as", *by)))
        found = self._frame(self.held.of(columns, over, condition), columns, over)
        return in_order(found, ("row", *by)).drop(columns="row")

    def event(self, event_id: str) -> Row | None:
        wanted, columns = literal(event_id), tuple(CODEBOOK.columns)
        told = ", ".join(self.held.named(name) for name in columns)
        query = f"SELECT {told} FROM events WHERE list_contains({file_column('told_as')}, {wanted}) LIMIT 1"
        found = self._frame(query, columns, EVENTS)
        return found.iloc[0] if len(found) else None

    def export(
        self, filters: Filters, columns: tuple[str, ...], wheres: tuple[Where, ...] = (), over: str = EVENTS
    ) -> Iterator[pa.RecordBatch]:
        columns_known(columns, over)
        query = rows_in_order(self.asked, columns, over, self._condition(filters, wheres, "shown"))
        parts = one_at_least(self._cursor().sql(query).to_arrow_reader(BATCH))
        return (batch_of(self._typed(part, columns, over)) for part in parts)

    def _condition(self, filters: Filters, wheres: Iterable[Where], reason: Reason) -> SQL:
        """The events that went one way, and of which the wheres hold."""
        reason_known(reason)
        parts = [self.asked.holds(one) for one in wheres]
        if reason in ("shown", "matching"):
            parts += self.asked.passing(filters).values()
            out = self.asked.hidden(filters).values() if reason == "shown" else ()
            parts += [f"NOT {condition}" for condition in out if condition != NONE_PASSES]
            if reason == "shown" and filters.once:
                parts.append(f"NOT {self._second_twin(filters)}")
        elif reason != "read":
            parts.append(f"{self._reason(filters)} = {literal(reason)}")
        return " AND ".join(parts) or ALL_PASS

    def _second_twin(self, filters: Filters) -> SQL:
        """Of events that are perhaps the same the best graded alone is shown."""
        once = self._condition(filters.changed(once=False), (), "shown")
        return f"row IN (SELECT row FROM (SELECT row, {BEST} AS place FROM events WHERE twin >= 0 AND {once}) WHERE place > 1)"

    def _reason(self, filters: Filters) -> SQL:
        """Where an event went; the first that applies."""
        asked = self.asked.passing(filters)
        ways = {"layers": f"NOT {asked.pop('layer')}"}
        ways |= {"filtered": f"NOT ({' AND '.join(asked.values()) or ALL_PASS})"} | self.asked.hidden(filters)
        ways |= {"twins": self._second_twin(filters)} if filters.once else {}
        told = " ".join(f"WHEN {condition} THEN {literal(reason)}" for reason, condition in ways.items())
        return f"CASE {told} ELSE 'shown' END"

    def _options_of(self, facet: str, filters: Filters) -> SQL:
        """code, shown, hidden: how many events each value of a facet would leave."""
        passing = " AND ".join(told for name, told in self.asked.passing(filters).items() if name != facet) or ALL_PASS
        out = " OR ".join(self.asked.hidden(filters).values())
        column = file_column(f"facet:{facet}")
        value = column if facet in self.values.flat else f"unnest({column})"
        groups = "count(*) FILTER (NOT out AND twin < 0) + count(DISTINCT twin) FILTER (NOT out AND twin >= 0)"
        shown = groups if filters.once else "count(*) FILTER (NOT out)"
        twin = ", twin" if filters.once else ""
        return (
            f"SELECT value, {shown}, count(*) FILTER (out) FROM "
            f"(SELECT {value} AS value, ({out}) AS out{twin} FROM events WHERE {passing}) WHERE value IS NOT NULL GROUP BY value"
        )

    def _between_options(self, filters: Filters) -> tuple[dict[str, int], dict[str, int]]:
        """The same of actors, where what is between actors is asked for: an event stays once an actor is chosen beside those
        chosen now, if any of its links is then between two of them."""
        chosen = filters.actors or frozenset()
        passing = " AND ".join(told for name, told in self.asked.passing(filters).items() if name != "actor") or ALL_PASS
        out, twin = " OR ".join(self.asked.hidden(filters).values()), "twin" if filters.once else "-1"
        found = self._all(f"SELECT pairs, ({out}), {twin}, count(*) FROM events WHERE {passing} AND len(pairs) > 0 GROUP BY ALL")
        shown, unseen = {}, {}
        kept = self.asked.pairs_with_each(chosen, self.values.ids["facet:actor"])
        for actor in kept:
            held = [(is_out, group, n) for pairs, is_out, group, n in found if not kept[actor].isdisjoint(pairs)]
            alone = sum(n for is_out, group, n in held if not is_out and group < 0)
            shown[actor] = alone + len({group for is_out, group, _ in held if not is_out and group >= 0})
            unseen[actor] = sum(n for is_out, _, n in held if is_out)
        return shown, unseen

    def _cursor(self) -> DuckDBPyConnection:
        """A connection of one question: several are asked at once."""
        cursor = self._base().cursor()
        cursor.execute("SET enable_progress_bar = false")  # which would be written to the server's terminal
        return cursor

    def _all(self, query: SQL) -> list[tuple]:
        with self._turns:
            return self._cursor().execute(query).fetchall()

    def _frame(self, query: SQL, columns: tuple[str, ...], over: Over) -> pd.DataFrame:
        with self._turns:
            found = self._cursor().sql(query).to_arrow_table()
        return self._typed(found, columns, over)

    def _typed(self, found: pa.Table, columns: tuple[str, ...], over: Over) -> pd.DataFrame:
        """An answer with ids for numbers, and the types that the tables have."""
        own, more = own_columns(over), [name for name in found.column_names if name == "n"]
        base = over.over if isinstance(over, Gathered) else over
        made = {name: self._column(found[name], name, base if name in own else EVENTS) for name in (*columns, *more)}
        return pd.DataFrame(made, index=range(found.num_rows))

    def _column(self, told: pa.ChunkedArray, name: str, over: str) -> pd.Series:
        if domain := self.asked.domain(name, over):
            return pd.Series(self.values.ids[domain], dtype="str").take(told.to_numpy()).reset_index(drop=True)
        if name not in TYPES:
            return told.to_pandas()
        dtype = TYPES[name]
        if dtype.startswith("datetime"):
            return pd.Series(told.cast(pa.date32()).cast(pa.timestamp("s")).to_numpy(), dtype="datetime64[s]")
        return pd.Series(pd.array(told.to_pylist(), dtype="Int64")) if dtype == "Int64" else told.to_pandas().astype(dtype)  # type: ignore[call-overload]  # the stubs know no dtype by a variable name
