"""The panel reads what articles tell; a table reads its rows, and nothing reads the JSON of a cell, which is written for files."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import lib.ui.shell
from lib.corpus.model.models import Corpus
from lib.engine.in_memory import InMemory
from lib.events.tables import Tables
from lib.settings import ROOT
from lib.ui.loading import Loaded
from tests.app.test_pages import PAGES, WITH_PANEL, run, words_of

FOR_FILES = ("evidence", "roles", "quantity_words", "differences")
EVENT = "ashara-clash/1"


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch, sample, sample_tables):
    """What every page is given in place of what it would read."""

    def give(corpus: Corpus = sample, tables: Tables = sample_tables) -> None:
        book = Loaded(corpus, InMemory(tables, corpus), "", "")
        monkeypatch.setattr(lib.ui.shell, "load", lambda: book)

    return give


def reads_json(path: Path) -> bool:
    """Whether a module calls json's load or loads, or takes them by name."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return any(
        (isinstance(node, ast.Attribute) and node.attr in ("load", "loads") and getattr(node.value, "id", "") == "json")
        or (isinstance(node, ast.ImportFrom) and node.module == "json")
        for node in tree
    )


def test_no_part_of_a_page_reads_json_but_what_the_browser_sends() -> None:
    drawing = [*(ROOT / "lib" / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"]

    assert [path.name for path in drawing if reads_json(path)] == ["map_watch.py"]


@pytest.mark.parametrize("asked", ({"event": EVENT}, {"pick": "ledger:shown"}), ids="".join)
def test_a_cell_that_holds_no_json_changes_no_word_of_a_page(loaded, sample_tables, asked: dict[str, str]) -> None:
    loaded()
    before = words_of(run("pages/events.py", **asked))
    loaded(tables=replace(sample_tables, events=sample_tables.events.assign(**dict.fromkeys(FOR_FILES, "{no json"))))

    assert words_of(run("pages/events.py", **asked)) == before


@pytest.mark.parametrize("asked", ({"event": EVENT}, {"pick": "ledger:shown"}), ids="".join)
@pytest.mark.parametrize("page", [page for page in PAGES if "articles" not in page])
def test_an_event_that_no_article_tells_shows_what_its_row_says(loaded, sample, page: str, asked: dict[str, str]) -> None:
    loaded(corpus=replace(sample, articles=()))
    app = run(page, **asked)
    said = words_of(app)

    assert not app.exception
    if "event" in asked and page in WITH_PANEL:
        assert "no article of this corpus tells it" in said
        assert "<dt>Who acts</dt>" in said and "National Defense Forces" in said and "2+" in said
