"""Counts in the browser: a drag chooses whole periods and keeps what is undated, their table and a bar list their events."""

import re

from playwright.sync_api import Page, expect

from tests.browser.marks import marks
from tests.browser.steps import Server, settle, visit

SCALES = """() => [...document.querySelectorAll('.js-plotly-plot')].map((plot) => {  // dates of ticks -> where they stand
    const layout = plot._fullLayout, box = plot.getBoundingClientRect();
    return Object.fromEntries(layout.xaxis.ticktext.map((words, at) =>
        [words, Math.round(box.x + layout.xaxis._offset + layout.xaxis.d2p(layout.xaxis.tickvals[at]))]));
})"""


def test_the_table_of_the_counts_opens_the_events_of_a_period(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/timeline")

    page.get_by_text("The counts as a table").click()
    settle(page)
    table = page.locator(".st-key-counts_table [data-testid=stDataFrame]")
    table.scroll_into_view_if_needed()
    expect(table.locator("canvas").first).to_be_visible()
    settle(page)
    box = table.bounding_box()
    page.mouse.click(box["x"] + 60, box["y"] + 36 + 5 * 35 + 17)

    expect(page.locator(".st-key-panel")).to_contain_text("Month from 1 April 2022")
    expect(page.locator(".st-key-panel .eyebrow")).to_have_text("8 events")


def test_a_drag_across_the_counts_keeps_the_undated(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/timeline")
    x, y = next(where for words, *where in marks(page, "[class*=st-key-counts_month]") if words.startswith("month from 1 Apr 2022"))

    page.mouse.move(x - 30, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 5, steps=8)
    page.mouse.up()

    expect(page).to_have_url(re.compile("from=2022-04-01&to=2022-04-30&undated=1"))
    expect(page.get_by_role("button", name=re.compile("^from 1 April 2022"))).to_be_visible()


def test_days_chosen_stand_in_one_scale_below_and_framed_in_another_above_from_which_they_can_be_widened(
    page: Page, server: Server
) -> None:
    visit(page, f"{server.url}/timeline?from=2022-03-01&to=2022-04-30&undated=1")
    page.wait_for_function(
        "document.querySelectorAll('.js-plotly-plot .xtick').length && document.querySelectorAll('.js-plotly-plot').length === 3"
    )

    strip, counts, lanes = page.evaluate(SCALES)
    assert counts == lanes and {"Apr", "May"} <= set(counts) and strip["Apr"] != counts["Apr"]
    page.mouse.move(strip["Feb"] - 20, y := page.locator(".js-plotly-plot").first.bounding_box()["y"] + 75)
    page.mouse.down()
    page.mouse.move(strip["May"] - 5, y + 4, steps=8)
    page.mouse.up()

    expect(page).to_have_url(re.compile("from=2021-02-01&to=2022-04-30&undated=1"))


def test_what_nothing_dates_of_a_lane_is_opened_by_its_number(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/timeline?_lanes=governorate")
    page.wait_for_function("document.querySelectorAll('.js-plotly-plot').length === 2")

    number = page.locator(".js-plotly-plot").nth(1).locator(".barlayer .bartext").first
    box, told = number.bounding_box(), number.text_content()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    expect(page.locator(".st-key-panel .eyebrow")).to_have_text(f"{told} events")
    expect(page.locator(".st-key-panel .lead")).to_have_text("Governorate Homs, without any date")


def test_in_a_narrow_window_no_name_of_a_lane_covers_a_mark(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{server.url}/timeline")
    page.wait_for_function("document.querySelector('.st-key-timeline .js-plotly-plot')._fullLayout.xaxis.range[1] < 420")
    settle(page)

    covered = page.evaluate(
        """() => {
        const all = (one) => [...document.querySelectorAll('.st-key-timeline ' + one)];
        const boxes = (one) => all(one).map((node) => node.getBoundingClientRect());
        const meet = (a, b) => a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom;
        const names = boxes('.annotation-text-g');
        const marks = [...boxes('.scatterlayer .points path'), ...boxes('.barlayer .point path')].filter((mark) => mark.width > 2);
        return [names.length, marks.length, names.filter((name) => marks.some((mark) => meet(name, mark))).length];
    }"""
    )

    assert covered[0] > 12 and covered[1] > 40 and covered[2] == 0


def test_on_a_small_screen_the_panel_covers_neither_what_was_chosen_nor_the_download(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1024, "height": 900})
    visit(page, f"{server.url}/timeline?pick=part:without+any+date")

    panel = page.locator(".st-key-panel").bounding_box()
    download = page.get_by_role("button", name="Download").bounding_box()
    assert panel["y"] > download["y"] + download["height"] and panel["y"] >= 450
    assert panel["y"] + panel["height"] <= 900 and panel["x"] >= 280
