"""What an analyst does, in a real browser against the real server."""

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from lib.corpus.models import Corpus
from lib.events.filters import Filters
from lib.events.select import select_events
from lib.events.tables import Tables
from lib.exchange.csv import read_csv
from tests.browser.steps import Server, choose, ledger, settle, visit

PAGES = ("", "map", "timeline", "relations", "articles", "events", "codebook")
HEZBOLLAH = "actor=hezbollah&region=governorate:rif-dimashq"
SHEBAA = "smuggling-headquarters/14"


@pytest.mark.parametrize("path", PAGES)
def test_a_cold_deep_link_opens_each_page_with_its_filters(page: Page, server: Server, path: str,
                                                            sample: Corpus, sample_tables: Tables) -> None:
    filters = Filters(actors=frozenset({"hezbollah"}), regions=frozenset({"governorate:rif-dimashq"}))
    expected = select_events(sample_tables, sample, filters).ledger

    visit(page, f"{server.url}/{path}?{HEZBOLLAH}")

    expect(page.get_by_role("button", name=re.compile("actor: Hezbollah"))).to_be_visible()
    assert ledger(page)["shown"] == expected.shown


@pytest.mark.parametrize("path", PAGES)
def test_the_ledger_of_each_page_adds_up(page: Page, server: Server, path: str) -> None:
    visit(page, f"{server.url}/{path}")

    numbers = ledger(page)

    terms = ("shown", "hidden as background", "told as a whole, counted by their parts", "hidden by filters")
    assert numbers["events read"] == sum(numbers[term] for term in terms)
    parts = [count for words, count in numbers.items() if words not in (*terms, "events read")]
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


def first_mark(page: Page) -> list[float]:
    """Where on the screen the map's first mark is, once the map is drawn."""
    page.wait_for_function("document.querySelector('.js-plotly-plot')?._fullLayout?.map?._subplot?.map?.loaded()")
    return page.evaluate("""() => {
        const plot = document.querySelector('.js-plotly-plot');
        const marks = plot.data.find((trace) => trace.name === 'marks');
        const at = plot._fullLayout.map._subplot.map.project([plot._fullData.find((t) => t.name === 'marks').lon[0],
                                                              plot._fullData.find((t) => t.name === 'marks').lat[0]]);
        const box = plot.querySelector('.maplibregl-canvas').getBoundingClientRect();
        return [box.x + at.x, box.y + at.y];
    }""")


def test_a_click_on_the_map_opens_the_words_behind_the_mark_and_again_once_closed(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/map?{HEZBOLLAH}&place=shebaa")
    spot, panel = first_mark(page), page.locator(".st-key-panel")

    page.mouse.move(*spot)
    page.mouse.click(*spot)
    expect(panel).to_contain_text("handed it to Hezbollah")
    settle(page)
    page.get_by_role("button", name="Close").click()
    expect(panel).to_have_count(0)
    settle(page)
    page.mouse.click(*first_mark(page))

    expect(panel).to_contain_text("handed it to Hezbollah")


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
    expect(page.get_by_role("button", name=re.compile("^from 20"))).to_be_visible()


def test_a_click_on_a_ribbon_lists_its_events_and_a_line_opens_one(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/relations?type=hq_handover&_level=actor")
    page.wait_for_function("document.querySelector('.js-plotly-plot')?._fullData")
    spot = page.evaluate("""() => {
        const plot = document.querySelector('.js-plotly-plot'), layout = plot._fullLayout;
        const hits = plot._fullData.find((trace) => String(trace.text).includes('→ Hezbollah'));
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


def test_the_downloads_are_exactly_the_rows_on_screen_and_read_back(page: Page, server: Server, sample: Corpus,
                                                                   sample_tables: Tables, tmp_path: Path) -> None:
    shown = select_events(sample_tables, sample, Filters(actors=frozenset({"hezbollah"}))).events
    visit(page, f"{server.url}/events?actor=hezbollah")

    page.get_by_role("button", name="Download").click()
    with page.expect_download() as csv:
        page.get_by_role("button", name="CSV", exact=True).click()
    with page.expect_download() as zipped:
        page.get_by_role("button", name="CSV and manifest (zip)").click()

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
    page.wait_for_selector("[data-testid=stDataFrame] canvas")
    reached: list[str] = []

    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("""() => {
            const at = document.activeElement;
            return [at.getAttribute('aria-label'), at.innerText, at.tagName, at.className].join(' ');
        }"""))

    assert any("Actor" in words for words in reached)
    assert any("Download" in words for words in reached)
    assert any("CANVAS" in words for words in reached), reached


def test_no_request_leaves_the_machine_from_browser_or_server(context: BrowserContext, server: Server) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto("data:text/html,<img src='http://203.0.113.1/planted.png'>")
    page.wait_for_load_state()

    for path in PAGES:
        visit(page, f"{server.url}/{path}")

    outside = [url for url in asked if not url.startswith((server.url, "data:", "blob:"))]
    calls = server.calls.read_text(encoding="utf-8").splitlines() if server.calls.exists() else []
    assert outside == ["http://203.0.113.1/planted.png"]
    assert [call for call in calls if not re.search(r"127\.0\.0\.1|localhost|::1|None|0\.0\.0\.0|^socket.connect /", call)] == []


def test_the_watch_on_the_server_sees_a_planted_call(tmp_path: Path) -> None:
    watched = Path(__file__).with_name("watched_server.py")
    script = ("import sys, runpy, socket; sys.argv = ['x']; m = runpy.run_path(sys.orig_argv[-1]); "
              "sys.addaudithook(m['note']); socket.socket(type=socket.SOCK_DGRAM).connect(('203.0.113.1', 9))")

    subprocess.run([sys.executable, "-W", "ignore", "-c", script, str(watched)], check=True,
                   env={"FAULTLINES_CALLS": str(tmp_path / "calls.txt"), "PATH": ""})

    assert "203.0.113.1" in (tmp_path / "calls.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme,width", (("light", 1440), ("dark", 1024), ("light", 390), ("dark", 390)))
@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(browser, server: Server, path: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()

    visit(page, f"{server.url}/{path}")

    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    context.close()
    assert wide <= width
    assert ground == ("rgb(252, 251, 248)" if scheme == "light" else "rgb(22, 24, 27)")
