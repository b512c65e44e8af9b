"""A second coding is written whole or not at all, under its coder's name, and never into the article."""

from pathlib import Path

import pytest

from lib.annotating.bench.blind import blind, has_seen
from lib.annotating.saving.codings import coding_path, keep_coding, parts_of, save_coding, slug_of
from lib.annotating.saving.errors import SavingError

FIELDS = {"id": "depot", "title": "A depot", "publisher": "P", "text": "full", "events": []}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "depot.md").write_text("---\nid: depot\n---\nText.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("coder", "slug"),
    [
        ("Lina Haddad", "lina-haddad"),
        ("  lina   HADDAD ", "lina-haddad"),
        ("Zoë O’Brien-Smith.", "zoe-o-brien-smith"),
        ("سامر عقيلي", "سامر-عقيلي"),
        ("../../etc", "etc"),
        ("…", ""),
        ("x" * 90, "x" * 31 + "-efdfd9ee"),
        ("रमेश कुमार", "रमेश-कुमार"),
    ],
)
def test_a_coders_name_is_a_part_of_a_files_name(coder: str, slug: str) -> None:
    assert slug_of(coder) == slug and parts_of(f"2021.a-clash.{slug}.md") == ("2021.a-clash", slug)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("राम", "रोम", False),  # they differ in a vowel sign alone
        ("ราม", "รอม", False),
        ("Саид", "Сайд", False),
        ("たか", "たが", False),
        ("Zoë", "zoe", True),
        ("Νίκος", "Νικος", True),
        ("مُنى", "منى", True),
        ("Abu Bakr Muhammad ibn Abd al-Rahman al-Homsi, first desk", "Abu Bakr Muhammad ibn Abd al-Rahman al-Homsi, second", False),
    ],
)
def test_two_names_are_one_coders_where_their_accents_alone_differ(one: str, other: str, same: bool) -> None:
    assert (slug_of(one) == slug_of(other)) is same and slug_of(slug_of(one)) == slug_of(one)


def test_a_coding_is_saved_apart_and_saved_again(corpus: Path) -> None:
    before = (corpus / "articles" / "depot.md").read_bytes()

    first = save_coding(corpus, "depot", "Sam", FIELDS, "Text.", None)
    second = save_coding(corpus, "depot", "Sam", FIELDS | {"title": "Another"}, "Text.", first)

    path = corpus / "articles" / ".codings" / "depot.sam.md"
    assert path.read_text(encoding="utf-8") == second and 'title: "Another"' in second
    assert (corpus / "articles" / "depot.md").read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["depot.sam.md"]


def test_a_coding_that_was_changed_meanwhile_is_not_overwritten(corpus: Path) -> None:
    held = save_coding(corpus, "depot", "Sam", FIELDS, "Text.", None)
    path = coding_path(corpus, "depot", "Sam")
    path.write_text(held.replace("A depot", "By hand"), encoding="utf-8")

    for base in (held, None):
        with pytest.raises(SavingError, match=r"depot\.sam\.md was changed since it was opened"):
            save_coding(corpus, "depot", "Sam", FIELDS | {"title": "Mine"}, "Text.", base)
    assert "By hand" in path.read_text(encoding="utf-8")


def test_what_cannot_be_written_leaves_what_stood_there(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = save_coding(corpus, "depot", "Sam", FIELDS, "Text.", None)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lib.exchange.folder.os.replace", full)
    with pytest.raises(SavingError, match="the coding was not saved: the disk is full"):
        save_coding(corpus, "depot", "Sam", FIELDS | {"title": "Mine"}, "Text.", held)
    with pytest.raises(SavingError, match="the disk is full"):
        keep_coding(corpus, "depot", "Sam", "another")
    folder = corpus / "articles" / ".codings"
    assert [one.name for one in folder.iterdir()] == ["depot.sam.md"]
    assert (folder / "depot.sam.md").read_text(encoding="utf-8") == held


@pytest.mark.parametrize(("article", "coder", "words"), [("../x", "Sam", "cannot be an article's id"), ("depot", "…", "name")])
def test_what_names_no_file_is_refused(corpus: Path, article: str, coder: str, words: str) -> None:
    with pytest.raises(SavingError, match=words):
        coding_path(corpus, article, coder)
    with pytest.raises(SavingError, match="its id is “depot”"):
        save_coding(corpus, "other", "Sam", FIELDS, "Text.", None)


def test_a_blind_bench_holds_the_text_and_its_publication_alone() -> None:
    decided = {
        "events": [{"id": "1", "type": "clash"}],
        "defaults": {"place": "homs"},
        "mentions": {"the Guard": "irgc"},
        "reliability": "C",
        "review": {"state": "accepted"},
        "status": "draft",
    }
    told = {"title": "A depot", "publisher": "P", "published": "2021", "language": "ar", "text": "full"}

    bench = blind("depot", {"id": "depot"} | told | decided, "Text.")

    assert (bench.fields, bench.cards, bench.text) == (told, (), "Text.")


def test_who_coded_or_changed_the_article_has_seen_it() -> None:
    assert has_seen("lina haddad", ["", "Lina Haddad"]) and not has_seen("Sam", ["", "Lina Haddad"]) and not has_seen("", [""])
