"""An article is coded in a real browser: by keyboard alone, exact words in any script, by two people, through a killed server."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.annotating.saving.fields import fields_of
from lib.settings import SAMPLE
from tests.browser.steps import Server, load, serve, settle

pytestmark = pytest.mark.browser
TEXT = (
    "🔥 On 3 May 2022 the NDF and Hezbollah fought each other in Homs. Two NDF fighters were wounded, a nurse said. "
    "The Fourth Legion handed a headquarters in Palmyra to Hezbollah.\n\n"
    "وفي حمص قال شهود إن حزب الله سلم مقرا إلى قوات الدفاع الوطني.\n"
)
HEAD = """---
id: "{}"
title: "A quarrel at a depot"
publisher: "A paper of ours"  # kept
published: "2022-05-04"
text: "full"
events: []
---
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample for all tests, each of which codes an article of its own."""
    return Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("annotate") / "corpus"))


@pytest.fixture(scope="module")
def writing(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on a corpus that it may write into."""
    yield from serve(tmp_path_factory.mktemp("server"), corpus)


@pytest.fixture
def article(corpus: Path) -> Path:
    """The file of an article that has no event yet; a test that is tried again has another one."""
    number = len(list((corpus / "articles").glob("own-words-*.md")))
    file = corpus / "articles" / f"own-words-{number}.md"
    file.write_text(HEAD.format(file.stem) + TEXT, encoding="utf-8")
    return file


def saved(article: Path) -> dict:
    return fields_of(article.read_text(encoding="utf-8"))[0]


def press(page: Page, *keys: str) -> None:
    """Each key once all that the one before asked for is drawn."""
    for key in keys:
        page.keyboard.press(key)
        settle(page)


def counts(page: Page) -> list[int]:
    """How many are proposed, accepted and rejected."""
    return [int(number) for number in re.findall(r"\d+", page.locator(".bench-counts").last.inner_text())]


def counted(page: Page, *numbers: int) -> None:
    """Wait until so many are proposed, accepted and rejected."""
    told = r"\D+".join(map(str, numbers))
    expect(page.locator(".bench-counts").last).to_have_text(re.compile(rf"^\D*{told}\D*$"))


def choose_words(page: Page, words: str) -> None:
    """Choose words of the text as a mouse does."""
    page.locator(".bench-text").evaluate(
        """(box, words) => {
            const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), nodes = [];
            for (let node; (node = walk.nextNode());) nodes.push(node);
            const at = box.textContent.indexOf(words);
            const spot = (offset) => {
                for (const node of nodes) { if (offset <= node.length) return [node, offset]; offset -= node.length; }
            };
            getSelection().setBaseAndExtent(...spot(at), ...spot(at + words.length));
            box.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
        }""",
        words,
    )
    expect(page.get_by_role("dialog", name="Choose")).to_be_visible()


def say(page: Page, *typed: str) -> None:
    """Type into the palette and take what comes first, as often as it asks."""
    for words in typed:
        page.keyboard.type(words)
        page.keyboard.press("Enter")
    settle(page)


def type_arabic(page: Page, letter: str, key: str) -> None:
    """Press a key as a keyboard that is set to Arabic does."""
    page.locator(":focus").dispatch_event("keydown", {"key": letter, "code": key, "bubbles": True})


def save(page: Page, article: Path) -> None:
    press(page, "Control+s")
    expect(page.get_by_role("textbox", name="Coder")).to_be_focused()
    page.keyboard.type("A. Coder")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".bench-note").last).to_contain_text(f"Saved: {article.name}")
    settle(page)


def test_the_keyboard_alone_codes_an_event(page: Page, writing: Server, article: Path) -> None:
    load(page, f"{writing.url}/annotate?_coding={article.stem}")
    counted(page, 0, 0, 0)

    page.keyboard.press("w")
    for key in ["ArrowRight"] * 4 + ["Shift+ArrowRight"] * 8:
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    say(page, "a new event", "clash")
    counted(page, 0, 1, 0)
    assert page.locator("[aria-current] .wrong").count() == 1

    for words, field in (("NDF", "side a"), ("Hezbollah", "side b"), ("Homs", "place"), ("3 May 2022", "date")):
        choose_words(page, words)
        say(page, field)
    page.get_by_role("textbox", name="Summary").fill("The NDF and Hezbollah clash in Homs.")
    page.keyboard.press("Control+Enter")
    settle(page)
    assert page.locator("[aria-current] .wrong").count() == 0
    page.keyboard.press("Escape")
    save(page, article)

    [event] = saved(article)["events"]
    assert (event["type"], event["side_a"], event["side_b"], event["place"]) == ("clash", ["ndf"], ["hezbollah"], ["homs"])
    assert event["date"] == "2022-05-03" and "# kept" in article.read_text(encoding="utf-8")
    load(page, f"{writing.url}/articles?_article={article.stem}")
    expect(page.locator(".article .coded").first).to_be_visible()


def test_words_after_a_picture_and_in_arabic_are_exactly_those_chosen(page: Page, writing: Server, article: Path) -> None:
    load(page, f"{writing.url}/annotate?_coding={article.stem}")

    choose_words(page, "حزب الله سلم مقرا إلى قوات الدفاع الوطني")
    say(page, "a new event", "headquarters handover")
    for words, field in (("حزب الله", "giver"), ("قوات الدفاع الوطني", "recipient")):
        choose_words(page, words)
        say(page, field)
    page.locator(".bench").focus()
    type_arabic(page, "ص", "KeyW")  # the key that bears w
    for _ in range(4):
        page.keyboard.press("ArrowRight")  # back, in a line that runs from right to left
    page.keyboard.press("Enter")
    say(page, "place")
    page.get_by_role("textbox", name="Summary").fill("Hezbollah hands a headquarters to the NDF.")
    page.keyboard.press("Control+Enter")
    settle(page)
    page.keyboard.press("Escape")
    save(page, article)

    [event] = saved(article)["events"]
    assert event["quote"] == "حزب الله سلم مقرا إلى قوات الدفاع الوطني"
    assert (event["giver"], event["recipient"], event["place"]) == (["hezbollah"], ["ndf"], ["homs"])
    assert event["evidence"]["place"] == "حمص"


def test_proposals_are_accepted_rejected_and_undone_by_one_key_each(page: Page, writing: Server, article: Path) -> None:
    load(page, f"{writing.url}/annotate?_coding={article.stem}")
    page.get_by_role("button", name="Propose events").click()
    expect(page.locator(".bench-note").last).to_contain_text("proposed")
    settle(page)
    proposed, accepted, rejected = counts(page)
    assert proposed >= 2 and not accepted and not rejected

    page.locator(".bench").focus()
    for key in "ar":  # faster than the page can answer: none is lost
        page.keyboard.press(key)
    expect(page.locator(".bench-counts").last).to_contain_text("1 accepted, 1 rejected")
    press(page, "u", "u")
    counted(page, proposed, 0, 0)
    press(page, "y")
    counted(page, proposed - 1, 1, 0)


def test_two_people_on_one_article_lose_nothing(page: Page, browser: Browser, writing: Server, article: Path) -> None:
    load(page, f"{writing.url}/annotate?_coding={article.stem}")
    context = browser.new_context()
    other = context.new_page()
    load(other, f"{writing.url}/annotate?_coding={article.stem}")
    for one, words, title in ((page, "fought each other", "Mine"), (other, "fighters were wounded", "Theirs")):
        choose_words(one, words)
        say(one, "a new event", "clash")
        choose_words(one, "NDF")
        say(one, "side a")
        one.get_by_role("textbox", name="Summary").fill(f"{title}: the NDF clashes.")
        one.keyboard.press("Control+Enter")
        settle(one)
        one.keyboard.press("Escape")

    save(other, article)
    press(page, "Control+s")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Somebody else saved this article while it lay here")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Save both").click()
    expect(page.locator(".bench-note").last).to_contain_text(f"Saved: {article.name}")
    context.close()

    assert sorted(str(event["summary"]) for event in saved(article)["events"]) == [
        "Mine: the NDF clashes.",
        "Theirs: the NDF clashes.",
    ]


def test_a_killed_server_loses_no_step(page: Page, writing: Server, corpus: Path, article: Path, tmp_path: Path) -> None:
    for first in serve(tmp_path, corpus):
        load(page, f"{first.url}/annotate?_coding={article.stem}")
        choose_words(page, "fought each other")
        say(page, "a new event", "clash")
        choose_words(page, "NDF")
        say(page, "side a")
        expect(page.locator(".card").last).to_contain_text("National Defense Forces")
        settle(page)

    load(page, f"{writing.url}/annotate?_coding={article.stem}")
    page.get_by_role("button", name="Go on with it").click()
    expect(page.locator(".bench-counts").last).to_contain_text("1 accepted")
    settle(page)
    counted(page, 0, 1, 0)
    assert "National Defense Forces" in page.locator(".card").last.inner_text()
    press(page, "u", "u")
    counted(page, 0, 0, 0)


def test_an_article_is_pasted_proposed_accepted_saved_and_seen(page: Page, writing: Server, corpus: Path) -> None:
    load(page, f"{writing.url}/annotate")
    box = page.get_by_role("textbox", name="Paste an article")
    expect(box).to_be_focused()
    box.fill(
        "Two forces fight at a depot\n\n"
        "On 3 May 2022 the National Defense Forces attacked Hezbollah in Homs. Two fighters were killed.\n"
    )
    box.dispatch_event("paste")  # no further key is needed
    expect(page.get_by_text("“Two forces fight at a depot”")).to_be_visible()
    settle(page)
    for label, value in (("Publisher", "A paper of ours"), ("Published", "2022-05-04")):
        page.get_by_role("textbox", name=re.compile(f"^{label}")).first.fill(value)
        page.keyboard.press("Tab")
        settle(page)
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".bench-note").last).to_contain_text("proposed")
    settle(page)
    proposed = counts(page)[0]
    assert proposed >= 1 and len(list((corpus / "articles" / ".originals").iterdir())) >= 2

    page.locator(".bench").focus()
    press(page, *"a" * proposed)
    counted(page, 0, proposed, 0)
    press(page, "Control+s")
    page.get_by_role("textbox", name="Coder").fill("A. Coder")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".bench-note").last).to_contain_text("Saved: two-forces-fight-at-a-depot.md")
    settle(page)

    load(page, f"{writing.url}/articles?_article=two-forces-fight-at-a-depot")
    expect(page.locator(".article .coded").first).to_be_visible()
    load(page, f"{writing.url}/annotate")
    assert page.get_by_role("textbox", name="Paste an article").input_value() == ""
    assert page.locator("[class*=st-key-annotate_go_two-forces]").count() == 0  # nothing of it is begun and not saved


def test_keys_pressed_faster_than_the_page_is_drawn_decide_what_they_say_and_nothing_else(page: Page, writing: Server) -> None:
    load(page, f"{writing.url}/annotate?_coding=fatemiyoun-recruitment")
    page.locator(".bench .card-head").nth(3).click()
    expect(page.locator(".bench .card").nth(3)).to_have_attribute("aria-current", re.compile("."))
    settle(page)
    who = page.locator(".bench .card[aria-current] .who")
    before = who.inner_text()
    page.locator(".bench").first.focus()

    for keys in ("s", "su", "ssu", "uyu"):  # swapped; back and forth; each but the last of them a step of its own
        for key in keys:
            page.keyboard.press(key)
            page.wait_for_timeout(120)
        settle(page)
    for _ in range(2):
        page.keyboard.press("u")
        settle(page)

    assert who.inner_text() == before
    expect(page.locator(".bench-note").last).to_have_text("Nothing to undo.")
