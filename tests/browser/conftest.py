"""A real server and a real browser: the app on loopback, watched for calls to other machines, and Chromium driving it."""

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from tests.browser.steps import Server, elsewhere, serve

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-unsafe-swiftshader",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

FAILED = pytest.StashKey[bool]()
PHONE = {"width": 390, "height": 844}

# What moves or fades by itself is where it goes to at once: without a graphics card each frame of it is drawn by the processor, and
# that is half of all that a visit costs. The tabs that are not of `context`, as `phone`, have it as it is.
AT_ONCE = """new MutationObserver((_, watch) => {
    if (!document.documentElement) return;
    watch.disconnect();
    document.documentElement.append(Object.assign(document.createElement('style'), {textContent: `*, *::before, *::after {
        animation-duration: 0s !important; animation-delay: 0s !important; transition: none !important}`}));
}).observe(document, {childList: true});"""

# What the app asks its server, and what the server says, so that nothing is taken for still while an answer is awaited.
HEARD = """window.WebSocket = class extends WebSocket {
    constructor(...where) { super(...where); this.addEventListener('message', () => { window.heard = performance.now(); }); }
    send(words) { window.asked = performance.now(); super.send(words); }
};"""

expect.set_options(timeout=45_000)  # milliseconds: as patient as all else; what comes at once does not wait


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.flaky(reruns=1))  # the summary says what failed once: a machine too busy to hear a click


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on the sample."""
    yield from serve(tmp_path_factory.mktemp("server"), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = os.environ.get("FAULTLINES_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    assert executable, f"no Chrome or Chromium found under the names {', '.join(NAMES)}"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> BrowserContext:
    made = browser.new_context(accept_downloads=True)
    made.set_default_timeout(45_000)
    made.add_init_script(AT_ONCE)
    made.add_init_script(HEARD)
    return made


@pytest.fixture(scope="session")
def only_tab(context: BrowserContext) -> Page:
    """The tab of all tests: what it has compiled once it does not compile for each file of them."""
    return context.new_page()


@pytest.fixture(scope="module")
def tab(only_tab: Page) -> Iterator[Page]:
    """The tab, empty at the beginning of a file."""
    yield only_tab
    only_tab.goto("about:blank")


@pytest.fixture
def page(tab: Page, asked: list[str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """The tab where the test before of the same file left it, so that `visit` need not load the app again; a test that
    follows one that failed, or is tried once more, finds it empty.

    Whatever a test does, the browser asks no other machine for anything.
    """
    tab.set_viewport_size({"width": 1440, "height": 900})
    tab.emulate_media(color_scheme="light")
    yield tab
    tab.evaluate("() => { if (location.protocol === 'http:') { localStorage.clear(); sessionStorage.clear(); } }")
    if request.node.stash.get(FAILED, False):
        tab.goto("about:blank")
    assert elsewhere(asked) == []


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A tab of a browser that says it is a phone's; it too asks no other machine for anything."""
    made, wanted = browser.new_context(viewport=PHONE, user_agent="Mozilla/5.0 (Linux; Android 14) Mobile"), []
    made.set_default_timeout(45_000)
    made.on("request", lambda request: wanted.append(request.url))
    yield made.new_page()
    made.close()
    assert elsewhere(wanted) == []


@pytest.fixture
def asked(context: BrowserContext) -> Iterator[list[str]]:
    """The address of every request that the browser makes during a test."""
    made: list[str] = []

    def note(request: Request) -> None:
        made.append(request.url)

    context.on("request", note)
    yield made
    context.remove_listener("request", note)
