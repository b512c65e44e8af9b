"""The rows of a layer that no other record names, by column: each is an event of its own, and what a table says of it is made once
for each distinct set of the fields that it depends on."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from lib.corpus.model.models import Corpus
from lib.corpus.model.records import Record
from lib.events.affiliation import is_static
from lib.events.building.frames import column_of
from lib.events.building.rows import DATE_OF_TIES, WORDED
from lib.events.building.schema import event_dtypes
from lib.events.building.stories import Story, natural
from lib.events.row_types import Cell, Rows
from lib.events.tables import Facet
from lib.layers.distinct import distinct
from lib.layers.layer import Layer
from lib.layers.told import WRITTEN, Told

NEVER = ("line", "row", "id")  # fields on which nothing in a table depends but the row itself


class LayerRows:
    """`ids`: of the events, in the order of the table; `apart`: the records of those rows that others name (`named`)."""

    def __init__(self, layer: Layer, named: frozenset[str], corpus: Corpus):
        self.layer, self.corpus = layer, corpus
        self._made: dict[tuple[str, ...], tuple[Rows, tuple[Story, ...]]] = {}
        before = layer.about.id
        table: Any = layer.reading.told.table
        ids = [f"{before}:{theirs}" for theirs in table["id"].to_pylist()]
        others = [at for at, one in enumerate(ids) if one in named] if named else []
        self.apart: tuple[Record, ...] = tuple(layer.record_of(layer.reading.told[at]) for at in others)
        keys = [natural(one) for one in ids]
        left = sorted(set(range(len(ids))) - set(others), key=keys.__getitem__)
        self.at: Rows = np.array(left, np.int64)
        self.ids = [ids[at] for at in left]
        self.table = table.take(pa.array(self.at))

    def __len__(self) -> int:
        return len(self.ids)

    def kept(self) -> Any:
        """What the table keeps of each row, as Arrow has it."""
        return self.layer.reading.told.kept().take(pa.array(self.at))

    def field(self, name: str) -> tuple[Rows, Sequence[Any]]:
        """What a field says: for each row the number of a value, and the values."""
        return self._fields[name]

    @cached_property
    def _fields(self) -> dict[str, tuple[Rows, Sequence[Any]]]:
        found: dict[str, tuple[Rows, Sequence[Any]]] = {}
        for name in (one for one in WRITTEN if one not in NEVER):
            column: Any = self.table[name].combine_chunks()
            coded = column if isinstance(column, pa.DictionaryArray) else column.dictionary_encode()
            found[name] = coded.indices.to_numpy(), coded.dictionary.to_pylist()
        codes, quotes = found["quote"]
        found[WORDED] = np.array([bool(quote) for quote in quotes], np.int64)[codes], (False, True)
        return found | {DATE_OF_TIES: self._dates_of_ties(found)}

    def _dates_of_ties(self, fields: dict[str, tuple[Rows, Sequence[Any]]]) -> tuple[Rows, Sequence[Any]]:
        """The dates of those rows alone in which somebody takes part whose ties are dated."""
        (people, told), (dates, texts) = fields["roles"], fields["date"]
        keys = ({line.partition("\t")[2] for line in roles.split("\n")} for roles in told)
        dated = np.array([not all(is_static(self.corpus, self.layer.ids[key]) for key in one) for one in keys], bool)
        return np.where(dated[people], dates + 1, 0), ("", *texts)

    def stories(self, fields: tuple[str, ...]) -> tuple[Rows, tuple[Story, ...]]:
        """For each row the number of a story, and the stories: one for each distinct set of fields, whose ids are these numbers."""
        if fields not in self._made:
            self._made[fields] = self._stories(fields)
        return self._made[fields]

    def _stories(self, fields: tuple[str, ...]) -> tuple[Rows, tuple[Story, ...]]:
        told = [self.field(name) for name in fields]
        codes, first = distinct([codes for codes, _ in told], [len(values) for _, values in told], len(self))
        columns = []
        for name in WRITTEN:
            numbers, values = self._fields.get(name, (np.zeros(len(self), np.int64), (0,)))
            columns.append([values[number] for number in numbers[first].tolist()])
        columns[WRITTEN.index("id")] = [str(number) for number in range(len(first))]
        return codes, tuple(Story((self.layer.record_of(Told._make((*row, ""))),)) for row in zip(*columns))

    def spread(self, fields: tuple[str, ...], make: Callable[[Story], dict[str, Cell]]) -> dict[str, pd.Series]:
        """The columns of the event table that are made of each story."""
        codes, stories = self.stories(fields)
        made = [make(story) for story in stories]
        dtypes = event_dtypes()
        return {name: pd.Series(column_of([one[name] for one in made], dtypes[name]).array.take(codes)) for name in made[0]}

    def spread_frame(self, frame: pd.DataFrame, codes: Rows) -> pd.DataFrame:
        """A frame of the stories of such numbers (as `stories` gives them), in the order of these, as a frame of the rows."""
        of = numbers_of(frame).to_numpy()
        rows, taken = _blocks(of, codes)
        ids = pd.Series(self.ids, dtype="str").array.take(rows)
        return frame.take(taken).assign(event_id=ids).reset_index(drop=True)

    def spread_facet(self, facet: Facet, codes: Rows) -> Facet:
        """A facet of such stories as one of the rows."""
        rows, taken = _blocks(facet.rows, codes)
        return Facet(facet.values, rows.astype(np.int32), facet.codes[taken])


def numbers_of(frame: pd.DataFrame) -> pd.Series:
    """The numbers of the stories that a frame of them names."""
    return frame["event_id"].str.split(":").str[-1].astype("int64")


def _blocks(of: Rows, codes: Rows) -> tuple[Rows, Rows]:
    """Of what is told of stories (`of`: their numbers, rising): for each row, once for each of what is told of its story, the row's
    number and the place of that."""
    n_each = np.bincount(of, minlength=int(codes.max()) + 1 if len(codes) else 0)
    starts = np.cumsum(n_each) - n_each
    counts = n_each[codes]
    rows = np.repeat(np.arange(len(codes)), counts)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    return rows, np.repeat(starts[codes], counts) + within
