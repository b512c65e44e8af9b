"""What was made of a layer's file, kept between starts under its checksum, its mapping and the program; deleting it costs time.

What the rows tell is an Arrow file, their cells a Parquet file, all else JSON: nothing that is read can call anything.
"""

import json
import os
import shutil
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.feather as feather

from lib.corpus.reading.kept import file_for, is_own
from lib.errors import LostRow, Problem
from lib.layers.cells import OnDisk, write_cells
from lib.layers.told import Named, Placed, Reading, Tied, Told

INDEX, TOLD, CELLS = "index.json", "told.arrow", "cells.parquet"
DAMAGED = (OSError, ValueError, KeyError, TypeError, pa.ArrowInvalid)
NUMBERS = ("line", "row", "place")


def folder_of(corpus: Path, layer: str) -> Path:
    return file_for(corpus, f".layer-{layer}")


def find(folder: Path, key: str) -> tuple[Reading, OnDisk] | None:
    """What is kept under a key; None where it is of something else, damaged or not there."""
    try:
        if not (folder / INDEX).is_file() or not is_own(folder):
            return None
        index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        if index.pop("key") != key or not (folder / CELLS).is_file():
            return None
        return _reading(index, feather.read_table(folder / TOLD, memory_map=False)), OnDisk(folder / CELLS)
    except DAMAGED:
        return None


def keep(folder: Path, key: str, reading: Reading, rows: list[list[str]]) -> OnDisk | None:
    """Keep what was read in the place of what was kept; None where that cannot be."""
    try:
        if not is_own(folder.parent):
            return None
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".layer-", ignore_cleanup_errors=True) as beside:
            made = Path(beside) / "made"
            made.mkdir(mode=0o700)
            _write(made, key, reading, rows)
            shutil.rmtree(folder, ignore_errors=True)
            os.replace(made, folder)
        return OnDisk(folder / CELLS)
    except DAMAGED:  # what cannot be kept is read anew each time
        return None


def _write(made: Path, key: str, reading: Reading, rows: list[list[str]]) -> None:
    columns = {
        name: pa.array([told[at] for told in reading.told], pa.int64() if name in NUMBERS else pa.string())
        for at, name in enumerate(Told._fields)
    }
    feather.write_feather(pa.table(columns), made / TOLD)
    write_cells(rows, len(reading.header), made / CELLS)
    index = {"key": key, **asdict(replace(reading, told=()))}
    (made / INDEX).write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")


def _reading(index: dict[str, Any], table: pa.Table) -> Reading:
    columns = [table[name].to_pylist() for name in Told._fields]
    return Reading(
        [Told(*row) for row in zip(*columns)],
        tuple(Named(key, name, kind, tuple(aliases)) for key, name, kind, aliases in index["names"]),
        tuple(Placed(*one) for one in index["places"]),
        tuple(Problem(**one) for one in index["problems"]),
        tuple(LostRow(**one) for one in index["lost"]),
        index["n_read"],
        index["out"],
        tuple(index["header"]),
        tuple(Tied(*one) for one in index["ties"]),
    )
