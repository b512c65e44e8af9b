"""Each page once, with all that stands and can be opened on it: its filters and ledger, its text in the dark and by day, its width
on any screen, its panel, its expanders and popovers."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import REASONS, select_events
from lib.events.tables import Tables
from lib.figures.theme import theme_of
from tests.browser.steps import Server, ledger, settle, visit

PAGES = ("", "map", "timeline", "relations", "articles", "events", "compare", "annotate", "review", "bring", "codebook")
WITHOUT_PANEL = ("annotate", "bring", "codebook")  # the open event does not stand beside
FAINT_TEXT = """() => {
    const pen = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const seen = {}, rgba = (colour) => seen[colour] ??= read(colour), read = (colour) => {
        pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
        return [red, green, blue, alpha / 255];
    };
    const over = (top, under) => [0, 1, 2].map((at) => top[at] * top[3] + under[at] * (1 - top[3]));
    const light = (colour) => {
        const [red, green, blue] = colour.map((one) => one / 255)
            .map((one) => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const chain = (element) => { const up = []; for (let at = element; at; at = at.parentElement) up.push(at); return up; };
    const grounds = new Map(), ground = (element) => {
        if (!element) return [255, 255, 255];
        if (!grounds.has(element))
            grounds.set(element, over(rgba(getComputedStyle(element).backgroundColor), ground(element.parentElement)));
        return grounds.get(element);
    };
    const faint = new Set(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const text = walk.currentNode.textContent.trim(), element = walk.currentNode.parentElement;
        const box = element.getBoundingClientRect(), style = getComputedStyle(element);
        const unread = '.js-plotly-plot, script, style, template, noscript, [aria-hidden=true], [data-rac][data-disabled], label';
        if (text.length < 2 || !box.width || !box.height || style.visibility === 'hidden') continue;
        if (element.closest(unread) && !element.closest('[data-testid=stMarkdownContainer]:not([aria-hidden=true] *)')) continue;
        if (element.closest('[disabled], [aria-disabled=true], label:has(input:disabled), .js-plotly-plot')) continue;
        const under = ground(element), colour = [...rgba(style.color)];
        colour[3] *= chain(element).reduce((all, at) => all * parseFloat(getComputedStyle(at).opacity), 1);
        const [low, high] = [light(over(colour, under)), light(under)].sort((one, other) => one - other);
        if ((high + 0.05) / (low + 0.05) < 4.5) faint.add(text.slice(0, 40));
    }
    return [...faint];
}"""


CHARTS_IN = """(ink) => [...document.querySelectorAll('.js-plotly-plot')].every((plot) => plot._fullLayout?.font.color === ink)"""
CLOSED = "[data-testid=stExpander] details:not([open]) > summary"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_as_its_link_says_is_read_in_any_light_fits_any_width_and_opens_all_it_has(
    page: Page, server: Server, path: str, sample: Corpus, sample_tables: Tables
) -> None:
    page.emulate_media(color_scheme="dark")
    visit(page, f"{server.url}/{path}?actor=irgc&actor=nobody&event=smuggling-headquarters/14")

    the_ledger_adds_up(page, sample, sample_tables)
    for scheme, ground in (("dark", "rgb(22, 24, 27)"), ("light", "rgb(252, 251, 248)")):  # opened in the dark, then at daybreak
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", ground)
        text_stands_out(page, scheme)
    for width in (1440, 390, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        settle(page)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    expect(page.locator(".st-key-panel")).to_have_count(int(path not in WITHOUT_PANEL))
    assert opened(page) >= 2  # the link and the download of every page
    the_end_is_not_covered(page)


def the_ledger_adds_up(page: Page, sample: Corpus, sample_tables: Tables) -> None:
    expected = select_events(sample_tables, sample, Filters(actors=frozenset({"irgc"}))).ledger
    expect(page.get_by_role("button", name=re.compile("actor: Islamic Revolutionary Guard Corps"))).to_be_visible()
    expect(page.get_by_text("nobody").first).to_be_visible()
    numbers = ledger(page)
    assert numbers["shown"] == expected.shown
    hidden = [term for term in REASONS if term not in ("shown", "filtered")]
    assert numbers["matching"] == numbers["shown"] + sum(numbers.get(term, 0) for term in hidden)
    assert numbers["matching"] + numbers["filtered"] == len(sample_tables.events)
    assert numbers["matching"] > numbers["shown"] > 0
    parts = [count for term, count in numbers.items() if term.startswith("part_")]
    assert not parts or sum(parts) == numbers["shown"]


def text_stands_out(page: Page, scheme: str) -> None:
    page.wait_for_function(CHARTS_IN, arg=theme_of(scheme).ink)
    settle(page)
    with suppress(TimeoutError):  # what was just drawn fades in
        page.wait_for_function(f"({FAINT_TEXT})().length === 0", polling=300, timeout=20_000)
    assert page.evaluate(FAINT_TEXT) == [], scheme


def opened(page: Page) -> int:
    """Open every expander and then, one after the other, every popover; how many were opened. `settle` fails on an exception."""
    number = 0
    while closed := page.locator(CLOSED).count():
        page.locator(CLOSED).first.click()
        expect(page.locator(CLOSED)).to_have_count(closed - 1)
        settle(page)
        number += 1
    for popover in page.get_by_test_id("stPopoverButton").all():
        popover.click()
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        settle(page)
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
        number += 1
    return number


def the_end_is_not_covered(page: Page) -> None:
    last = page.locator(".st-key-ledger_filtered")
    last.evaluate("(one) => document.querySelector('[data-testid=stMain]').scrollTo(0, 1e6)")
    assert last.evaluate("""(one) => { const box = one.getBoundingClientRect();
        return one.contains(document.elementFromPoint(box.left + 5, box.top + box.height / 2)); }""")


def test_the_table_under_the_timeline_holds_its_events_and_opens_them(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/timeline")
    if not page.locator(".rows").count():  # what the test before opened stays open
        page.get_by_text("The same as a table").click()
    table = page.locator(".rows")
    expect(table).to_be_visible()
    settle(page)

    table.locator("tbody tr").first.click()

    expect(page.locator(".st-key-panel")).to_be_visible()
