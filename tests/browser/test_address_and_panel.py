"""Going back and forth, opening rows, and reading what is there: in a real browser, as a hand would do it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.steps import Server, choose, ledger, settle, visit


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


CELLS = """() => {
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
}"""
SHADOWS = """() => [...document.querySelectorAll('[data-testid=stTable] *, .rows')]
    .filter((one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1)
    .map((one) => getComputedStyle(one).backgroundImage)"""


def test_every_cell_of_the_table_is_whole_or_says_the_whole_on_hover_and_the_evidence_stands_in_view_at_any_width(
    page: Page, server: Server
) -> None:
    visit(page, f"{server.url}/events?event=smuggling-headquarters/14")
    expect(page.locator(".rows tbody td").first).to_be_visible()
    expect(page.locator(".st-key-panel .lead")).to_be_visible()

    for width in (1440, 1024, 390):
        page.set_viewport_size({"width": width, "height": 844})
        settle(page)
        assert page.evaluate(CELLS) == [[], True, True, True], width
        shadows = page.evaluate(SHADOWS)
        assert all("gradient" in ground for ground in shadows) and (shadows or width != 1024), width
        page.locator("[data-testid=stMain]").evaluate("main => main.scrollTop = main.scrollHeight")
        pager, panel = page.get_by_text("the download holds").bounding_box(), page.locator(".st-key-panel").bounding_box()
        assert width > 1100 or pager["y"] + pager["height"] <= panel["y"], width
        page.locator("[data-testid=stMain]").evaluate("main => main.scrollTop = 0")
    expect(page.get_by_text("handed it to Hezbollah").first).to_be_in_viewport()
    expect(page.get_by_role("button", name="Close")).to_be_in_viewport()


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


def test_a_governorate_sets_the_region_filter_and_takes_it_off_and_what_lies_in_none_is_listed(page: Page, server: Server) -> None:
    visit(page, server.url)
    everything = ledger(page)["shown"]

    for key in ("governorates", "small_map"):
        page.mouse.click(*chart_spot(page, key, "Al-Hasakah"))
        expect(page).to_have_url(f"{server.url}/?region=governorate%3Aal-hasakah")
        settle(page)
        assert ledger(page)["shown"] == 5, key  # two more were only near it or came from there
        page.mouse.click(*chart_spot(page, key, "Al-Hasakah"))
        expect(page.get_by_text("No filters")).to_be_visible()
        settle(page)
        assert ledger(page)["shown"] == everything, key

    page.mouse.click(*chart_spot(page, "governorates", "in none"))
    expect(page.locator(".st-key-panel")).to_contain_text("Without a governorate")
    settle(page)
    page.get_by_role("button", name="4 Hezbollah → National Defense Forces, hostile").click()
    expect(page.locator(".st-key-panel .eyebrow")).to_have_text("4 events")


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


def test_what_scrolls_passes_below_the_signs_at_the_head_of_the_page(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/codebook")

    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 800})
        settle(page)
        page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 400)")
        ground = page.get_by_test_id("stHeader").evaluate("(head) => getComputedStyle(head).backgroundColor")
        opaque = page.evaluate(
            """([left, top]) => !!document.elementFromPoint(left, top).closest('[data-testid=stHeader]')""", [width - 60, 20]
        )
        assert ground == "rgb(252, 251, 248)" and opaque, width
