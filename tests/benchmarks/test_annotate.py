"""The benchmark of the workbench pastes articles that tell as many events as it says, and its lines say what was missed."""

import pytest

from benchmarks.annotate import SIZES, Waits, lines
from benchmarks.invented import pasted, written
from lib.annotating.bench.model import Bench
from lib.annotating.bench.opening import suggested, with_proposals
from lib.annotating.incoming.incoming import pasted as read_pasted
from lib.corpus.model.models import Corpus


@pytest.mark.parametrize(("words", "events"), [(words, events) for words, events, _ in SIZES])
def test_an_article_has_its_words_and_as_many_suggestions_as_its_line_says(words: int, events: int, sample: Corpus) -> None:
    bench = Bench("report", {"published": "2022-07-01"}, written(words, events))

    made = with_proposals(bench, suggested(bench, sample), sample)

    assert len(made.cards) == events
    assert words <= len(bench.text.split()) <= words + 20


def test_a_paste_can_be_begun_at_once(sample: Corpus) -> None:
    incoming = read_pasted(pasted("A report", 750, 30), sample)

    told = {name: incoming.proposed(name) for name in ("title", "publisher", "published")}

    assert {name: one.value for name, one in told.items() if one} == {
        "title": "A report",
        "publisher": "A paper of the benchmark",
        "published": "2022-07-01",
    }


def test_lines_compare_with_the_bar_page_and_say_what_is_missed() -> None:
    waits = Waits(first=[1.2, 1.3, 1.2], read=[1.4, 1.4, 1.4], begun=[0.8, 0.9, 0.8], keys={"a": [0.3], "j": [0.3]}, sent=80_000)

    keys, first = lines(750, 30, waits, [0.2, 0.2])

    assert "a key to its card | 300 ms (a 300, j 300), 0.08 MB sent | bar page 200 ms | 1.5 × | 2.5 × |" in keys
    assert "1.20 s (1.40 to its fields; 0.80 from Begin to the cards)" in first and "**6.0 ×**" in first
