"""The tables of a corpus, kept between starts beside what was read of it; deleting them costs only time.

Frames are kept as Arrow files, arrays as NumPy's without pickle, all else as JSON: nothing that is read can call anything.
The zip file around them has a checksum of each; the key says of which contents, program and addresses they were made.
"""

import dataclasses
import io
import json
import os
import shutil
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import numpy as np
import pandas as pd

from lib.corpus.model.models import Corpus
from lib.corpus.reading.kept import file_for, is_own, key_of
from lib.events.asking.search import spellings_of
from lib.events.building.build import build_tables
from lib.events.building.kin import Kin
from lib.events.tables import Facet, Tables
from lib.settings import base_url

REMADE = ("spellings",)  # what is made of names alone, at once
RECORDS: dict[str, type[Facet] | type[Kin]] = {"Facet": Facet, "Kin": Kin}
MARK, FORGOTTEN = ".tables-", 3600  # of a folder that is written to, and seconds after which one is left of a process that ended
DAMAGED = (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error)


def tables_of(corpus: Corpus) -> Tables:
    """The tables of a corpus: those that were kept, where they are of the same contents and program, else built and kept.

    What stands as it was last read was read beside other files than those of now: its tables are built, and not kept.
    """
    if corpus.stale:
        return build_tables(corpus)
    file, key = file_for(corpus.folder, ".tables"), key_of("tables", corpus.fingerprint, base_url())
    found = _kept(file, key, corpus)
    if found is None:
        found = build_tables(corpus)
        _keep(file, key, found)
    return found


def _kept(file: Path, key: str, corpus: Corpus) -> Tables | None:
    """The tables of a file, None where it holds others, is damaged or is not there."""
    try:
        if not file.is_file() or not is_own(file.parent):
            return None
        with zipfile.ZipFile(file) as parts:
            index = json.loads(parts.read("index.json"))
            if index.pop("key") != key:
                return None
            values = {name: _unpacked(told, parts) for name, told in index.items()}
        return Tables(**values, spellings=spellings_of(corpus, values["labels"]["publisher"]))
    except DAMAGED:
        return None


def _keep(file: Path, key: str, tables: Tables) -> None:
    """Write the tables beside and then in the place of what was kept; where that cannot be, nothing is kept."""
    try:
        if not is_own(file.parent):
            return
        _take_away_forgotten(file.parent)
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=MARK, ignore_cleanup_errors=True) as beside:
            whole = Path(beside) / file.name
            with whole.open("xb") as out, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as parts:
                whole.chmod(0o600)  # a corpus may not be for everybody's eyes
                index = {
                    field.name: _packed(getattr(tables, field.name), field.name, parts)
                    for field in dataclasses.fields(tables)
                    if field.name not in REMADE
                }
                parts.writestr("index.json", json.dumps({"key": key, **index}))
            os.replace(whole, file)
    except OSError:
        return


def _take_away_forgotten(folder: Path) -> None:
    """What a process that was ended while it wrote has left behind."""
    for path in folder.glob(f"{MARK}*"):
        if time.time() - path.stat().st_mtime > FORGOTTEN:
            shutil.rmtree(path, ignore_errors=True)


def _packed(value: object, name: str, parts: zipfile.ZipFile) -> dict[str, object]:
    """What the index tells of a value; frames and arrays go into parts of their own."""
    if isinstance(value, pd.DataFrame):
        return {"frame": _written(parts, name, value.to_feather)}
    if isinstance(value, pd.Series):
        return {"series": _written(parts, name, value.to_frame("values").to_feather)}
    if isinstance(value, np.ndarray):
        return {"array": _written(parts, name, lambda into: np.save(into, value, allow_pickle=False))}
    if isinstance(value, Facet | Kin):
        fields = [field.name for field in dataclasses.fields(value)]
        return {
            "record": type(value).__name__,
            "fields": {inner: _packed(getattr(value, inner), f"{name}.{inner}", parts) for inner in fields},
        }
    if isinstance(value, tuple):
        return {"tuple": value}
    if isinstance(value, dict) and any(isinstance(inner, Facet | Kin) for inner in value.values()):
        return {"mapping": {key: _packed(inner, f"{name}.{key}", parts) for key, inner in value.items()}}
    return {"plain": value}


def _written(parts: zipfile.ZipFile, name: str, write: Callable[[IO[bytes]], None]) -> str:
    with parts.open(name, "w", force_zip64=True) as into:
        write(into)
    return name


def _unpacked(told: dict[str, Any], parts: zipfile.ZipFile) -> Any:
    """What a field holds; its type is the field's."""
    if "frame" in told:
        return pd.read_feather(io.BytesIO(parts.read(told["frame"])))
    if "series" in told:
        return pd.read_feather(io.BytesIO(parts.read(told["series"])))["values"].rename(None)
    if "array" in told:
        return np.load(io.BytesIO(parts.read(told["array"])), allow_pickle=False)
    if "record" in told:
        return RECORDS[told["record"]](**{name: _unpacked(inner, parts) for name, inner in told["fields"].items()})
    if "mapping" in told:
        return {key: _unpacked(inner, parts) for key, inner in told["mapping"].items()}
    return tuple(told["tuple"]) if "tuple" in told else told["plain"]
