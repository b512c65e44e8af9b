"""The CSV: safe in a spreadsheet, and the same rows when read back."""

import csv
import io

import pandas as pd
import pytest

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.read import read_corpus
from lib.events.building.build import build_tables
from lib.events.building.schema import EVENTS
from lib.exchange.csv import write_csv
from lib.settings import ROOT, SAMPLE
from tests.exchange.reading import read_csv

CORPORA = [SAMPLE, *sorted(path for path in (ROOT / "tests" / "corpora").iterdir() if path.is_dir())]


def cells_of(content: bytes) -> list[dict[str, str]]:
    """The cells as any other program reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_shared_table_is_a_valid_event_table(table):
    EVENTS.check(table)


def test_rows_come_back_as_they_were(table):
    pd.testing.assert_frame_equal(read_csv(write_csv(table)), table)


@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.name)
def test_every_event_of_a_corpus_comes_back_as_it_was(folder):
    events = build_tables(read_corpus(folder)).events
    pd.testing.assert_frame_equal(read_csv(write_csv(events)), events)


def test_exactly_the_given_rows_are_written_in_their_order(table):
    selected = table.iloc[[6, 0, 3]]
    assert [row["event_id"] for row in cells_of(write_csv(selected))] == ["south/2", "north/1", "north/4"]


def test_no_rows_are_a_line_of_column_names_and_come_back_as_no_rows(table):
    empty = table.iloc[:0]
    pd.testing.assert_frame_equal(read_csv(write_csv(empty)), empty)


def test_columns_are_the_codebooks_in_its_order(table):
    assert list(cells_of(write_csv(table))[0]) == list(CODEBOOK.columns)


def test_it_starts_with_a_byte_order_mark_and_ends_lines_with_cr_lf(table):
    content = write_csv(table[["event_id", "n_places"]].head(2))
    assert content == b'\xef\xbb\xbf"event_id","n_places"\r\n"north/1",1\r\n"north/2",0\r\n'


def test_writing_does_not_change_the_rows(table):
    before = table.copy()
    write_csv(table)
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize("risky", ["=1+1", "+1", "-1", "@a", "'a", "\ta", "\ra", "=", "'", "''"])
def test_text_that_a_spreadsheet_would_run_gets_one_apostrophe_that_reading_takes_off(table, risky):
    rows = table.head(1).assign(summary=pd.Series([risky], dtype="str"))
    content = write_csv(rows)
    assert cells_of(content)[0]["summary"] == "'" + risky
    assert read_csv(content)["summary"][0] == risky


def test_an_apostrophe_that_somebody_added_by_hand_before_other_text_stays(table):
    edited = write_csv(table.head(1)).replace(b'"they fought"', b'"\'tis said"')
    assert read_csv(edited)["quote"][0] == "'tis said"


def test_a_negative_number_is_a_number_and_gets_no_apostrophe(table):
    assert cells_of(write_csv(table))[0]["lat"] == "-3.5"


def test_unknown_numbers_and_days_are_empty_cells_never_zero(table):
    first, second = cells_of(write_csv(table.head(2)))
    assert (first["killed_min"], first["wounded_min"], first["not_after"]) == ("2", "", "")
    assert (second["lat"], second["first_day"], second["not_after"]) == ("", "", "2021-03-31")


def test_empty_text_and_missing_text_are_told_apart(table):
    rows = table.head(2).assign(mode=pd.Series(["", None], dtype="str"))
    assert read_csv(write_csv(rows))["mode"].isna().tolist() == [False, True]


def test_one_cell_of_five_megabytes_comes_back(table):
    rows = table.head(2).assign(quote=pd.Series(['line,\r\n"x" ' * 500_000, "b"], dtype="str"))
    pd.testing.assert_frame_equal(read_csv(write_csv(rows)), rows)
