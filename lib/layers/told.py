"""What a row of a layer tells, as plain values that can be kept: everything but who its actors and places are in a corpus."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import eq
from typing import NamedTuple, Protocol, overload

import pyarrow as pa

from lib.errors import LostRow, Problem
from lib.layers.files.grid import Rows, Texts

AT_ONCE = 10_000  # rows that are made together


class Named(NamedTuple):
    """Somebody of a layer: the publisher's id or the name itself, what they are (codebook kind), and what else they are called."""

    key: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()


class Tied(NamedTuple):
    """A tie of somebody of a layer to another, by their keys: `role` is a field of an actor (part_of, affiliated_with, …); `first`
    and `last`: days as ISO 8601 has them, "" where a side is open or not told; `source`: the publisher's words for it."""

    key: str
    other: str
    role: str
    first: str
    last: str
    source: str


class Placed(NamedTuple):
    """A place of a layer: one name with several points is several places."""

    name: str
    lat: float | None
    lon: float | None
    precision: str
    radius_km: float | None
    governorate: str
    district: str
    country: str


class Told(NamedTuple):
    """A row that is an event. `row`: its number among the rows that are read; `roles`: role and key of who is in it, by line;
    `place`: number among the places, -1 of none; `numbers`: quantity, least, most and words, by line; `open`: field and what is not
    known of it, by line; `kept`: JSON of what the table keeps of the row."""

    line: int
    row: int
    id: str
    type: str
    mode: str
    by_force: str
    roles: str
    date: str
    place: int
    numbers: str
    summary: str
    quote: str
    according_to: str
    open: str
    kept: str


ROW = Told._fields.index("row")
WRITTEN = Told._fields[:-1]  # all but what is kept of a row


class Keeping(Protocol):
    """Whatever knows what the table keeps of each row (`kept`), by their numbers among the rows that are read."""

    def one(self, row: int) -> str: ...

    def of(self, rows: Rows) -> Texts: ...


class ToldRows(Sequence[Told]):
    """Rows that are events, by column: those of `table` are the fields of Told but for `kept`, and texts that several rows say
    stand once. A row is made when it is asked for."""

    def __init__(self, table: pa.Table, keeping: Keeping):
        self.table, self.keeping = table, keeping

    def __len__(self) -> int:
        return int(self.table.num_rows)

    @overload
    def __getitem__(self, at: int) -> Told: ...

    @overload
    def __getitem__(self, at: slice) -> list[Told]: ...

    def __getitem__(self, at: int | slice) -> Told | list[Told]:
        if isinstance(at, slice):
            return list(self)[at]
        told = [column[at].as_py() for column in self.table.columns]
        return Told._make((*told, self.keeping.one(told[ROW])))

    def __iter__(self) -> Iterator[Told]:
        kept, first = self.kept(), 0
        for batch in self.table.to_batches(max_chunksize=AT_ONCE):
            columns = [one.dictionary_decode() if isinstance(one, pa.DictionaryArray) else one for one in batch.columns]
            cells = [column.to_pylist() for column in (*columns, kept.slice(first, len(batch)))]
            yield from map(Told._make, zip(*cells))
            first += len(batch)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def kept(self) -> Texts:
        """What the table keeps of each."""
        return self.keeping.of(self.table["row"].to_numpy())


@dataclass(frozen=True)
class Reading:
    """All that was read of a file. `out`: reason -> how many rows are left out for it."""

    told: ToldRows
    names: tuple[Named, ...]
    places: tuple[Placed, ...]
    problems: tuple[Problem, ...]
    lost: tuple[LostRow, ...] = ()
    n_read: int = 0
    out: dict[str, int] = field(default_factory=dict)
    header: tuple[str, ...] = ()
    ties: tuple[Tied, ...] = ()
