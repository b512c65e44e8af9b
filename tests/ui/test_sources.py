"""Where an article stands elsewhere: web addresses alone become links, and no link says where it was followed from."""

import pytest

from lib.corpus.model.models import Article, Event, Span
from lib.ui.sources import _link, original_words

ARTICLE = Article("a", "articles/a.md", "A", "P", "they fought", "digest", (), language="ar")


@pytest.mark.parametrize("url", ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "not an address", "//a.example"))
def test_what_is_no_web_address_is_words_and_no_link(url: str) -> None:
    assert "<a" not in _link(url)


def test_a_link_opens_a_page_of_its_own_and_is_escaped() -> None:
    html = _link('https://a.example/?q="><b>')

    assert 'rel="noopener noreferrer"' in html and 'target="_blank"' in html and "<b>" not in html


def test_the_articles_own_words_stand_in_their_own_direction() -> None:
    event = Event("a/1", "clash", "S", Span(0, 4, "they"), {}, original_quote="اتفقوا <b>")

    html = original_words(ARTICLE, event)

    assert 'dir="auto"' in html and 'lang="ar"' in html and "&lt;b&gt;" in html
    assert original_words(ARTICLE, Event("a/1", "clash", "S", Span(0, 4, "they"), {})) == ""
