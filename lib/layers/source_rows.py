"""What the table keeps of each row: a JSON object of its cells that say something. It is nowhere written: its cells are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from pydantic_core import to_json

from lib.layers.cells import RowCells
from lib.layers.columns import cleaned
from lib.layers.files.grid import Rows, Texts

pc: Any = pyarrow.compute
AT_ONCE = 50_000  # rows that are put together at a time
ESCAPED = r'["\\\x00-\x1f\x7f]'  # signs of a text that JSON may write otherwise


@dataclass(frozen=True, eq=False)
class SourceRows:
    """The objects of a file's rows. `keep`: the columns that the table keeps; `numeric`: those of them that hold whole numbers."""

    cells: RowCells
    header: tuple[str, ...]
    keep: tuple[str, ...]
    numeric: tuple[str, ...] = ()

    @cached_property
    def _places(self) -> dict[str, int]:
        at = {name: place for place, name in enumerate(self.header)}
        return {name: at[name] for name in self.keep if name in at}

    def one(self, row: int) -> str:
        """The object of a row, "" where nothing is kept of it."""
        cells = self.cells.row(row) if self._places else ()
        told = {name: self._clean(name, [cells[place]])[0] for name, place in self._places.items()}
        said = {name: text for name, text in told.items() if text}
        return to_json(said).decode() if said else ""

    def of(self, rows: Rows) -> Texts:
        """The objects of some rows, in rising order; "" of a row of which nothing is kept."""
        found = []
        for first, columns in self.cells.parts(list(self._places.values())) if self._places else ():
            low, high = np.searchsorted(rows, (first, first + len(columns[0])))
            found += self._objects([column.take(pa.array(rows[low:high] - first)) for column in columns])
        return pa.chunked_array(found if self._places else [pa.array([""] * len(rows), pa.string())], pa.string())

    def _objects(self, columns: list[Texts]) -> list[Texts]:
        told = [self._members(name, column) for name, column in zip(self._places, columns)]
        said = [column for column in told if column.dictionary.null_count < len(column.dictionary)]
        starts = range(0, len(told[0]), AT_ONCE)
        if not said:
            return [pa.array([""] * len(told[0]), pa.string())]
        return [_joined([column.slice(first, AT_ONCE) for column in said]) for first in starts]

    def _members(self, name: str, column: Texts) -> Texts:
        """The member `"name":"text"` of each row, null where the column says nothing."""
        coded: Texts = column if isinstance(column, pa.DictionaryArray) else column.dictionary_encode()
        texts = pa.array(self._clean(name, coded.dictionary.to_pylist()), pa.string())
        before = f"{to_json(name).decode()}:"
        told = pc.binary_join_element_wise(f'{before}"', texts, '"', "")
        odd = pc.match_substring_regex(texts, ESCAPED)
        if pc.any(odd).as_py():
            escaped = [before + to_json(text).decode() for text in texts.filter(odd).to_pylist()]
            told = pc.replace_with_mask(told, odd, pa.array(escaped, pa.string()))
        members = pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), told)
        return pa.DictionaryArray.from_arrays(coded.indices, members)

    def _clean(self, name: str, texts: Sequence[str]) -> list[str]:
        return cleaned(texts, name in self.numeric)


def _joined(members: list[Texts]) -> Texts:
    """Members of the same rows as objects."""
    columns = [member.dictionary.take(member.indices) for member in members]
    inner = pc.binary_join_element_wise(*columns, ",", null_handling="skip")
    return pc.if_else(pc.equal(inner, ""), "", pc.binary_join_element_wise("{", inner, "}", ""))
