"""What was not changed stays letter for letter; what was changed takes the style of what it replaces."""

from pathlib import Path

import pytest

from lib.annotating.saving.diff import DiffLine, diff_lines
from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.fields import Change, changes_between, fields_of
from lib.annotating.saving.written import written_article
from lib.corpus.reading.read import read_corpus
from lib.errors import CorpusError
from lib.settings import ROOT, SAMPLE

CORPORA = [SAMPLE, *sorted((ROOT / "tests" / "corpora").iterdir())]
ARTICLES = [path for corpus in CORPORA for path in sorted((corpus / "articles").glob("*.md"))]
SOURCE = """\
---
# This file is ours.
id:   'a'   # its name
title: One "title"
via: [x,  y]   # both

published_by: {date: "2021", why: 'said' }
mentions:
    "the Guard":  irgc
note: >-
    one
    two
events:

  # the first
  - id: 1   # one
    type: clash
    side_a: [ndf, # who
             irgc]
    wounded: {min: 2, words: "some"}
    # its words
    quote: |
      line
      more
    # all of it

  # set off

  # the second
  -   id: 2
      type: attack
      after:
        - 1   # it follows
        - x
# the end
---
The text.
"""


def after(old: str, new: str, change) -> str:
    """SOURCE with its fields changed, which must be SOURCE with `old` replaced."""
    fields, text = fields_of(SOURCE)
    change(fields)
    written = written_article(fields, text, SOURCE)
    assert SOURCE.count(old) == 1 and fields_of(written) == (fields, text)
    assert written == SOURCE.replace(old, new)
    return written


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_article_here_is_written_back_letter_for_letter(path: Path) -> None:
    content = path.read_bytes().decode()
    fields, text = fields_of(content)

    assert written_article(fields, text, content) == content
    assert fields_of(written_article(fields, text)) == (fields, text)


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda path: path.name)
def test_articles_written_anew_read_as_the_same_corpus(corpus: Path, tmp_path: Path) -> None:
    for path in corpus.iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "articles").mkdir()
    for path in (corpus / "articles").glob("*.md"):
        (tmp_path / "articles" / path.name).write_text(
            written_article(*fields_of(path.read_text(encoding="utf-8"))), encoding="utf-8"
        )

    was, now = read_corpus(corpus), read_corpus(tmp_path)

    assert [[event.id for event in one.events] for one in now.articles] == [
        [event.id for event in one.events] for one in was.articles
    ]
    assert sorted((one.file, one.what) for one in now.problems) == sorted((one.file, one.what) for one in was.problems)


def test_a_value_takes_the_style_of_the_one_it_replaces() -> None:
    after("'a'   # its", "'it''s'   # its", lambda fields: fields.update(id="it's"))
    after('One "title"', "Two words", lambda fields: fields.update(title="Two words"))
    after('title: One "title"', 'title: "Two: #words"', lambda fields: fields.update(title="Two: #words"))
    after(
        "    one\n    two", "    a  long line\n\n    and one more", lambda fields: fields.update(note="a  long line\nand one more")
    )
    after("      line\n      more", "      other", lambda fields: fields["events"][0].update(quote="other\n"))
    after("[x,  y]", "[x,  z]", lambda fields: fields.update(via=["x", "z"]))
    after("[x,  y]", '"z"', lambda fields: fields.update(via="z"))
    after("'said' }", "'told' }", lambda fields: fields["published_by"].update(why="told"))
    after("  irgc\nnote", "  ndf\nnote", lambda fields: fields["mentions"].update({"the Guard": "ndf"}))
    after("        - x\n", "        - y\n", lambda fields: fields["events"][1].update(after=["1", "y"]))


def test_new_fields_go_where_they_belong() -> None:
    after(
        'title: One "title"\n',
        'title: One "title"\npublisher: "P"\nauthor: "A"\n',
        lambda fields: fields.update(author="A", publisher="P"),
    )
    after(
        "    type: clash\n",
        '    type: clash\n    mode: quarrel\n    date: "2021"\n',
        lambda fields: fields["events"][0].update(date="2021", mode="quarrel"),
    )
    after("{min: 2,", "{min: 2, max: 3,", lambda fields: fields["events"][0]["wounded"].update(max="3"))
    after("  irgc\nnote", '  irgc\n    "the militia": ndf\nnote', lambda fields: fields["mentions"].update({"the militia": "ndf"}))
    after(
        "[ndf, # who\n             irgc]",
        '[ndf, # who\n             irgc, {of: ndf, as: "a man"}]',
        lambda fields: fields["events"][0]["side_a"].append({"of": "ndf", "as": "a man"}),
    )
    after("        - x\n", "        - x\n        - y\n", lambda fields: fields["events"][1]["after"].append("y"))


def test_fields_that_go_take_what_is_said_of_them_along() -> None:
    after("# This file is ours.\nid:   'a'   # its name\n", "", lambda fields: fields.pop("id"))
    after("id: 1   # one\n    type", "type", lambda fields: fields["events"][0].pop("id"))
    after("        - 1   # it follows\n", "", lambda fields: fields["events"][1]["after"].pop(0))
    after("ndf, # who\n             irgc]", "ndf # who\n             ]", lambda fields: fields["events"][0]["side_a"].pop(1))
    after("    # its words\n    quote: |\n      line\n      more\n", "", lambda fields: fields["events"][0].pop("quote"))
    after(
        "\n      after:\n        - 1   # it follows\n        - x",
        "\n      after: []",
        lambda fields: fields["events"][1].update(after=[]),
    )
    after(
        "\n      after:\n        - 1   # it follows\n        - x",
        "\n      after: 1",
        lambda fields: fields["events"][1].update(after="1"),
    )


def test_a_comment_that_stands_alone_stays_where_it_is() -> None:
    before = '---\nid: "a"\n\n# alone\n\ntitle: "One"\n# of url\nurl: "u"\n---\n'

    assert written_article({"id": "a", "url": "u"}, "", before) == before.replace('title: "One"\n', "")
    assert written_article({"title": "One", "url": "u"}, "", before) == before.replace('id: "a"\n', "")
    everything = {"id": "a", "title": "One", "author": "A", "url": "u", "status": "draft"}
    assert written_article(everything, "", before) == before.replace("# of url", 'status: "draft"\nauthor: "A"\n# of url')


def test_events_move_come_and_go_with_their_comments() -> None:
    first, second = (
        SOURCE[SOURCE.index("  # the first") : SOURCE.index("\n\n  # set off")],
        SOURCE[SOURCE.index("  # the second") : SOURCE.index("\n# the end")],
    )
    between = "\n\n  # set off\n\n"
    after(first + between + second, second + between + first, lambda fields: fields["events"].reverse())
    after(first + between + second, "\n  # set off\n\n" + second, lambda fields: fields["events"].pop(0))
    after(
        "        - x\n",
        '        - x\n  -   id: 3\n      type: clash\n      side_a: [ndf]\n      quote: "so"\n',
        lambda fields: fields["events"].append({"quote": "so", "id": "3", "side_a": ["ndf"], "type": "clash"}),
    )


def test_the_first_event_of_an_article_stands_on_lines_of_its_own() -> None:
    for empty in ("events: []  # none yet", "events:  # none yet"):
        before = f'---\nid: "a"\n{empty}\n---\n'

        written = written_article({"id": "a", "events": [{"id": "1", "type": "clash"}]}, "", before)

        assert written == '---\nid: "a"\nevents:  # none yet\n  - id: 1\n    type: clash\n---\n'
    assert written_article({"id": "a", "events": []}, "", written) == '---\nid: "a"\nevents: []  # none yet\n---\n'


def test_ends_of_lines_a_bom_and_the_end_of_the_file_stay() -> None:
    before = '\ufeff---\r\nid: "a"\r\ntitle: "One"\r\n---\r\nText.\r\n\r\n'

    assert written_article({"id": "a", "title": "Two", "author": "A"}, "Text.", before) == (
        '\ufeff---\r\nid: "a"\r\ntitle: "Two"\r\nauthor: "A"\r\n---\r\nText.\r\n\r\n'
    )
    assert written_article({"id": "a", "title": "One"}, "New.", before) == before.replace("Text", "New")
    assert written_article({"id": "a"}, "New.", '---\nid: "a"\n---') == '---\nid: "a"\n---\nNew.'


def test_letters_are_composed_and_what_no_file_can_hold_is_said() -> None:
    assert fields_of(written_article({"id": "e\u0301"}, "e\u0301"))[0] == {"id": "\u00e9"}
    escaped = '---\nid: "e\\u0301"\nq: "x"\n---\n'
    assert written_article({"id": "e\u0301", "q": "y"}, "", escaped) == escaped.replace("x", "y")
    for letter in ("\x07", "\ud800", "\x9f"):
        with pytest.raises(SavingError, match="holds a letter that text cannot hold: U\\+"):
            written_article({"id": "a", "title": letter}, "")
    with pytest.raises(SavingError, match="is no text"):
        written_article({"id": "a", "title": 3}, "")  # type: ignore[dict-item]
    with pytest.raises(SavingError, match="cannot be written so that it is read"):
        written_article({"id": "a"}, "\0")
    with pytest.raises(SavingError, match="cannot be written so that it is read"):
        written_article({}, "")


def test_what_cannot_be_read_is_said_in_the_readers_words_and_is_written_anew() -> None:
    for broken, said in {
        "": "has no front matter",
        "---\na: 1\na: 2\n---\n": "stands twice",
        "---\n- a\n---\n": "has no fields",
    }.items():
        with pytest.raises(CorpusError, match=said):
            fields_of(broken)
        assert written_article({"id": "a"}, "Text.", broken) == '---\nid: "a"\n---\nText.\n'


def test_changes_are_named_field_by_field() -> None:
    old = {
        "id": "a",
        "mentions": {"x": "ndf"},
        "via": ["b"],
        "events": [{"id": "1", "quote": "q", "killed": {"min": "1"}}, {"id": "2"}, {"id": "4"}],
    }
    new = {
        "id": "a",
        "mentions": {"x": "irgc"},
        "events": [{"id": "3"}, {"id": "2"}, {"id": "1", "quote": "r", "killed": {"min": "2"}}],
    }

    assert changes_between(old, new) == [
        Change("mentions.x", "", "ndf", "irgc"),
        Change("events[1]", "3", None, {"id": "3"}),
        Change("events[3].quote", "1", "q", "r"),
        Change("events[3].killed", "1", {"min": "1"}, {"min": "2"}),
        Change("events[3]", "4", {"id": "4"}, None),
        Change("events", "", ["1", "2"], ["2", "1"]),
        Change("via", "", ["b"], None),
    ]
    assert changes_between(old, old) == [] and changes_between({"events": [{"quote": "a"}]}, {"events": [{"quote": "b"}]}) == [
        Change("events", "", [{"quote": "a"}], [{"quote": "b"}])
    ]


def test_a_diff_shows_what_goes_and_comes_with_the_lines_around() -> None:
    old = "".join(f"{number}\n" for number in range(1, 11))

    assert diff_lines(old, old.replace("5\n", "five\r\n")) == [
        DiffLine("gap", None, None, ""),
        DiffLine("same", 3, 3, "3"),
        DiffLine("same", 4, 4, "4"),
        DiffLine("gone", 5, None, "5"),
        DiffLine("come", None, 5, "five"),
        DiffLine("same", 6, 6, "6"),
        DiffLine("same", 7, 7, "7"),
        DiffLine("gap", None, None, ""),
    ]
    assert diff_lines(old, old) == [] and diff_lines("", "a\n") == [DiffLine("come", None, 1, "a")]
