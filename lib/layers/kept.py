"""What was made of a layer's file, kept between starts under its checksum, its mapping and the program; deleting it costs time.

What the rows tell and their cells are Parquet files, all else JSON: nothing that is read can call anything.
"""

import json
import os
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from lib.corpus.reading.kept import file_for, is_own
from lib.errors import LostRow, Problem
from lib.layers.cells import OnDisk, write_cells
from lib.layers.files.grid import Grid
from lib.layers.source_rows import SourceRows
from lib.layers.told import WRITTEN, Named, Placed, Reading, Tied, ToldRows

INDEX, TOLD, CELLS = "index.json", "told.parquet", "cells.parquet"
DAMAGED = (OSError, ValueError, KeyError, TypeError, pa.ArrowInvalid)


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
        cells = OnDisk(folder / CELLS)
        keeping = SourceRows(cells, tuple(index["header"]), tuple(index.pop("keep")), tuple(index.pop("numeric")))
        return _reading(index, ToldRows(pq.read_table(folder / TOLD).select(WRITTEN), keeping)), cells
    except DAMAGED:
        return None


def keep(folder: Path, key: str, reading: Reading, rows: Grid) -> OnDisk | None:
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


def _write(made: Path, key: str, reading: Reading, rows: Grid) -> None:
    pq.write_table(reading.told.table, made / TOLD, compression="zstd")
    write_cells(rows, made / CELLS)
    told = {name: getattr(reading, name) for name in ("names", "places", "n_read", "out", "header", "ties")}
    wrong = {name: [asdict(one) for one in getattr(reading, name)] for name in ("problems", "lost")}
    keeping = {name: getattr(reading.told.keeping, name) for name in ("keep", "numeric")}
    index = {"key": key, **told, **wrong, **keeping}
    (made / INDEX).write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")


def _reading(index: dict[str, Any], told: ToldRows) -> Reading:
    return Reading(
        told,
        tuple(Named(key, name, kind, tuple(aliases)) for key, name, kind, aliases in index["names"]),
        tuple(Placed(*one) for one in index["places"]),
        tuple(Problem(**one) for one in index["problems"]),
        tuple(LostRow(**one) for one in index["lost"]),
        index["n_read"],
        index["out"],
        tuple(index["header"]),
        tuple(Tied(*one) for one in index["ties"]),
    )
