"""Any table of text reads to the same events as a workbook and as CSV, and no bytes at all stop the program."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from lib.layers.findings import Findings
from lib.layers.layer_file import read_layer_file
from lib.layers.opening import open_table
from lib.layers.rows import Asked, read_rows
from lib.layers.told import Reading
from tests.layers.test_ftm_in import RAID, RIDERS, SAMI, lines
from tests.layers.test_geojson import FIRST, SECOND, collection
from tests.layers.test_tables import EXTENT, HEADER, LAYER
from tests.layers.test_workbooks import TABLE
from tests.layers.workbooks import compound, ods, ods_row, xls, xlsx, zipped

COLUMNS = HEADER.split(",")
WORDS = st.one_of(
    st.sampled_from(("raid", "fight", "1", "2", "2021-06-14", "16 May 2022", "34.5", "37,5", "0", "غارة", "=1+1", "TRUE", "44697")),
    st.text(st.characters(exclude_categories=("Cs", "Cn", "Cc"), exclude_characters="\ufeff\ufffe\uffff"), max_size=12),
)
ROWS = st.lists(st.lists(WORDS, min_size=len(COLUMNS), max_size=len(COLUMNS)), min_size=1, max_size=6)
MADE = (xlsx({"One": TABLE}), xls(TABLE), ods({"One": [ods_row(*row) for row in TABLE]}), zipped({"a.csv": b"a,b\n1,2\n"}))
MADE += (collection(FIRST, SECOND), lines(RIDERS, SAMI, RAID))


def told(data: bytes) -> Reading:
    file, problems = read_layer_file(LAYER, "valley", "layer.yaml")
    assert file, problems
    findings = Findings("t")
    return read_rows(open_table(data, ",", findings), Asked(file.mapping, {}, EXTENT, True), findings)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_a_table_of_text_reads_alike_as_a_workbook_and_as_csv(rows: list[list[str]]) -> None:
    whole = [COLUMNS, *rows, ["last", *TABLE[1][1:]]]  # a sheet ends with its last row that says anything
    into = io.StringIO(newline="")
    csv.writer(into).writerows(whole)

    book, text = told(xlsx({"One": whole})), told(into.getvalue().encode())
    assert [one._replace(line=0, row=0) for one in book.told] == [one._replace(line=0, row=0) for one in text.told]
    assert (book.names, book.places, book.n_read, book.out) == (text.names, text.places, text.n_read, text.out)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(MADE), st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), max_size=8), st.integers(0, 20_000))
def test_a_damaged_file_is_read_or_said_to_be_none(whole: bytes, others: list[tuple[int, int]], end: int) -> None:
    data = bytearray(whole[: max(end, 8)] if end < len(whole) else whole)
    for at, byte in others:
        data[at % len(data)] = byte

    for made in (bytes(data), compound({"Workbook": bytes(data)})):
        findings = Findings("t")
        header = open_table(made, ",", findings).header
        assert header or any(problem.severity == "error" for problem in findings.all())
