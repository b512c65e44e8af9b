"""Addresses, the day of reading and the checksum of an article are looked at; a slip is a warning that says what was meant."""

import hashlib

import pytest

from lib.corpus.reading.frontmatter import ArticleWritten
from lib.corpus.reading.yaml_lines import read_yaml
from lib.corpus.text.cited import citation_doubts

SUM = hashlib.sha256(b"the original").hexdigest()


@pytest.mark.parametrize(
    "field,value",
    (
        ("url", "https://example.org/a?b=c#d"),
        ("url", "http://news.example.com"),
        ("archived_url", "https://web.archive.org/web/1/http://a.b/c"),
        ("url", "https://مثال.إختبار/خبر"),
        ("url", "https://example.org:8080/a"),
        ("accessed", "2022-05-02"),
        ("language", "ar"),
        ("language", "zh-Hant-TW"),
        ("sha256", SUM),
        ("sha256", SUM.upper()),
    ),
)
def test_what_is_as_it_should_be_is_taken_without_a_word(problems_of, field: str, value: str) -> None:
    assert problems_of(f'{field}: "{value}"\npublished: 2022-05-01') == []


@pytest.mark.parametrize(
    "field,value,what,hint",
    (
        ("url", "www.example.org/a", "is no address of the web", "perhaps “https://www.example.org/a”"),
        ("url", "htps://example.org/a", "is no address of the web", "perhaps “https://example.org/a”"),
        ("url", "http//example.org", "is no address of the web", "perhaps “http://example.org”"),
        ("archived_url", "https:/archive.org/a", "is no address of the web", "perhaps “https://archive.org/a”"),
        ("url", "hxxps://example.org", "is no address of the web", "perhaps “https://example.org”"),
        ("url", "javascript:alert(1)", "is no address of the web", "write the whole of it, as in https://"),
        ("url", "see the printed issue", "is no address of the web", "write the whole of it"),
        ("url", "https://example.org/a b", "is no address of the web", "without white space"),
        ("accessed", "02/05/2022", "is not an accepted date", "perhaps “2022-02-05” or “2022-05-02”"),
        ("accessed", "30.04.2022", "is not an accepted date", "perhaps “2022-04-30”"),
        ("accessed", "yesterday", "is not an accepted date", "accepted forms"),
        ("accessed", "2022-05", "is not one day", "as in 2022-04-30"),
        ("accessed", "2012-05-02", "is before the article was published, “2022-05-01”", "look at the years"),
        ("sha256", SUM[:-1], "has 63 digits where a SHA-256 has 64", "sha256sum"),
        ("sha256", hashlib.sha1(b"x", usedforsecurity=False).hexdigest(), "has 40 digits", "as long as a SHA-1"),
        ("sha256", f"sha256:{SUM}", "is no SHA-256", f"perhaps “{SUM}”"),
        ("sha256", f"{SUM}  article.pdf", "is no SHA-256", f"perhaps “{SUM}”"),
        ("language", "<b>ar</b>", "is no code of a language", "ar, en or fa"),
        ("language", "Arabic, English", "is no code of a language", "ar, en or fa"),
        ("sha256", SUM[:-1] + "g", "is no SHA-256", "0-9 and a-f"),
    ),
)
def test_a_slip_is_a_warning_that_says_what_was_meant(problems_of, field: str, value: str, what: str, hint: str) -> None:
    (found,) = problems_of(f'{field}: "{value}"\npublished: 2022-05-01')

    assert (found.severity, found.field, found.line) == ("warning", field, 6)
    assert what in found.what and hint in found.hint


def test_a_misspelt_name_of_a_field_is_told_the_right_one(problems_of) -> None:
    (found,) = problems_of("archive_url: https://example.org")

    assert found.hint == "perhaps “archived_url”"


def test_no_address_takes_long_to_look_at() -> None:
    for long in ("h" * 20_000, "a." * 20_000, "http" * 9_000 + " ", "/" * 20_000):
        written = ArticleWritten(id="a", title="T", publisher="P", text="full", url=long, sha256=long, accessed=long)
        assert len(citation_doubts("a.md", written, None, read_yaml("id: a"))) == 3


@pytest.mark.parametrize("name", ("One; Two", "One\\nTwo"))
def test_a_publisher_that_would_be_two_in_the_tables_is_doubted(read, folder, name: str) -> None:
    (folder / "articles" / "a.md").write_text(f'---\nid: a\ntitle: T\npublisher: "{name}"\ntext: full\n---\nWords.\n', "utf-8")

    (found,) = read().problems

    assert (found.severity, found.field, found.line) == ("warning", "publisher", 4)
