"""An article is reviewed in a real browser: sent back in one gesture, accepted, its events then count; and on a phone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.annotating.saving.fields import fields_of
from lib.annotating.saving.written import written_article
from lib.settings import SAMPLE
from tests.browser.steps import Server, ledger, serve, settle, visit

pytestmark = pytest.mark.browser
ARTICLE = "ashara-clash"
TITLE = "Fighting Intensifies Between Regime Allies in Deir-ez-Zor"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of an article in review, in a copy of the sample."""
    path = Path(shutil.copytree(SAMPLE, tmp_path / "corpus")) / "articles" / f"{ARTICLE}.md"
    content = path.read_text(encoding="utf-8")
    fields, text = fields_of(content)
    review = {"review": {"state": "in_review", "since": "2026-01-25", "coder": "لينا حداد", "minutes": "14"}}
    path.write_text(written_article(fields | review, text, content), encoding="utf-8")
    return path


@pytest.fixture
def writing(file: Path, tmp_path: Path) -> Iterator[Server]:
    """The app on that corpus."""
    (tmp_path / "server").mkdir()
    yield from serve(tmp_path / "server", file.parent.parent)


def test_an_article_is_sent_back_and_accepted_and_then_counts(page: Page, phone: Page, writing: Server, file: Path) -> None:
    visit(page, f"{writing.url}/review")
    expect(page.locator(".say")).to_contain_text("1 article waits: 1 for a reviewer")
    waiting, shown = ledger(page)["review"], ledger(page)["shown"]
    page.locator(".rows tbody tr", has_text=TITLE).click()
    settle(page)
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("coded by ⁨لينا حداد⁩ in 14 minutes")
    page.get_by_role("textbox", name="Your name").fill("Sam Okafor")
    page.get_by_role("textbox", name="Note").fill("Event 4: whose?")
    page.get_by_role("button", name="Send back").click()  # without leaving the note before
    expect(panel.locator(".original")).to_have_text("Event 4: whose?")
    settle(page)
    page.get_by_role("button", name="Hand in for review").click()
    expect(panel.locator(".eyebrow").first).to_have_text("In review: waits for Sam Okafor")
    settle(page)
    panel.get_by_role("button", name="Accept", exact=True).first.click()
    expect(panel.locator(".eyebrow").first).to_have_text("Accepted")
    settle(page)

    told = fields_of(file.read_text(encoding="utf-8"))[0]["review"]
    assert isinstance(told, dict) and (told["state"], told["reviewer"], "note" in told) == ("accepted", "Sam Okafor", False)
    assert waiting == 11 and ledger(page).get("review", 0) == 0 and ledger(page)["shown"] > shown
    page.locator("[class*=st-key-review_open_] button").first.click()
    expect(panel.locator("mark").first).to_be_visible()

    visit(phone, f"{writing.url}/review?_state=all&_article={ARTICLE}")
    box = phone.get_by_role("textbox", name="Note").bounding_box()
    assert box is not None and box["height"] > 40 and phone.evaluate("document.documentElement.scrollWidth") <= 390
    expect(phone.locator(".rows tbody tr")).to_have_count(1)
    expect(phone.locator(".rows tbody tr")).to_contain_text("accepted")
