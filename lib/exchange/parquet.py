"""The events as one Parquet file: typed columns, what each means in its field's metadata, what was selected in the schema's."""

import io
import json
from typing import Any

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from lib.corpus.model.codebook import CODEBOOK
from lib.exchange.chosen import Chosen
from lib.exchange.manifest import Snapshot
from lib.exchange.meanings import column_meanings
from lib.exchange.telling import told

TYPES: "dict[str, pa.DataType]" = {
    "text": pa.string(),
    "flag": pa.bool_(),
    "day": pa.date32(),
    "number": pa.float64(),
    "count": pa.int64(),
    "bound": pa.int64(),
}


def write_parquet(snapshot: Snapshot) -> bytes:
    """One row an event; missing is null. The metadata's "faultlines" is JSON: selection, ledger, fingerprint, citations."""
    meanings = column_meanings("events", snapshot.corpus.settings)
    fields = [
        pa.field(name, TYPES[column.holds], metadata={"description": meanings[name]}) for name, column in CODEBOOK.columns.items()
    ]
    about = json.dumps(told(snapshot), ensure_ascii=False)
    schema: pa.Schema = pa.schema(fields, metadata={"faultlines": about})
    columns = [_column(snapshot.events[field.name], field.type) for field in schema]
    target = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(columns, schema=schema), target, compression="zstd")
    return target.getvalue()


def parquet_misses(chosen: Chosen) -> tuple[str, ...]:
    """The tables beside the events: a Parquet file holds one."""
    return ("The events alone: their participants, places and links are in the Data Package and the zip.",)


def _column(column: pd.Series, kind: "pa.DataType") -> "pa.Array[Any]":
    cells = column.dt.date if pd.api.types.is_datetime64_any_dtype(column) else column
    return pa.Array.from_pandas(cells, type=kind)
