"""The map moved by hand: it stays where it was moved to, whatever is drawn anew, and the link of the view leads there."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.steps import Server, load, settle, visit

MAP = "document.querySelector('.st-key-map .js-plotly-plot')?._fullLayout?.map?._subplot?.map"
MARKS = "document.querySelector('.st-key-map .js-plotly-plot')?._fullData?.find((trace) => trace.name === 'marks')"
SIGHT = f"(() => {{ const map = {MAP}, at = map.getCenter(); return [map.getZoom(), at.lat, at.lng]; }})()"
LINK = "[data-testid=stPopoverBody] code"
NUMBERS = f"""['_zoom', '_lat', '_lon'].map((name) =>
    parseFloat(new URL(document.querySelector('{LINK}')?.textContent ?? '/', location).searchParams.get(name)))"""
CLEAR_MARK = f"""() => {{
    const marks = {MARKS}, box = {MAP}.getCanvas().getBoundingClientRect();
    const spots = [...marks.lon.keys()].map((at) => {MAP}.project([marks.lon[at], marks.lat[at]]));
    const spot = spots.find(({{x, y}}) => x > 60 && y > 60 && x < box.width - 60 && y < box.height - 60);
    return [box.x + spot.x, box.y + spot.y];
}}"""


def drawn(page: Page) -> list[float]:
    """Zoom, latitude and longitude in sight, once the page is settled and the map drawn."""
    settle(page)
    page.wait_for_function(f"{MAP}?.loaded() && {MARKS}")
    return page.evaluate(SIGHT)


def moved(page: Page, hand) -> list[float]:
    """What is in sight where the map comes to rest after a movement of the hand."""
    page.evaluate(f"() => {{ window.rested = new Promise((done) => {MAP}.once('moveend', () => done({SIGHT}))); }}")
    hand()
    return page.evaluate("window.rested")


def linked(page: Page, view: list[float]) -> str:
    """The link of this view, once it says the view given."""
    page.get_by_role("button", name="Link", exact=True).click()
    page.wait_for_function(f"(view) => {NUMBERS}.every((number, at) => Math.abs(number - view[at]) < 1e-4)", arg=view)
    words = page.locator(LINK).inner_text()
    page.keyboard.press("Escape")
    expect(page.locator(LINK)).to_have_count(0)
    return words


def close(one: list[float], other: list[float]) -> bool:
    return all(abs(a - b) < 1e-4 for a, b in zip(one, other, strict=True))


def test_a_moved_map_stays_where_it_is_and_its_link_leads_there(page: Page, context: BrowserContext, server: Server) -> None:
    load(page, f"{server.url}/map")
    start = drawn(page)
    box = page.locator(".st-key-map .maplibregl-canvas").bounding_box()
    centre = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    page.mouse.move(*centre)
    near = moved(page, lambda: page.mouse.wheel(0, -500))  # far enough for the marks to be gathered anew
    assert near[0] > start[0] + 0.5
    linked(page, near)
    assert close(drawn(page), near)

    def drag() -> None:
        page.mouse.move(*centre)
        page.mouse.down()
        page.mouse.move(centre[0] - 60, centre[1] + 40, steps=5)
        page.mouse.up()

    there = moved(page, drag)
    assert not close(there, near) and there[0] == near[0]
    linked(page, there)
    assert close(drawn(page), there)

    page.mouse.click(*page.evaluate(CLEAR_MARK))
    expect(page.locator(".st-key-panel .lead")).to_be_visible()
    assert close(drawn(page), there)
    page.locator(".st-key-legend_ground button").first.click()
    page.wait_for_url("**group=ground*")
    assert close(drawn(page), there)

    link = linked(page, there)
    assert parse_qs(urlsplit(link).query).keys() >= {"_zoom", "_lat", "_lon", "group"}
    with context.new_page() as other:
        visit(other, link if link.startswith("http") else f"{server.url}/{link.lstrip('/')}")
        assert close(drawn(other), there)


def test_a_map_that_nobody_moved_shows_what_the_filters_leave_and_one_moved_can_show_the_whole_again(
    page: Page, server: Server
) -> None:
    load(page, f"{server.url}/map")
    start = drawn(page)
    page.locator(".st-key-legend_ground button").first.click()
    page.wait_for_url("**group=ground*")
    page.wait_for_function(f"(start) => {MAP}?.loaded() && {SIGHT}[0] > start + 0.1", arg=start[0])
    left = drawn(page)

    box = page.locator(".st-key-map .maplibregl-canvas").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    linked(page, moved(page, lambda: page.mouse.wheel(0, -500)))
    drawn(page)
    page.locator(".st-key-map_whole button").first.click()
    page.wait_for_function(f"(left) => {MAP}?.loaded() && Math.abs({SIGHT}[0] - left) < 1e-4", arg=left[0])
    assert close(drawn(page), left)
    expect(page.locator(".st-key-map_whole")).to_have_count(0)
