"""The app answers from tables in memory or from a store on disk: every page says the same, whatever is asked and opened."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lib.address.pages import PAGES
from lib.settings import ROOT

EACH = {page.path or "app": {} for page in PAGES}
ASKED = {
    "all": EACH,
    "narrowed": {
        name: {"actor": ["ndf", "irgc"], "between": "1", "count": "incidents", "background": "1", "once": "1"} for name in EACH
    },
    "days and words": {name: {"from": "2022-01-01", "to": "2022-05-31", "undated": "1", "q": "IRGC"} for name in EACH},
    "an event": {name: {"event": "ashara-clash/1"} for name in EACH},
    "a place": {name: {"pick": "place:al-ashara", "near": "al-ashara", "km": "100"} for name in EACH},
    "options": {
        "relations": {"_level": "bloc", "_kind": "hostile", "pick": "dyad:irgc:ndf:hostile:organisation"},
        "timeline": {"_lanes": "bloc", "_per": "quarter", "pick": "part:undated"},
        "events": {"_order": "-killed", "_page": "2"},
        "map": {"pick": "part:off-map"},
        "app": {"pick": "ledger:background"},
    },
}


def pages(engine: str, cache: Path) -> dict[str, dict]:
    """What is asked -> the words and tables of each page, by a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.app.pages_as_text", *map(json.dumps, ASKED.values())],
        env=os.environ | {"FAULTLINES_ENGINE": engine, "FAULTLINES_CACHE": str(cache)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = dict(zip(ASKED, json.loads(done.stdout), strict=True))
    for page in (page for told in found.values() for page in told.values()):
        for figure in page["figures"]:
            figure["layout"].pop("uirevision", None)  # the name of a map's start, which no other has
    return found


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, dict], dict[str, dict]]:
    """Answered from tables in memory, and from a store on disk."""
    cache = tmp_path_factory.mktemp("cache")
    found = pages("pandas", cache), pages("duckdb", cache)
    assert len(list(cache.glob("*.store-*"))) == 1
    return found


@pytest.mark.parametrize("asked", ASKED)
def test_every_page_says_the_same_whoever_answers(asked: str, both: tuple[dict[str, dict], dict[str, dict]]) -> None:
    in_memory, on_disk = (found[asked] for found in both)

    assert len(in_memory) > len(PAGES) - 2
    for page, said in in_memory.items():
        assert on_disk[page] == said, page
