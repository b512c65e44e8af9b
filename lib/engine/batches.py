"""Rows that are taken away, some at a time."""

from collections.abc import Iterator
from itertools import chain

import pandas as pd
import pyarrow as pa


def one_at_least(found: pa.RecordBatchReader) -> Iterator[pa.Table]:
    """The parts of an answer; of one without rows, a part without rows."""
    none = pa.RecordBatch.from_pylist([], found.schema)
    first = next(found, none)
    return (pa.Table.from_batches([batch]) for batch in chain([first], found))


def batch_of(rows: pd.DataFrame) -> pa.RecordBatch:
    """Rows as one batch, also where there are none."""
    table = pa.Table.from_pandas(rows, preserve_index=False).combine_chunks()
    return next(iter(table.to_batches()), pa.RecordBatch.from_pylist([], table.schema))
