"""A page is a file and a line of PAGES: with these, and nothing else, it stands in the menu, takes filters and adds up."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lib.address.pages import PAGES
from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.tables import Tables
from lib.settings import ROOT

PARTS = ("app.py", "lib", "pages", "static", "sample_data", ".streamlit", "tests/app/pages_as_text.py", "tests/app/scanned.py")
PAGE = '''"""Publishers: who tells how much."""

import streamlit as st

from lib.ui.address import page_option
from lib.ui.evidence import show_panel
from lib.ui.shell import close_page, open_page, say

view = open_page("Publishers")
told = view.shown.tally("publishers")
say(view, f"Shown: {view.shown.number()}.")
order = page_option("by", {"size": "Size", "name": "Name"}, "size", "Order")
st.table(told if order == "size" else told["publishers"])
show_panel(view, {})
close_page(view, {})
'''
OTHERS = ("app", "events", "codebook")
LINE = '    Page("Codebook", "pages/codebook.py"),\n'


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """Some pages of a copy of the program with one page more: the first, one that shows events, one that shows none."""
    root: Path = tmp_path_factory.mktemp("new_page")
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        (root / part).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / part, root / part)
    (root / "pages" / "publishers.py").write_text(PAGE, "utf-8")
    plan = root / "lib" / "address" / "pages.py"
    told = plan.read_text("utf-8")
    assert told.count(LINE) == 1
    plan.write_text(told.replace(LINE, f'{LINE}    Page("Publishers", "pages/publishers.py", ("by",)),\n'), "utf-8")
    asked = {name: {} for name in OTHERS} | {"publishers": {"_by": "name", "type": "clash", "event": "smuggling-headquarters/1"}}
    done = subprocess.run(
        [sys.executable, "-m", "tests.app.pages_as_text", json.dumps(asked)],
        env=os.environ | {"PYTHONPATH": str(root)},
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, dict] = json.loads(done.stdout)
    return found


def test_other_pages_have_a_link_to_it_among_all_others(pages: dict[str, dict]) -> None:
    assert set(OTHERS) < set(pages)
    for page in pages.values():
        assert "Publishers" in page["menu"] and {one.title for one in PAGES} < set(page["menu"])


def test_it_takes_the_filters_and_its_own_choice_of_an_address(
    pages: dict[str, dict], sample: Corpus, sample_tables: Tables
) -> None:
    words, cells = " ".join(pages["publishers"]["words"]), pages["publishers"]["tables"]
    clashes = select_events(sample_tables, sample, Filters(types=frozenset({"clash"}))).events

    assert "type: Clash ✕" in words and "Not found" not in words
    assert f"Shown: {len(clashes)}." in words and 0 < len(clashes) < len(sample_tables.events)
    assert [cell for cell in cells if not cell.isdecimal()] == sorted(set(clashes["publishers"]))


def test_it_shows_evidence_and_ends_with_a_ledger_that_adds_up(pages: dict[str, dict]) -> None:
    words = pages["publishers"]["words"]

    assert "Close" in words and any("that match" in said for said in words) and any("do not match" in said for said in words)
