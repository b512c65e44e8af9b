"""The work of a page grows no faster than its events: nothing of it is done once for each pair of them."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.synthetic import write_corpus
from tests.app.test_pages import PAGES, run

SIZES = (10, 20, 40)  # articles, of ten events each
BY_THE_WAY = 12_000  # calls that a run makes more or fewer than the one before, whatever it shows


@contextmanager
def counting_calls() -> Iterator[list[int]]:
    """The number of calls, of Python's and of C's functions, that threads begun within make."""
    calls = [0]

    def note(frame, event: str, argument: object) -> None:
        if event in ("call", "c_call"):
            calls[0] += 1

    threading.setprofile(note)
    try:
        yield calls
    finally:
        threading.setprofile(None)
        sys.setprofile(None)


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    folders = {articles: tmp_path_factory.mktemp(f"of_{articles}") for articles in SIZES}
    for articles, folder in folders.items():
        write_corpus(folder, articles)
    return folders


@pytest.mark.parametrize("page", PAGES)
def test_the_work_of_a_page_grows_no_faster_than_its_events(
    page: str, corpora: dict[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    work = {}
    for articles, folder in corpora.items():
        monkeypatch.setenv("FAULTLINES_CORPUS", str(folder))
        app = run(page, event="report-1/2")
        with counting_calls() as calls:
            assert not app.run().exception
        work[articles] = calls[0]

    few, more, most = work.values()
    assert most - more < 2.5 * (more - few) + BY_THE_WAY  # twice where work follows the events, four times where their pairs
