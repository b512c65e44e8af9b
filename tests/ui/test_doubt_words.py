"""What is in doubt is called the same on every page, and what counts in one part alone otherwise than what counts in several."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from lib.events.asking.picks import PARTS
from lib.events.counting.doubt import CERTAINTIES, DOUBTS, certainty, doubts
from lib.settings import ROOT
from lib.ui.dyad_table import COLUMNS, _sorted
from tests.conftest import event_table


def texts_of(file: Path) -> Iterator[str]:
    """The texts of a module, its docstrings left out."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    prose = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    return (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
    )


def test_the_words_of_doubt_stand_in_one_table_and_nothing_is_called_not_done() -> None:
    files = [*(ROOT / "lib").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"]

    said = {
        file.name
        for file in files
        for words in texts_of(file)
        if "ordered or attempted" in words or "ordered, attempted" in words or "not done" in words.lower()
    }

    assert len(files) > 100 and said == set()
    assert DOUBTS["not_done"] == "planned, ordered or attempted"


def test_what_adds_up_is_not_called_like_what_may_count_twice() -> None:
    events = event_table([{"event_id": "a/1", "claim": "alleged", "stage": "planned"}, {"event_id": "a/2", "claim": "alleged"}])

    of_all, as_parts = doubts(events)["alleged"].sum(), (certainty(events) == "alleged").sum()

    headings = {column.id: column.label for column in COLUMNS}
    assert (of_all, as_parts) == (2, 1) and DOUBTS["alleged"] != CERTAINTIES["alleged"]
    assert (
        [headings[name] for name in CERTAINTIES]
        == [PARTS[name] for name in CERTAINTIES]
        == ["As done", "Planned, ordered or attempted", "Alleged to be done", "Denied"]
    )


def test_the_table_of_dyads_sorts_numbers_of_killed_by_their_least() -> None:
    cells = pd.DataFrame({"killed": ["7", "1,200+", "–", "~34", "at most 3"]}, dtype="str")

    assert [cells["killed"][row] for row in _sorted(cells, "-killed")] == ["1,200+", "~34", "7", "at most 3", "–"]
