"""What the bytes of a file say that it is."""

import codecs
import re

ZIP, COMPOUND, JSON, ENTITIES, TEXT = (("zip", ""), ("compound", ""), ("json", ""), ("entities", ""), ("text", ""))
Kind = tuple[str, str]  # one of these, or what is wrong with it and what would be right
AS_CSV = "take its table as CSV in UTF-8"
PACKED = "unpack it, and take the table itself"
SIGNS: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", COMPOUND),
    (b"\x1f\x8b", ("is packed with gzip", PACKED)),
    (b"BZh", ("is packed with bzip2", PACKED)),
    (b"\xfd7zXZ\x00", ("is packed with xz", PACKED)),
    (b"7z\xbc\xaf\x27\x1c", ("is a 7z archive", PACKED)),
    (b"Rar!\x1a\x07", ("is a RAR archive", PACKED)),
    (b"%PDF-", ("is a PDF, no table", AS_CSV)),
    (b"PAR1", ("is a Parquet file, which is not read here", AS_CSV)),
    (b"SQLite format 3\x00", ("is a database (SQLite, GeoPackage), which is not read here", "take its table as CSV or GeoJSON")),
    (b"\x89PNG\r\n", ("is a picture, no table", AS_CSV)),
    (b"\xff\xd8\xff", ("is a picture, no table", AS_CSV)),
    (b"{\\rtf", ("is a text document (RTF), no table", AS_CSV)),
)
MARKUP: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb"<(?:!doctype html|html|head|body|table)\b", re.I), ("is a web page, whatever its name says", AS_CSV)),
    (re.compile(rb"<kml\b"), ("is KML, which is not read here", "take it as GeoJSON")),
    (re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet"), ("is a workbook as XML of 2003", "save it as .xlsx")),
    (re.compile(rb"<\?xml\b"), ("is XML, no table", AS_CSV)),
)
BEGINNING = 4_000  # bytes by which it is told
_OBJECT = re.compile(rb"[\x1e\s]*(?:\[\s*)?\{\s*[\"}]|[\x1e\s]*\[\s*\]?\s*\Z")
_ENTITY = re.compile(rb'"schema"\s*:\s*"')
_GEO = re.compile(rb'"type"\s*:\s*"(?:Feature|FeatureCollection)"')


def kind_of(data: bytes) -> Kind:
    """One of the five that are read, or why a file is not."""
    known = next((kind for sign, kind in SIGNS if data.startswith(sign)), None)
    if known:
        return known
    start = data[:BEGINNING].removeprefix(codecs.BOM_UTF8)
    if start.lstrip()[:1] == b"<":
        return next((kind for form, kind in MARKUP if form.search(start)), TEXT)
    if not _OBJECT.match(start):
        return TEXT
    return ENTITIES if not _GEO.search(start) and _ENTITY.search(start) else JSON
