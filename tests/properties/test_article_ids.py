"""Whatever id an article may have, its text is drawn, and in a place of its own."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lib.corpus.reading.frontmatter import ID_FORM

IDS = st.one_of(st.from_regex(ID_FORM, fullmatch=True), st.text("_a-.$%", min_size=1, max_size=6))


def draw_texts(ids: tuple[str, ...]) -> None:
    from lib.corpus.model.models import Article
    from lib.ui.article_text import article_text

    for identifier in ids:
        article_text(Article(identifier, f"articles/{identifier}.md", "T", "P", "Words.", "full", ()), "", frozenset())


@settings(max_examples=4)
@example(["a__b", "a_b", "__", "events"])
@given(st.lists(IDS, min_size=10, max_size=30, unique=True))
def test_the_text_of_an_article_with_any_id_is_drawn(ids: list[str]) -> None:
    app = AppTest.from_function(draw_texts, args=(tuple(ids),), default_timeout=60).run()

    assert not app.exception
