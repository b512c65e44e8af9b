"""Whatever is pasted or dropped: a clear refusal or an article whose text stays as it is, letter for letter, once it is written."""

import io
import re
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from lib.annotating.incoming.differing import differences
from lib.annotating.incoming.ids import free_id
from lib.annotating.incoming.incoming import IncomingError, pasted, read_incoming
from lib.annotating.incoming.letters import clean
from lib.annotating.incoming.likeness import Other, alike
from lib.corpus.reading.articles import split_file
from lib.corpus.reading.files import is_text
from lib.corpus.reading.written import ID_FORM
from tests.annotating.incoming.files import BODY, mail, packed, page, pdf, word

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


PIECES_OF_BYTES = st.sampled_from(
    [b"<<", b">>", b"0 0 R", b"-1", b"\xff\xfe", b"charset=hex", b"charset=idna", b"<table>", b'"', b"\0", b"=?x?q?=", b"<!--"]
)
CUTS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 80), st.just(b"") | PIECES_OF_BYTES | st.binary(max_size=3)), min_size=1, max_size=6
)


def files() -> list[bytes]:
    """A page, a PDF, a mail and a Word document, each whole."""
    letter = mail(
        "From: a@b.example\nDate: Mon, 15 Feb 2021 10:00:00 +0000\nMIME-Version: 1.0\nSubject: =?utf-8?b?Rm9yZA==?=", BODY[0]
    )
    return [page(), pdf([BODY, BODY[:2]], "/Title (Ford) /CreationDate (D:20210216120000Z)"), letter, *WORD_PARTS]


WORD = word(lambda document: document.add_paragraph(BODY[0]) and document.add_table(1, 1))
WORD_PARTS = [b"word/document.xml", b"docProps/core.xml", b"[Content_Types].xml", b"word/_rels/document.xml.rels"]


@settings(max_examples=150)
@given(st.sampled_from(files()), CUTS)
def test_a_damaged_file_is_read_as_far_as_it_goes_or_refused(whole: bytes, cuts: list[tuple[float, int, bytes]]) -> None:
    part = whole.decode() if whole in WORD_PARTS else ""
    with zipfile.ZipFile(io.BytesIO(WORD)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    data = parts[part] if part else whole
    for share, length, instead in cuts:
        at = int(share * len(data))
        data = data[:at] + instead + data[at + length :]
    try:
        [found] = read_incoming("dropped", packed({**parts, part: data}) if part else data)
    except IncomingError as refused:
        assert refused.what and refused.hint
        return
    assert found.text and is_text(found.text)
