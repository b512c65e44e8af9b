"""One door for files of places: what a file is, its bytes and columns say. Archives are looked at before they are opened."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lib.layers.files.archives import ANEW, DAMAGED, archive_of, pieces, tables_of
from lib.layers.files.features import OTHER_JSON
from lib.layers.files.kinds import JSON, ZIP, kind_of
from lib.layers.files.text import as_utf_8, decode
from lib.layers.files.workbooks import is_workbook
from lib.layers.findings import Findings
from lib.layers.opening import open_table
from lib.places.boundaries import read_boundaries
from lib.places.geonames import ALTERNATE, LICENCE, is_alternate, is_dump, read_dump
from lib.places.pcodes import is_pcodes, read_pcodes
from lib.places.told import Read

PCODES = "the licence of its publisher (OCHA Common Operational Datasets)"
KNOWN = "GeoNames dumps, P-code tables (ADM1_EN and ADM1_PCODE, …) and GeoJSON boundaries are read"
SHAPEFILE = b"\x00\x00\x27\x0a"
NO_SHAPEFILES = "is a shapefile, which is not read here", "save it as GeoJSON in WGS 84 (QGIS: Export; ogr2ogr -t_srs EPSG:4326)"
AS_FEATURES = "boundaries are read of a FeatureCollection of GeoJSON; save it as one"
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
                shapefile = any(name.lower().endswith(".shp") for name in archive.namelist())
                what = "is an archive within an archive" if within else "is an archive that holds no table and no GeoJSON"
                told = NO_SHAPEFILES if shapefile and not within else (what, f"unpack it; {KNOWN}")
                read.findings.add(0, "", *told, severity="error")
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
    if data.startswith(SHAPEFILE):
        findings.add(0, "", *NO_SHAPEFILES, severity="error")
        return read
    data = as_utf_8(data, findings)
    if is_alternate(data):
        findings.add(0, "", *ALTERNATE, severity="error")
    elif is_dump(data):
        read.what, read.licence = "GeoNames dump", LICENCE
        read.places = read_dump(decode(data, findings), findings)
    elif kind_of(data) == JSON:
        read.what = "boundaries"
        read.areas = read_boundaries(decode(data, findings), read.file.rpartition("/")[2], findings)
        findings.problems = [replace(one, hint=AS_FEATURES) if one.hint == OTHER_JSON else one for one in findings.problems]
    else:
        _tables(read, data)
    return read


def _tables(read: Read, data: bytes) -> None:
    """P-codes of a table, or of every sheet of a workbook that has them."""
    told = Findings(read.file)
    first = open_table(data, ",", told)
    if not first.header:
        read.findings.problems += told.problems
        return
    tables = [("", first, told)]
    if first.sheets:
        named = [(sheet, Findings(f"{read.file}/{sheet}")) for sheet in first.sheets]
        tables = [(sheet, open_table(data, ",", told, sheet), told) for sheet, told in named]
    others = [sheet for sheet, table, _ in tables if not is_pcodes(table.header)]
    for _, table, told in tables:
        if is_pcodes(table.header):
            read.what, read.licence = "P-code table", PCODES
            codes = [cell for row in table.rows[:3] for cell in row]
            country = next((found[0] for cell in codes if (found := _COUNTRY.match(cell))), "")
            read.places += read_pcodes(table, country, told)
            read.findings.problems += told.all()
            read.findings.out.update(told.out)
    seen = {(place.precision, place.pcode): place for place in reversed(read.places) if place.pcode}
    read.places = [place for place in read.places if not place.pcode or seen[place.precision, place.pcode] is place]
    if not read.what:
        shown = ", ".join(first.header[:8]) + (" …" if len(first.header) > 8 else "")
        read.findings.add(0, "", f"is none of what is read; its columns are: {shown}", KNOWN, severity="error")
    elif others:
        read.findings.add(0, "sheet", f"sheets without P-codes, passed over: {', '.join(others)}", "")
