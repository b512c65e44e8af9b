"""The app answers from tables in memory or from a store on disk: every page says the same, whatever is asked and opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.address.pages import PAGES
from lib.ui import loading
from tests.app.pages_as_text import page_as_text

NARROWED = {"actor": ["ndf", "irgc"], "between": "1", "count": "incidents", "background": "1", "once": "1"}
DAYS_AND_WORDS = {"from": "2022-01-01", "to": "2022-05-31", "undated": "1", "q": "IRGC"}
ASKED = {
    "all": {page.path or "app": {} for page in PAGES},
    "narrowed, an event": {name: NARROWED | {"event": "ashara-clash/1"} for name in ("app", "map", "events")},
    "days and words, a place": {
        name: DAYS_AND_WORDS | {"pick": "place:al-ashara"} for name in ("timeline", "relations", "articles")
    },
    "options": {
        "relations": {"_level": "bloc", "_kind": "hostile", "pick": "dyad:irgc:ndf:hostile:organisation"},
        "timeline": {"_lanes": "bloc", "_per": "quarter", "pick": "part:undated"},
        "events": {"_order": "-killed", "_page": "2", "near": "al-ashara", "km": "100"},
        "map": {"pick": "part:off-map"},
        "app": {"pick": "ledger:background"},
    },
}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where stores are kept, apart from those of other tests; what answered here answers in no other."""
    monkeypatch.setenv("FAULTLINES_CACHE", str(tmp_path))
    yield tmp_path
    loading._shelf.clear()


def pages(engine: str, asked: str, patch: pytest.MonkeyPatch) -> dict[str, dict]:
    """The words and tables of each page, as one engine has them."""
    patch.setenv("FAULTLINES_ENGINE", engine)
    loading._shelf.clear()
    found = {page: page_as_text(page, query) for page, query in ASKED[asked].items()}
    for figure in (figure for page in found.values() for figure in page["figures"]):
        figure["layout"].pop("uirevision", None)  # the name of a map's start, which no other has
    return found


@pytest.mark.parametrize("asked", ASKED)
def test_every_page_says_the_same_whoever_answers(asked: str, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_memory, on_disk = (pages(engine, asked, monkeypatch) for engine in ("pandas", "duckdb"))

    assert len(list(cache.glob("*.store-*"))) == 1
    for page, said in in_memory.items():
        assert on_disk[page] == said, page
