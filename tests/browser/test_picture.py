"""A chart is taken as a picture: what stands in the file is what the page says and draws, in the light theme, with its source."""

import io
import xml.etree.ElementTree as ET
from base64 import b64decode
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from lib.figures.theme import LIGHT
from tests.browser.steps import Server, load, settle, visit

pytestmark = pytest.mark.browser
SVG, HREF = "{http://www.w3.org/2000/svg}", "href"
PAGES = {"map": "Map", "timeline?_lanes=bloc": "Timeline", "relations?_level=bloc": "Relations"}


def saved(page: Page, kind: str, folder: Path) -> Path:
    with page.expect_download() as given:
        page.get_by_role("button", name=f"Save as {kind}").click()
    name = given.value.suggested_filename
    given.value.save_as(folder / name)
    expect(page.get_by_role("status").filter(has_text=f"{name} is saved.")).to_be_visible()
    return folder / name


def open_picture(page: Page) -> None:
    page.get_by_role("button", name="Picture").click()
    expect(page.locator(".st-key-picture_sheet .js-plotly-plot").first).to_be_visible()
    settle(page)


def colours(image: Image.Image) -> Counter[tuple[int, ...]]:
    return Counter(dict((colour, n) for n, colour in image.convert("RGB").getcolors(maxcolors=2**24) or ()))


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.parametrize("path,title", PAGES.items())
def test_a_picture_says_what_the_page_says_and_draws_what_it_draws(
    page: Page, server: Server, tmp_path: Path, path: str, title: str
) -> None:
    page.emulate_media(color_scheme="dark")
    load(page, f"{server.url}/{path}{'&' if '?' in path else '?'}actor=ndf")
    sentence = page.locator(".say").first.inner_text()
    labels = page.locator(".st-key-chord svg.main-svg text").all_text_contents()
    open_picture(page)

    tree = ET.parse(saved(page, "SVG", tmp_path))
    lines = [(text.text or "").strip() for text in tree.iter(f"{SVG}text")]
    words = " ".join(lines)
    assert lines[0] == title and sentence in words
    for part in ("Shown: actor: National Defense Forces", " read = ", "Source: Tensions among", "Faultlines, 20", "actor=ndf"):
        assert part in words
    assert "relations" not in path or len(labels) > 5
    assert set(labels) <= {"".join(text.itertext()) for text in tree.iter(f"{SVG}text")}
    style = tree.find(f"{SVG}style")
    assert style is not None and style.text and "Source Sans" in style.text and 'url("data:' in style.text
    for image in tree.iter(f"{SVG}image"):
        ground = Image.open(io.BytesIO(b64decode(image.attrib[HREF].partition(",")[2])))
        assert len(colours(ground)) > 100 and ground.width == pytest.approx(3 * float(image.attrib["width"]), abs=3)
    assert (path == "map") == any(True for _ in tree.iter(f"{SVG}image"))
    png = Image.open(saved(page, "PNG", tmp_path))
    assert png.width == 3 * float(tree.getroot().attrib["width"]) and png.height == 3 * float(tree.getroot().attrib["height"])
    found = colours(png)
    assert found.most_common(1)[0][0] == rgb(LIGHT.paper) or path == "map"
    assert found[rgb(LIGHT.hue("blue"))] > 1_000


def test_the_window_of_a_picture_closes_and_stays_closed_and_without_an_event_there_is_none(page: Page, server: Server) -> None:
    load(page, f"{server.url}/relations")
    open_picture(page)
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-picture_sheet")).to_have_count(0)
    settle(page)
    open_picture(page)
    page.get_by_role("button", name="Close", exact=True).click()
    settle(page)
    expect(page.locator(".st-key-picture_sheet")).to_have_count(0)

    visit(page, f"{server.url}/relations?q=a+word+that+stands+nowhere")
    expect(page.get_by_role("button", name="Picture")).to_have_count(0)
