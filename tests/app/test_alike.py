"""What is alike stays apart, what is told twice is one: small corpora of one's own, such as a first article, on every page."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from lib.corpus.reading.read import read_corpus
from tests.app.test_no_bloc import PAGES, PLAIN, opened

HEAD = """---
id: wells
title: Shots
publisher: Plain Courier
published: "2023-05-02"
text: full
events:
"""
TEXT = """---
On 30 April the Plain Guard and the Rapid Riders fought at the Wells. Again the Plain Guard fought the Rapid Riders.
Two fighters died; two fighters died later.
"""
ONE_SIDE = """
  - {id: 1, type: clash, side_a: [guard], date: "2023-04-30", summary: They clash.,
     quote: the Plain Guard and the Rapid Riders fought}
"""
TOLD_TWICE = """
  - {id: 1, type: clash, side_a: [guard], side_b: [riders], place: wells, date: "2023-04-30", summary: They clash.,
     quote: the Plain Guard and the Rapid Riders fought at the Wells}
  - {id: 2, type: clash, side_a: [guard], side_b: [riders], same_as: 1, summary: They clash., quote: the Plain Guard fought}
  - {id: 3, type: clash, side_a: [guard], side_b: [riders], after: [1, 2], date: "2023-05-01", summary: Once more.,
     quote: Again the Plain Guard fought the Rapid Riders}
"""
UNNAMED = """
  - {id: 1, type: clash, side_a: [{of: guard, as: Two fighters, killed: {n: 2, words: Two fighters died}}], side_b: [riders],
     date: "2023-04-30", summary: They clash., quote: the Plain Guard and the Rapid Riders fought at the Wells,
     evidence: {side_a: Two fighters died, killed: Two fighters died}}
  - {id: 2, type: clash, side_a: [{of: guard, as: two fighters, killed: {n: 2, words: two fighters died later}}],
     side_b: [riders], date: "2023-05-01", summary: Again., quote: Again the Plain Guard fought the Rapid Riders,
     evidence: {side_a: two fighters died later, killed: two fighters died later}}
"""
TWO_CROSSES = """
  - {id: 1, type: checkpoint, initiator: [guard], place: [cross-a, cross-b], date: "2023-04-30", summary: Barriers.,
     quote: the Plain Guard and the Rapid Riders fought at the Wells}
"""
CROSSES = "cross-a,Cross,,,site,site,,,,West Plain,,QP,,,\ncross-b,Cross,,,site,site,,,,East Plain,,QP,,,\n"


def written(folder: Path, events: str) -> Path:
    """A corpus of one article with these events."""
    corpus = shutil.copytree(PLAIN, folder / "plain")
    (corpus / "articles" / "wells.md").write_text(HEAD + events.lstrip("\n") + TEXT, "utf-8")
    with (corpus / "places.csv").open("a", encoding="utf-8") as places:
        places.write(CROSSES)
    assert [problem for problem in read_corpus(corpus).problems if problem.severity == "error"] == []
    return corpus


@pytest.fixture(scope="module")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The folder of the corpus with these events, written and read once for all pages."""
    return cache(lambda events: str(written(tmp_path_factory.mktemp("alike"), events)))


@pytest.mark.parametrize("events", (ONE_SIDE, TOLD_TWICE, UNNAMED, TWO_CROSSES))
@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands(page: str, events: str, folder_of: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", folder_of(events))

    for asked in ({"pick": "ledger:shown"}, {"event": "wells/3" if events == TOLD_TWICE else "wells/1"}):
        assert not opened(page, **asked).exception, asked


def test_two_reports_in_one_article_are_one_event(folder_of: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", folder_of(TOLD_TWICE))

    app = opened("pages/articles.py")

    assert "2 events" in [title.value for title in app.subheader]
    assert not any("Not shown of this article" in caption.value for caption in app.caption)


def test_words_for_somebody_unnamed_that_differ_by_a_letter_open_their_own_events(
    folder_of: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", folder_of(UNNAMED))
    app = opened("app.py", pick="ledger:shown")

    for words, event in (("(Two fighters): **2**", "wells/1"), ("(two fighters): **2**", "wells/2")):
        (button,) = (one for one in app.button if words in one.label)
        listed = button.click().run()
        assert [one.key for one in listed.button if (one.key or "").startswith("listed_")] == [f"listed_{event}"]
        app = opened("app.py", pick="ledger:shown")


def test_two_places_of_one_name_are_two_beside_the_map(folder_of: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", folder_of(TWO_CROSSES))

    app = opened("pages/map.py")

    assert [caption.value for caption in app.caption if caption.value.endswith(": Cross (1)")] == [
        "A place that no source locates: Cross (1)"
    ] * 2
