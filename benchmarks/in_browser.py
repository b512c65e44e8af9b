"""How long a filter change takes until the page is done, in a real browser, beside the peer page in the same run."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from lib.settings import ROOT
from tests.browser.conftest import FLAGS, NAMES
from tests.browser.steps import load, serve, wait_until_well

PAGES = ("", "map", "timeline", "relations", "articles", "events", "codebook")
PEER_PORT = 8671
TIMES, ROUNDS = 5, 3
SETTLED = 1000  # milliseconds that a page has to finish drawing before the first change


@contextmanager
def peer_page() -> Iterator[str]:
    """The peer's address while it runs."""
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "benchmarks/peer_app.py",
        "--server.port",
        str(PEER_PORT),
        "--server.headless",
        "true",
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_until_well(f"http://127.0.0.1:{PEER_PORT}/_stcore/health", process)
            yield f"http://127.0.0.1:{PEER_PORT}"
        finally:
            process.terminate()


PEER_DONE = "(n) => document.body.innerText.includes(`chosen: ${n}`)"
PAGE_DONE = "(n) => new URLSearchParams(location.search).getAll('actor').length === n"


def change(page: Page, number: int, done: str) -> float:
    """Seconds from choosing one more actor, the `number`th, until the page says so and nothing on it is stale."""
    box = page.locator("input[aria-label=Actor]")
    box.click()
    option = page.get_by_role("option").nth(1)
    option.wait_for()
    start = time.perf_counter()
    option.click()
    page.wait_for_function(done, arg=number)
    page.wait_for_selector("[data-test-script-state=notRunning]", state="attached")
    page.wait_for_function("!document.querySelector('[data-stale=true]')")
    taken = time.perf_counter() - start
    page.keyboard.press("Escape")
    return taken


def measure_pages(scratch: Path, corpus: Path | None, what: str, bounds: dict[str, float], bound: float) -> Iterator[str]:
    """A line of the table for each page: median time of a change, ratio to the peer, most bytes sent by one change.

    Page and peer take turns, ROUNDS times, so that whatever else the machine does slows both.
    """
    executable = os.environ.get("FAULTLINES_BROWSER") or next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright, peer_page() as peer:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        for server in serve(scratch, corpus):
            for path in PAGES:
                own, floors, most = [], [], 0
                for _ in range(ROUNDS):
                    floors += peer_changes(blank(browser), peer)
                    taken, sent = _page_changes(blank(browser), f"{server.url}/{path}")
                    own, most = own + taken, max(most, sent)
                ratio, limit = median(own) / median(floors), bounds.get(path, bound)
                shown = f"**{ratio:.1f} ×**" if ratio > limit else f"{ratio:.1f} ×"
                yield (
                    f"| {what}, {path or 'overview'}: filter change | {median(own) * 1000:.0f} ms, {most / 1e6:.2f} MB sent "
                    f"| bar page {median(floors) * 1000:.0f} ms | {shown} | {limit:g} ×, 1 MB |"
                )
        browser.close()


def blank(browser: Browser) -> Page:
    """A new page, as wide as a laptop's."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(300_000)
    return page


def peer_changes(page: Page, url: str) -> list[float]:
    """Seconds of each change on the peer's page."""
    page.goto(url)
    page.get_by_text("chosen: 0").wait_for()
    page.wait_for_timeout(SETTLED)
    taken = [change(page, number, PEER_DONE) for number in range(1, TIMES + 1)]
    page.close()
    return taken


def _page_changes(page: Page, url: str) -> tuple[list[float], int]:
    sent = [0]
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sent.__setitem__(0, sent[0] + len(frame))))
    load(page, url)
    page.wait_for_timeout(SETTLED)
    taken, most = [], 0
    for number in range(1, TIMES + 1):
        sent[0] = 0
        taken.append(change(page, number, PAGE_DONE))
        most = max(most, sent[0])
    page.close()
    return taken, most
