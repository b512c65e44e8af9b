"""Whatever words stand as quote or evidence, the reader finds them or says what is wrong, with where and the nearest
passage; it never raises."""

import json

from hypothesis import given
from hypothesis import strategies as st

from lib.corpus.reading.articles import read_article
from lib.corpus.reading.base import read_base
from lib.corpus.reading.files import TABLES
from lib.corpus.reading.memory import Memory
from lib.corpus.text.quotes import QuoteFinder
from lib.settings import ROOT

DELTA = ROOT / "tests" / "corpora" / "delta"
LOOK = Memory(DELTA).look()
KNOWN = read_base({name: LOOK.named(name) for name in TABLES})[0].known
TEXT = "On 9 March the River Guard shot at the Northern Front near Upper Ford; three died."
PIECES = st.sampled_from(
    [
        " ",
        "\n",
        "\u00a0",
        "\u200b",
        "\u200f",
        "“",
        "'",
        "—",
        "River",
        "Guard",
        "near Upper Ford",
        "the",
        "e\u0301",
        "é",
        "العشارة",
        "🕊",
        "ß",
        "\u1112\u1161",
    ]
)
WORDS = st.lists(PIECES | st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8).map("".join)


def article(quote: str, evidence: str, text: str) -> bytes:
    front = {
        "id": "a",
        "title": "T",
        "publisher": "P",
        "text": "full",
        "events": [
            {
                "id": "1",
                "type": "clash",
                "side_a": ["river-guard"],
                "side_b": ["northern-front"],
                "place": ["upper-ford"],
                "summary": "S",
                "quote": quote,
                "evidence": {"place": evidence},
            }
        ],
    }
    return f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n{text}\n".encode()


@given(WORDS | st.just("the River Guard shot at the Northern Front"), WORDS, st.just(TEXT) | WORDS)
def test_odd_quotes_and_evidence_are_found_or_said(quote, evidence, text):
    read, problems = read_article("articles/a.md", article(quote, evidence, text), KNOWN)

    assert read is not None
    said = {problem.field for problem in problems if problem.severity == "error"}
    for words, field in ((quote, "events[1].quote"), (evidence, "events[1].evidence.place")):
        assert (QuoteFinder(read.text).find(words) is None) == (field in said)
    assert all(problem.line >= 2 and problem.what for problem in problems)


@given(WORDS, WORDS)
def test_the_nearest_passage_stands_in_the_text(text, quote):
    assert QuoteFinder(text).nearest(quote) in text


def test_words_that_are_not_there_and_white_space_are_errors_with_the_nearest_passage():
    for words, hint in (("near Uper Ford", "near Upper Ford"), (" \u00a0", "quotes are words of the text")):
        _, problems = read_article("articles/a.md", article("the River Guard shot at the Northern Front", words, TEXT), KNOWN)

        (problem,) = (problem for problem in problems if problem.field.startswith("events[1].evidence"))
        assert (problem.file, problem.field) == ("articles/a.md", "events[1].evidence.place") and problem.line == 2
        assert "the text does not hold" in problem.what and hint in problem.hint
