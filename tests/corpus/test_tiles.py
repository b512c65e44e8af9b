"""A corpus's own base map: what is in it, tile by tile; whatever else is put in its place, the rest loads and it is said."""

import gzip
import io
from pathlib import Path

import pytest
from PIL import Image
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write

from lib.corpus.reading.files import BEGINNING
from lib.corpus.reading.read import fingerprint, read_corpus
from lib.corpus.reading.tiles import CUT, NO_TILES, ODD, OLD, TIGHT, tile_of

COLOURS = {(0, 0, 0): "red", (1, 0, 0): "blue", (1, 1, 0): "green", (1, 0, 1): "black", (1, 1, 1): "white"}  # by z, x, y


def picture(colour: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (256, 256), colour).save(made, "png")
    return made.getvalue()


def message(*fields: tuple[int, int | bytes]) -> bytes:
    """Fields of a protocol buffer: numbers as varints, bytes with their length."""
    return b"".join(
        varint(number << 3) + varint(value) if isinstance(value, int) else varint(number << 3 | 2) + varint(len(value)) + value
        for number, value in fields
    )


def varint(number: int) -> bytes:
    return bytes([number]) if number < 128 else bytes([number & 127 | 128]) + varint(number >> 7)


def lake() -> bytes:
    """A vector tile all of which is water."""
    ring = b"".join(map(varint, (9, 0, 0, 26, 8192, 0, 0, 8192, 8191, 0, 15)))
    return message((3, message((15, 2), (1, b"water"), (2, message((3, 3), (4, ring))), (5, 4096))))


def put_tiles(
    file: Path,
    tiles: dict[tuple[int, int, int], bytes],
    kind: TileType = TileType.PNG,
    metadata: dict | None = None,
    packed: Compression = Compression.NONE,
) -> None:
    """Write a base map of the whole world."""
    with write(str(file)) as writer:
        for at in sorted(tiles, key=lambda at: zxy_to_tileid(*at)):
            writer.write_tile(zxy_to_tileid(*at), tiles[at])
        writer.finalize(
            {
                "tile_type": kind,
                "tile_compression": packed,
                "min_lon_e7": -1800000000,
                "min_lat_e7": -850000000,
                "max_lon_e7": 1800000000,
                "max_lat_e7": 850000000,
                "center_zoom": 0,
                "center_lon_e7": 0,
                "center_lat_e7": 0,
            },
            metadata or {},
        )


def put_pictures(file: Path, **metadata: object) -> None:
    put_tiles(file, {at: picture(colour) for at, colour in COLOURS.items()}, metadata=metadata)


def put_lakes(file: Path, **metadata: object) -> None:
    put_tiles(file, {at: gzip.compress(lake()) for at in COLOURS}, TileType.MVT, metadata, Compression.GZIP)


def said(folder: Path) -> list[tuple[str, str]]:
    """What is said of base maps; that all of it are warnings and the articles load."""
    read = read_corpus(folder)
    told = [problem for problem in read.problems if problem.file.endswith(".pmtiles")]
    assert read.actors and {problem.severity for problem in told} <= {"warning"}
    assert not any(str(folder) in f"{problem.what} {problem.hint}" for problem in told)
    return [(problem.what, problem.hint) for problem in told]


def test_a_base_map_of_pictures_gives_each_tile_as_it_lies_there(folder: Path) -> None:
    put_pictures(folder / "relief.pmtiles", attribution='<a href="https://maps.example">© Mappers &amp; others</a>')

    base = read_corpus(folder).base_map
    assert said(folder) == []
    assert (base.kind, base.zooms, base.packed, base.credit) == ("png", (0, 1), "", "© Mappers & others")
    for at, colour in COLOURS.items():
        assert tile_of(base, *at) == picture(colour)
    assert tile_of(base, 2, 0, 0) is None and tile_of(base, 0, 5, 5) is None and tile_of(base, 99, 0, 0) is None


def test_a_base_map_of_vector_tiles_names_its_layers(folder: Path) -> None:
    put_lakes(folder / "base.pmtiles", vector_layers=[{"id": "water"}, {"id": "roads"}, "odd"])

    base = read_corpus(folder).base_map
    assert (base.kind, base.packed, base.layers, base.credit) == ("mvt", "gzip", ("water", "roads"), "")


@pytest.mark.parametrize(
    "content, expected",
    (
        (b"", NO_TILES),
        (b"no tiles at all", NO_TILES),
        (b"PMTiles", CUT),
        (b"PMTiles\x02" + bytes(200), OLD),
        (b"PMTiles\x03" + bytes(200), ODD),
        (b"\xff" * 300, NO_TILES),
        (b"PMTiles\x03" + b"\xff" * 200, CUT),
    ),
)
def test_what_is_no_base_map_is_a_warning(folder: Path, content: bytes, expected: tuple[str, str]) -> None:
    (folder / "base.pmtiles").write_bytes(content)

    assert said(folder) == [expected] and read_corpus(folder).base_map is None


@pytest.mark.parametrize("left", (100, 127, 200, 400, 1000, -1))
def test_a_base_map_that_is_cut_off_is_a_warning(folder: Path, left: int) -> None:
    put_pictures(folder / "base.pmtiles")
    (folder / "base.pmtiles").write_bytes((folder / "base.pmtiles").read_bytes()[:left])

    assert said(folder) == [CUT]


def test_tiles_that_are_not_drawn_are_said(folder: Path) -> None:
    for kind, packed, expected in (
        (TileType.AVIF, Compression.NONE, ODD),
        (TileType.MVT, Compression.BROTLI, TIGHT),
        (TileType.JPEG, Compression.NONE, CUT),
        (TileType.MVT, Compression.GZIP, CUT),
    ):
        put_tiles(folder / "base.pmtiles", {(0, 0, 0): picture("red")}, kind, packed=packed)
        assert said(folder) == [expected]


@pytest.mark.parametrize("metadata", ({"attribution": 7}, {"vector_layers": "water"}, {"vector_layers": [{"id": None}, 3]}))
def test_odd_metadata_take_nothing_away(folder: Path, metadata: dict) -> None:
    put_lakes(folder / "base.pmtiles", **metadata)

    assert said(folder) == [] and read_corpus(folder).base_map.credit == ""


def test_of_two_base_maps_the_first_is_drawn_and_the_other_named(folder: Path) -> None:
    put_pictures(folder / "a.pmtiles")
    put_lakes(folder / "b.pmtiles")

    assert [what for what, _ in said(folder)] == ["is not used"] and read_corpus(folder).base_map.name == "a.pmtiles"


def test_a_base_map_of_any_size_is_not_read_whole_and_another_one_is_another_corpus(folder: Path) -> None:
    put_pictures(folder / "base.pmtiles")
    before = fingerprint(folder)
    with (folder / "base.pmtiles").open("ab") as opened:
        opened.truncate(200_000_000 + BEGINNING)

    assert said(folder) == [] and fingerprint(folder) != before


@pytest.mark.parametrize("credit,most", (("x" * 9_000_000, 1_000_000), ("", 10)))
def test_what_grows_beyond_bounds_when_it_is_unpacked_is_damage(
    credit: str, most: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_pictures(folder / "map.pmtiles", attribution=credit)
    monkeypatch.setattr("lib.corpus.reading.tiles.MOST_LISTED", most)

    assert said(folder) == [CUT]


def test_half_a_sign_among_the_words_of_a_map_is_left_out(folder: Path) -> None:
    put_pictures(folder / "map.pmtiles", attribution="\ud800© Plain Survey")

    assert said(folder) == []
    assert read_corpus(folder).base_map.credit == "© Plain Survey"
