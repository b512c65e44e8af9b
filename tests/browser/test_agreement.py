"""An article is coded blind and two codings are settled in a real browser: what is seen is what is counted, and what is written."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.agreeing.overview import overview_of
from lib.annotating.saving.fields import fields_of
from lib.corpus.reading.read import read_corpus
from lib.ui.agreement_words import signed
from tests.agreeing.two_codings import EVENTS, FIRST, OTHERS, SECOND, article_of, corpus_with
from tests.browser.steps import Server, load, serve, settle

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
KEY = "depot.سامر-عقيلي"
SPILLING = """() => [...document.querySelectorAll('[data-testid=stMain] *')].map((one) => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.width && box.right > innerWidth + 1 && !one.closest('.rows, .diffs')).length"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article coded twice, ten times over, so that alpha has something to rest on."""
    made = corpus_with(tmp_path_factory.mktemp("agreement"), article_of(EVENTS, FIRST), (f"{KEY}.md", article_of(OTHERS, SECOND)))
    for number in range(9):
        for name, content in (
            (f"d{number}.md", article_of(EVENTS, FIRST)),
            (f".codings/d{number}.sam.md", article_of(OTHERS, "Sam")),
        ):
            (made / "articles" / name).write_text(content.replace('id: "depot"', f'id: "d{number}"'), encoding="utf-8")
    return made


@pytest.fixture(autouse=True)
def as_it_was(corpus: Path) -> None:
    """The corpus as it was made, also where a test is tried once more."""
    (corpus / "articles" / "depot.md").write_text(article_of(EVENTS, FIRST), encoding="utf-8")
    for name in ("depot.lina-haddad.md", "d0.nour-aziz.md"):
        (corpus / "articles" / ".codings" / name).unlink(missing_ok=True)
    for path in (corpus / ".drafts", corpus / "articles" / ".history"):
        shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="module")
def writing(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from serve(tmp_path_factory.mktemp("server"), corpus)


def choose(page: Page, event: int, field: str, words: str) -> None:
    """Choose what one coder says of a field of an event."""
    group = page.locator(f".st-key-agreement_event_{event}").get_by_role("radiogroup", name=field, exact=True)
    group.get_by_text(re.compile(words)).click()
    settle(page)


def test_two_codings_are_read_and_settled_on_a_narrow_dark_screen(page: Page, writing: Server, corpus: Path) -> None:
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    load(page, f"{writing.url}/review?_twice={KEY}")
    total = overview_of(read_corpus(corpus)).total
    told = {row.locator("th").inner_text(): row for row in page.locator(".alphas tbody tr").all()}
    for row in total.rows:
        seen = told[row.label].inner_text()
        assert f"{row.alpha.same} of {row.alpha.n}" in seen
        assert (signed(row.alpha.alpha) if row.alpha.alpha is not None else row.alpha.why) in seen
    assert page.evaluate(SPILLING) == 0 and page.evaluate("document.documentElement.scrollWidth") <= 390

    page.set_viewport_size({"width": 1280, "height": 900})
    settle(page)
    of_place = next(row.alpha for row in total.rows if row.id == "place")
    line = page.locator(".alphas tr", has=page.get_by_role("rowheader", name="Place", exact=True)).locator(".alpha")
    box, dot = line.bounding_box(), line.locator(".dot").bounding_box()
    assert box and dot and abs((dot["x"] + dot["width"] / 2 - box["x"]) / box["width"] - of_place.alpha) < 0.02

    choose(page, 0, "Type", "Clash")
    choose(page, 0, "Date", "another value")
    page.get_by_label("Another value: Date").fill("2021-05")
    page.keyboard.press("Enter")
    settle(page)
    choose(page, 2, "Place", "Homs; Palmyra")
    page.get_by_role("button", name=re.compile("as Lina Haddad has it")).click()
    settle(page)
    page.get_by_label("Settled by").fill("Sam Okafor")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("button", name="Settle: write it into the article").click()
    expect(page.get_by_text("Settled: depot.md, version")).to_be_visible()
    settle(page)

    article = read_corpus(corpus).article("depot")
    assert article and [event.type for event in article.events] == ["clash", "dispute", "deployment", "meeting"]
    assert article.events[0].date.text == "2021-05" and article.events[2].place == ("homs", "palmyra")
    assert sorted(path.name for path in (corpus / "articles" / ".codings").glob("depot*")) == ["depot.lina-haddad.md", f"{KEY}.md"]
    expect(page.get_by_role("button", name="Settle: write it into the article")).to_have_count(0)


def test_a_blind_coding_begins_from_the_list_and_a_reload_shows_no_more(page: Page, writing: Server, corpus: Path) -> None:
    load(page, f"{writing.url}/annotate")
    before = (corpus / "articles" / "d0.md").read_text(encoding="utf-8")
    page.get_by_text("Code it a second time, blind").click()
    settle(page)
    expect(page.get_by_role("columnheader", name="Events")).to_have_count(0)
    page.get_by_label("Your name").fill("Nour Aziz")
    page.keyboard.press("Enter")
    settle(page)
    page.locator(".rows tbody tr[data-id=d0]").click()
    settle(page)
    for _ in range(2):
        expect(page.get_by_text("You code this article a second time, blind.")).to_be_visible()
        assert page.locator(".bench .card").count() == 0 and page.locator(".bench-text .coded").count() == 0
        for words in (FIRST, EVENTS[0]["summary"], "Versions"):
            assert page.get_by_text(str(words)).count() == 0
        page.reload()
        settle(page)
    page.get_by_role("button", name="Propose events").click()
    settle(page)
    page.locator(".bench").focus()
    for key in ("a", "Control+s"):
        page.keyboard.press(key)
        settle(page)
    page.get_by_role("button", name=re.compile("Save the second coding of")).click()
    expect(page.locator(".bench-note")).to_contain_text("the article is as it was")

    fields = fields_of((corpus / "articles" / ".codings" / "d0.nour-aziz.md").read_text(encoding="utf-8"))[0]
    assert len(fields["events"]) == 1 and fields["review"]["state"] == "coded"
    assert (corpus / "articles" / "d0.md").read_text(encoding="utf-8") == before
