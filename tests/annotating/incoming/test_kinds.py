"""What a dropped file is, by its contents; what is no article says what it is and what would be right."""

import hashlib
import io

import pytest
from docx.document import Document as WordDocument
from pypdf import PdfReader, PdfWriter

from lib.annotating.incoming.came import MOST_BYTES, MOST_LETTERS
from lib.annotating.incoming.incoming import Incoming, IncomingError, pasted, read_incoming
from tests.annotating.incoming.files import ARABIC, BODY, mail, packed, page, pdf, word

TEXT = "\n\n".join(BODY)
MAIL = mail("From: a@b.example\nDate: Mon, 15 Feb 2021 10:00:00 +0000\nSubject: Ford\nMessage-ID: <1@b.example>", TEXT)


def paragraphs(document: WordDocument) -> None:
    for one in BODY:
        document.add_paragraph(one)


def read(name: str, data: bytes) -> Incoming:
    [found] = read_incoming(name, data)
    return found


@pytest.mark.parametrize(
    ("data", "kind"),
    [(page(), "html"), (pdf([BODY]), "pdf"), (word(paragraphs), "docx"), (MAIL, "eml"), (TEXT.encode(), "text")],
    ids=["html", "pdf", "docx", "eml", "text"],
)
def test_a_file_is_what_its_contents_say_whatever_it_is_called(data: bytes, kind: str) -> None:
    for name in ("article", "article.txt", "article.bin"):
        found = read(name, data)
        assert found.kind == kind
        assert all(one in found.text.replace("\n", " ") for one in BODY)


def test_the_name_decides_where_the_contents_do_not() -> None:
    assert read("a.md", TEXT.encode()).kind == "markdown"
    assert read("a.html", b"Two men fought at the ford.").kind == "html"


def locked() -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf([BODY]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb() -> bytes:
    return packed({"word/document.xml": b"<x>" + b" " * 21_000_000, "[Content_Types].xml": b""})


REFUSED = {
    "empty": (b"", "is empty"),
    "white space": (b" \r\n\t\n ", "is empty"),
    "no words": ("… — …\n\u200b".encode(), "holds no words"),
    "large": (b"a" * (MOST_BYTES + 1), "holds 30 MB"),
    "long": (b"word " * (MOST_LETTERS // 4), "letters"),
    "binary": (bytes(range(256)) * 8, "is a binary file"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "is a picture"),
    "rich text": (b"{\\rtf1 Two men fought}", "is rich text"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old Office file"),
    "zip": (packed({"a.txt": b"x"}), "is a zip archive"),
    "workbook": (packed({"xl/workbook.xml": b"x"}), "is a workbook"),
    "odt": (packed({"mimetype": b"x", "content.xml": b"x"}), "is an OpenDocument file"),
    "cut zip": (packed({"word/document.xml": b"x" * 999})[:60], "cannot be opened"),
    "bomb": (bomb(), "unpacks to far more"),
    "no Word": (packed({"word/document.xml": b"<x/>"}), "cannot be read"),
    "mailbox": (b"From a@b.example Mon Feb 15 10:00:00 2021\nSubject: x\n\nText of it", "is a mailbox"),
    "addresses": (b"https://a.example/x\n\n- https://b.example/y\n", "is a list of addresses"),
    "locked PDF": (locked(), "is locked with a password"),
    "cut PDF": (pdf([BODY])[:200], "is a PDF that cannot be read"),
    "scan": (pdf([[], []]), "is a PDF of pictures without letters"),
    "empty mail": (mail("From: a@b.example\nMessage-ID: <1@b.example>\nSubject: x", " "), "is a mail without a text"),
    "script": (b"<html><body><script>let a = 'Two men fought'</script></body></html>", "is a web page without a text"),
    "tags": (b"<html>" + b"<b>" * 70_000 + b"text", "is too large for a web page"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_article_is_refused_with_what_would_be_right(name: str) -> None:
    data, words = REFUSED[name]

    with pytest.raises(IncomingError) as refused:
        read_incoming("dropped", data)

    assert words in f"It {refused.value.what}"
    assert refused.value.hint and refused.value.what in str(refused.value) and refused.value.hint in str(refused.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "empty"), (" \n\u00a0", "empty"), ("a" * 5_000_000, "5,000,000 letters"), ("https://a.example/x", "address")],
)
def test_a_paste_that_is_no_article_is_refused_too(text: str, words: str) -> None:
    with pytest.raises(IncomingError, match=words):
        pasted(text)


@pytest.mark.parametrize("bit", ["<a ", "<!--", "<![CDATA[", "</", "<script>", '<p a="', "<b>", "<table><tr><td>", "<div>", "&#x"])
def test_a_page_that_is_made_to_harm_comes_to_an_end(bit: str) -> None:
    source = f"<html><body>Two men fought. {bit * 15_000}".encode()

    assert read("a.html", source).text.startswith("Two men fought.")


def test_words_after_deep_nesting_are_found() -> None:
    deep = "<div>" * 4_000

    assert (
        read("a.html", f"<!doctype html><html><body>{deep}<p>Two men fought.</p></body></html>".encode()).text == "Two men fought."
    )


def test_nothing_of_a_page_s_frame_its_scripts_forms_and_comments_comes_through() -> None:
    for body in (BODY, BODY[:1]):
        text = read("a.html", page(body)).text
        for words in ("steal", "color", "Subscribe", "Your mail", "A reader says", "More on the war", "All rights"):
            assert words not in text


def test_a_pasted_source_of_a_page_is_read_as_one() -> None:
    found = pasted(page().decode())

    assert "<p>" not in found.text and "steal" not in found.text
    assert found.kind == "pasted" and found.notes[0] == "It is the source of a web page; its text alone is taken."


def test_the_bytes_stay_as_they_came_and_their_sum_is_theirs() -> None:
    data = "\n\n".join(ARABIC).encode("cp1256")

    found = read("a.txt", data)

    assert found.data == data
    assert found.sha256 == "".join(f"{byte:02x}" for byte in hashlib.sha256(data).digest())


@pytest.mark.parametrize("source", ["<!-- nothing -->", "<!doctype html>", "<html>", "<p>"])
def test_a_page_of_nothing_but_tags_is_refused(source: str) -> None:
    with pytest.raises(IncomingError, match="without a text"):
        read_incoming("a.html", source.encode())
