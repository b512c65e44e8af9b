"""PDFs, Word documents, mails and saved pages: their text in order, what they say of themselves, and what is left out."""

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lib.annotating.incoming import pdfs
from lib.annotating.incoming.incoming import Incoming, IncomingError, read_incoming
from tests.annotating.incoming.files import ARABIC, BODY, mail, pdf, word

HEADERS = (
    "From: The Valley Post <news@valley.example>\nTo: me@b.example\nDate: Mon, 15 Feb 2021 23:30:00 +0300\nMIME-Version: 1.0\n"
)


def read(name: str, data: bytes) -> Incoming:
    [found] = read_incoming(name, data)
    return found


def value(found: Incoming, field: str) -> str:
    proposal = found.proposed(field)
    return proposal.value if proposal else ""


def test_a_pdf_s_pages_follow_each_other_and_its_facts_give_way_to_others() -> None:
    found = read("a.pdf", pdf([BODY[:2], BODY[2:]], "/Title (Ford) /Author (Lena Ford) /CreationDate (D:20210216120000Z)"))

    assert found.text == "\n".join(BODY)
    assert found.came == f"– page 1 –\n{BODY[0]}\n{BODY[1]}\n\n– page 2 –\n{BODY[2]}\n{BODY[3]}"
    assert (value(found, "title"), value(found, "author"), value(found, "published")) == ("Ford", "Lena Ford", "2021-02-16")
    assert found.proposed("published").weak and "was made" in found.proposed("published").why


def test_a_word_that_a_line_s_end_parts_is_joined_where_that_is_sure() -> None:
    lines = [
        "The govern-",
        "ment said so. The government of the pro-",
        "Guard town near the well-",
        "known ford, a well-known one,",
        "has a depot-",
        "keeper.",
    ]

    found = read("a.pdf", pdf([lines]))

    assert found.text == (
        "The government said so. The government of the pro-Guard town near the well-known ford, a well-known one,\n"
        "has a depot-\nkeeper."
    )
    assert "1 word is joined that a line's end parted." in found.notes
    assert "1 line ends in a hyphen that may part a word, and is left so." in found.notes


def test_running_heads_and_numbers_of_pages_are_left_out_and_said() -> None:
    pages = [[f"The Valley Post, page {number}", f"Text of page {number} stands here.", f"- {number} -"] for number in range(1, 5)]

    found = read("a.pdf", pdf(pages))

    assert found.text == "\n".join(f"Text of page {number} stands here." for number in range(1, 5))
    assert "The running head of 4 pages is left out: “The Valley Post, page 1”." in found.notes


def test_of_a_long_pdf_the_first_pages_are_read_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfs, "MOST_PAGES", 2)

    found = read("a.pdf", pdf([[one] for one in BODY]))

    assert found.text == "\n".join(BODY[:2]) and "The first 2 pages are read, of 4." in found.notes


def test_a_page_that_takes_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfs, "SECONDS", 0.0)

    with pytest.raises(IncomingError):
        read("a.pdf", pdf([BODY]))


def test_a_page_without_letters_among_others_is_said() -> None:
    assert "1 page holds no letters, perhaps pictures of them." in read("a.pdf", pdf([BODY, []])).notes


def filled(document: WordDocument) -> None:
    document.add_heading("Fighting at the Ford", 0)
    document.add_paragraph(BODY[0])
    table = document.add_table(2, 2)
    for cell, words in zip((cell for row in table.rows for cell in row.cells), ("Side", "Hurt", "Guard", "2")):
        cell.text = words
    document.add_paragraph(BODY[1], style="List Bullet")
    document.core_properties.author, document.core_properties.title = "Lena Ford", "Draft 3"


def test_a_word_document_s_paragraphs_and_tables_stand_in_their_order() -> None:
    found = read("a.docx", word(filled))

    assert found.text == f"Fighting at the Ford\n\n{BODY[0]}\n\nSide | Hurt\nGuard | 2\n\n{BODY[1]}"
    assert (value(found, "title"), value(found, "author")) == ("Fighting at the Ford", "Lena Ford")
    assert [one.value for one in found.others("title")] == ["Draft 3"]


def changed(document: WordDocument) -> None:
    xml = (
        f"<w:p {nsdecls('w')}><w:r><w:t xml:space='preserve'>Two men </w:t></w:r><w:del w:id='1' w:author='x'><w:r>"
        "<w:delText>died</w:delText></w:r></w:del><w:ins w:id='2' w:author='x'><w:r><w:t>fought</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly</w:t></w:r><w:r><w:tab/><w:t>at the ford.</w:t></w:r></w:p>"
    )
    document.element.body.insert(0, parse_xml(xml))


def test_what_is_struck_out_or_hidden_in_a_word_document_is_not_taken_and_said() -> None:
    found = read("a.docx", word(changed))

    assert found.text == "Two men fought\tat the ford."
    assert any("struck out" in note for note in found.notes) and any("hidden text" in note for note in found.notes)


def test_a_mail_tells_its_sender_day_and_subject_and_names_what_is_attached() -> None:
    body = "\n\n".join(BODY)
    parts = (
        'Content-Type: multipart/mixed; boundary="x"\nSubject: Fwd: Re: Fighting at the Ford\n\n'
        f"--x\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"
        '--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="../map.pdf"\n\nJVBERi0=\n--x--\n'
    )
    found = read("a.eml", f"{HEADERS}{parts}".replace("\n", "\r\n").encode())

    assert found.text == body
    assert [value(found, name) for name in ("title", "publisher", "published")] == [
        "Fighting at the Ford",
        "The Valley Post",
        "2021-02-15",
    ]
    assert "Attached and not read: map.pdf." in found.notes


def test_lines_that_a_mail_program_broke_are_whole_again_and_its_encoding_is_heard() -> None:
    headers = (
        f"{HEADERS}Subject: Ford\nContent-Type: text/plain; charset=windows-1256; format=flowed\nContent-Transfer-Encoding: 8bit"
    )
    data = f"{headers}\n\n{ARABIC[1]} \n{ARABIC[2]}\n".replace("\n", "\r\n").encode("cp1256")

    assert read("a.eml", data).text == f"{ARABIC[1]} {ARABIC[2]}"


def test_a_mail_of_html_alone_is_read_as_a_page() -> None:
    body = "".join(f"<p>{one}</p>" for one in BODY)
    found = read(
        "a.eml",
        mail(
            f"{HEADERS}Subject: Ford\nContent-Type: text/html; charset=utf-8",
            f"<html><body>{body}<script>x()</script></body></html>",
        ),
    )

    assert found.text == "\n\n".join(BODY)


def test_a_page_that_a_browser_saved_whole_tells_where_it_was_and_when_it_was_read() -> None:
    body = "".join(f"<p>{one}</p>" for one in BODY)
    headers = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://valley.example/ford\nSubject: Fighting at the Ford\n"
        'Date: Tue, 16 Feb 2021 09:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="x"'
    )
    found = read("a.mhtml", mail(headers, f"--x\nContent-Type: text/html\n\n<html><body>{body}</body></html>\n--x--"))

    assert found.kind == "mhtml" and found.text == "\n\n".join(BODY)
    assert (value(found, "url"), value(found, "accessed"), value(found, "published")) == (
        "https://valley.example/ford",
        "2021-02-16",
        "",
    )
