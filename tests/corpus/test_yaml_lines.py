"""YAML is read as what stands there: text with lines; what is no annotation is refused where it stands."""

import pytest

from lib.corpus.reading.yaml_lines import read_yaml


def test_every_scalar_stays_text() -> None:
    read = read_yaml("a: no\nb: 2022-04-19\nc: 12:30\nd: 007\ne: 'x # y'\nf: 1e5\ng: 'null'")

    assert read.value == {"a": "no", "b": "2022-04-19", "c": "12:30", "d": "007", "e": "x # y", "f": "1e5", "g": "null"}


def test_a_field_left_blank_is_none() -> None:
    assert read_yaml("a:\nb: ~\nc: null\nd: ''").value == {"a": None, "b": None, "c": None, "d": ""}


def test_every_path_knows_its_line_in_the_file() -> None:
    read = read_yaml("id: x\nevents:\n  - id: 1\n    quote: >\n      one\n      two\n    place: [a,\n      b]\n", first_line=2)

    lines = {path: read.line(path) for path in (("id",), ("events", 0, "quote"), ("events", 0, "place", 1))}
    assert lines == {("id",): 2, ("events", 0, "quote"): 5, ("events", 0, "place", 1): 9}
    assert read.line(("events", 0, "no", "such")) == 4


def test_a_repeated_key_keeps_the_first_and_is_said_at_any_depth() -> None:
    read = read_yaml("a: {b: 1, b: 2}\nc: 1\na: 3")

    assert [(line, field) for line, field, what, _ in read.problems if "stands twice" in what] == [(1, "a.b"), (3, "a")]
    assert read.value == {"a": {"b": "1"}, "c": "1"}


REFUSED = {
    "an unclosed quote": ('a: 1\nb: "one\nc: 2', 2, "unexpected end of stream", "close the quote"),
    "a quote in a quote": ('a: "he said "no" to it"', 1, "not valid YAML", "double quotes"),
    "a colon in plain text": ("a: Fighting: at Homs", 1, "not valid YAML", "double quotes"),
    "a tab for an indent": ("a:\n\t- b", 2, "not valid YAML", "spaces, not tabs"),
    "an at sign": ("a: @who", 1, "not valid YAML", "double quotes"),
    "a star": ("a: *bold* words", 1, "not valid YAML", "double quotes"),
    "an anchor": ("a: &x {b: 1}\nc: *x", 1, "an anchor", "write the value out"),
    "lists that multiply": ("a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]", 1, "an anchor", "write the value out"),
    "a list that holds itself": ("a: &a [*a]", 1, "an anchor", "write the value out"),
    "a list for a key": ("[a, b]: c", 1, "a field's name belongs", "double quotes"),
    "a second document": ("a: 1\n---\nb: 2", 2, "a second document", "keep one"),
    "a control character": ("é: é\nb: \x07", 2, "U+0007", "delete it"),
    "a control character by its code": ('a: 1\nb: [c, "x\\x1b[31m"]', 2, "U+001B", "delete it"),
    "no letter at all by its code": ('a: "\\0"', 1, "U+0000", "delete it"),
    "a list a hundred thousand deep": ("a: " + "[" * 100_000, 1, "nested too deeply", "flat"),
    "a mapping three thousand deep": ("\n".join(" " * depth + "a:" for depth in range(3000)), 14, "nested too deeply", "flat"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_annotation_is_refused_at_its_line_with_a_hint(case: str) -> None:
    text, line, what, hint = REFUSED[case]

    (found,) = read_yaml(text).problems

    assert found[0] == line
    assert what in found[2] and hint in found[3]


@pytest.mark.parametrize("text", ("", "# only a comment", "\n\n"))
def test_nothing_written_is_no_value_and_no_problem(text: str) -> None:
    read = read_yaml(text)

    assert read.value is None and read.problems == []
