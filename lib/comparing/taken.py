"""What somebody took away, read again: the events of a CSV, or of a zip with the manifest that vouches for them.

Every cell is text as the CSV writes it, whoever saved it since: a spreadsheet's semicolons, capitals of TRUE and zeros behind a
whole number are no change. What cannot be read is said with its row and column, and nothing of it is guessed.
"""

import codecs
import hashlib
import io
import json
import re
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from lib.corpus.model.codebook import CODEBOOK
from lib.errors import FaultlinesError, shortened

EVENTS, MANIFEST, LINKS, PACKAGE = "events.csv", "manifest.json", "links.csv", "datapackage.json"
MOST_BYTES = 2_000_000_000  # that a file of a zip may unpack to
GUARDED = r"\A'([=+\-@'\t\r])"
DELIMITERS = ",;\t|"
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
NUMBERS = ("number", "count", "bound")
MOST_NAMED = 5


class SnapshotError(FaultlinesError):
    """A file that is no snapshot; its text says what would be one."""


class OtherTable(SnapshotError):
    """A table whose rows are no events of this program."""


@dataclass(frozen=True)
class Taken:
    """One side of a comparison. `events`: text columns, None where a cell is empty, each event_id once, numbered from 0; `links`:
    the companion table where there is one; `manifest`: what vouches for them, None without one; `altered`: its files whose contents
    are others than when they were taken."""

    name: str
    events: pd.DataFrame
    links: pd.DataFrame | None = None
    manifest: dict[str, Any] | None = None
    altered: tuple[str, ...] = ()

    @property
    def link(self) -> str:
        """The address of the view that it was taken from, "" where nothing tells it."""
        filters = (self.manifest or {}).get("filters")
        link = filters.get("link", "") if isinstance(filters, dict) else ""
        return link if isinstance(link, str) else ""

    @property
    def moment(self) -> str:
        """When it was taken (UTC), "" where nothing tells it."""
        told = (self.manifest or {}).get("created_utc", "")
        return told if isinstance(told, str) else ""


def read_taken(name: str, content: bytes) -> Taken:
    """The snapshot in a file's bytes: a CSV of events, or a zip that holds one. Raises SnapshotError."""
    if not content:
        raise SnapshotError(f"{name} is empty")
    return _of_zip(name, content) if content[:4] == b"PK\x03\x04" else Taken(name, as_events(name, content))


def _of_zip(name: str, content: bytes) -> Taken:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            wanted = [part for part in archive.namelist() if _wanted(part)]
            if twice := [part for part in wanted if part.rpartition("/")[2] == EVENTS][1:]:
                raise SnapshotError(f"{name} holds several {EVENTS} ({', '.join(twice)} too); compare one of them")
            files = {part.rpartition("/")[2]: _unpacked(name, archive, part) for part in wanted}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as wrong:
        raise SnapshotError(f"{name} is no zip that can be opened whole ({wrong}); take it away again") from wrong
    if EVENTS not in files:
        raise OtherTable(f"{name} holds no {EVENTS}, as what is taken away by All tables and manifest does")
    told = _object(name, MANIFEST, files[MANIFEST]) if MANIFEST in files else None
    if told is None and PACKAGE in files:
        told = _of_package(_object(name, PACKAGE, files[PACKAGE]))
    links = _table(f"{name}: {LINKS}", files[LINKS]).to_pandas() if LINKS in files else None
    return Taken(name, as_events(f"{name}: {EVENTS}", files[EVENTS]), links, told, _altered(files, told))


def _wanted(part: str) -> bool:
    return part.rpartition("/")[2] in (EVENTS, MANIFEST, LINKS, PACKAGE, "participants.csv", "event_places.csv")


def _unpacked(name: str, archive: zipfile.ZipFile, part: str) -> bytes:
    size = archive.getinfo(part).file_size
    if size > MOST_BYTES:
        raise SnapshotError(f"{name}: {part} would unpack to {size:,} bytes, more than the {MOST_BYTES:,} that are read")
    return archive.read(part)


def _of_package(package: dict[str, Any]) -> dict[str, Any]:
    """What a Data Package says of itself as a manifest says it: the selection, and the hash of each of its files."""
    held, resources = package.get("faultlines"), package.get("resources")
    told = [one for one in resources if isinstance(one, dict)] if isinstance(resources, list) else []
    marks = {str(one.get("path")): {"sha256": str(one.get("hash", "")).removeprefix("sha256:")} for one in told}
    return (held if isinstance(held, dict) else {}) | {"files": marks}


def _object(name: str, part: str, content: bytes) -> dict[str, Any]:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as wrong:
        raise SnapshotError(f"{name}: {part} is no JSON ({wrong})") from wrong
    if not isinstance(told, dict):
        raise SnapshotError(f"{name}: {part} is none: an object is wanted, with “files” and “rows” or “resources”")
    return told


def _altered(files: dict[str, bytes], told: dict[str, Any] | None) -> tuple[str, ...]:
    """Files whose contents are not those that the manifest vouches for."""
    vouched = (told or {}).get("files")
    marks = {name: one.get("sha256") for name, one in vouched.items() if isinstance(one, dict)} if isinstance(vouched, dict) else {}
    told_of = {name: mark for name, mark in marks.items() if name in files and re.fullmatch(r"[0-9a-f]{64}", str(mark))}
    return tuple(name for name, mark in told_of.items() if hashlib.sha256(files[name]).hexdigest() != mark)


def as_events(name: str, content: bytes) -> pd.DataFrame:
    """The events of a CSV's bytes, as Taken holds them. Raises SnapshotError."""
    head = content.partition(b"\n")[0].replace(b"\0", b"")  # of whatever encoding; nothing else is asked of another table
    if not re.search(rb"\bevent_id\b", head):
        said = shortened(head.decode("utf-8", "replace").strip("\ufeff\r "))
        raise OtherTable(f"{name} has no column event_id, so its rows are no events of this program; its columns: {said}")
    found = _table(name, content)
    if alike := [column for column, n in Counter(found.column_names).items() if n > 1]:
        raise SnapshotError(f"{name} has columns of one name: {', '.join(alike)}; each stands once")
    ids = found["event_id"].to_pandas()
    if ids.isna().any():
        rows = (ids.index[ids.isna()][:MOST_NAMED] + 2).tolist()
        raise SnapshotError(f"{name}: no event_id in row {', '.join(map(str, rows))}; a row without one cannot be compared")
    if ids.duplicated().any():
        twice = ids[ids.duplicated()].unique()[:MOST_NAMED]
        raise SnapshotError(f"{name}: several rows of one event: {', '.join(twice)}; each event stands once")
    return pd.DataFrame({name: _plain(found[name].combine_chunks(), name) for name in found.column_names})


def _table(name: str, content: bytes) -> pa.Table:
    """A CSV as text columns."""
    text = _decoded(name, content)
    if text.count('"') % 2:
        raise SnapshotError(f"{name} holds a quote that nothing closes; take it away again")
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(DELIMITERS, key=head.count)
    skipped: list[str] = []

    def odd(row: csv.InvalidRow) -> Literal["skip"]:
        skipped.append(f"row {row.number} has {row.actual_columns} cells for {row.expected_columns} columns")
        return "skip"

    names = [one.strip('"') for one in head.rstrip("\r").split(delimiter)]
    try:
        cells = csv.read_csv(
            io.BytesIO(text.encode()),
            csv.ReadOptions(block_size=max(len(content), 2**20), use_threads=False),  # so that a row knows its number
            csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, invalid_row_handler=odd),
            csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid as wrong:
        raise SnapshotError(f"{name} is no CSV that can be read ({shortened(wrong)})") from wrong
    if skipped:
        raise SnapshotError(f"{name}: {'; '.join(skipped[:MOST_NAMED])}; nothing of a row that is cut is guessed")
    return cells.cast(pa.schema([(column, pa.string()) for column in cells.column_names]))


def _decoded(name: str, content: bytes) -> str:
    encoding = next((told for mark, told in MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as wrong:
        at = content[: wrong.start].count(b"\n") + 1
        raise SnapshotError(f"{name}: line {at} is no text in {encoding.upper()}; save it as CSV in UTF-8") from wrong


def _plain(cells: "pa.Array[Any]", column: str) -> pd.Series:
    """The cells as the CSV of this program writes them."""
    term = CODEBOOK.columns.get(column)
    bare = pc.replace_substring(pc.replace_substring_regex(cells, GUARDED, r"\1", max_replacements=1), "\r\n", "\n")
    if term is not None and term.holds == "flag":
        bare = pc.utf8_lower(bare)
    if term is not None and term.holds in NUMBERS:
        told = bare.dictionary_encode()
        bare = pa.array([_number(str(text)) for text in told.dictionary.to_pylist()], pa.string()).take(told.indices)
    return pd.Series(bare.to_pandas(), dtype="str")


def _number(text: str) -> str:
    """A number in one spelling; what is none stays as it is."""
    try:
        return f"{float(text):.12g}"
    except ValueError:
        return text
