"""Take one honest screenshot of each page on the sample, for the README: `make screenshots` writes docs/screenshots.

The app is started on loopback and driven by an installed Chrome or Chromium.
"""

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, NAMES
from tests.browser.steps import serve, visit

SHOTS = {
    "overview": "",
    "map": "map?event=smuggling-headquarters/14",
    "timeline": "timeline",
    "relations": "relations",
    "articles": "articles?_article=ashara-clash&event=ashara-clash/1",
    "events": "events?actor=hezbollah",
    "codebook": "codebook",
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    executable = os.environ.get("FAULTLINES_BROWSER") or next(filter(None, map(shutil.which, NAMES)))
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        for server in serve(Path(scratch), None):
            for name, address in SHOTS.items():
                visit(page, f"{server.url}/{address}")
                page.wait_for_timeout(3000)  # maps fade in
                page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=80)
        browser.close()


if __name__ == "__main__":
    main(Path(__file__).resolve().parent.parent / "docs" / "screenshots")
