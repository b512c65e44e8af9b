"""A raw article's file: metadata apart from text, offsets kept, and errors that say what would be right."""

import os
from pathlib import Path

import pytest

from lib.corpus.model.dates import read_date
from lib.suggest.files import LARGEST, ReadingError, read_raw
from lib.suggest.metadata import parse_raw
from lib.suggest.text.markup import cleaned


def test_metadata_before_the_text_is_taken_off() -> None:
    content = "Published: 2021-02-15\nPublisher: The Valley Post\n\nA title\n\nThe text."

    raw = parse_raw(content)

    assert raw.text == "A title\n\nThe text." and content[raw.text_offset :] == raw.text
    assert raw.published()[0] == read_date("2021-02-15") and raw.title == "A title"


def test_metadata_behind_a_title_is_blanked_so_that_offsets_stay() -> None:
    content = "A title\nPublished: 2021-02-15\n\nThe text."

    raw = parse_raw(content)

    assert raw.text_offset == 0 and len(raw.text) == len(content)
    assert raw.text.index("The text.") == content.index("The text.") and "2021" not in raw.text
    assert raw.published()[0] == read_date("2021-02-15")


@pytest.mark.parametrize(
    "content",
    (
        "A title\n\nHe said: nothing.\nMore text.",
        "Clashes in the north: many dead\n\nThe text.",
        "Note: this line is text\nand goes on here.",
        "Syria: Clashes in Homs\n\nThe text.",
        "Syria: Clashes in Homs",
        "A title\n\nSIDON: An uneasy calm prevailed.\n\nThe text.",
        "A title\n\nThe text.\n\nPublished: 2021-02-15\n",
    ),
)
def test_lines_with_a_colon_inside_the_text_are_text(content: str) -> None:
    raw = parse_raw(content)

    assert raw.text == content and raw.told == () and raw.title == content.partition("\n")[0]


@pytest.mark.parametrize(
    "content",
    (
        "Syria: Clashes in Homs\nPublished: 2021-02-15\n\nThe text.",
        "Syria: Clashes in Homs\n\nPublished: 2021-02-15\nThe text.",
        "\ufeffSyria: Clashes in Homs\r\nAuthor: A. Writer\r\nPublished: 2021-02-15\r\n\r\nThe text.",
    ),
)
def test_a_headline_with_a_colon_is_no_metadata(content: str) -> None:
    raw = parse_raw(content)

    assert raw.title == "Syria: Clashes in Homs" in raw.text and "2021" not in raw.text
    assert raw.published()[0] == read_date("2021-02-15") and raw.text.index("The text.") == content.index("The text.")


@pytest.mark.parametrize(
    "block",
    (
        "Published: 2021-02-15\n",
        "published: 2021-02-15\n\n",
        "Author: A. Writer\nPublished: 2021-02-15\n\n",
        "Title:\nPublished : 2021-02-15\n",
        "\ufeff\nPUBLISHED:2021-02-15\r\n\r\n",
        "Published: 2021-02-15\nPublished: 2021-02-15\n\n",
    ),
)
def test_a_block_that_tells_the_day_is_taken_off(block: str) -> None:
    raw = parse_raw(block + "The text.")

    assert raw.text == "The text." and raw.text_offset == len(block) and raw.published() == (read_date("2021-02-15"), ())


@pytest.mark.parametrize(
    ("block", "line"),
    (
        ("Publisher: The Post\nPublished: 15/02/2021\n\n", 2),
        ("A title\n\nPublished: soon\n\n", 3),
        ("Published: 2021-02-15\nPublished: 2021-03-15\n\n", 2),
        ("Published: 2021-14\n\n", 1),
        ("Published: unknown\n\n", 1),
        ("---\ntitle: A\ndate: n/a\n---\n", 3),
    ),
)
def test_a_day_of_publication_that_is_none_is_unknown_and_said_with_its_line(block: str, line: int) -> None:
    day, notes = parse_raw(block + "The text.").published()

    assert day is None and [note.partition(":")[0] for note in notes] == [f"line {line}"] and "unknown" in notes[0]


@pytest.mark.parametrize(
    ("value", "day"),
    (
        ("2022-05-01T23:30:00Z", "2022-05-01"),
        ("2022-05-01 21:09", "2022-05-01"),
        ("2022-05-01T00:10:00.500+03:00", "2022-05-01"),
        ("Sun, 01 May 2022 23:30:00 -0500", "2022-05-01"),
    ),
)
def test_a_moment_of_publication_gives_the_day_in_its_own_zone(value: str, day: str) -> None:
    found, notes = parse_raw(f"Published: {value}\n\nThe text.").published()

    assert found == read_date(day) and ("zone" in notes[0]) == value.endswith(("Z", "0")) and "the day is taken" in notes[0]


@pytest.mark.parametrize("end", ("\n", "\r\n"))
@pytest.mark.parametrize("mark", ("", "\ufeff"))
def test_front_matter_of_a_blog_or_a_note_is_metadata_and_no_text(end: str, mark: str) -> None:
    front = mark + end.join(
        (
            "---",
            'title: "The mill: a quarrel"',
            "authors:",
            "  - A. Writer",
            "  - B. Writer",
            "description: They fought on 3 June 2009 over",
            "  fuel.",
            "pubDate: 2023-09-23 21:09",
            "canonical: https://example.org/mill",
            "---",
            "",
        )
    )

    raw = parse_raw(f"{front}{end}On 4 October they fought.")

    assert raw.text.strip() == "On 4 October they fought." and raw.text_offset == len(front)
    assert raw.metadata == {
        "title": "The mill: a quarrel",
        "author": "A. Writer, B. Writer",
        "published": "2023-09-23 21:09",
        "url": "https://example.org/mill",
    }
    assert raw.published()[0] == read_date("2023-09-23")


def test_front_matter_that_cannot_be_read_is_said_and_is_no_text() -> None:
    raw = parse_raw("---\ntitle: a: b: c\ndate: 2020-01-01\n---\nThe text.")

    assert raw.text == "The text." and "line 2" in raw.notes[0]


def test_a_line_of_hyphens_is_an_ornament_where_no_keys_follow() -> None:
    assert "They met." in parse_raw("---\nThey met.\n---\nThen they fought.").text


def test_html_is_left_out_and_every_offset_stays() -> None:
    content = (
        "<html><head><title>x</title></head><script>attack()</script><p>The <b>NDF</b> &amp; the&nbsp;IRGC fought.</p>"
        "<p>Then they met.</p></html>"
    )

    raw = parse_raw(content)

    assert len(raw.text) == len(content) and raw.text.index("NDF") == content.index("NDF")
    assert " ".join(cleaned(raw.text).split()) == "The NDF & the IRGC fought. Then they met."
    assert "HTML" in raw.notes[0]


def test_a_text_with_signs_of_less_and_more_is_no_html() -> None:
    text = "Losses were <10 and >5; a < b; the <<Lions>> met."

    assert parse_raw(text).text == text and not parse_raw(text).notes


def test_a_pipe_a_device_and_a_folder_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    for file, what in ((tmp_path / "pipe.txt", "a pipe"), (Path("/dev/zero"), "a device"), (tmp_path, "folder")):
        with pytest.raises(ReadingError, match=what):
            read_raw(file)


def test_a_file_that_is_larger_than_it_said_is_not_read_to_its_end(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "growing.txt").write_bytes(b"a" * (LARGEST + 100_000))
    small = os.stat(__file__)
    monkeypatch.setattr(Path, "stat", lambda self, **how: small)

    with pytest.raises(ReadingError, match="split the file"):
        read_raw(tmp_path / "growing.txt")


def test_a_text_without_metadata_is_all_text() -> None:
    assert parse_raw("A title\n\nThe text.").text == "A title\n\nThe text."


@pytest.mark.parametrize(
    ("content", "what"),
    (
        (b"", "is empty"),
        (b" \n ", "is empty"),
        ("\ufeff \u00a0\u200b\n".encode(), "is empty"),
        (b"... --- !!!", "no words"),
        (b"Published: 2021-02-15\n\n", "no words"),
        (b"\x89PNG\0\0", "binary"),
        (b"%PDF-1.4\n%\xe2\xe3", "binary"),
        ("T\0ext".encode("utf-16"), "binary"),
        (b"A title\n\n" + "قوات".encode("cp1256"), ":3: byte 1 is not UTF-8"),
        ("Text in English and then قوات حزب الله".encode("cp1256"), "Arabic code page"),
        ("مرحبا بكم في المدينة".encode("cp1256"), "Arabic code page"),
        (b"caf\xe9", "Windows-1252"),
        (b"a" * (LARGEST + 1), "at most"),
    ),
)
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
