"""An article that stands twice in its own file is noticed; a refrain is not."""

import pytest

from lib.corpus.checking.twice import told_twice

ONE = "On 9 March the River Guard shot at the Northern Front near Upper Ford; three of its men died there."
OTHER = "The Northern Front says that nobody of its own was hurt, and that the ford is open to all who come."
LAST = "Nobody else could be asked about it by the time this was written, and the roads to the ford are closed."
TEXT = f"{ONE}\n\n{OTHER}\n\n{LAST}"


@pytest.mark.parametrize(
    "text,line",
    (
        (f"{TEXT}\n\n{TEXT}", 6),
        (f"{TEXT}\n{TEXT}", 5),
        (f"{TEXT}\n\n{TEXT.replace(' ', '  ')}", 6),
        (f"{ONE} {ONE}", 0),
        (ONE + ONE, 0),
        (f"A headline\n\n{TEXT}\n\nRead also\n\n{TEXT}", 10),
        (f"{TEXT}\n---\nid: a\ntitle: T\n---\n{TEXT}", 5),
        (f"{TEXT}\n\n{ONE}\n\n{OTHER}", 6),
    ),
)
def test_a_text_that_begins_anew_is_found_where_it_does(text: str, line: int) -> None:
    assert told_twice(text) == line


@pytest.mark.parametrize(
    "text",
    (
        "",
        TEXT,
        f"{TEXT}\n\n{ONE}",
        f"{TEXT}\n\nRead also\n\nRead also\n\nRead also",
        "no no no no",
        "Very long " * 300,
        f"{TEXT}\n---\nThe end.",
    ),
)
def test_what_is_said_again_in_passing_is_no_second_article(text: str) -> None:
    assert told_twice(text) is None


def test_it_is_a_warning_with_the_line_of_the_file(problems_of) -> None:
    (found,) = problems_of("language: en", f"{TEXT}\n\n{TEXT}")

    assert (found.severity, found.line) == ("warning", 14)
    assert "stands twice" in found.what
