"""Whatever is pasted or dropped: a clear refusal or an article whose text stays as it is, letter for letter, once it is written."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lib.annotating.incoming.differing import differences
from lib.annotating.incoming.ids import free_id
from lib.annotating.incoming.incoming import IncomingError, pasted, read_incoming
from lib.annotating.incoming.letters import clean
from lib.annotating.incoming.likeness import Other, alike
from lib.corpus.reading.articles import split_file
from lib.corpus.reading.files import is_text
from lib.corpus.reading.written import ID_FORM

LETTERS = (
    "\r\n",
    "\r",
    "\n\n\n",
    "\u00a0",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\x07",
    "e\u0301",
    "ﬁ",
    "ﻻ",
    "\u2028",
)
PIECES = ("<p>", "</p>", "<script>", "&amp;", "---\n", "Title: ", "Published: 2021", "https://a.example ", "العشارة ", "🕊")
ODD = st.sampled_from([*LETTERS, *PIECES, "🏴\U000e0067", "\ud83d", "\ufffd"])
TEXT = st.lists(ODD | st.text(max_size=6), max_size=30).map("".join)


@given(TEXT)
def test_a_paste_becomes_an_article_or_is_refused(text: str) -> None:
    try:
        found = pasted(text)
    except IncomingError as refused:
        assert refused.what and refused.hint
        return
    assert is_text(found.text) and found.text == found.text.strip()
    assert clean(found.text) == (found.text, clean(found.text)[1]) and all(one.value and one.why for one in found.proposals)
    written = f"---\nid: a\n---\n{found.text}\n".encode()
    parts, problem = split_file("articles/a.md", written)
    assert problem is None and parts is not None and parts[1] == found.text


@given(TEXT)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once, _ = clean(text)

    assert clean(once)[0] == once


@given(st.binary(max_size=200), st.sampled_from(["%PDF-1.4\n", "PK\x03\x04", "<html>", "From: a\nDate: b\nMessage-ID: c\n\n", ""]))
def test_bytes_become_articles_or_are_refused(data: bytes, begins: str) -> None:
    try:
        [found] = read_incoming("dropped.txt", begins.encode() + data)
    except IncomingError as refused:
        assert refused.what and refused.hint
        return
    assert found.text and is_text(found.text)


@given(TEXT, st.sets(st.sampled_from(["article", "title-published-2021", "العشارة"])))
def test_an_id_has_the_form_of_ids_and_is_free(title: str, taken: set[str]) -> None:
    name = free_id(title, taken)

    assert re.fullmatch(ID_FORM, name) and name.casefold() not in {one.casefold() for one in taken}


@given(TEXT, TEXT)
def test_differences_lead_back_to_both_texts_and_shares_are_shares(here: str, there: str) -> None:
    for one in differences(here, there).found:
        assert here[one.here.start : one.here.end] == one.here.text and there[one.there.start : one.there.end] == one.there.text
        assert one.here.text or one.there.text
    for like in alike(here, [Other("a", "A", there)]):
        assert 0 <= like.resemblance <= min(like.here, like.there) <= max(like.here, like.there) <= 1
