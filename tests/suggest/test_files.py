"""A raw article's file: metadata apart from text, offsets kept, and errors that say what would be right."""

from pathlib import Path

import pytest

from lib.corpus.dates import read_date
from lib.suggest.files import LARGEST, NoDayError, ReadingError, parse_raw, read_raw


def test_metadata_before_the_text_is_taken_off() -> None:
    content = "Published: 2021-02-15\nPublisher: The Valley Post\n\nA title\n\nThe text."

    raw = parse_raw(content)

    assert raw.text == "A title\n\nThe text." and content[raw.text_offset:] == raw.text
    assert raw.published() == read_date("2021-02-15") and raw.title == "A title"


def test_metadata_behind_a_title_is_blanked_so_that_offsets_stay() -> None:
    content = "A title\nPublished: 2021-02-15\n\nThe text."

    raw = parse_raw(content)

    assert raw.text_offset == 0 and len(raw.text) == len(content)
    assert raw.text.index("The text.") == content.index("The text.") and "2021" not in raw.text
    assert raw.published() == read_date("2021-02-15")


@pytest.mark.parametrize("content", (
    "A title\n\nHe said: nothing.\nMore text.", "Clashes in the north: many dead\n\nThe text.",
    "Note: this line is text\nand goes on here.", "Syria: Clashes in Homs\n\nThe text.", "Syria: Clashes in Homs",
    "A title\n\nSIDON: An uneasy calm prevailed.\n\nThe text.", "A title\n\nThe text.\n\nPublished: 2021-02-15\n"))
def test_lines_with_a_colon_inside_the_text_are_text(content: str) -> None:
    raw = parse_raw(content)

    assert raw.text == content and raw.told == () and raw.title == content.partition("\n")[0]


@pytest.mark.parametrize("content", (
    "Syria: Clashes in Homs\nPublished: 2021-02-15\n\nThe text.", "Syria: Clashes in Homs\n\nPublished: 2021-02-15\nThe text.",
    "\ufeffSyria: Clashes in Homs\r\nAuthor: A. Writer\r\nPublished: 2021-02-15\r\n\r\nThe text."))
def test_a_headline_with_a_colon_is_no_metadata(content: str) -> None:
    raw = parse_raw(content)

    assert raw.title == "Syria: Clashes in Homs" in raw.text and "2021" not in raw.text
    assert raw.published() == read_date("2021-02-15") and raw.text.index("The text.") == content.index("The text.")


@pytest.mark.parametrize("block", (
    "Published: 2021-02-15\n", "published: 2021-02-15\n\n", "Author: A. Writer\nPublished: 2021-02-15\n\n",
    "Title:\nPublished : 2021-02-15\n", "\ufeff\nPUBLISHED:2021-02-15\r\n\r\n",
    "Published: 2021-02-15\nPublished: 2021-02-15\n\n"))
def test_a_block_that_tells_the_day_is_taken_off(block: str) -> None:
    raw = parse_raw(block + "The text.")

    assert raw.text == "The text." and raw.text_offset == len(block) and raw.published() == read_date("2021-02-15")


@pytest.mark.parametrize(("block", "line"), (
    ("Publisher: The Post\nPublished: 15/02/2021\n\n", 2), ("A title\n\nPublished: soon\n\n", 3),
    ("Published: 2021-02-15\nPublished: 2021-03-15\n\n", 2), ("Published: 2021-14\n\n", 1)))
def test_a_day_of_publication_that_is_none_is_told_with_its_line(block: str, line: int) -> None:
    with pytest.raises(NoDayError) as error:
        parse_raw(block + "The text.").published()

    assert error.value.line == line and error.value.hint


def test_a_text_without_metadata_is_all_text() -> None:
    assert parse_raw("A title\n\nThe text.").text == "A title\n\nThe text."


@pytest.mark.parametrize(("content", "what"), (
    (b"", "is empty"), (b" \n ", "is empty"), ("\ufeff \u00a0\u200b\n".encode(), "is empty"), (b"... --- !!!", "no words"),
    (b"Published: 2021-02-15\n\n", "no words"), (b"\x89PNG\0\0", "binary"), (b"%PDF-1.4\n%\xe2\xe3", "binary"),
    ("T\0ext".encode("utf-16"), "binary"), (b"A title\n\n" + "قوات".encode("cp1256"), ":3: byte 1 is not UTF-8"),
    ("Text in English and then قوات حزب الله".encode("cp1256"), "Arabic code page"),
    ("مرحبا بكم في المدينة".encode("cp1256"), "Arabic code page"),
    (b"caf\xe9", "Windows-1252"), (b"a" * (LARGEST + 1), "at most")))
def test_what_is_no_text_is_told(tmp_path: Path, content: bytes, what: str) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(content)

    with pytest.raises(ReadingError) as error:
        read_raw(file)

    assert what in str(error.value) and "article.txt" in str(error.value)


@pytest.mark.parametrize("form", ("utf-16", "utf-32", "utf-8-sig"))
def test_other_forms_of_unicode_are_read(tmp_path: Path, form: str) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes("The text.".encode(form))

    assert read_raw(file).text.lstrip("\ufeff") == "The text."
