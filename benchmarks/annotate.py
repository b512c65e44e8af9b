"""How long a person waits who codes an article, in a real browser beside the bar page: `python -m benchmarks.annotate`.

From a key to the changed card, from a paste to what is proposed, on an article of 750 words with 30 suggestions and one of 5,000
with 200; and what the page says of a paste of 5 MB, and when.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.in_browser import SETTLED, blank, peer_changes, peer_page
from benchmarks.invented import pasted
from lib.settings import SAMPLE
from tests.browser.conftest import FLAGS, NAMES
from tests.browser.steps import load, serve, settle

BOUND, FIRST = 2.5, 1.0  # times the bar page from a key to its card; seconds from a paste to what is proposed
SIZES = ((750, 30, 3), (5_000, 200, 2))  # words, events, how often it is done
HUGE = 5_000_000  # letters
KEYS = ("j", "a", "r", "t", "b", "s", "u", "k")
READY = """() => !document.querySelector('[data-stale=true]')
    && document.querySelector('[data-test-script-state=notRunning]') !== null"""
BENCH = """() => (document.querySelector('.bench-counts')?.textContent ?? '')
    + [...document.querySelectorAll('.bench-cards .card')].map((card) => card.outerHTML).join('')"""
CHANGED = f"(before) => ({BENCH})() !== before && ({READY})()"
SHOWN = f"""() => document.querySelectorAll('.bench-cards .card').length > 0 && ({READY})()
    && document.querySelector('.st-key-annotate_form') !== null"""
SUGGESTED = "() => document.querySelector('.first li') !== null"
ANSWERED = f"""() => (document.querySelector('[data-testid=stAlert]') !== null
    || [...document.querySelectorAll('button')].some((one) => one.innerText.trim() === 'Begin')) && ({READY})()"""


@dataclass
class Waits:
    """Seconds: `first` from the paste to the first suggestions, `read` to the whole page with clean text and fields, `begun` from
    Begin to the cards, `keys` by key; `sent`: most bytes that one key sent."""

    first: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)
    begun: list[float] = field(default_factory=list)
    keys: dict[str, list[float]] = field(default_factory=dict)
    sent: int = 0

    @property
    def all_keys(self) -> list[float]:
        return [taken for found in self.keys.values() for taken in found]


def took(page: Page, do: Callable[[], object], done: str, arg: str = "") -> float:
    """Seconds from doing something until the page has it and nothing on it is stale."""
    start = time.perf_counter()
    do()
    page.wait_for_function(done, arg=arg)
    return time.perf_counter() - start


def paste(page: Page, text: str, done: str = ANSWERED) -> float:
    """Seconds from a paste into an empty page until the page answers: with the first suggestions, then the clean text and its
    fields, or why not."""
    box = page.get_by_role("textbox", name="Paste an article")
    box.click()
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)

    return took(page, lambda: page.keyboard.press("Control+v"), done)


def press(page: Page, key: str) -> float:
    """Seconds from a key to the changed card; of a change of type from the Enter that chooses it."""
    before = page.evaluate(BENCH)
    if key == "t":
        page.keyboard.press("t")
        page.get_by_role("dialog", name="Choose").wait_for()
        page.keyboard.type("dispute" if page.locator("[aria-current] b").inner_text() != "Dispute" else "clash")
        key = "Enter"
    return took(page, lambda: page.keyboard.press(key), CHANGED, before)


def code(page: Page, url: str, text: str, waits: Waits) -> None:
    """Paste an article, begin it and press each key, with what each took into `waits`."""
    sent = [0]
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sent.__setitem__(0, sent[0] + len(frame))))
    load(page, f"{url}/annotate")
    page.wait_for_timeout(SETTLED)
    waits.first.append(paste(page, text, SUGGESTED))
    waits.read.append(waits.first[-1] + took(page, lambda: None, ANSWERED))
    settle(page)
    begin = page.get_by_role("button", name="Begin", exact=True)
    waits.begun.append(took(page, begin.click, SHOWN))
    settle(page)
    page.locator(".bench").focus()
    for key in KEYS:
        sent[0] = 0
        waits.keys.setdefault(key, []).append(press(page, key))
        waits.sent = max(waits.sent, sent[0])
        settle(page)
    page.close()


def huge(page: Page, url: str) -> str:
    """The line of a paste of 5 MB: what the page says, and after how long."""
    load(page, f"{url}/annotate")
    text = "A line of an article that goes on and on.\n" * (HUGE // 42)
    taken = paste(page, text)
    alert = page.get_by_test_id("stAlert")
    said = " ".join(one.strip() for one in (page.locator(".say").last.inner_text(), *alert.all_inner_texts()))
    page.close()
    return f"| paste of {len(text) / 1e6:.0f} MB: “{said}” | {taken:.1f} s | – | – | – |"


def lines(words: int, events: int, waits: Waits, floors: list[float]) -> Iterator[str]:
    """The lines of the table for one size of article."""
    floor, article = median(floors), f"{words:,} words, {events} suggestions"

    def line(what: str, taken: list[float], bound: float, shown: str, aim: str) -> str:
        ratio = f"{median(taken) / floor:.1f} ×"
        missed = median(taken) > bound
        return f"| {article}: {what} | {shown} | bar page {floor * 1000:.0f} ms | {f'**{ratio}**' if missed else ratio} | {aim} |"

    each = ", ".join(f"{key} {median(found) * 1000:.0f}" for key, found in waits.keys.items())
    shown = f"{median(waits.all_keys) * 1000:.0f} ms ({each}), {waits.sent / 1e6:.2f} MB sent"
    yield line("a key to its card", waits.all_keys, BOUND * floor, shown, f"{BOUND:g} ×")
    others = f"{median(waits.read):.2f} to its fields; {median(waits.begun):.2f} from Begin to the cards"
    shown = f"{median(waits.first):.2f} s ({others})"
    yield line("paste to first suggestions", waits.first, FIRST, shown, f"{FIRST:g} s")


def measured(scratch: Path, sizes: tuple[tuple[int, int, int], ...] = SIZES) -> Iterator[str]:
    """The lines of the table, page and peer in turns."""
    executable = os.environ.get("FAULTLINES_BROWSER") or next(filter(None, map(shutil.which, NAMES)))
    corpus = Path(shutil.copytree(SAMPLE, scratch / "corpus"))
    with sync_playwright() as playwright, peer_page() as peer:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        for server in serve(scratch, corpus):
            for words, events, times in sizes:
                waits, floors = Waits(), []
                for number in range(times):
                    floors += peer_changes(blank(browser), peer)
                    text = pasted(f"A report of {words} words, {number}", words, events, number)
                    code(_allowed(browser, server.url), server.url, text, waits)
                yield from lines(words, events, waits, floors)
            yield huge(_allowed(browser, server.url), server.url)
        browser.close()


def _allowed(browser: Browser, url: str) -> Page:
    """A blank page that may use the clipboard."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
    page = context.new_page()
    page.set_default_timeout(300_000)
    return page


if __name__ == "__main__":
    print("| what | Faultlines | peer | ratio | bound |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for one in measured(Path(folder)):
            print(one, flush=True)
