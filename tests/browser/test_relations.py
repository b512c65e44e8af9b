"""The Relations page as it is drawn: ribbons, arcs and cells say their words and numbers when pointed at, and open them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.marks import bare, told_at
from tests.browser.steps import Server, settle, visit

SPOTS = """([key, first]) => {  // for each trace that answers, a point of it that no other is nearer to
    const plot = document.querySelector(`.st-key-${key} .js-plotly-plot`);
    const layout = plot._fullLayout, box = plot.getBoundingClientRect();
    const spot = (trace, at) => [box.x + layout.xaxis._offset + layout.xaxis.d2p(trace.x[at]),
                                 box.y + layout.yaxis._offset + layout.yaxis.d2p(trace.y[at])];
    const asking = plot._fullData.filter((trace) => trace.type === 'scatter' && trace.hoverinfo !== 'skip');
    if (first) return [...asking[0].x.keys()].map((at) => [asking[0].hovertext[at], ...spot(asking[0], at)]);
    return asking.map((trace) => {
        const middle = Math.floor(trace.x.length / 2);
        return [trace.hovertemplate.replace('<extra></extra>', ''), ...spot(trace, middle)];
    });
}"""


def spots(page: Page, key: str, first: bool = False) -> list[tuple[str, float, float]]:
    """Words and place on the screen of everything on a chart that answers."""
    page.wait_for_function(f"document.querySelector('.st-key-{key} .js-plotly-plot')?._fullData?.length")
    page.locator(f".st-key-{key} .js-plotly-plot").scroll_into_view_if_needed()
    return page.evaluate(SPOTS, [key, first])


def said_at(page: Page, key: str, x: float, y: float, words: str) -> str:
    """The words, without white space, of the tooltip that stands on the page when the mouse rests there."""
    return told_at(page, f".st-key-{key}", x, y, words)


def test_ribbons_and_arcs_say_their_words_and_their_number(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/relations")

    asked = spots(page, "chord")

    assert len(asked) > 20
    for words, x, y in asked[::3] + asked[-1:]:  # each is told alike
        said = said_at(page, "chord", x, y, words)
        assert said == bare(words) and re.search(r"\d+event", said), (words, said)


def test_a_ribbon_an_arc_and_a_cell_open_as_many_events_as_they_say(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/relations?_level=bloc")

    cells = spots(page, "matrix", first=True)
    assert len(cells) > 5
    for words, x, y in cells:
        assert said_at(page, "matrix", x, y, words) == bare(words) and "event" in words
    for key, first in (("chord", False), ("matrix", True)):
        told = [words for words, *_ in spots(page, key, first)]
        ribbon, arc = (next((words for words in told if ("→" in words) == joins), told[0]) for joins in (True, False))
        for words in {ribbon, arc}:  # of the matrix, which has no arcs, one cell
            for _ in range(5):  # the chart makes room for the panel, and takes it back: look again where the mark is
                x, y = next((x, y) for said, x, y in spots(page, key, first) if said == words)
                if said_at(page, key, x, y, words) == bare(words):
                    break
            page.mouse.click(x, y)  # it is heard where the pointer was last seen to rest
            number = re.search(r"(\d+) event", words)[1]
            expect(page.locator(".st-key-panel .eyebrow")).to_have_text(re.compile(rf"^{number} event"), timeout=45_000)
            settle(page)
            page.locator(".st-key-panel_head").get_by_role("button", name="Close").click()
            expect(page.locator(".st-key-panel")).to_have_count(0)
            settle(page)


def test_who_stands_behind_hostile_sides_is_counted_once_and_opened(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/relations")

    buttons = page.locator("[class*=st-key-behind_] button")
    numbers = [int(re.match(r"\d+", text)[0]) for text in buttons.all_inner_texts()]
    total = int(re.search(r"of the (\d+) events that are hostile", page.locator(".st-key-behind").inner_text())[1])
    alone = int(re.match(r"\d+", page.locator(".st-key-hostile_alone button").inner_text())[0])
    buttons.first.click()

    assert sum(numbers) == total and alone == 1
    expect(page.locator(".st-key-panel .eyebrow")).to_have_text(f"{numbers[0]} events", timeout=45_000)


def test_a_number_of_the_table_of_dyads_opens_as_many_events_and_a_row_all_of_its_own(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/relations")

    row = page.locator(".st-key-dyads tbody tr").first
    number = row.locator("td[data-label='Alleged to be done'] button")
    told, every = number.inner_text(), row.locator("td[data-label=Events]").inner_text()
    number.click()
    expect(page.locator(".st-key-panel .eyebrow")).to_have_text(re.compile(rf"^{told} event"), timeout=45_000)
    settle(page)
    expect(row).to_have_attribute("aria-selected", "true")
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-panel .eyebrow")).to_have_text(re.compile(rf"^{every} event"), timeout=45_000)


def test_columns_beyond_the_edge_of_a_table_are_named_and_a_click_shows_them(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1024, "height": 900})
    visit(page, f"{server.url}/events")

    more = page.locator(".rows-more button")
    expect(more).to_have_text(re.compile("^further right: .*Grade, Id →$"))
    right = page.locator(".rows-more button", has_text="further right")
    for _ in range(9):
        if not right.count():
            break
        words = right.inner_text()
        right.click()
        page.wait_for_function(
            """(words) => [...document.querySelectorAll('.rows-more button')]
            .every((button) => button.textContent !== words)""",
            arg=words,
        )
        settle(page)
    last, edge = (page.locator(one).bounding_box() for one in (".rows th:last-child", ".rows"))
    assert last["x"] + last["width"] <= edge["x"] + edge["width"] + 1
    expect(more).to_have_text(re.compile("^← Date, "))


def test_how_many_died_is_said_of_a_ribbon_and_opens_the_sentence(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/relations?pick=dyad:hezbollah:ndf:hostile~:organisation")

    page.get_by_role("button", name="Killed: at least 2, in 1 event").click()
    expect(page.locator(".st-key-panel .eyebrow")).to_have_text("1 event")
    settle(page)
    page.get_by_role("button", name=re.compile("Earlier clashes between Hezbollah and the NDF")).click()
    expect(page.locator(".st-key-panel")).to_contain_text("members of both sides were killed", timeout=45_000)
    expect(page.locator(".st-key-panel")).to_contain_text("the coder's minimum from these words")


NAMES = """() => {
    const plot = document.querySelector('.st-key-chord .js-plotly-plot'), edge = plot.getBoundingClientRect();
    const boxes = [...plot.querySelectorAll('.annotation-text-g')].map((one) => [one.textContent, one.getBoundingClientRect()]);
    const outside = boxes.filter(([, box]) => box.left < edge.left || box.right > edge.right || box.top < edge.top
        || box.bottom > edge.bottom);
    const over = boxes.flatMap(([name, one], at) => boxes.slice(at + 1).filter(([, other]) => one.left < other.right
        && other.left < one.right && one.top < other.bottom && other.top < one.bottom).map(([other]) => `${name} / ${other}`));
    return [boxes.length, [...outside.map(([name]) => name), ...over]];
}"""


@pytest.mark.parametrize("told", [True, False], ids=["a phone", "a narrow window"])
def test_where_there_is_little_room_no_name_round_the_chord_is_cut_or_lies_on_another_and_what_is_below_stays_on_the_screen(
    page: Page, request: pytest.FixtureRequest, server: Server, told: bool
) -> None:
    narrow = request.getfixturevalue("phone") if told else page
    narrow.set_viewport_size({"width": 390, "height": 844})

    visit(narrow, f"{server.url}/relations")
    narrow.wait_for_function("document.querySelector('.st-key-chord .js-plotly-plot')?._fullLayout?.height < 400")
    settle(narrow)

    number, wrong = narrow.evaluate(NAMES)
    assert number >= 7 and wrong == []
    for button in narrow.locator("[data-testid=stMain] [data-testid=stButtonGroup] button").all():
        box = button.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    dyad = narrow.locator(".st-key-dyads tbody tr").first
    dyad.scroll_into_view_if_needed()
    for label in ("Events", "As done", "Backed by"):
        cell = dyad.locator(f"td[data-label='{label}'] > div")
        assert cell.is_visible() and cell.bounding_box()["x"] + cell.bounding_box()["width"] <= 390
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 390
