"""Columns as numbers, and how often each combination of them stands."""

import numpy as np
import pandas as pd

from lib.engine import tallies
from lib.engine.tallies import coded, counted


def test_a_column_becomes_numbers_in_the_order_of_its_values_and_what_is_missing_comes_last() -> None:
    codes, values = coded(pd.Series(["b", None, "a", "b"], dtype="str"))

    assert codes.tolist() == [1, 2, 0, 1]
    assert values.tolist()[:2] == ["a", "b"] and pd.isna(values[2]) and values.dtype == "str"


def test_a_column_in_which_nothing_is_missing_has_no_number_for_it() -> None:
    assert len(coded(pd.Series([True, False]))[1]) == 2


def test_combinations_count_once_for_a_row_that_has_them_twice() -> None:
    column = coded(pd.Series(["a", "a", "b", "a"], dtype="str"))

    assert counted(("x",), [column])["n"].tolist() == [3, 1]
    assert counted(("x",), [column], np.array([0, 0, 0, 1]))["n"].tolist() == [2, 1]


def test_no_row_counts_nothing() -> None:
    column = coded(pd.Series([], dtype="str"))

    assert counted(("x", "y"), [column, column]).to_dict("list") == {"x": [], "y": [], "n": []}


def test_counting_by_cells_by_sorting_and_by_rows_give_the_same(monkeypatch) -> None:
    dice = np.random.default_rng(1)
    frame = pd.DataFrame({name: dice.integers(0, size, 500).astype(str) for name, size in (("a", 3), ("b", 40), ("c", 400))})
    expected = frame.groupby(["a", "b", "c"]).size().reset_index(name="n")
    columns = [coded(frame[name].astype("str")) for name in frame]

    for most, too_many in ((10**9, 2**62), (0, 2**62), (0, 10)):
        monkeypatch.setattr(tallies, "MOST_CELLS", most)
        monkeypatch.setattr(tallies, "TOO_MANY", too_many)
        pd.testing.assert_frame_equal(counted(("a", "b", "c"), columns), expected, check_dtype=False)
