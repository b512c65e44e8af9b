"""What an analyst does, in a real browser against the real server."""

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import REASONS, select_events
from lib.events.tables import Tables
from tests.browser.steps import Server, choose, elsewhere, ledger, settle, visit
from tests.exchange.reading import read_csv

PAGES = ("", "map", "timeline", "relations", "articles", "events", "compare", "annotate", "bring", "codebook")
SHEBAA = "smuggling-headquarters/14"


@pytest.mark.parametrize("path", PAGES)
def test_a_deep_link_opens_each_page_with_its_filters_and_its_ledger_adds_up(
    page: Page, server: Server, path: str, sample: Corpus, sample_tables: Tables
) -> None:
    expected = select_events(sample_tables, sample, Filters(actors=frozenset({"irgc"}))).ledger

    visit(page, f"{server.url}/{path}?actor=irgc")

    expect(page.get_by_role("button", name=re.compile("actor: Islamic Revolutionary Guard Corps"))).to_be_visible()
    numbers = ledger(page)
    assert numbers["shown"] == expected.shown
    hidden = [term for term in REASONS if term not in ("shown", "filtered")]
    assert numbers["matching"] == numbers["shown"] + sum(numbers.get(term, 0) for term in hidden)
    assert numbers["matching"] + numbers["filtered"] == len(sample_tables.events)
    assert numbers["matching"] > numbers["shown"] > 0
    parts = [count for term, count in numbers.items() if term.startswith("part_")]
    assert not parts or sum(parts) == numbers["shown"]


def test_a_filter_goes_to_the_next_page_survives_a_reload_and_back_undoes_it(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/events")
    everything = ledger(page)["shown"]

    choose(page, "Actor", "Hezbollah")
    expect(page).to_have_url(re.compile("actor=hezbollah"))
    settle(page)
    narrowed = ledger(page)["shown"]
    page.get_by_role("link", name="Timeline").click()
    page.wait_for_url(re.compile("/timeline"))
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    expect(page).to_have_url(re.compile("actor=hezbollah"))
    page.reload()
    settle(page)

    assert 0 < narrowed < everything
    assert ledger(page)["shown"] == narrowed

    visit(page, f"{server.url}/events")
    choose(page, "Actor", "Hezbollah")
    expect(page).to_have_url(re.compile("actor=hezbollah"))
    settle(page)
    page.go_back()

    expect(page.get_by_role("button", name=re.compile("actor: Hezbollah"))).to_have_count(0)
    settle(page)
    assert ledger(page)["shown"] == everything


def test_a_stale_link_says_what_it_does_not_find_and_keeps_the_rest(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/events?actor=hezbollah&actor=nobody")

    expect(page.get_by_text("nobody")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("actor: Hezbollah"))).to_be_visible()

    visit(page, f"{server.url}/events?actor=nobody")

    assert ledger(page)["shown"] == 0


def words_of(page: Page) -> str:
    return page.locator(".st-key-panel").inner_text()


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


def test_a_brush_across_the_counts_sets_the_dates(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/timeline?type=detention")
    page.wait_for_function("document.querySelector('.js-plotly-plot')?._fullData?.length")
    box = page.evaluate("""() => {
        const plot = document.querySelector('.js-plotly-plot'), at = plot.getBoundingClientRect();
        const size = plot._fullLayout._size;
        return [at.x + size.l + 5, at.y + size.t + 10, at.x + size.l + size.w / 2, at.y + size.t + size.h - 10];
    }""")

    page.mouse.move(box[0], box[1])
    page.mouse.down()
    page.mouse.move((box[0] + box[2]) / 2, box[3], steps=5)
    page.mouse.move(box[2], box[3], steps=5)
    page.mouse.up()

    expect(page).to_have_url(re.compile("from=20.*to=20"))
    expect(page.get_by_role("button", name=re.compile(r"^from \d+ \w+ 20"))).to_be_visible()


def test_a_click_on_a_ribbon_lists_its_events_and_a_line_opens_one(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/relations?type=hq_handover&_level=actor")
    page.wait_for_function("document.querySelector('.js-plotly-plot')?._fullData")
    spot = page.evaluate("""() => {
        const plot = document.querySelector('.js-plotly-plot'), layout = plot._fullLayout;
        const hits = plot._fullData.find((trace) => String(trace.hovertemplate).includes('NDF in Eastern Ghouta → Hezbollah'));
        const one = Math.floor(hits.x.length / 2), box = plot.getBoundingClientRect();
        return [box.x + layout.xaxis._offset + layout.xaxis.d2p(hits.x[one]),
                box.y + layout.yaxis._offset + layout.yaxis.d2p(hits.y[one])];
    }""")

    page.mouse.move(*spot)
    page.mouse.click(*spot)
    expect(page.locator(".st-key-panel")).to_contain_text("NDF in Eastern Ghouta → Hezbollah")
    page.locator(".st-key-panel").get_by_role("button", name=re.compile("Eastern Ghouta")).click()

    expect(page.locator(".st-key-panel mark").first).to_contain_text("Hezbollah")


def test_coded_words_of_an_article_open_their_event(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/articles?_article=ashara-clash")

    page.get_by_role("button", name=re.compile("fought each other")).first.click()

    expect(page.locator(".st-key-panel")).to_contain_text("Clash")
    expect(page).to_have_url(re.compile("event=ashara-clash"))


def test_the_downloads_are_exactly_the_rows_on_screen_and_read_back(
    page: Page, server: Server, sample: Corpus, sample_tables: Tables, tmp_path: Path
) -> None:
    shown = select_events(sample_tables, sample, Filters(actors=frozenset({"hezbollah"}))).events
    visit(page, f"{server.url}/events?actor=hezbollah")

    page.get_by_role("button", name="Download").click()
    with page.expect_download() as csv:
        page.get_by_role("button", name="CSV", exact=True).click()
    page.get_by_role("combobox", name="Format").click()
    page.get_by_role("option", name="All tables and manifest (zip)").click()
    with page.expect_download() as zipped:
        page.get_by_role("button", name="All tables and manifest (zip)").click()

    csv.value.save_as(tmp_path / "rows.csv")
    zipped.value.save_as(tmp_path / "rows.zip")
    rows = read_csv((tmp_path / "rows.csv").read_bytes())
    with zipfile.ZipFile(tmp_path / "rows.zip") as archive:
        packed, manifest = archive.read("events.csv"), json.loads(archive.read("manifest.json"))
    assert rows["event_id"].tolist() == shown["event_id"].tolist()
    assert rows["summary"].tolist() == shown["summary"].tolist()
    assert packed == (tmp_path / "rows.csv").read_bytes()
    assert "actor=hezbollah" in manifest["filters"]["link"]
    assert csv.value.suggested_filename.endswith(".csv") and "hezbollah" in csv.value.suggested_filename


def test_the_keyboard_alone_reaches_filters_tables_and_downloads(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/events")
    page.wait_for_selector(".rows tbody tr")
    reached: list[str] = []

    for _ in range(100):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("""() => {
            const at = document.activeElement;
            return [at.getAttribute('aria-label'), at.innerText, at.tagName, at.className].join(' ');
        }""")
        )

    assert any("Actor" in words for words in reached)
    assert any("Download" in words for words in reached)
    assert any("TR" in words for words in reached), reached


def test_no_request_leaves_the_machine_from_browser_or_server(page: Page, asked: list[str], server: Server) -> None:
    page.goto("data:text/html,<img src='http://203.0.113.1/planted.png'>", wait_until="commit")
    expect(page.locator("img")).to_have_count(1)
    for path in ("", "map"):  # every test looks at what its own pages ask for
        visit(page, f"{server.url}/{path}")

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
