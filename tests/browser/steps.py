"""The steps journeys are made of: start a server, visit a page and wait for all of it, read its ledger, choose."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page

from lib.settings import ROOT

WATCHED = Path(__file__).with_name("watched_server.py")


@dataclass(frozen=True)
class Server:
    """Where the app runs, and the file in which its process notes every address it looks up or connects to."""

    url: str
    calls: Path


def free_port() -> int:
    """A port of loopback that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def serve(folder: Path, corpus: Path | None, program: tuple[str, ...] = (str(WATCHED),), **environment: str) -> Iterator[Server]:
    """Start the app on a free port of loopback, wait until it is well, end it by its id. `program`: what runs Streamlit."""
    port = free_port()
    calls, log = folder / "calls.txt", folder / "server.log"
    env = os.environ | {"FAULTLINES_CALLS": str(calls)} | ({"FAULTLINES_CORPUS": str(corpus)} if corpus else {}) | environment
    command = [sys.executable, *program, "run", "serve.py", "--server.port", str(port), "--server.headless", "true"]
    with log.open("wb") as out, subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=out) as process:
        try:
            wait_until_well(f"http://127.0.0.1:{port}/_stcore/health", process)
            yield Server(f"http://127.0.0.1:{port}", calls)
        finally:
            process.terminate()


def wait_until_well(url: str, process: subprocess.Popen) -> None:
    """Ask until the server answers; fail where it ended before."""
    for _ in range(600):
        try:
            with urlopen(url, timeout=1):
                return
        except OSError:
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
            raise AssertionError("the server ended before it answered") from None
    raise AssertionError("the server never answered")


def elsewhere(asked: list[str]) -> list[str]:
    """Of the addresses asked for those that are on another machine."""
    return [url for url in asked if not url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))]


STILL = """() => {  // its last part, the ledger, stands, nothing runs, is awaited or on its way, and no element changes any more
    if (!window.changed) {
        window.changed = performance.now();
        new MutationObserver(() => { window.changed = performance.now(); })
            .observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
    }
    const all = (selector) => [...document.querySelectorAll(selector)];
    return performance.now() - window.changed > 150 && !(window.asked > (window.heard ?? 0))
        && all('[data-test-script-state=notRunning]').length > 0
        && !all('[data-stale=true], [data-testid=stSkeleton], [data-testid=stAppSkeleton]').length
        && (all('[data-testid=stException]').length > 0
            || (all('.st-key-ledger_filtered').length > 0 && all('input[aria-label=Actor]').length > 0
                && all('.st-key-ledger button').every((button) => button.innerText.trim())
                && all('.js-plotly-plot').every((plot) => plot._fullLayout
                    && Math.abs(plot._fullLayout.width - plot.parentElement.clientWidth) < 2)));
}"""


def settle(page: Page) -> None:
    """Wait until the page stands there whole and is still; an exception on it fails."""
    page.wait_for_function(STILL, polling=100)
    raised = page.locator("[data-testid=stException]").all_inner_texts()
    assert raised == []


MOVE = """(address) => {  // go there as Back does
    document.querySelector('[data-testid=stMain]').scrollTo(0, 0);
    window.moved = performance.now();
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate', {state: null}));
}"""


def load(page: Page, address: str) -> None:
    """Open an address as a new tab does and wait for the whole page: nothing of before is left in the app."""
    page.goto(address)
    settle(page)


def visit(page: Page, address: str) -> None:
    """Show an address and wait for the whole page: within the app where it is open there already, as by Back, which takes half
    the time that loading it takes. What stands in no address, as a file that was dropped, stays: `load` begins anew."""
    if page.url.split("/")[:3] != address.split("/")[:3]:
        return load(page, address)
    settle(page)  # what was asked before is not left half drawn
    for _ in range(2):  # without a query it is taken for the menu's, along which the filters go: once more takes them off
        page.evaluate(MOVE, address)
        page.wait_for_function("window.asked >= window.moved", polling=50)
        settle(page)
        if "?" in address or "?" not in page.url:
            break
    return None


def ledger(page: Page) -> dict[str, int]:
    """The ledger's numbers by the names of its terms (matching, shown, filtered, part_…), once all of them stand there."""
    return page.wait_for_function("""() => {
        const found = [...document.querySelectorAll('.st-key-ledger [class*=st-key-ledger_]')].map((one) =>
            [one.className.match(/st-key-ledger_(\\S+)/)[1], one.querySelector('button')?.innerText.trim() ?? '']);
        const names = found.map(([name, _]) => name);
        return ['matching', 'shown', 'filtered'].every((term) => names.includes(term))
            && found.every(([_, words]) => /^[0-9]/.test(words))
            && Object.fromEntries(found.map(([name, words]) => [name, parseInt(words.replaceAll(',', ''))]));
    }""").json_value()


def choose(page: Page, label: str, text: str) -> None:
    """Choose an option of a multiple choice of the sidebar by typing."""
    box = page.get_by_role("combobox", name=re.compile(label)).first
    box.click()
    box.fill(text)
    page.get_by_role("option", name=re.compile(text)).first.click()
    page.keyboard.press("Escape")
