"""Several servers behind the proxy that the program brings: each browser stays with one, one that dies takes nobody else along,
and at the end nothing is left."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.many_servers import Many, many_servers, processes
from tests.browser.steps import choose, elsewhere, ledger, load, settle
from tests.browser.test_guard import PLAIN, SOCKET, answered
from tests.exchange.reading import read_csv


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Many]:
    with many_servers(tmp_path_factory.mktemp("many"), 2) as servers:
        yield servers


@pytest.fixture
def two(browser: Browser, many: Many) -> Iterator[tuple[Page, Page]]:
    """The Events page in two browsers, one on each server; neither asks any other machine for anything."""
    with ExitStack() as opened:
        pages, asked = [], []
        for _ in range(2):
            context = opened.enter_context(browser.new_context(accept_downloads=True))
            context.set_default_timeout(45_000)
            context.on("request", lambda request: asked.append(request.url))
            pages.append(context.new_page())
            load(pages[-1], f"{many.url}/events?actor=irgc")
        yield pages[0], pages[1]
    assert elsewhere([re.sub("^ws:", "http:", url) for url in asked]) == []


def server_of(page: Page, path: str = "/") -> str:
    """The number of the server that a browser is with, as the cookie of a path tells it."""
    (kept,) = [one for one in page.context.cookies() if one["name"].startswith("faultlines_")]
    assert kept["httpOnly"] and kept["sameSite"] == "Lax" and kept["path"] == path
    return kept["value"]


@contextmanager
def asleep(*pids: int) -> Iterator[None]:
    """Processes that answer nothing for a while."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def downloaded(page: Page, folder: Path) -> int:
    """How many rows the download of the page holds."""
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as csv:
        page.get_by_role("button", name="CSV", exact=True).click()
    csv.value.save_as(folder / "rows.csv")
    return len(read_csv((folder / "rows.csv").read_bytes()))


def test_all_that_a_browser_asks_reaches_one_server(many: Many, two: tuple[Page, Page], tmp_path: Path) -> None:
    page, own, other = two[0], *map(server_of, two)
    assert {own, other} == {"1", "2"}

    with asleep(many.workers()[other]):
        page.reload()
        settle(page)
        choose(page, "Actor", "Hezbollah")
        expect(page).to_have_url(re.compile("hezbollah"))
        settle(page)
        assert downloaded(page, tmp_path) == ledger(page)["shown"] > 0
        page.get_by_role("link", name="Map").click()
        expect(page.get_by_role("heading", name="Map", exact=True)).to_be_visible()
        settle(page)

    assert server_of(page) == own


def test_who_keeps_no_cookies_stays_with_one_server_too(many: Many) -> None:
    given = {re.search(r"faultlines_\d+=(\d)", answered(many.port, SOCKET, f"127.0.0.1:{many.port}")[1])[1] for _ in range(6)}

    assert len(given) == 1


def test_the_guard_stands_behind_the_proxy(many: Many) -> None:
    own = f"127.0.0.1:{many.port}"

    assert answered(many.port, PLAIN, own)[0] == 200
    assert answered(many.port, SOCKET, own, f"http://{own}")[0] == 101
    assert answered(many.port, SOCKET, own, "https://elsewhere.example")[0] == 403
    assert answered(many.port, PLAIN, "elsewhere.example")[0] == 403


def test_who_was_with_a_server_that_died_is_with_another_and_the_others_notice_nothing(
    many: Many, two: tuple[Page, Page], tmp_path: Path
) -> None:
    lost, kept = two
    own, other, before = server_of(lost), server_of(kept), many.workers()
    shown = ledger(lost)["shown"]
    kept.evaluate("window.never_left = true")

    os.kill(before[own], signal.SIGKILL)

    lost.reload()
    settle(lost)
    assert ledger(lost)["shown"] == shown and "actor=irgc" in lost.url and server_of(lost) == other
    assert downloaded(lost, tmp_path) == shown

    choose(kept, "Actor", "Hezbollah")
    expect(kept).to_have_url(re.compile("hezbollah"))
    settle(kept)
    assert kept.evaluate("window.never_left") and server_of(kept) == other
    again(many, own, before[own])
    assert server_of(lost) == other


def test_a_page_that_is_not_loaded_again_goes_on_with_one_of_the_others(many: Many, two: tuple[Page, Page], tmp_path: Path) -> None:
    page, own, before = two[0], server_of(two[0]), many.workers()
    shown = ledger(page)["shown"]
    page.evaluate("window.never_left = true")

    os.kill(before[own], signal.SIGKILL)
    again(many, own, before[own])
    page.get_by_role("link", name="Timeline").click()
    expect(page.get_by_role("heading", name="Timeline", exact=True)).to_be_visible()
    settle(page)

    assert page.evaluate("window.never_left") and "actor=irgc" in page.url
    with asleep(*(pid for number, pid in many.workers().items() if number != server_of(page))):
        assert downloaded(page, tmp_path) == ledger(page)["shown"] == shown


@pytest.mark.parametrize(("told", "seen"), [(signal.SIGTERM, True), (signal.SIGINT, False)])
def test_below_a_path_too_and_at_the_end_nothing_is_left(
    browser: Browser, tmp_path: Path, told: signal.Signals, seen: bool
) -> None:
    with many_servers(tmp_path, 2, "deep/below") as many, browser.new_context() as context:
        page = context.new_page()
        if seen:  # whoever looks at a page is no hindrance
            load(page, f"{many.url}/events?actor=irgc")
            assert ledger(page)["shown"] > 0 and server_of(page, "/deep/below") in many.workers()
        family = many.family()
        assert len(family) == 5  # the program, two servers, nginx and its own

        many.process.send_signal(told)

        assert many.process.wait(30) == 0
        assert family.isdisjoint(int(line.split()[0]) for line in processes().splitlines())
        assert [path.name for path in (tmp_path / "tmp").iterdir()] == []
        assert (tmp_path / "out.txt").read_text(encoding="utf-8").split() == f"Faultlines with 2 workers: {many.url}".split()
        assert (tmp_path / "err.txt").read_text(encoding="utf-8") == ""


def again(many: Many, number: str, before: int) -> None:
    """Wait until a server that died has been started again, and it was said."""
    until(lambda: many.workers().get(number, before) != before)
    assert f"worker {number} ended (by SIGKILL) and is started again in" in (many.folder / "err.txt").read_text(encoding="utf-8")


def until(holds: Callable[[], bool]) -> None:
    for _ in range(600):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it never held")
