"""Going back and forth, opening rows, and reading what is there: in a real browser, as a hand would do it."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from lib.figures.theme import theme_of
from tests.browser.steps import Server, choose, ledger, settle, visit

PAGES = ("", "map", "timeline", "relations", "articles", "events", "codebook")
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


def test_a_filter_of_a_link_goes_to_the_next_page_and_back_crosses_pages_in_one_step(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/events?actor=hezbollah")
    asked = ledger(page)["shown"]
    link = page.get_by_role("link", name="Relations", exact=True)
    expect(link).to_have_attribute("href", re.compile("actor=hezbollah"))

    link.click()
    expect(page.get_by_role("heading", name="Relations")).to_be_visible()
    settle(page)
    assert ledger(page)["shown"] == asked
    page.get_by_role("radio", name="Bloc").click()
    expect(page).to_have_url(re.compile("_level=bloc"))
    settle(page)
    page.go_back()
    expect(page.get_by_role("radio", name="Organisation")).to_be_checked()
    page.go_back()

    expect(page.get_by_role("heading", name="Events")).to_be_visible()
    expect(page).to_have_url(f"{server.url}/events?actor=hezbollah")
    settle(page)
    assert ledger(page)["shown"] == asked


def test_back_after_a_stale_link_leaves_it(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/codebook")
    visit(page, f"{server.url}/events?actor=hezbollah&actor=nobody")
    choose(page, "Type", "Clash")
    expect(page).to_have_url(re.compile("type=clash"))
    settle(page)

    page.go_back()
    expect(page.get_by_text("nobody")).to_be_visible()
    settle(page)
    page.go_back()

    expect(page.get_by_role("heading", name="Codebook")).to_be_visible()


def test_a_row_of_the_table_opens_by_a_click_and_by_the_arrow_keys(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/events")
    row = page.locator(".rows tr[data-id='ashara-clash/3']")

    row.get_by_text("cordon").click()
    expect(page).to_have_url(re.compile("event=ashara-clash%2F3"))
    expect(page.locator(".st-key-panel")).to_contain_text("Deployment")
    settle(page)
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("event=ashara-clash%2F4"))
    settle(page)
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".st-key-panel")).to_have_count(0)
    settle(page)
    page.locator(".rows tr[data-id='ashara-clash/4']").click()

    expect(page).to_have_url(re.compile("event=ashara-clash%2F4"))


def test_a_heading_sorts_all_rows_and_says_so_in_the_address(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/events?_page=2")
    for name in ("Killed", "Killed ▲"):
        page.locator(".rows").get_by_role("button", name=name, exact=True).click()
        settle(page)

    expect(page.get_by_text("sorted by killed, falling")).to_be_visible()
    expect(page).to_have_url(f"{server.url}/events?_order=-killed")
    deadly = page.locator(".rows tbody tr").nth(0)
    expect(deadly.locator("td[data-label=Killed]")).not_to_have_text("–")


@pytest.mark.parametrize("width", (1440, 1024, 390))
def test_every_cell_of_the_table_is_whole_or_says_the_whole_on_hover_and_can_be_scrolled_to(
    page: Page, server: Server, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    visit(page, f"{server.url}/events?event=ashara-clash/7")
    expect(page.locator(".rows tbody td").first).to_be_visible()
    expect(page.locator(".st-key-panel .lead")).to_be_visible()

    unseen = page.evaluate("""() => {
        const box = document.querySelector('.rows'), lost = [];
        for (const cell of box.querySelectorAll('td')) {
            const words = cell.firstElementChild;
            if (!words.getClientRects().length) continue;
            cell.dispatchEvent(new MouseEvent('mouseenter'));
            const cut = words.scrollHeight > words.clientHeight + 1 || words.scrollWidth > words.clientWidth + 1;
            if (cut && cell.title !== words.textContent) lost.push(words.textContent);
        }
        box.scrollLeft = box.scrollWidth;
        const last = [...box.querySelectorAll('tbody tr:first-child td > div')].at(-1).getBoundingClientRect();
        const panel = document.querySelector('.st-key-panel').getBoundingClientRect(), edge = box.getBoundingClientRect();
        const beside = edge.right <= panel.left + 1 || panel.top > 100;
        const menu = document.querySelector('[data-testid=stSidebar][data-collapsed=false]')?.getBoundingClientRect().right ?? 0;
        return [lost, last.right <= edge.right + 1, beside, panel.left >= menu - 1];
    }""")
    main = page.locator("[data-testid=stMain]")
    main.evaluate("main => main.scrollTop = main.scrollHeight")
    pager, panel = page.get_by_text("the download holds").bounding_box(), page.locator(".st-key-panel").bounding_box()

    assert unseen == [[], True, True, True]
    assert width > 1100 or pager["y"] + pager["height"] <= panel["y"]


def test_on_a_phone_the_evidence_stands_in_view_wherever_the_page_is(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})

    visit(page, f"{server.url}/events?event=smuggling-headquarters/14")

    expect(page.get_by_text("handed it to Hezbollah").first).to_be_in_viewport()
    expect(page.get_by_role("button", name="Close")).to_be_in_viewport()


@pytest.mark.parametrize("path", PAGES)
def test_text_stands_out_from_its_ground_and_an_open_panel_covers_neither_link_nor_download_nor_the_end_of_the_page(
    page: Page, server: Server, path: str
) -> None:
    page.emulate_media(color_scheme="dark")
    visit(page, f"{server.url}/{path}?actor=hezbollah&actor=nobody&group=ground&event=smuggling-headquarters/14")

    for scheme, ground in (("dark", "rgb(22, 24, 27)"), ("light", "rgb(252, 251, 248)")):  # opened in the dark, then at daybreak
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", ground)
        page.wait_for_function(CHARTS_IN, arg=theme_of(scheme).ink)
        settle(page)
        with suppress(TimeoutError):  # what was just drawn fades in
            page.wait_for_function(f"({FAINT_TEXT})().length === 0", polling=300, timeout=20_000)
        assert page.evaluate(FAINT_TEXT) == [], scheme

    page.set_viewport_size({"width": 1024, "height": 800})
    settle(page)
    expect(page.locator(".st-key-panel")).to_have_count(int(path != "codebook"))
    for name in ("Link", "Download"):
        page.get_by_test_id("stPopoverButton").filter(has_text=name).click()
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        page.keyboard.press("Escape")
    last = page.locator(".st-key-ledger_filtered")
    last.evaluate("(one) => document.querySelector('[data-testid=stMain]').scrollTo(0, 1e6)")
    assert last.evaluate("""(one) => { const box = one.getBoundingClientRect();
        return one.contains(document.elementFromPoint(box.left + 5, box.top + box.height / 2)); }""")


def chart_spot(page: Page, key: str, name: str) -> list[float]:
    """Where on the screen a chart answers clicks for a name: the middle one of its points."""
    page.wait_for_function(f"document.querySelector('[class*=st-key-{key}] .js-plotly-plot')?._fullData?.length")
    return page.evaluate(
        """([key, name]) => {
        const plot = document.querySelector(`[class*=st-key-${key}] .js-plotly-plot`), layout = plot._fullLayout;
        const says = (text) => `${text}`.startsWith(name);
        const words = (trace) => [trace.text, trace.hovertext].find((found) => [found].flat().some(says));
        const hits = plot._fullData.find(words), named = [...hits.x.keys()].filter((at) => says(words(hits)[at]));
        const at = named[Math.floor(named.length / 2)], x = hits.type === 'bar' ? hits.x[at] / 2 : hits.x[at];
        const box = plot.getBoundingClientRect();
        return [box.x + layout.xaxis._offset + layout.xaxis.d2p(x), box.y + layout.yaxis._offset + layout.yaxis.d2p(hits.y[at])];
    }""",
        [key, name],
    )


@pytest.mark.parametrize("key", ("governorates", "small_map"))
def test_a_click_on_a_governorate_sets_the_region_filter_and_a_second_takes_it_off(page: Page, server: Server, key: str) -> None:
    visit(page, server.url)
    everything = ledger(page)["shown"]

    page.mouse.click(*chart_spot(page, key, "Al-Hasakah"))
    expect(page).to_have_url(f"{server.url}/?region=governorate%3Aal-hasakah")
    settle(page)
    assert ledger(page)["shown"] == 5  # two more were only near it or came from there
    page.mouse.click(*chart_spot(page, key, "Al-Hasakah"))
    expect(page.get_by_text("No filters")).to_be_visible()
    settle(page)

    assert ledger(page)["shown"] == everything


def test_the_bar_of_events_without_a_governorate_lists_them(page: Page, server: Server) -> None:
    visit(page, server.url)

    page.mouse.click(*chart_spot(page, "governorates", "in none"))

    expect(page.locator(".st-key-panel")).to_contain_text("Without a governorate")


def test_a_top_dyad_lists_its_events(page: Page, server: Server) -> None:
    visit(page, server.url)

    page.get_by_role("button", name="4 Hezbollah → National Defense Forces, hostile").click()

    expect(page.locator(".st-key-panel")).to_contain_text("4 events")


def test_on_a_narrow_screen_the_map_shows_every_mark(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})

    visit(page, f"{server.url}/map")
    page.wait_for_function("document.querySelector('.js-plotly-plot')?._fullLayout?.map?._subplot?.map?.loaded()")

    outside = page.evaluate("""() => {
        const plot = document.querySelector('.js-plotly-plot'), map = plot._fullLayout.map._subplot.map;
        const marks = plot._fullData.find((trace) => trace.name === 'marks'), width = map.getCanvas().clientWidth;
        return [...marks.lon].filter((lon, at) => { const x = map.project([lon, marks.lat[at]]).x; return x < 0 || x > width; });
    }""")
    assert outside == []


def test_an_article_opened_at_an_event_scrolls_its_text_and_not_the_page(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/articles?_article=smuggling-headquarters&event=smuggling-headquarters/14")

    expect(page.locator(".article .open").first).to_be_in_viewport()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_on_a_phone_the_text_of_an_article_follows_its_list(phone: Page, server: Server) -> None:
    visit(phone, f"{server.url}/articles")

    expect(phone.get_by_role("heading", name="Fighting Intensifies")).to_be_in_viewport()


def test_on_a_tablet_the_text_of_an_article_stands_beside_its_evidence(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})

    visit(page, f"{server.url}/articles?event=homs-ndf-leadership/1")
    text, panel = (page.locator(found).first.bounding_box() for found in (".article", ".st-key-panel"))

    assert text["width"] > 250 and text["x"] + text["width"] <= panel["x"]


def test_an_article_opens_elsewhere_only_after_a_word_on_what_that_tells(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/events?event=smuggling-headquarters/18")
    assert page.locator("a[href^='https://']").count() == 0

    page.get_by_role("button", name="Open the article elsewhere").click()
    opened = page.get_by_test_id("stPopoverBody")

    expect(opened).to_contain_text("outside this machine")
    link = opened.get_by_role("link")
    expect(link).to_have_attribute("href", re.compile("^https://en.majalla.com/"))
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")


@pytest.mark.parametrize("width", (1440, 390))
def test_what_scrolls_passes_below_the_signs_at_the_head_of_the_page(page: Page, server: Server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, f"{server.url}/codebook")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 400)")

    ground = page.get_by_test_id("stHeader").evaluate("(head) => getComputedStyle(head).backgroundColor")
    opaque = page.evaluate(
        """([left, top]) => !!document.elementFromPoint(left, top).closest('[data-testid=stHeader]')""", [width - 60, 20]
    )
    assert ground == "rgb(252, 251, 248)" and opaque


def test_a_table_that_goes_on_sideways_has_a_shadow_there(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1024, "height": 800})
    visit(page, f"{server.url}/events")
    page.locator(".rows tbody td").first.wait_for()

    wide = page.evaluate("""() => [...document.querySelectorAll('[data-testid=stTable] *, .rows')]
        .filter((one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1)
        .map((one) => getComputedStyle(one).backgroundImage)""")
    assert wide and all("gradient" in ground for ground in wide)
