"""One door for files of places: what a file is, its bytes and columns say. Archives are looked at before they are opened."""

import re
from collections.abc import Iterator
from pathlib import Path

from lib.layers.files.archives import ANEW, DAMAGED, archive_of, pieces, tables_of
from lib.layers.files.kinds import JSON, ZIP, kind_of
from lib.layers.files.text import decode
from lib.layers.files.workbooks import is_workbook
from lib.layers.findings import Findings
from lib.layers.opening import open_table
from lib.places.boundaries import read_boundaries
from lib.places.geonames import LICENCE, is_dump, read_dump
from lib.places.pcodes import is_pcodes, read_pcodes
from lib.places.told import Read

PCODES = "the licence of its publisher (OCHA Common Operational Datasets)"
KNOWN = "GeoNames dumps, P-code tables (ADM1_EN and ADM1_PCODE, …) and GeoJSON boundaries are read"
_COUNTRY = re.compile(r"[A-Z]{2}(?=\d)")


def read_files(paths: list[Path]) -> list[Read]:
    """What each file gave, those within archives as their own. Raises OSError of one that cannot be opened."""
    return [read for path in paths for read in _read(path.name, path.read_bytes())]


def _read(file: str, data: bytes, within: bool = False) -> Iterator[Read]:
    read = Read(file, Findings(file))
    if kind_of(data) == ZIP:
        archive = archive_of(data, read.findings)
        if archive is not None and not is_workbook(archive):
            names = sorted(tables_of(archive))
            if within or not names:
                what = "is an archive within an archive" if within else "is an archive that holds no table and no GeoJSON"
                read.findings.add(0, "", what, f"unpack it; {KNOWN}", severity="error")
                yield read
                return
            for name in names:
                try:
                    yield from _read(f"{file}/{name}", b"".join(pieces(archive, name)), True)
                except DAMAGED:
                    read.findings.add(0, "", f"is damaged: “{name}” in it cannot be unpacked", ANEW, severity="error")
                    yield read
            return
        if archive is None:
            yield read
            return
    yield _of_bytes(read, data)


def _of_bytes(read: Read, data: bytes) -> Read:
    findings = read.findings
    if is_dump(data):
        read.what, read.licence = "GeoNames dump", LICENCE
        read.places = read_dump(decode(data, findings), findings)
    elif kind_of(data) == JSON:
        read.what = "boundaries"
        read.areas = read_boundaries(decode(data, findings), read.file.rpartition("/")[2], findings)
    else:
        _tables(read, data)
    return read


def _tables(read: Read, data: bytes) -> None:
    """P-codes of a table, or of every sheet of a workbook that has them."""
    first = open_table(data, ",", read.findings)
    if not first.header:
        return
    others: list[str] = []
    for sheet in first.sheets or ("",):
        told = Findings(read.file)
        table = open_table(data, ",", told, sheet) if sheet else first
        if not is_pcodes(table.header):
            others += [sheet] if sheet else []
            continue
        read.what, read.licence = "P-code table", PCODES
        codes = [cell for row in table.rows[:3] for cell in row]
        country = next((found[0] for cell in codes if (found := _COUNTRY.match(cell))), "")
        read.places += read_pcodes(table, country, told)
        read.findings.problems += told.problems
        read.findings.out.update(told.out)
    seen = {(place.precision, place.pcode): place for place in reversed(read.places) if place.pcode}
    read.places = [place for place in read.places if not place.pcode or seen[place.precision, place.pcode] is place]
    if not read.what:
        shown = ", ".join(first.header[:8]) + (" …" if len(first.header) > 8 else "")
        read.findings.add(0, "", f"is none of what is read; its columns are: {shown}", KNOWN, severity="error")
    elif others:
        read.findings.add(0, "sheet", f"sheets without P-codes, passed over: {', '.join(others)}", "")
