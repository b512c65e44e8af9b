"""Bringing an article in on the screen: paste or drop, look, mend, begin; nothing that was typed is lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.annotating.incoming.ids import free_id
from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.settings import SAMPLE
from tests.annotating.incoming.files import ARABIC, BODY, page
from tests.app.test_pages import run

TEXT = "Fighting at the Ford\n\n" + "\n\n".join(BODY)


def script() -> None:
    import streamlit as st

    from lib.corpus.reading.read import read_corpus
    from lib.settings import SAMPLE
    from lib.ui.annotate_incoming import draw_incoming, forget_begun
    from tests.ui.parts_of_pages import view_of

    if "corpus" not in st.session_state:
        st.session_state["corpus"] = view_of(read_corpus(SAMPLE))
    begun = draw_incoming(st.session_state["corpus"], taken=("begun-elsewhere",))
    if begun:
        st.session_state["begun"] = begun
    if st.button("done", key="done"):
        forget_begun(st.session_state["begun"])
        st.rerun()


@pytest.fixture
def app() -> Iterator[AppTest]:
    yield AppTest.from_function(script, default_timeout=60).run()


def paste(app: AppTest, text: str) -> None:
    app.text_area(key="incoming_paste").set_value(text).run()
    assert not app.exception


def field(app: AppTest, name: str, mark: str = "paste") -> str:
    key = f"incoming_{mark}_{name}"
    return next(one.value for one in (*app.text_input, *app.selectbox) if one.key == key)


def said(app: AppTest) -> str:
    return " ".join(
        str(one.value if hasattr(one, "value") else one.proto.body)
        for one in (*app.get("html"), *app.markdown, *app.caption, *app.error)
    )


TOLD = "A depot\n\nOn Monday the NDF and Hezbollah clashed in Homs; a <b>guard</b> said so. Bread is dear.\n"


def test_what_would_be_proposed_is_shown_at_once_and_begin_proposes_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(shutil.copytree(SAMPLE, tmp_path / "corpus")))
    app = run("pages/annotate.py")
    paste(app, f"Publisher: The Valley Post\nPublished: 2021-02-17\n\n{TOLD}")
    before = said(app)
    assert "would propose 1 event;" in before and "<b>▲ Clash</b>" in before and "⇄" in before and "2021-02-15 · Homs" in before
    assert "<mark" in before and "&lt;b&gt;guard&lt;/b&gt;" in before and "Bread is dear" in before.partition("</mark>")[2]

    app.text_input(key="incoming_paste_published").set_value("2021-02-24").run()
    assert "2021-02-22 · Homs" in said(app)
    app.text_input(key="incoming_paste_published").set_value("2021-02-17").run()
    paste(app, f"Publisher: The Valley Post\nPublished: 2022-05-04\n\n{TOLD}")  # over the first, of another day
    assert "2022-05-02 · Homs" in said(app)
    app.text_input(key="incoming_paste_published").set_value("2021-02-24").run()
    app.button(key="incoming_paste_begin").click().run()
    (card,) = app.session_state["annotate_open"].bench.cards
    assert (card.type, card.event["date"], card.event["place"]) == ("clash", "2021-02-22", ["homs"])


def test_a_text_without_events_or_too_long_to_be_read_twice_says_so(app: AppTest) -> None:
    paste(app, "A market\n\nBread is dear and the road is long.")
    assert "The machine finds no event in it" in said(app)
    paste(app, f"A depot\n\n{'The NDF attacked Hezbollah in Homs. ' * 1_800}")
    assert "more than 60,000 letters" in said(app) and "<mark" not in said(app)


def test_a_paste_has_its_fields_proposed_with_where_they_were_found_and_begins(app: AppTest) -> None:
    paste(app, f"Publisher: The Valley Post\nPublished: 15 February 2021\n\n{TEXT}\u200b")

    assert [field(app, name) for name in ("title", "publisher", "published", "language", "id", "reliability")] == [
        "Fighting at the Ford", "The Valley Post", "2021-02-15", "en", "fighting-at-the-ford", "F",
    ]  # fmt: skip
    helps = {one.key: one.help for one in app.text_input}
    assert "“Published:” on line 2" in helps["incoming_paste_published"]
    assert "1 letter that nobody sees was taken out." in said(app)
    app.button(key="incoming_paste_begin").click().run()
    begun = app.session_state["begun"]
    assert begun.text == TEXT and begun.keep
    assert begun.fields == {
        "title": "Fighting at the Ford", "publisher": "The Valley Post", "published": "2021-02-15", "language": "en",
        "reliability": "F", "text": "full", "id": "fighting-at-the-ford", "sha256": begun.incoming.sha256,
    }  # fmt: skip


def test_what_is_lacking_is_said_and_keeps_the_button_shut(app: AppTest) -> None:
    paste(app, TEXT)

    assert app.button(key="incoming_paste_begin").disabled and "It needs a publisher." in said(app)
    app.text_input(key="incoming_paste_publisher").set_value("Post").run()
    app.text_input(key="incoming_paste_id").set_value("Begun-elsewhere").run()
    assert "There is an article Begun-elsewhere already" in said(app)
    for name, value, words in (
        *(("id", odd, "An id holds no spaces") for odd in ("a b", "..", ".hidden", "a\\b")),
        ("id", "😀" * 60, "its letters take 240 bytes, and 200 are free"),
        ("published", "soon", "Published:"),
        ("url", "x", "none of the web"),
    ):
        app.text_input(key=f"incoming_paste_{name}").set_value(value).run()
        assert words in said(app) and app.button(key="incoming_paste_begin").disabled
    for name, value in (("id", "e\u0301te"), ("published", ""), ("url", "")):
        app.text_input(key=f"incoming_paste_{name}").set_value(value).run()
    app.button(key="incoming_paste_begin").click().run()
    assert app.session_state["begun"].fields["id"] == "\u00e9te"


def test_what_was_typed_stays_when_the_text_changes_and_through_an_error(app: AppTest) -> None:
    paste(app, TEXT)
    app.text_input(key="incoming_paste_publisher").set_value("My Post").run()
    paste(app, TEXT.replace("Fighting at the Ford", "A New Headline"))

    assert (field(app, "publisher"), field(app, "title"), field(app, "id")) == ("My Post", "A New Headline", "a-new-headline")
    paste(app, "https://valley.example/x")
    assert "Pasted text is an address and no article." in said(app) and "is still here" in said(app)
    assert app.text_area(key="incoming_paste").value == "https://valley.example/x"
    paste(app, TEXT)
    assert field(app, "publisher") == "My Post"


def test_files_are_taken_one_after_the_other_and_one_that_is_none_stops_no_other(app: AppTest) -> None:
    app.file_uploader(key="incoming_files").set_value(
        [("ford.html", page(), "text/html"), ("map.png", b"\x89PNG\r\n\x1a\n", "image/png")]
    ).run()
    marks = list(app.selectbox(key="incoming_chosen").options)
    first = next(one.key for one in app.text_input if one.key.endswith("_title")).removeprefix("incoming_").removesuffix("_title")

    assert marks == ["ford.html", "map.png"] and field(app, "title", first) == "Fighting at the Ford"
    assert field(app, "url", first) == "https://valley.example/ford"
    app.toggle(key=f"incoming_{first}_keep").set_value(False).run()
    app.button(key=f"incoming_{first}_begin").click().run()
    assert not app.session_state["begun"].keep and "sha256" not in app.session_state["begun"].fields
    app.button(key="done").click().run()
    assert "Map.png is a picture." in said(app) and not [one for one in app.text_input if first in one.key]


def test_a_paste_that_was_begun_and_is_safe_leaves_the_box_empty(app: AppTest) -> None:
    paste(app, f"Publisher: P\nPublished: 2021\n\n{TEXT}")
    app.button(key="incoming_paste_begin").click().run()
    assert app.text_area(key="incoming_paste").value
    app.button(key="done").click().run()

    assert app.text_area(key="incoming_paste").value == "" and "nothing is written before you say so" in said(app)
    paste(app, TEXT)
    assert field(app, "publisher") == ""


def test_an_article_that_is_here_already_is_named_with_what_differs(app: AppTest) -> None:
    sample: Corpus = read_corpus(SAMPLE)
    article = sample.articles[0]
    paste(app, f"{article.title}\n\n{article.text.replace('al-Ashara', 'another town', 1)}")

    assert f"({article.id})" in said(app).replace("\\", "") and "like 1 article here" in said(app)


def test_an_arabic_article_has_an_id_in_its_own_letters(app: AppTest) -> None:
    paste(app, "\n\n".join(ARABIC))

    assert (field(app, "language"), field(app, "id")) == ("ar", free_id(ARABIC[0], ()))
    assert field(app, "original_source") == "صحيفة الوادي"


def test_where_pages_write_nothing_nothing_is_kept_and_the_text_begins_all_the_same(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAULTLINES_WRITE", "no")
    paste(app, f"Publisher: P\nPublished: 2021\n\n{TEXT}")

    assert app.toggle(key="incoming_paste_keep").disabled
    app.button(key="incoming_paste_begin").click().run()
    assert not app.session_state["begun"].keep


def test_markup_in_a_text_is_shown_as_letters(app: AppTest) -> None:
    paste(app, "A headline <img src=x onerror=alert(1)> here\n\nTwo men fought. <b>")

    assert "<img" not in said(app) and "&lt;img" in said(app)
