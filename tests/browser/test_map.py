"""The map as a hand meets it: every mark pointed at and clicked by its pixel, the table beside it, the view that a link keeps."""

import re
from collections import defaultdict
from contextlib import suppress
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.tables import Tables
from lib.events.words import n_events
from tests.asked import by_governorate
from tests.browser.steps import Server, ledger, load, settle, visit

PLOT = "document.querySelector('.st-key-map .js-plotly-plot')"
MAP = f"{PLOT}?._fullLayout?.map?._subplot?.map"
MARKS = """() => {
    const plot = document.querySelector('.st-key-map .js-plotly-plot'), map = plot._fullLayout.map._subplot.map;
    const marks = plot._fullData.find((trace) => trace.name === 'marks'), box = map.getCanvas().getBoundingClientRect();
    return [...marks.customdata.keys()].map((at) => {
        const spot = map.project([marks.lon[at], marks.lat[at]]);
        return {places: [marks.customdata[at]].flat()[0].split(','), text: [marks.text].flat()[at] ?? '',
                x: box.x + spot.x, y: box.y + spot.y,
                inside: spot.x > 0 && spot.x < box.width && spot.y > 0 && spot.y < box.height};
    });
}"""
HOVER = ".st-key-map .hoverlayer .hovertext"


def drawn(page: Page) -> list[dict]:
    """Every mark of the map with its places and its pixel, once the map is drawn and moves no more."""
    return page.wait_for_function(
        f"""() => {{
        if (!({MAP}?.loaded() && {PLOT}._fullData.some((trace) => trace.name === 'marks'))) return false;
        const found = ({MARKS})(), words = JSON.stringify(found), before = window.foundBefore;
        window.foundBefore = words;
        return words === before && found;
    }}""",
        polling=200,
    ).json_value()


@pytest.fixture(scope="module")
def told(sample: Corpus, sample_tables: Tables) -> dict[str, set[str]]:
    """Of each place the summaries of the events shown that happened there, read from the articles."""
    shown = set(select_events(sample_tables, sample, Filters()).events["event_id"])
    found = defaultdict(set)
    for event in (event for article in sample.articles for event in article.events if event.id in shown):
        for place in event.place:
            found[place].add(event.summary)
    return found


def hovered(page: Page, mark: dict, words: list[str]) -> str:
    """The tooltip at a mark's pixel, which should hold these words."""
    box = page.locator(".st-key-map .maplibregl-canvas").bounding_box()
    end = min(box["y"] + box["height"], page.viewport_size["height"]) - 8  # below the window no mouse is heard
    for nudge in (0, 1, -1, 0):  # a map that is at work does not hear the mouse: it is moved again
        page.mouse.move(box["x"] + box["width"] - 8 + nudge, end)
        with suppress(TimeoutError):
            page.wait_for_function("(hover) => !document.querySelector(hover)", arg=HOVER, timeout=5_000)
            page.mouse.move(mark["x"], mark["y"])
            page.wait_for_function(
                """([hover, words]) => words.every((one) =>
                document.querySelector(hover)?.textContent.includes(one))""",
                arg=[HOVER, words],
                timeout=3_000,
            )
            break
    return page.evaluate("(hover) => document.querySelector(hover)?.textContent ?? ''", HOVER)


def opened(page: Page) -> set[str]:
    """What the panel holds: the event open there, or the events listed."""
    panel = page.locator(".st-key-panel")
    listed = [line.partition(" ")[2] for line in panel.locator("[class*=st-key-listed_] button").all_inner_texts()]
    return set(listed) or {panel.locator(".lead").inner_text()}


def test_every_mark_of_the_map_says_and_opens_its_own_events(
    page: Page, server: Server, sample: Corpus, told: dict[str, set[str]]
) -> None:
    load(page, f"{server.url}/map")
    marks = drawn(page)
    assert len(marks) > 15 and all(mark["inside"] for mark in marks)
    no_number_is_hidden(page)

    telling = (
        lambda mark: len(mark["places"]) > 1,
        lambda mark: not mark["text"].isdecimal(),
        lambda mark: mark["text"].isdecimal(),
    )
    clicked = [next(filter(kind, marks)) for kind in telling if any(map(kind, marks))] + marks[-1:]  # a place is one as any other
    for mark in marks:
        expected = set().union(*(told[place] for place in mark["places"]))
        numbers = [f"{sample.places[place].name}: {len(told[place])} event" for place in mark["places"]]
        words = hovered(page, mark, numbers)
        assert all(number in words for number in numbers), (mark, words)
        assert mark["text"] in (str(len(expected)), "", "▲", "◆", "■", "➤", "✚", "●") and (len(expected) == 1 or mark["text"])

    for mark in clicked:
        expected = set().union(*(told[place] for place in mark["places"]))
        hovered(page, mark, [sample.places[mark["places"][0]].name])
        page.mouse.click(mark["x"], mark["y"])
        expect(page.locator(".st-key-panel .lead")).to_contain_text(
            next(iter(expected)) if len(expected) == 1 else sample.places[mark["places"][0]].name
        )
        settle(page)
        assert opened(page) == expected, mark
    assert {place for mark in marks for place in mark["places"]} <= set(told)


def no_number_is_hidden(page: Page) -> None:
    """Of the marks whose number is drawn none is left out because another one stands there."""
    page.wait_for_function(f"""() => {MAP}.getStyle().layers
        .filter((layer) => layer.type === 'symbol' && layer.id.startsWith('plotly-trace'))
        .every((layer) => layer.layout['text-allow-overlap'])""")
    page.wait_for_function(f"{MAP}.loaded()")
    texts = page.evaluate(f"""() => {{
        const marks = {PLOT}._fullData.find((trace) => trace.name === 'marks');
        return [[...marks.text].filter(Boolean).length, {MAP}.queryRenderedFeatures({{layers: {MAP}.getStyle().layers
            .filter((layer) => layer.type === 'symbol' && layer.id === 'plotly-trace-layer-' + marks.uid + '-symbol')
            .map((layer) => layer.id)}}).filter((one) => one.properties.text).length];
    }}""")
    assert texts[0] == texts[1] > 10


def test_a_mark_opens_the_words_behind_it_and_again_once_closed(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/map?actor=hezbollah&place=shebaa")
    panel = page.locator(".st-key-panel")

    for _ in range(2):
        (mark,) = drawn(page)
        hovered(page, mark, ["Shebaa: 1 event"])
        page.mouse.click(mark["x"], mark["y"])
        expect(panel).to_contain_text("handed it to Hezbollah")
        settle(page)
        page.get_by_role("button", name="Close").click()
        expect(panel).to_have_count(0)
        settle(page)


def test_the_same_as_a_table_opens_by_keyboard_and_lists_the_events_of_a_place(
    page: Page, server: Server, sample: Corpus, told: dict[str, set[str]]
) -> None:
    visit(page, f"{server.url}/map")
    page.locator(".st-key-map_places summary").focus()
    page.keyboard.press("Enter")
    table = page.get_by_test_id("stDataFrame")
    expect(table).to_be_visible()

    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-testid=stDataFrame] canvas')"):
            break
    page.keyboard.press("ArrowDown")

    page.wait_for_url(re.compile("pick=place"))
    settle(page)
    place = re.search("pick=place%3A([^&]+)", page.url)[1]
    assert opened(page) == told[place]
    assert len(told[place]) == sorted(map(len, told.values()))[-2]  # its second row
    expect(page.locator(".st-key-panel .lead")).to_be_in_viewport()


def test_a_narrow_window_shows_the_whole_extent_of_the_marks(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{server.url}/map")

    page.wait_for_function(f"{MAP}?.loaded() && {MAP}.getZoom() < 5")
    settle(page)
    marks = drawn(page)

    assert [mark for mark in marks if not mark["inside"]] == []
    assert {"homs"} & {place for mark in marks for place in mark["places"]}


SMALL_MAP = """() => {
    const plot = document.querySelector('[class*=st-key-small_map] .js-plotly-plot'), hits = plot?._fullData?.at(-1);
    if (!hits?.customdata) return null;
    plot.scrollIntoView({block: 'center'});
    const layout = plot._fullLayout, box = plot.getBoundingClientRect(), spots = {};
    const middle = (name) => {
        const own = [...hits.customdata.keys()].filter((at) => [hits.customdata[at]].flat()[0] === name);
        const mean = (values) => own.reduce((sum, at) => sum + values[at], 0) / own.length;
        const far = (at) => (hits.x[at] - mean(hits.x)) ** 2 + (hits.y[at] - mean(hits.y)) ** 2;
        return own.sort((one, other) => far(one) - far(other))[0];
    };
    for (const name of new Set([...hits.customdata].map((one) => [one].flat()[0]))) {
        const at = middle(name);
        spots[name] = [box.x + layout.xaxis._offset + layout.xaxis.d2p(hits.x[at]),
                       box.y + layout.yaxis._offset + layout.yaxis.d2p(hits.y[at])];
    }
    return spots;
}"""


def governorates(page: Page) -> dict[str, list[float]]:
    """Of each governorate of the Overview's small map a pixel well inside it."""
    return page.wait_for_function(SMALL_MAP).json_value()


def test_every_governorate_of_the_small_map_says_its_events_and_shows_them_alone(
    page: Page, server: Server, sample: Corpus, sample_tables: Tables
) -> None:
    counts = by_governorate(sample_tables, sample).query("region != ''")
    visit(page, f"{server.url}/")
    spots = governorates(page)
    hover = page.locator("[class*=st-key-small_map] .hoverlayer .hovertext")
    numbers = dict(zip(counts["governorate"], counts["events"]))
    for name, spot in spots.items():
        page.mouse.move(*spot, steps=2)
        expect(hover).to_contain_text(f"{name}: {n_events(numbers.get(name, 0))}")

    assert {*numbers} <= {*spots}
    for name, region in list(zip(counts["governorate"], counts["region"]))[::6]:  # each is clicked alike
        spot = governorates(page)[name]
        page.mouse.move(*spot, steps=2)
        expect(hover).to_contain_text(f"{name}: ")  # a click is heard where the pointer was last seen to rest
        page.mouse.click(*spot)
        page.wait_for_url(f"**region={quote_plus(region)}*")
        settle(page)
        assert ledger(page)["shown"] == numbers[name]
        page.get_by_role("button", name=re.compile("^region: ")).click()
        expect(page.get_by_text("No filters")).to_be_visible()
        settle(page)
