"""A folder is read as it stands: texts letter for letter, the same mark for the same files, nothing lost unsaid."""

import re
import shutil
from pathlib import Path

import pytest

from lib.corpus.reading.read import fingerprint, read_corpus
from lib.errors import CorpusError

FRONT = """events:
  - id: 1
    type: clash
    side_a: [river-guard]
    side_b: [northern-front]
    summary: They fight.
    quote: the River Guard shot at the Northern Front"""


def test_the_text_is_what_follows_the_front_matter_letter_for_letter(read) -> None:
    text = "\n  Two spaces, — a dash, 🕊\u00a0and\u2028a line.\n\n---\nthe River Guard shot at the Northern Front\n"

    article = read(text, a=FRONT).articles[0]

    assert article.text == text.rstrip("\n")
    assert article.text[article.events[0].quote.start :] == "the River Guard shot at the Northern Front"


@pytest.mark.parametrize(
    "change",
    (
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: content.replace(b"---\n", b"---  \n"),
        lambda content: content.rstrip(),
    ),
)
def test_a_byte_order_mark_and_other_line_ends_change_no_offset(read, folder: Path, change) -> None:
    before = read(a=FRONT).articles[0]
    path = folder / "articles" / "a.md"
    path.write_bytes(change(path.read_bytes()))

    after = read_corpus(folder)

    assert after.problems == ()
    assert (after.articles[0].text, after.articles[0].events) == (before.text, before.events)


@pytest.mark.parametrize(
    "content,line,what",
    (
        (b"", 1, "no front matter"),
        (b"title: x\n", 1, "no front matter"),
        (b"---\nid: a\n", 1, "does not end"),
        (b"---\n---\ntext", 2, "no fields"),
        (b"---\n- a\n---\n", 2, "no fields"),
        (b"---\nid: a\ntitle: \xff\n---\n", 3, "not UTF-8"),
        ("---\nid: a\n---\n".encode("utf-16"), 1, "not UTF-8"),
        (b"%PDF-1.7\x00", 1, "binary"),
    ),
)
def test_a_file_that_is_no_article_is_left_out_and_said(read, folder: Path, content: bytes, line: int, what: str) -> None:
    (folder / "articles" / "b.md").write_bytes(content)

    corpus = read(a=FRONT)

    assert [article.id for article in corpus.articles] == ["a"] and corpus.left_out == ("articles/b.md",)
    assert corpus.problems[0].line == line and what in corpus.problems[0].what


def test_hidden_files_and_other_kinds_are_no_articles(read, folder: Path) -> None:
    (folder / "articles" / ".draft.md").write_text("not yet", encoding="utf-8")
    (folder / "articles" / "scan.pdf").write_bytes(b"%PDF\x00")

    corpus = read(a=FRONT)

    assert (corpus.problems, corpus.left_out) == ((), ())


def test_progress_tells_how_many_of_how_many(read, folder: Path) -> None:
    read(a=FRONT, b=FRONT, c="events: [")
    seen = []

    read_corpus(folder, lambda done, total: seen.append((done, total)))

    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_the_fingerprint_is_of_names_and_bytes_alone(read, folder: Path, tmp_path_factory) -> None:
    mark = read(a=FRONT, b=FRONT).fingerprint
    other = tmp_path_factory.mktemp("elsewhere") / "copy"
    shutil.copytree(folder, other)

    assert mark == fingerprint(folder) == fingerprint(other)
    (other / "articles" / "b.md").rename(other / "articles" / "c.md")
    assert fingerprint(other) != mark
    (folder / "actors.yaml").write_bytes((folder / "actors.yaml").read_bytes() + b"\n")
    assert fingerprint(folder) != mark


@pytest.mark.parametrize("name", ("corpus.yaml", "actors.yaml", "places.csv"))
def test_a_table_that_is_not_text_stops_the_reading_and_says_which(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"id\n\xff\xfe")

    with pytest.raises(CorpusError) as caught:
        read_corpus(folder)

    assert [(problem.file, problem.line) for problem in caught.value.problems] == [(name, 2)]


@pytest.mark.parametrize(
    "old,new,field",
    (
        ("west: -1.0", "west: 9", "extent"),
        ("id: south", "id: north", "blocs[2].id"),
        ("hue: teal", "hue: pink", "blocs[1].hue"),
        ("title:", "titel:", "titel"),
        ("south: 10.0", "south: -100", "extent.south"),
    ),
)
def test_errors_of_the_settings_are_said_with_their_line_and_leave_the_rest(folder: Path, old: str, new: str, field: str) -> None:
    path = folder / "corpus.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    corpus = read_corpus(folder)

    found = [problem for problem in corpus.problems if problem.file == "corpus.yaml"]
    assert field in {problem.field for problem in found} and all(problem.line for problem in found)
    assert corpus.actors and corpus.places


@pytest.mark.parametrize(
    "west,east,held,outside",
    (("176.0", "-178.0", (179.4, -179.8, -178.5), (0.0, -177.0, 175.0)), ("-178.0", "-176.0", (-177.0,), (-179.0, 177.0))),
)
def test_an_extent_may_cross_180_degrees(folder: Path, west: str, east: str, held: tuple, outside: tuple) -> None:
    path = folder / "corpus.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"extent: \{.*?\}", f"extent: {{west: {west}, south: -20, east: {east}, north: 60}}", text), "utf-8")

    extent = read_corpus(folder).settings.extent

    assert extent.east - extent.west == (float(east) - float(west)) % 360
    assert all(extent.holds(0, lon) for lon in held) and not any(extent.holds(0, lon) for lon in outside)
