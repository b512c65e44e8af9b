"""Words of an article in their context, the coded ones marked; escaped, in the text's own direction."""

from markupsafe import Markup, escape

from lib.corpus.model.models import Article, Span
from lib.ui.tags import tag

AROUND = 90  # letters of context on each side


def words_in_context(article: Article, span: Span, around: int = AROUND) -> Markup:
    """The span marked, with up to `around` letters on each side, cut at words."""
    text = article.text
    start, end = _left_edge(text, max(0, span.start - around)), _right_edge(text, min(len(text), span.end + around))
    before, after = text[start : span.start], text[span.end : end]
    return tag(
        "p",
        "… " if start else "",
        before,
        tag("mark", text[span.start : span.end]),
        after,
        " …" if end < len(text) else "",
        cls="words",
        dir="auto",
        lang=article.language,
    )


def _left_edge(text: str, at: int) -> int:
    return at if at == 0 else text.find(" ", at) + 1 or at


def _right_edge(text: str, at: int) -> int:
    return at if at == len(text) else max(text.rfind(" ", 0, at), 0) or at


def passages(article: Article, spans: tuple[Span, ...]) -> Markup:
    """Each span in its context, one paragraph each."""
    return Markup("").join(escape(words_in_context(article, span, 60)) for span in spans)
