"""The CSV of events read back with its types, as the manifest says how to: by nothing that wrote it."""

import io

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from lib.events.building.schema import event_dtypes

GUARDED = r"\A'([=+\-@'\t\r])"
TYPES = {"str": pa.string(), "bool": pa.bool_(), "datetime64[s]": pa.timestamp("s"), "float64": pa.float64()}


def read_csv(content: bytes) -> pd.DataFrame:
    """The event rows of a CSV, typed as in the event table, numbered from 0. Fails on other columns and on odd cells."""
    dtypes = event_dtypes()
    cells = csv.read_csv(
        io.BytesIO(content),
        csv.ReadOptions(block_size=max(len(content), 2**20)),
        csv.ParseOptions(newlines_in_values=True),
        csv.ConvertOptions(
            column_types={name: TYPES.get(dtype, pa.int64()) for name, dtype in dtypes.items()},
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    assert cells.column_names == list(dtypes)
    bare = {
        name: pc.replace_substring_regex(cells[name], GUARDED, r"\1", max_replacements=1)
        for name, dtype in dtypes.items()
        if dtype == "str"
    }
    table = pa.table({name: bare.get(name, cells[name]) for name in dtypes})
    return table.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get).astype(dtypes)
