"""Typing a name and Enter, as a person does: one thing is chosen, and Arabic is cut at its end or not at all."""

import re

from playwright.sync_api import Page, expect

from tests.browser.steps import Server, ledger, load, settle, visit

CUT_AT_ITS_BEGINNING = """() => [...document.querySelectorAll('[data-item-hl], [data-tag] > span, .st-key-chips button p')]
    .filter((box) => {
        const range = document.createRange(), edge = box.getBoundingClientRect(), words = box.textContent;
        const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), node = walk.nextNode();
        for (const found of words.matchAll(/[\\u0600-\\u06ff]+/g)) {
            range.setStart(node, found.index); range.setEnd(node, found.index + 1);
            const letter = range.getBoundingClientRect();
            range.setEnd(node, found.index + found[0].length);
            const word = [...range.getClientRects()].filter((one) => one.top < edge.bottom - 4);
            if (word.length && (letter.right > edge.right + 1 || letter.top >= edge.bottom - 4)) return true;
        }
        return false;
    }).map((box) => box.textContent)"""


SIGNED = """() => [...document.querySelectorAll('[data-item-hl]')].map((box) => {
    const range = document.createRange(), edge = box.getBoundingClientRect(), words = box.firstChild;
    range.selectNodeContents(words);
    const bottom = Math.max(...[...range.getClientRects()].map((line) => line.bottom));
    const [sign, cover] = ['::before', '::after'].map((name) => getComputedStyle(box, name));
    const covered = parseFloat(cover.top) < edge.height - 4 && parseFloat(cover.top) + parseFloat(cover.height) > edge.height - 8;
    return { words: words.textContent, cut: bottom > edge.bottom + 4, signed: sign.content === '"…"' && !covered };
})"""


def type_and_enter(page: Page, label: str, words: str) -> None:
    box = page.get_by_role("combobox", name=label, exact=True)
    box.click()
    box.fill(words)
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Enter")
    expect(box).to_have_value("")
    page.keyboard.press("Escape")
    page.get_by_role("heading", level=1).click()
    settle(page)


def test_a_name_and_enter_choose_one_thing(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/codebook")
    asked = []
    for label, words, one in (
        ("Actor", "IRGC", "actor=irgc"),
        ("Actor", "US", "actor=united-states"),
        ("Region", "Deir-ez-Zor", "region=governorate%3Adeir-ez-zor"),
        ("Place", "دیرالزور", "place=deir-ez-zor"),
    ):
        type_and_enter(page, label, words)
        asked.append(one)
        for said in asked:
            expect(page).to_have_url(re.compile(rf"[?&]{said}(&|$)"))
        assert page.url.count("=") == len(asked)


def test_a_slip_is_asked_about_in_sight_and_one_click_chooses(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/codebook")

    type_and_enter(page, "Actor", "Hizzbolah")
    expect(page.get_by_text("“Hizzbolah” is no actor of this corpus").last).to_be_in_viewport()
    page.get_by_role("button", name="Hezbollah").last.click()

    expect(page).to_have_url(re.compile("actor=hezbollah$"))


def test_arabic_in_boxes_is_never_cut_at_its_beginning(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/codebook?actor=security-military-committee-deir-ez-zor&actor=ndf&place=deir-ez-zor-military-airport")

    assert page.evaluate("[...document.querySelectorAll('[data-tag] > span')].every((one) => one.scrollHeight <= one.clientHeight)")
    page.get_by_role("combobox", name="Actor", exact=True).click()
    expect(page.get_by_role("option").first).to_be_visible()

    assert page.evaluate(CUT_AT_ITS_BEGINNING) == []
    options = page.evaluate(SIGNED)
    assert {option["cut"] for option in options} == {True, False}
    assert [option["words"] for option in options if option["cut"] != option["signed"]] == []


def test_an_address_of_more_values_than_are_read_says_so_and_shows_nothing(page: Page, server: Server) -> None:
    load(page, f"{server.url}/codebook?" + "&".join(f"place=p{number}" for number in range(1_001)))

    expect(page.get_by_text("The address asks for 1,001 values.")).to_be_visible()
    settle(page)
    assert ledger(page)["shown"] == 0
    page.get_by_role("button", name=re.compile("^address: ")).click()
    expect(page.get_by_text("No filters")).to_be_visible()


RINGED = """() => {
    const one = document.activeElement, around = [one];
    for (let at = one.parentElement; at && around.length < 5; at = at.parentElement) around.push(at);
    const ringed = around.some((at) => { const style = getComputedStyle(at);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
            || style.borderTopColor === 'rgb(181, 23, 75)'; });
    return [one.getAttribute('aria-label') || one.innerText.trim() || one.tagName, ringed];
}"""


def test_tab_reaches_menu_filters_tables_and_downloads_and_what_has_the_focus_is_seen(page: Page, server: Server) -> None:
    load(page, f"{server.url}/events?actor=ndf")
    page.wait_for_selector(".rows tbody tr")

    reached = {}
    for _ in range(100):
        page.keyboard.press("Tab")
        name, ringed = page.evaluate(RINGED)
        reached[name.splitlines()[0]] = ringed
        if page.evaluate("document.activeElement.matches('.rows tbody tr')"):
            break
    else:
        raise AssertionError(f"no row of the table is reached: {[*reached]}")
    asked = {"Overview", "Codebook", "Search", "Actor", "Region", "Place", "year, From", "day, To", "Type", "Link", "Download"}
    assert asked <= set(reached)
    assert [name for name, ringed in reached.items() if not ringed] == []
