"""A corpus's own base map, a .pmtiles file: looked through before anything draws it, then read tile by tile.

Raster tiles (png, jpg, webp) and vector tiles (mvt) of version 3 are read, by the format's own reader.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import BinaryIO, Protocol

from pmtiles.reader import Reader, all_tiles
from pmtiles.tile import Compression, HeaderDict, MagicNumberNotFound, SpecVersionUnsupported, TileType

from lib.corpus.reading.files import TILES, is_text
from lib.corpus.reading.memory import Content
from lib.errors import Problem

KINDS = {TileType.PNG: "png", TileType.JPEG: "jpg", TileType.WEBP: "webp", TileType.MVT: "mvt"}
BEGINS = {"png": b"\x89PNG", "jpg": b"\xff\xd8", "webp": b"RIFF", "mvt": b""}
GZIP = b"\x1f\x8b"
PACKED = {Compression.NONE: "", Compression.UNKNOWN: "", Compression.GZIP: "gzip"}
MOST, MOST_CREDIT = 8_000_000, 300  # bytes of a tile, or of what is told of the map; letters
MOST_LISTED = 1_000_000  # bytes of a list of tiles once it is unpacked; the form keeps its lists far smaller
DAMAGE = (
    OSError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    MemoryError,
    zlib.error,
)
NO_TILES = ("is no base map in the form PMTiles", "make it with the tool pmtiles, or take it away: the map has a ground of its own")
OLD = ("is a base map of an older form", "convert it to PMTiles version 3")
ODD = ("holds tiles of a kind that the map does not draw", "png, jpg, webp or mvt")
TIGHT = ("is packed in a way that is not read", "pack lists and vector tiles with gzip, pictures not at all")
CUT = ("is damaged, or not whole", "copy it again")
Source = Callable[[int, int], bytes]  # offset and length -> bytes of a file


class _Tiles(Protocol):
    """A file of tiles as the format's own reader gives it."""

    def header(self) -> HeaderDict: ...

    def metadata(self) -> dict[str, object]: ...

    def get(self, z: int, x: int, y: int) -> bytes | None: ...


@dataclass(frozen=True)
class BaseMap:
    """kind: png, jpg, webp or mvt; packed: "gzip" or ""; zooms: least and most; bounds: west, south, east, north; layers: of
    vector tiles; credit: whose map it is, as plain text; mark: differs where the contents do."""

    name: str
    path: Path
    mark: str
    kind: str
    packed: str
    zooms: tuple[int, int]
    bounds: tuple[float, float, float, float]
    credit: str = ""
    layers: tuple[str, ...] = ()


def base_map_of(contents: tuple[Content, ...]) -> tuple[BaseMap | None, list[Problem]]:
    """The first base map by name, where it can be drawn; a warning for each that is not used."""
    files = [content for content in contents if content.file.name.endswith(TILES)]
    problems: list[Problem] = []
    used: BaseMap | None = None
    for content in files:
        found = content.wrong if content.packed is None else _found(content)
        if used:
            found = ("is not used", f"one base map is drawn, here “{used.name}”: take the other away")
        if isinstance(found, BaseMap):
            used = found
        else:
            problems.append(Problem(content.file.name, 0, "", *found, "warning"))
    return used, problems


def tile_of(base: BaseMap, z: int, x: int, y: int) -> bytes | None:
    """A tile as it lies in the file; None where there is none, or where it cannot be read any more."""
    try:
        with base.path.open("rb") as opened:
            return _tiles(_bounded(_source(opened))).get(z, x, y)
    except (*DAMAGE, MagicNumberNotFound, SpecVersionUnsupported):
        return None


def _found(content: Content) -> BaseMap | tuple[str, str]:
    """The base map, or what is wrong with the file and what would be right."""
    try:
        with open(content.file.path, "rb") as opened:
            return _look(content, _bounded(_source(opened)))
    except MagicNumberNotFound:
        return NO_TILES
    except SpecVersionUnsupported:
        return OLD
    except DAMAGE:
        return CUT if (content.data or b"").startswith(b"PMTiles") else NO_TILES


def _tiles(get: Source) -> _Tiles:
    return Reader(get)  # type: ignore[no-untyped-call]  # pmtiles does not say what its reader takes and gives


def _source(opened: BinaryIO) -> Source:
    """Bytes at an offset of an open file; EOFError where the file has not so many."""

    def get(offset: int, length: int) -> bytes:
        opened.seek(offset)
        found = opened.read(length) if length <= MOST else b""
        if len(found) < length:
            raise EOFError
        return found

    return get


def _bounded(get: Source) -> Source:
    """The same source, which refuses lists and words that grow beyond bounds when they are unpacked (ValueError)."""
    header = _tiles(get).header()
    tiles = range(header["tile_data_offset"], header["tile_data_offset"] + header["tile_data_length"])

    def bounded(offset: int, length: int) -> bytes:
        found = get(offset, length)
        if offset not in tiles and found.startswith(GZIP):
            most, unpacking = MOST if offset == header["metadata_offset"] else MOST_LISTED, zlib.decompressobj(wbits=31)
            unpacking.decompress(found, most)
            if unpacking.unconsumed_tail:
                raise ValueError
        return found

    return bounded


def _look(content: Content, get: Source) -> BaseMap | tuple[str, str]:
    reader = _tiles(get)
    header = reader.header()
    kind, packed = KINDS.get(header["tile_type"]), PACKED.get(header["tile_compression"])
    if kind is None:
        return ODD
    if packed is None or header["internal_compression"] != Compression.GZIP:
        return TIGHT
    get(header["tile_data_offset"] + max(header["tile_data_length"], 1) - 1, 1)
    first = _first_tile(get)
    if not first or not first.startswith(GZIP if packed else BEGINS[kind]):
        return CUT
    told = reader.metadata()
    return BaseMap(
        content.file.name,
        Path(content.file.path),
        content.digest[:16],
        kind,
        packed,
        (header["min_zoom"], header["max_zoom"]),
        _bounds(header["min_lon_e7"] / 1e7, header["min_lat_e7"] / 1e7, header["max_lon_e7"] / 1e7, header["max_lat_e7"] / 1e7),
        _credit(told),
        _layers(told),
    )


def _first_tile(get: Source) -> bytes:
    tiles: Iterator[tuple[object, bytes]] = all_tiles(get)  # type: ignore[no-untyped-call]  # pmtiles says nothing of it
    return next((tile for _, tile in tiles), b"")


def _bounds(west: float, south: float, east: float, north: float) -> tuple[float, float, float, float]:
    whole = -180 <= west < east <= 180 and -90 <= south < north <= 90
    return (west, max(south, -85), east, min(north, 85)) if whole else (-180, -85, 180, 85)


def _credit(told: dict[str, object]) -> str:
    words = told.get("attribution")
    if not isinstance(words, str):
        return ""
    plain = unescape(re.sub(r"<[^<>]*>", "", words[: 4 * MOST_CREDIT])).encode("utf-8", "ignore").decode()
    return " ".join(plain.split())[:MOST_CREDIT]


def _layers(told: dict[str, object]) -> tuple[str, ...]:
    layers = told.get("vector_layers")
    named = [layer for layer in layers if isinstance(layer, dict) and "id" in layer] if isinstance(layers, list) else []
    return tuple(name for layer in named if is_text(name := str(layer["id"])))
