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


def serve(folder: Path, corpus: Path | None) -> Iterator[Server]:
    """Start the app on a free port of loopback, wait until it is well, end it by its id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    calls, log = folder / "calls.txt", folder / "server.log"
    env = os.environ | {"FAULTLINES_CALLS": str(calls)} | ({"FAULTLINES_CORPUS": str(corpus)} if corpus else {})
    command = [sys.executable, str(WATCHED), "run", "app.py", "--server.port", str(port), "--server.headless", "true"]
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


def settle(page: Page) -> None:
    """Wait until the page's last part, its ledger, stands and nothing runs any more."""
    page.wait_for_selector(".st-key-ledger_filtered, [data-testid=stException]")
    page.wait_for_selector("[data-test-script-state=notRunning]")
    page.wait_for_function("!document.querySelector('[data-stale=true]')")
    page.wait_for_function("""() => document.querySelector('[data-testid=stException]')
        || ([...document.querySelectorAll('.st-key-ledger button')].every((button) => button.innerText.trim())
            && document.querySelector('input[aria-label=Actor]'))""")


def visit(page: Page, address: str) -> None:
    """Open an address and wait for the whole page; an exception on it fails."""
    page.goto(address)
    settle(page)
    assert page.locator("[data-testid=stException]").count() == 0, page.locator("[data-testid=stException]").inner_text()


def ledger(page: Page) -> dict[str, int]:
    """The ledger's numbers by their words, once all of them stand there."""
    found = page.wait_for_function("""() => {
        const words = [...document.querySelectorAll('.st-key-ledger button')].map((button) => button.innerText.trim());
        const terms = ['read', 'shown', 'background', 'wholes', 'filtered'];
        const stands = (term) => document.querySelector(`.st-key-ledger_${term} button`)?.innerText.trim();
        return terms.every(stands) && words.every((text) => /^[0-9]/.test(text)) && words;
    }""").json_value()
    matches = [re.match(r"([\d,]+)\s+(.+)", text) for text in found]
    return {match[2]: int(match[1].replace(",", "")) for match in matches if match}


def choose(page: Page, label: str, text: str) -> None:
    """Choose an option of a multiple choice of the sidebar by typing."""
    box = page.get_by_role("combobox", name=re.compile(label)).first
    box.click()
    box.fill(text)
    page.get_by_role("option", name=re.compile(text)).first.click()
    page.keyboard.press("Escape")
