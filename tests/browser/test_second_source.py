"""An event that a dataset tells, and no article: opened by a click, by a link, and from a mark, in a real browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import Server, serve, settle, visit
from tests.second_source import ABOUT


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on the sample with the dataset beside its articles."""
    yield from serve(tmp_path_factory.mktemp("dataset"), None, ("-m", "tests.second_source"))


def test_its_panel_opens_by_a_click_and_by_a_link(page: Page, dataset: Server) -> None:
    panel = page.locator(".st-key-panel")
    visit(page, f"{dataset.url}/events?q=Valley+Riders&layer=articles&layer=valley")

    page.locator(".rows tr[data-id='valley:2']").click()
    expect(page).to_have_url(re.compile("event=valley(:|%3A)2"))
    expect(panel).to_contain_text("No sentence")
    settle(page)
    link = panel.locator("code").inner_text()
    page.get_by_role("button", name="Close").click()
    expect(panel).to_have_count(0)

    for address in (link, f"{dataset.url}/map?event=valley:2", f"{dataset.url}/articles?event=valley:2"):
        visit(page, address)
        expect(panel).to_contain_text("Riders and NDF fighters exchange fire")
        expect(panel).to_contain_text(ABOUT.citation)
        expect(panel).to_contain_text("no article of this corpus tells it")
    expect(page.get_by_text("Read it in the article")).to_have_count(0)
