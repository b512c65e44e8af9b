"""Every page with all that can be opened on it: expanders, popovers and the tables that hold what its charts show."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import Server, settle, visit
from tests.browser.test_journeys import PAGES

CLOSED = "[data-testid=stExpander] details:not([open]) > summary"
TROUBLE = "[data-testid=stException]"


def open_all(page: Page) -> int:
    """Open every expander and then, one after the other, every popover; how many were opened. No exception on any."""
    opened = 0
    while page.locator(CLOSED).count():
        closed = page.locator(CLOSED).count()
        page.locator(CLOSED).first.click()
        expect(page.locator(CLOSED)).to_have_count(closed - 1)
        assert_well(page)
        opened += 1
    for popover in page.get_by_test_id("stPopoverButton").all():
        popover.click()
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        assert_well(page)
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
        opened += 1
    return opened


def assert_well(page: Page) -> None:
    settle(page)
    assert page.locator(TROUBLE).count() == 0, page.locator(TROUBLE).first.inner_text()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_and_all_that_it_has_can_be_opened(page: Page, server: Server, path: str) -> None:
    visit(page, f"{server.url}/{path}")

    for width in (390, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    assert open_all(page) >= 2  # the link and the download of every page


def test_the_table_under_the_timeline_holds_its_events_and_opens_them(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/timeline")
    page.get_by_text("The same as a table").click()
    table = page.locator(".rows")
    expect(table).to_be_visible()
    settle(page)

    table.locator("tbody tr").first.click()

    expect(page.locator(".st-key-panel")).to_be_visible()
