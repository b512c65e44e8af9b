"""Take one honest screenshot of each page on the sample, for the README: `make screenshots` writes docs/screenshots.

The app is started on loopback and driven by an installed Chrome or Chromium.
"""

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from lib.settings import SAMPLE
from tests.browser.conftest import FLAGS, NAMES
from tests.browser.steps import Server, load, serve, settle
from tests.layers.tables import GED_ROWS, ged

SHOTS = {
    "overview": "",
    "map": "map?event=smuggling-headquarters/14",
    "timeline": "timeline",
    "relations": "relations",
    "articles": "articles?_article=ashara-clash&event=ashara-clash/1",
    "events": "events?actor=hezbollah",
    "codebook": "codebook",
}
REVIEWS = {  # of a copy of the sample, so that something waits
    "ashara-clash": '{state: in_review, since: 2026-11-20, coder: "Lina Haddad", minutes: 14}',
    "ndf-dissolution": '{state: draft, since: 2026-11-24, coder: "Sam Okafor", minutes: 9, note: "the day of the order is told"}',
    "smuggling-headquarters": '{state: accepted, since: 2026-11-18, coder: "Lina Haddad", reviewer: "Sam Okafor", minutes: 31}',
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    executable = os.environ.get("FAULTLINES_BROWSER") or next(filter(None, map(shutil.which, NAMES)))
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(120_000)
        for server in serve(Path(scratch), None):
            for name, address in SHOTS.items():
                load(page, f"{server.url}/{address}")
                page.wait_for_timeout(3000)  # maps fade in
                take(page, folder, name)
        for server in serve(Path(scratch), reviewed_copy(Path(scratch) / "corpus")):
            take_work(page, folder, server, Path(scratch))
        browser.close()


def take(page: Page, folder: Path, name: str) -> None:
    """Write what is on the screen as the picture of a name."""
    page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=80)


def reviewed_copy(corpus: Path) -> Path:
    """Put a copy of the sample there, some of whose articles have a state of review."""
    shutil.copytree(SAMPLE, corpus)
    for article, review in REVIEWS.items():
        file = corpus / "articles" / f"{article}.md"
        file.write_text(file.read_text(encoding="utf-8").replace("---\n", f"---\nreview: {review}\n", 1), encoding="utf-8")
    return corpus


def take_work(page: Page, folder: Path, server: Server, scratch: Path) -> None:
    """The pages on which somebody works: an article on the workbench, the queue, another publisher's table."""
    load(page, f"{server.url}/annotate?_coding=ashara-clash")
    page.locator(".st-key-annotate_bar").scroll_into_view_if_needed()
    settle(page)
    take(page, folder, "annotate")
    load(page, f"{server.url}/review")
    page.locator(".st-key-review_queue tbody tr").first.click()
    settle(page)
    take(page, folder, "review")
    load(page, f"{server.url}/bring")
    (scratch / "GEDEvent.csv").write_text(ged(*GED_ROWS), encoding="utf-8")
    page.locator(".st-key-bring_file input[type=file]").set_input_files(scratch / "GEDEvent.csv")
    page.locator(".st-key-bring_rows tbody tr").first.wait_for()
    settle(page)
    take(page, folder, "bring")


if __name__ == "__main__":
    main(Path(__file__).resolve().parent.parent / "docs" / "screenshots")
