"""The workbook, opened by openpyxl."""

import datetime
import io
import re
from dataclasses import replace

import pandas as pd
from openpyxl import Workbook, load_workbook

from lib.exchange.chosen import chosen_of
from lib.exchange.manifest import Snapshot
from lib.exchange.telling import citation_lines
from lib.exchange.xlsx import write_xlsx, xlsx_misses
from tests.readers.conftest import ARABIC, ODD


def opened(snapshot: Snapshot) -> Workbook:
    return load_workbook(io.BytesIO(write_xlsx(snapshot)))


def columns(sheet) -> dict[str, list]:
    """Name -> its cells under the header."""
    return {head.value: list(cells) for head, *cells in sheet.iter_cols()}


def test_every_event_is_there_with_typed_days_numbers_and_truths(bare: Snapshot) -> None:
    found = columns(opened(bare)["Events"])

    assert [cell.value for cell in found["event_id"]] == bare.events["event_id"].tolist()
    assert found["first_day"][0].value == datetime.datetime(2021, 3, 5) and found["first_day"][0].number_format == "yyyy-mm-dd"
    assert (found["lat"][0].value, found["killed_min"][0].value, found["background"][0].value) == (-3.5, 2, False)
    assert found["first_day"][1].value is None and found["lat"][1].value is None and found["killed_min"][1].value is None


def test_no_cell_runs_and_odd_words_come_back_as_they_were(odd: Snapshot) -> None:
    book = opened(odd)

    assert not [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f" or cell.hyperlink]
    summaries = columns(book["Events"])["summary"]
    written = re.sub("_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), summaries[0].value)  # as a spreadsheet reads it
    assert written == ODD.replace("\ufffe", "\ufffd")
    assert summaries[0].data_type == "s"


def test_arabic_runs_to_the_left_and_the_rest_to_the_right(odd: Snapshot) -> None:
    found = columns(opened(odd)["Events"])["summary"]

    assert [(cell.value == ARABIC, cell.alignment.readingOrder, cell.alignment.horizontal) for cell in found[1:3]] == [
        (True, 2, "right"),
        (False, 1, None),
    ]


def test_the_header_stands_still_and_columns_are_wide_enough(bare: Snapshot) -> None:
    sheet = opened(bare)["Events"]

    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref.startswith("A1:")
    assert sheet.column_dimensions["A"].width > len("event_id")
    assert sheet.column_dimensions["B"].width != sheet.column_dimensions["A"].width


def test_meanings_citations_and_what_was_selected_have_sheets(whole: Snapshot) -> None:
    book = opened(whole)
    about = dict(line for line in book["About"].iter_rows(values_only=True))
    meanings = {(sheet, column): words for sheet, column, words in book["Columns"].iter_rows(min_row=2, values_only=True)}

    assert [line[0].value for line in book["Citations"].iter_rows(min_row=2)] == citation_lines(whole) != []
    assert {
        (name, cell.value) for name in ("Events", "Participants", "Places of events", "Links") for cell in book[name][1]
    } == set(meanings)
    assert all(meanings.values())
    assert (about["Selection"], about["Link"]) == (whole.words, whole.link)
    assert about["Fingerprint"] == whole.corpus.fingerprint and f"{len(whole.events)} shown" in about["Ledger"]


def test_a_cell_that_is_too_long_is_cut_marked_and_said(bare: Snapshot) -> None:
    texts = ["x" * 40_000, "🕊" * 16_384, "y" * 32_767, *bare.events["quote"][3:]]
    long = replace(bare, events=bare.events.assign(quote=pd.Series(texts, dtype="str")))
    book = opened(long)
    quotes = [cell.value for cell in columns(book["Events"])["quote"]]
    about = [words for what, words in book["About"].iter_rows(values_only=True) if what.startswith("Cut")]

    assert [len(text.encode("utf-16-le")) // 2 for text in quotes[:3]] == [32_767, 32_766, 32_767]
    assert [text.endswith("(cut)") for text in quotes[:3]] == [True, True, False]
    assert [words.partition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for words in about] == ["2 (quote)", "3 (quote)"]
    assert (
        xlsx_misses(chosen_of(long))[0].startswith("2 cells (quote) longer than the 32,767") and xlsx_misses(chosen_of(bare)) == ()
    )


def test_days_that_spreadsheets_do_not_know_stay_words(bare: Snapshot) -> None:
    days = pd.Series(["1516-08-24", "1900-03-01", *[None] * 6], dtype="datetime64[s]")
    found = columns(opened(replace(bare, events=bare.events.assign(first_day=days)))["Events"])["first_day"]

    assert [cell.value for cell in found[:3]] == ["1516-08-24", datetime.datetime(1900, 3, 1), None]


def test_no_events_are_sheets_of_names_alone(empty: Snapshot) -> None:
    book = opened(empty)

    assert book["Events"].max_row == 1 and book["Links"].max_row == 1 and book["Citations"].max_row == 1
