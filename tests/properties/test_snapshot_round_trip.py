"""Whatever stands in a table, writing and reading back gives the same table."""

import csv
import datetime
import io
from dataclasses import replace

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from lib.events.building.schema import event_dtypes
from lib.exchange.csv import write_csv
from lib.exchange.snapshot import file_name
from tests.exchange.reading import read_csv

TRICKY = st.sampled_from(
    [
        "=",
        "+",
        "-",
        "@",
        "'",
        "\t",
        "\r",
        "\n",
        "\r\n",
        '"',
        ",",
        "",
        " ",
        "''",
        '"="',
        "null",
        "NA",
        "nan",
        "007",
        "1e5",
        "true",
        "2021-01-01",
        "\x00",
        "\ufeff",
        "العشارة",
        "\u200f",
        "🕊",
    ]
)
TEXT = st.lists(TRICKY | st.text(max_size=8), max_size=4).map("".join)
WHOLE = st.integers(0, 2**53)
CELLS = {
    "str": st.none() | TEXT,
    "bool": st.booleans(),
    "int64": WHOLE,
    "Int64": st.none() | WHOLE,
    "float64": st.none() | st.floats(-180, 180),
    "datetime64[s]": st.none() | st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)),
}


@st.composite
def tables(draw) -> pd.DataFrame:
    """An event table of up to four rows with anything in its cells; columns of one type are alike."""
    rows = draw(st.integers(0, 4))
    cells = {dtype: pd.array(draw(st.lists(cell, min_size=rows, max_size=rows)), dtype=dtype) for dtype, cell in CELLS.items()}
    return pd.DataFrame({name: pd.Series(cells[dtype]) for name, dtype in event_dtypes().items()})


@given(tables())
def test_a_table_reads_back_as_it_was(events):
    pd.testing.assert_frame_equal(read_csv(write_csv(events)), events)


@given(TEXT)
def test_no_text_cell_starts_as_a_formula(text):
    rows = pd.DataFrame({"summary": pd.Series([text], dtype="str")})
    cells = list(csv.reader(io.StringIO(write_csv(rows).decode("utf-8-sig"), newline="")))[1]
    assert not "".join(cells).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(), st.text())
def test_a_name_is_short_and_plain(sample, title, words):
    corpus = replace(sample, settings=replace(sample.settings, title=title))
    name = file_name(corpus, datetime.date(2024, 5, 6), words)
    assert len(name) <= 120
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
