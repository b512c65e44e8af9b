"""How many events have each combination of some values, from columns as numbers."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.events.row_types import Rows

Coded = tuple[Rows, pd.Series]  # the number of each row's value, in order; the values. Beyond the last: missing
TOO_MANY = 2**62  # cells, for one number each
MOST_CELLS = 4  # times as many as there are rows, beyond which counting sorts instead


def coded(values: pd.Series) -> Coded:
    """A column as numbers whose order is that of its values."""
    codes, found = pd.factorize(values, sort=True)
    codes = np.where(codes < 0, len(found), codes).astype(np.int64)
    missing = pd.Series([None], dtype=values.dtype) if (codes == len(found)).any() else values.iloc[:0]
    told = pd.concat([pd.Series(found, dtype=values.dtype), missing], ignore_index=True)
    return codes, told.astype(values.dtype)


def counted(by: tuple[str, ...], columns: Sequence[Coded], rows: Rows | None = None) -> pd.DataFrame:
    """The values of the columns and n, in the order of the values, what is missing last; with `rows`, a combination that one row
    has several times counts once."""
    codes, values = [codes for codes, _ in columns], [values for _, values in columns]
    sizes = [max(len(told), 1) for told in values]
    if rows is not None:
        (_, *codes), _ = _cells([rows, *codes], [int(rows.max(initial=0)) + 1, *sizes])
    found, counts = _cells(codes, sizes)
    told = {name: one.take(cells).reset_index(drop=True) for name, one, cells in zip(by, values, found)}
    return pd.DataFrame(told | {"n": counts})


def _cells(codes: list[Rows], sizes: list[int]) -> tuple[list[Rows], Rows]:
    """The combinations that there are, as a number of each column, in order; and how many rows have each."""
    cells = math.prod(sizes)
    if cells >= TOO_MANY:
        found, counts = np.unique(np.column_stack(codes), axis=0, return_counts=True)
        return list(found.T), counts
    keys = np.ravel_multi_index(codes, sizes)
    if cells > MOST_CELLS * len(keys) + 1000:
        places, counts = np.unique(keys, return_counts=True)
    else:
        every = np.bincount(keys, minlength=cells)
        places = np.flatnonzero(every)
        counts = every[places]
    return list(np.unravel_index(places, sizes)), counts


def in_order(found: pd.DataFrame, by: tuple[str, ...]) -> pd.DataFrame:
    """An answer in the order of these columns, what is missing last."""
    return found.sort_values(list(by), na_position="last", kind="stable", ignore_index=True)
