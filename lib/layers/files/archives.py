"""A zip is looked at before anything in it is opened: that it is whole, not locked, and no larger than can be unpacked; and which
table it holds."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from lib.layers.files.kinds import AS_CSV, TEXT, kind_of
from lib.layers.files.opened import refused
from lib.layers.findings import Findings

MOST = 2_000_000_000  # bytes that may come out of an archive
FREE = 50_000_000  # bytes up to which nobody asks how far an archive is packed
TIMES = 200  # how far a table is packed at most: text that repeats comes to less than a hundred
MOST_FILES = 10_000
AT_ONCE = 1 << 22
TABLES = frozenset(".csv .tsv .tab .txt .xlsx .xlsm .xls .ods .json .jsonl .ndjson .geojson .geojsonl .ijson".split())
BESIDE = frozenset(("readme", "license", "licence", "changelog"))  # what lies beside a table
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, KeyError, RuntimeError)
ANEW = "take it anew from its publisher"


def archive_of(data: bytes, findings: Findings) -> zipfile.ZipFile | None:
    """The archive of a file's bytes; None, which is said, of one that is damaged, locked, or unpacks to more than can be meant."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        inside = archive.infolist()
    except DAMAGED:
        refused(findings, "is damaged: it begins as a zip or a workbook and does not end as one", ANEW)
        return None
    whole = sum(one.file_size for one in inside)
    if any(one.flag_bits & 1 for one in inside):
        refused(findings, "is locked with a password", "unlock it, and take the table itself")
    elif whole > MOST or len(inside) > MOST_FILES:
        what = f"would unpack to {whole:,} bytes in {len(inside):,} files; nothing of it was opened"
        refused(findings, what, f"up to {MOST:,} bytes are read; take a part of it, or the table as CSV")
    elif whole > max(FREE, TIMES * len(data)):
        what = f"would unpack to {whole:,} bytes, {whole // len(data):,} times its size, as no table does; nothing of it was opened"
        refused(findings, what, AS_CSV)
    else:
        return archive
    return None


def pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """What is packed under a name, by and by. Raises one of DAMAGED where it is damaged or longer than it says that it is."""
    with archive.open(name) as packed:
        while piece := packed.read(AT_ONCE):
            yield piece


def lone_table(archive: zipfile.ZipFile, findings: Findings) -> bytes | None:
    """The table of an archive that holds one; None, which is said, of any other."""
    names = tables_of(archive)
    if len(names) != 1:
        what = (
            f"is an archive of {len(names):,} tables: {_listed(names)}"
            if names
            else f"holds no table: {_listed(archive.namelist())}"
        )
        refused(findings, what, "unpack it, and take each table as a layer of its own" if names else AS_CSV)
        return None
    try:
        return b"".join(pieces(archive, names[0]))
    except DAMAGED:
        refused(findings, f"is damaged: “{names[0]}” in it cannot be unpacked", ANEW)
        return None


def tables_of(archive: zipfile.ZipFile) -> list[str]:
    """What in an archive is called as a table is; where nothing is, what begins as text."""
    told = {one.filename: PurePosixPath(one.filename) for one in archive.infolist() if not one.is_dir() and one.file_size}
    told = {name: path for name, path in told.items() if not (path.name.startswith(".") or path.parts[:1] == ("__MACOSX",))}
    named = [name for name, path in told.items() if path.suffix.lower() in TABLES and path.stem.lower() not in BESIDE]
    if len(named) > 1:
        named = [name for name in named if told[name].suffix.lower() != ".txt"] or named
    return named or [name for name in told if _is_text(archive, name)]


def _is_text(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether a file of an archive has a header of several columns."""
    try:
        with archive.open(name) as packed:
            start = packed.read(4_000)
    except DAMAGED:
        return False
    first = next((line for line in start.splitlines() if line.strip()), b"")
    return kind_of(start) == TEXT and b"\x00" not in start and any(first.count(sign) for sign in (b",", b";", b"\t", b"|"))


def _listed(names: list[str]) -> str:
    return ", ".join(names[:20]) + (f" and {len(names) - 20:,} more" if len(names) > 20 else "") or "it is empty"
