"""What an analyst does, in a real browser against the real server."""

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.steps import Server, choose, elsewhere, ledger, load, settle, visit


def test_back_undoes_a_filter_forward_asks_it_again_and_it_goes_to_the_next_page_and_survives_a_reload(
    page: Page, server: Server
) -> None:
    visit(page, f"{server.url}/events")
    everything = ledger(page)["shown"]
    chip = page.get_by_role("button", name=re.compile("actor: Hezbollah"))

    choose(page, "Actor", "Hezbollah")
    expect(page).to_have_url(re.compile("actor=hezbollah"))
    settle(page)
    narrowed = ledger(page)["shown"]
    assert 0 < narrowed < everything
    page.go_back()
    expect(chip).to_have_count(0)
    settle(page)
    assert ledger(page)["shown"] == everything
    page.go_forward()
    expect(chip).to_be_visible()
    settle(page)
    assert ledger(page)["shown"] == narrowed

    page.get_by_role("link", name="Timeline").click()
    page.wait_for_url(re.compile("/timeline"))
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    expect(page).to_have_url(re.compile("actor=hezbollah"))
    page.reload()
    settle(page)
    assert ledger(page)["shown"] == narrowed


def test_a_click_on_the_timeline_opens_the_words_behind_the_mark(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/timeline?type=detention&_lanes=type")
    page.wait_for_function("document.querySelectorAll('.js-plotly-plot').length == 2")
    page.wait_for_function("[...document.querySelectorAll('.js-plotly-plot')].at(-1)._fullData?.length")
    spot = page.evaluate("""() => {
        const plot = [...document.querySelectorAll('.js-plotly-plot')].at(-1), layout = plot._fullLayout;
        const hits = plot._fullData.at(-1);
        const one = hits.customdata.findIndex((ids) => ids === 'smuggling-headquarters/20');
        const box = plot.getBoundingClientRect();
        return [box.x + layout.xaxis._offset + layout.xaxis.d2p(hits.x[one]),
                box.y + layout.yaxis._offset + layout.yaxis.d2p(hits.y[one])];
    }""")

    page.mouse.move(*spot)
    page.mouse.click(*spot)

    expect(page.locator(".st-key-panel mark").first).to_contain_text("security services")


def test_coded_words_of_an_article_open_their_event(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/articles?_article=ashara-clash")

    page.get_by_role("button", name=re.compile("fought each other")).first.click()

    expect(page.locator(".st-key-panel")).to_contain_text("Clash")
    expect(page).to_have_url(re.compile("event=ashara-clash"))


def test_no_request_leaves_the_machine_from_browser_or_server(page: Page, asked: list[str], server: Server) -> None:
    page.goto("data:text/html,<img src='http://203.0.113.1/planted.png'>", wait_until="commit")
    expect(page.locator("img")).to_have_count(1)
    for path in ("", "map"):  # every test looks at what its own pages ask for
        load(page, f"{server.url}/{path}")

    calls = server.calls.read_text(encoding="utf-8").splitlines() if server.calls.exists() else []
    assert elsewhere(asked) == ["http://203.0.113.1/planted.png"]
    assert [call for call in calls if not re.search(r"127\.0\.0\.1|localhost|::1|None|0\.0\.0\.0|^socket.connect /", call)] == []
    asked.remove("http://203.0.113.1/planted.png")


def test_the_watch_on_the_server_sees_a_planted_call(tmp_path: Path) -> None:
    watched = Path(__file__).with_name("watched_server.py")
    script = (
        "import sys, runpy, socket; sys.argv = ['x']; m = runpy.run_path(sys.orig_argv[-1]); "
        "sys.addaudithook(m['note']); socket.socket(type=socket.SOCK_DGRAM).connect(('203.0.113.1', 9))"
    )

    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script, str(watched)],
        check=True,
        env={"FAULTLINES_CALLS": str(tmp_path / "calls.txt"), "PATH": ""},
    )

    assert "203.0.113.1" in (tmp_path / "calls.txt").read_text(encoding="utf-8")
