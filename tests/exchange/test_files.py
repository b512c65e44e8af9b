"""Cells that a spreadsheet would cut are told in the manifest, and no others."""

import json
from dataclasses import replace

import pandas as pd
import pytest

from lib.engine.questions import where
from lib.events.long_cells import MOST_OF_A_CELL, long_cells
from lib.exchange.files import long_columns, table_file
from lib.exchange.manifest import Snapshot, as_json, manifest
from tests.asked import EVERYTHING, shown_of


@pytest.mark.parametrize(
    ("text", "characters"),
    (
        ("x" * MOST_OF_A_CELL, None),
        ("x" * (MOST_OF_A_CELL + 1), MOST_OF_A_CELL + 1),
        ("=" + "x" * (MOST_OF_A_CELL - 1), MOST_OF_A_CELL + 1),  # with the ' before it
        ("ع" * MOST_OF_A_CELL, None),
        ("🕊" * 16_384, 32_768),  # a spreadsheet counts two for a bird
    ),
)
def test_a_cell_is_measured_as_a_spreadsheet_counts_it(text: str, characters: int | None) -> None:
    rows = pd.DataFrame({"event_id": ["a/1", "a/2"], "quote": pd.Series([None, text], dtype="str"), "n": [1, 2]})

    found = [(cell.row, cell.column, cell.characters) for cell in long_cells(rows)]

    assert found == ([(2, "quote", characters)] if characters else [])


def test_the_manifest_names_the_cell_and_is_silent_where_there_is_none(sample, table) -> None:
    long = table.assign(quote="x" * 40_000).head(1)

    files = (table_file("events", long, sample.settings), table_file("events", table, sample.settings))
    told = json.loads(as_json(manifest(Snapshot(table, sample), files)))
    short = manifest(Snapshot(table, sample), (replace(files[0], long_cells=()),))

    cut = told["cells_longer_than_a_spreadsheet_holds"]
    assert cut == {"at_most": 32767, "cells": {"events.csv": [{"row": 1, "column": "quote", "characters": 40_000}]}}
    assert "cells_longer_than_a_spreadsheet_holds" not in short


def test_which_columns_of_chosen_rows_are_cut_is_known_beside_a_plain_download(sample, sample_tables) -> None:
    long = sample_tables.events.copy()
    long.loc[long.index[:2], "quote"] = "x" * 40_000
    long.loc[long.index[1], "summary"] = "y" * 40_000
    tables = replace(sample_tables, events=long)

    shown = shown_of(tables, sample, EVERYTHING)
    ids = long["event_id"].tolist()

    assert long_columns(shown.tally("long", reason="read")) == {"quote": 2, "summary": 1}
    assert long_columns(shown.tally("long", wheres=(where(event_id=ids[0]),), reason="read")) == {"quote": 1}
    assert long_columns(shown.tally("long", wheres=(where(event_id=tuple(ids[2:])),), reason="read")) == {}
