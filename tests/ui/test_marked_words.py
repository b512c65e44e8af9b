"""Words of an article in their context: marked, whole, escaped."""

from lib.corpus.model.models import Article, Span
from lib.ui.marked_words import words_in_context


def article(text: str, language: str = "en") -> Article:
    return Article("a", "articles/a.md", "A", "P", text, "full", (), language=language)


def test_the_words_are_marked_between_whole_words_of_their_context() -> None:
    text = "aaaa " * 30 + "they fought" + " bbbb" * 30

    html = words_in_context(article(text), Span(150, 161, "they fought"), 12)

    assert "<mark>they fought</mark>" in html
    assert "… aaaa aaaa <mark>" in html and "</mark> bbbb bbbb …" in html


def test_short_texts_have_no_dots() -> None:
    html = words_in_context(article("they fought"), Span(0, 11, "they fought"))

    assert "…" not in html


def test_text_of_an_article_never_becomes_markup() -> None:
    html = words_in_context(article("<script>alert(1)</script> & <b>"), Span(0, 8, "<script>"))

    assert "<script>" not in html and "<b>" not in html
    assert "<mark>&lt;script&gt;</mark>" in html


def test_the_text_keeps_its_own_direction_and_language() -> None:
    html = words_in_context(article("اتفق حرس النهر", "ar"), Span(0, 4, "اتفق"))

    assert 'dir="auto"' in html and 'lang="ar"' in html
