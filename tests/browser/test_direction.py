"""Texts from right to left stand in their own direction wherever they are shown: the last sign at the left, in its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.steps import Server, serve, visit

MIXED = Path(__file__).parents[1] / "corpora" / "mixed"
EDGES = """(words) => {  // for each place that shows the words: is the last letter of them left of the first?
    const seen = [], walk = document.createTreeWalker(document.querySelector('[data-testid=stMain]'), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const node = walk.currentNode, at = node.textContent.indexOf(words);
        if (at < 0 || !node.parentElement.getClientRects().length) continue;
        const edge = (offset) => {
            const range = document.createRange();
            range.setStart(node, offset); range.setEnd(node, offset + 1);
            return range.getBoundingClientRect();
        };
        const first = edge(at), last = edge(at + words.length - 1);
        seen.push(last.top > first.top + 5 || last.left < first.left);
    }
    return seen;
}"""


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on a corpus whose names mix scripts and digits."""
    yield from serve(tmp_path_factory.mktemp("mixed"), MIXED)


SHOWN = {  # page -> words that it shows, and at least how often
    "events?event=report/1": {"قاتل حرس الميناء الفوج 7 (Seventh) الجنوبي على الرصيف.": 2, "رصيف 12 (Pier)": 2},
    "articles": {"ليلة على رصيف 12 (Pier).": 2, "صحيفة المد (Tide)": 1},
    "relations?pick=ledger:read": {"قاتل حرس الميناء الفوج 7 (Seventh) الجنوبي على الرصيف.": 1},
}


@pytest.mark.parametrize("path", SHOWN)
def test_the_last_sign_of_a_text_stands_at_its_left_end(page: Page, mixed: Server, path: str) -> None:
    visit(page, f"{mixed.url}/{path}")

    for words, times in SHOWN[path].items():
        page.wait_for_function(f"([words, times]) => ({EDGES})(words).length >= times", arg=[words, times])
        assert all(page.evaluate(EDGES, words)), words
