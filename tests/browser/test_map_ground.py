"""The ground as the browser draws it: rivers, lakes, names that make room, and a scale that keeps true."""

import re

from geopy.distance import geodesic
from playwright.sync_api import Page

from tests.browser.steps import Server, load

MAP = "document.querySelector('.st-key-map .js-plotly-plot')?._fullLayout?.map?._subplot?.map"
DRAWN = f"{MAP}?.loaded() && {MAP}.getSource('mark-names') && document.querySelector('.map-scale')?.textContent"
SHOWN = f"""(layer) => [...new Set({MAP}.queryRenderedFeatures({{layers: [layer]}})
    .map(({{properties}}) => properties.name ?? ''))]"""
ENDS = f"""() => {{
    const bar = document.querySelector('.map-scale').getBoundingClientRect(), box = {MAP}.getContainer().getBoundingClientRect();
    const ends = [bar.left, bar.right].map((x) => {MAP}.unproject([x - box.left, bar.bottom - box.top]));
    return [document.querySelector('.map-scale').textContent, ...ends.map(({{lat, lng}}) => [lat, lng])];
}}"""


def move(page: Page, lat: float, lon: float, zoom: float) -> None:
    """Put the map there and wait until it is drawn."""
    page.evaluate(
        f"(to) => new Promise((done) => {{ {MAP}.once('idle', () => done()); {MAP}.jumpTo(to); }})",
        {"center": [lon, lat], "zoom": zoom},
    )


def metres(words: str) -> float:
    number, unit = re.fullmatch(r"([\d,]+) (k?m)", words).groups()
    return float(number.replace(",", "")) * (1000 if unit == "km" else 1)


def test_rivers_lakes_and_names_are_drawn_the_scale_keeps_true_and_nothing_is_asked_of_others(
    page: Page, asked: list[str], server: Server
) -> None:
    load(page, f"{server.url}/map")
    page.wait_for_function(DRAWN)
    page.evaluate(f"() => new Promise((done) => {{ {MAP}.once('idle', () => done()); {MAP}.triggerRepaint(); }})")

    assert all(page.evaluate(SHOWN, layer) for layer in ("rivers", "brooks", "lakes", "towns", "areas"))
    marks = page.evaluate(f"{MAP}.getStyle().sources['mark-names'].data.features.map((one) => one.properties.name)")
    named = page.evaluate(SHOWN, "mark-names")
    assert len(named) >= 0.75 * len(marks) > 10

    assert {"Damascus", "Deir ez-Zor"} <= {*page.evaluate(SHOWN, "places"), *named}

    scales = set()
    for zoom in (5.5, 8.0, 10.5):
        move(page, 35.3, 40.15, zoom)
        words, west, east = page.evaluate(ENDS)
        assert abs(geodesic(west, east).meters / metres(words) - 1) < 0.01
        scales.add(words)
    assert len(scales) == 3
    assert "Deir ez-Zor military airport" in page.evaluate(SHOWN, "mark-names")
    assert "Euphrates" in page.evaluate(SHOWN, "river-names")

    assert len([url for url in asked if url.endswith("rivers.geojson")]) <= 2  # the map's worker and its first look


NAMED_IN = f"""(boxes) => boxes.flatMap((box) => {MAP}.queryRenderedFeatures(box, {{layers: {MAP}.getStyle().layers
    .map(({{id}}) => id).filter((id) => ['mark-names', 'places', 'towns', 'areas'].includes(id))}})
    .map(({{properties}}) => properties.name))"""


def test_no_name_is_cut_at_the_edge_of_a_narrow_map_or_lies_under_its_scale(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    load(page, f"{server.url}/map")  # which the test before has moved
    page.wait_for_function(f"{DRAWN} && {MAP}.getZoom() < 5")
    width, height = page.evaluate(f"(({{clientWidth, clientHeight}}) => [clientWidth, clientHeight])({MAP}.getContainer())")
    edges = [[[0, 0], [1, height]], [[width - 1, 0], [width, height]], [[0, 0], [width, 1]], [[0, height - 1], [width, height]]]

    for lat, lon, zoom in ((34.8, 38.95, 4.8), (35.2, 38.4, 5.6), (33.6, 37.4, 6.1)):
        move(page, lat, lon, zoom)
        page.wait_for_function(f"(boxes) => ({NAMED_IN})(boxes).length === 0", arg=[*edges, [[4, height - 28], [100, height - 6]]])
        assert page.evaluate(NAMED_IN, [[[0, 0], [width, height]]])
