"""A corpus's own base map in the browser: tiles of the app alone, drawn; a broken file is said and done without."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from PIL import Image
from playwright.sync_api import Page

from lib.settings import SAMPLE
from tests.browser.steps import Server, serve, visit
from tests.corpus.test_tiles import lake, picture, put_lakes, put_pictures

MAP = "document.querySelector('.st-key-map .js-plotly-plot')?._fullLayout?.map?._subplot?.map"
BASE = f"{MAP}?.getStyle()?.sources.base"
CREDIT = "© Mappers & others"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("with_base") / "corpus"))


@pytest.fixture(scope="module")
def own(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from serve(tmp_path_factory.mktemp("own"), corpus)


def address_of(page: Page, kind: str) -> str:
    """Where the tiles of the map's base are, once the map has drawn it."""
    page.wait_for_function(f"(kind) => {BASE}?.type === kind && {MAP}.isSourceLoaded('base') && {MAP}.loaded()", arg=kind)
    return page.evaluate(f"{BASE}.tiles[0]")


def words_of(page: Page) -> str:
    return page.locator("[data-testid=stMain]").inner_text()


def colour_of(page: Page) -> tuple[int, ...]:
    """The colour of a pixel at the map's right, where nothing else is."""
    shot = Image.open(io.BytesIO(page.locator(".st-key-map .maplibregl-canvas").screenshot())).convert("RGB")
    return shot.getpixel((round(0.8 * shot.width), round(0.75 * shot.height)))


def test_pictures_and_vector_tiles_are_drawn_from_the_app_alone_and_a_broken_file_is_said(
    page: Page, asked: list[str], own: Server, corpus: Path
) -> None:
    put_pictures(corpus / "base.pmtiles", attribution=f"<b>{CREDIT}</b>")
    visit(page, f"{own.url}/map")
    pictures = address_of(page, "raster")
    red, green, blue = colour_of(page)
    assert green > red + 30 and green > blue + 30  # the tile of the north east is green
    assert f"Base map: base.pmtiles, {CREDIT}" in words_of(page) and str(corpus) not in page.content()
    with urlopen(pictures.format(z=1, x=1, y=0)) as answer:
        assert answer.read() == picture("green") and answer.headers["Content-Type"] == "image/png"

    put_lakes(corpus / "base.pmtiles", vector_layers=[{"id": "water"}])
    visit(page, f"{own.url}/map")
    lakes = address_of(page, "vector")
    assert page.evaluate(f"{MAP}.queryRenderedFeatures({{layers: ['base-water-fill']}}).length") > 0
    assert page.evaluate(f"{MAP}.getLayer('rivers')") is None  # the base map has its own
    assert lake() and lakes != pictures
    for wrong in (
        pictures.format(z=1, x=1, y=0),
        lakes.format(z=7, x=1, y=0),
        lakes.format(z="9" * 5000, x=1, y=-1),
        lakes.format(z="..", x="..", y="corpus.yaml"),
    ):
        with pytest.raises(HTTPError) as refused:
            urlopen(wrong)
        assert refused.value.code in (400, 404)

    (corpus / "base.pmtiles").write_bytes(b"PMTiles\x03 and no more")
    visit(page, f"{own.url}/map")
    page.wait_for_function(f"{MAP}?.loaded() && {MAP}.getLayer('rivers')")
    assert page.evaluate(BASE) is None
    visit(page, own.url)
    assert "Problems in files: 1" in words_of(page)  # the sample has none of its own

    assert [url for url in asked if "/tiles/" in url]
