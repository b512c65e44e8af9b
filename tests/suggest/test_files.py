"""A raw article's file: metadata apart from text, offsets kept, and errors that say what would be right."""

import datetime
from pathlib import Path

import pytest

from lib.suggest.files import LARGEST, ReadingError, parse_raw, read_raw


def test_metadata_before_the_text_is_taken_off() -> None:
    content = "Published: 2021-02-15\nPublisher: The Valley Post\n\nA title\n\nThe text."

    raw = parse_raw(content)

    assert raw.text == "A title\n\nThe text." and content[raw.text_offset:] == raw.text
    assert raw.published() == datetime.date(2021, 2, 15) and raw.title == "A title"


def test_metadata_behind_a_title_is_blanked_so_that_offsets_stay() -> None:
    content = "A title\nPublished: 2021-02-15\n\nThe text."

    raw = parse_raw(content)

    assert raw.text_offset == 0 and len(raw.text) == len(content)
    assert raw.text.index("The text.") == content.index("The text.") and "2021" not in raw.text
    assert raw.published() == datetime.date(2021, 2, 15)


@pytest.mark.parametrize("content", (
    "A title\n\nHe said: nothing.\nMore text.",
    "Clashes in the north: many dead\n\nThe text.", "Note: this line is text\nand goes on here."))
def test_lines_with_a_colon_inside_the_text_are_text(content: str) -> None:
    assert "text" in parse_raw(content).text or content == parse_raw(content).text


def test_a_text_without_metadata_is_all_text() -> None:
    assert parse_raw("A title\n\nThe text.").text == "A title\n\nThe text."


@pytest.mark.parametrize(("content", "what"), (
    (b"", "is empty"), (b" \n ", "is empty"), (b"\x89PNG\0\0", "binary"),
    ("مرحبا بكم في المدينة".encode("cp1256"), "Arabic code page"),
    (b"caf\xe9", "Windows-1252"), (b"a" * (LARGEST + 1), "at most")))
def test_what_is_no_text_is_told(tmp_path: Path, content: bytes, what: str) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(content)

    with pytest.raises(ReadingError) as error:
        read_raw(file)

    assert what in str(error.value) and "article.txt" in str(error.value)


def test_utf16_is_read(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes("The text.".encode("utf-16"))

    assert read_raw(file).text.lstrip("\ufeff") == "The text."
